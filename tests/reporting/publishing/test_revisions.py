"""What moved between two editions, and why."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from reporting.publishing.edition import Document, Heading, edition
from reporting.publishing.revisions import compare
from reporting.statistics.figures import State
from tests.reporting.builders import CODE, CODES, FORCES, figure, ledger, specification
from tests.reporting.sentences.test_statements import release

HEADING = Heading("Test", date(2019, 9, 12))


def told(figures, *, states=None, marks=None):
    marks = marks or {}
    documents = [
        Document(f"doc-{f.code}", f.code, f"{f.short_name}.xlsx", marks.get(f.code, "aa"), 1, "text/csv")
        for f in FORCES
    ]
    book = ledger(figures, states=states)
    return edition(heading=HEADING, specification=specification(), ledger=book, figures=figures, documents=documents)


def with_kent(after: int, **more):
    kept = [item for item in release() if (item.force, item.period) != (CODE["Kent"], "2018/19")]
    return [*kept, figure("Kent", after, **more)]


def test_nothing_moved_between_an_edition_and_itself():
    assert not compare(told(release()), told(release())).anything


def test_a_late_return_moves_its_own_figure_its_regions_and_the_nations_with_that_cause():
    moved = compare(told(release(), states={CODE["Kent"]: State.MISSING}), told(release()))
    assert [(one.name, one.before, one.after, one.cause) for one in moved.forces] == [
        ("Kent Police", "missing", "usable", "a late return")
    ]
    figures = {(one.area, one.period): one for one in moved.whole}
    assert figures["Kent Police", "2018/19"].after == "140"
    assert figures["England and Wales", "2018/19"].before == "4,233 (42 of 43 forces)"
    assert figures["England and Wales", "2018/19"].after == "4,373 (43 of 43 forces)"
    assert {area for area, _ in figures} == {"Kent Police", "South East", "England", "England and Wales"}
    assert all(one.causes == ("Kent Police: a late return",) for one in figures.values())


def test_a_sentence_that_moved_stands_with_both_texts_and_one_that_went_with_why():
    before, after = told(release()), told(release(), states={CODE["Kent"]: State.BLOCKED})
    moved = {one.about: one for one in compare(before, after).sentences}
    (kent,) = [one for about, one in moved.items() if "Kent Police" in about]
    assert "140" in kent.before
    assert (kent.after, kent.why) == ("", "The force's return waits for a supervisor.")
    assert kent.causes == ("Kent Police: its return was taken back: it waits for a supervisor",)
    assert not [about for about in moved if "Wales, " in about and "England" not in about], "Wales stands as it stood"


def test_a_new_document_and_a_correction_are_told_apart():
    before = told(release())
    replaced = compare(before, told(with_kent(150), marks={CODE["Kent"]: "bb"}))
    assert replaced.forces[0].cause == "a new document (Kent.xlsx), a document that no longer counts (Kent.xlsx)"
    corrected = compare(before, told(with_kent(150, doubt="Corrected by a person: The force wrote again.")))
    assert corrected.forces[0].cause == "a correction (The force wrote again.)"


@settings(max_examples=20, deadline=None)
@given(st.dictionaries(st.sampled_from(CODES[:12]), st.integers(0, 400), max_size=4))
def test_exactly_the_figures_that_differ_are_listed_and_each_has_a_cause_inside_its_area(changed):
    kept = [item for item in release() if item.force not in changed or item.period != "2018/19"]
    figures = kept + [figure(code, value) for code, value in changed.items()]
    before, after = told(release()), told(figures)
    moved = compare(before, after)
    old, new = (
        {(t["period"], t["area"]): (t["low"], t["high"]) for t in content["totals"] if t["question"] == "1"}
        for content in (before, after)
    )
    differ = {name for name in old if old[name] != new[name]}
    assert {(one.period, one.area) for one in moved.whole if one.question == "1"} == differ
    names = {force["code"]: force["name"] for force in after["forces"]}
    really = {names[code] for code in changed if dict(_last(release()))[code] != changed[code]}
    assert {one.name for one in moved.forces} == really
    for one in moved.figures:
        assert {cause.split(":")[0] for cause in one.causes} <= really


def _last(figures):
    return [(item.force, item.interval.low) for item in figures if item.period == "2018/19"]
