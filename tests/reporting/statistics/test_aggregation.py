from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.interval import NOTHING_KNOWN, Interval, exactly
from ingestion.values.record import Kind
from reporting.statistics.aggregation import change_of, changes, one_decimal, percentages, total_of
from reporting.statistics.areas import areas, nation
from reporting.statistics.figures import Area, Source, State, Uncounted
from reporting.statistics.ledger import UnknownForce
from tests.reporting.builders import CODE, CODES, FORCES, figure, ledger

SOUTH_EAST = ("Kent", "Surrey", "Sussex", "Hampshire")
SERIES = {  # published for 2017/18, 2018/19, 2020/21, 2021/22: the blank of Hampshire is no nought
    "Kent": (122, 140, 224, 179),
    "Surrey": (27, 76, 78, 63),
    "Sussex": (77, 76, 205, 187),
    "Hampshire": (152, 181, 18, None),
}
FOUR = Area("Four forces", "region", tuple(CODE[name] for name in SOUTH_EAST))
ENGLAND_AND_WALES = nation(FORCES)


def south_east(*periods: tuple[str, int]) -> list:
    return [
        figure(name, SERIES[name][column], period=label)
        for label, column in periods
        for name in SOUTH_EAST
        if SERIES[name][column] is not None
    ]


def test_areas_are_the_nation_two_countries_nine_english_regions_and_every_force():
    found = areas(FORCES)
    assert [area.name for area in found[:3]] == ["England and Wales", "England", "Wales"]
    assert [area.kind for area in found].count("region") == 9
    assert len(found) == 1 + 2 + 9 + 43
    assert len({area.name for area in found}) == len(found)
    wales = next(area for area in found if area.name == "Wales")
    assert set(wales.members) == {code for code in CODES if code.startswith("W")}


def test_a_force_outside_england_and_wales_is_not_in_the_nation():
    from reporting.statistics.figures import Force

    scotland = Force("S", "Police Scotland", "", "Scotland")
    found = areas([*FORCES, scotland])
    assert "S" not in found[0].members
    assert Area("Scotland", "country", ("S",)) in found
    assert not [area for area in found if not area.name]


def test_the_four_published_forces_add_up_to_the_published_regional_totals():
    book = ledger(south_east(("2017/18", 0), ("2018/19", 1)))
    first, second = (total_of(book, FOUR, "1", period) for period in ("2017/18", "2018/19"))
    assert (first.interval, second.interval) == (exactly(378), exactly(473))
    assert second.coverage.counts() == {
        "asked": 4,
        "answered": 4,
        "refused": 0,
        "missing": 0,
        "blocked": 0,
        "partial": 0,
    }
    assert [cell.interval.low for cell in second.cells] == [140, 76, 76, 181]
    assert str(second.cells[0].sources[0]) == "doc-E23000032, Sheet1!1-2018/19-"


def test_a_blank_is_not_nought_and_the_change_leaves_that_force_out():
    """The published regional figures fall from 525 to 429 because one force's blank was added as nought."""
    book = ledger(south_east(("2020/21", 2), ("2021/22", 3)))
    later = total_of(book, FOUR, "1", "2021/22")
    assert later.interval == exactly(429)
    assert later.coverage.counts() == {
        "asked": 4,
        "answered": 3,
        "refused": 0,
        "missing": 1,
        "blocked": 0,
        "partial": 1,
    }
    change = change_of(book, FOUR, "1", "2020/21", "2021/22")
    assert (change.before, change.after) == (exactly(507), exactly(429))
    assert change.left_out == ((CODE["Hampshire"], "it gave no figure for 2021/22"),)
    assert one_decimal(change.percent) == -15.4


def test_every_asked_force_is_in_exactly_one_place():
    book = ledger(
        [
            figure("Kent", 5),
            figure("Surrey", (0, None), kind=Kind.SUPPRESSED),
            figure("Sussex", (None, None), kind=Kind.REFUSED),
            figure("Essex", (None, None), kind=Kind.BLANK),
            figure("Dorset", 9),
        ],
        states={CODE["Dorset"]: State.BLOCKED, CODE["Gwent"]: State.REFUSED},
    )
    told = total_of(book, ENGLAND_AND_WALES, "1", "2018/19")
    assert told.coverage.answered == (CODE["Kent"], CODE["Surrey"])
    assert told.coverage.refused == (CODE["Gwent"], CODE["Sussex"])
    assert told.coverage.blocked == (CODE["Dorset"],)
    assert CODE["Essex"] in told.coverage.missing
    assert told.coverage.counts() == {
        "asked": 43,
        "answered": 2,
        "refused": 2,
        "missing": 39,
        "blocked": 1,
        "partial": 1,
    }
    assert told.interval == Interval(5, None), "a hidden count leaves the sum open above"


def test_a_blocked_return_is_not_added_even_though_its_figures_are_here():
    book = ledger([figure("Kent", 140), figure("Surrey", 76)], states={CODE["Kent"]: State.BLOCKED})
    assert total_of(book, FOUR, "1", "2018/19").interval == exactly(76)


def test_a_letter_that_refuses_one_question_leaves_the_others():
    book = ledger([figure("Kent", 140)], outcomes={(CODE["Kent"], "4"): State.REFUSED})
    assert total_of(book, FOUR, "1", "2018/19").coverage.answered == (CODE["Kent"],)
    method = frozenset({("communication_method", "Facebook")})
    assert total_of(book, FOUR, "4", "2018/19", method).coverage.refused == (CODE["Kent"],)


def test_a_blocked_return_stays_blocked_whatever_its_letter_refused():
    book = ledger(
        [figure("Kent", 140)], states={CODE["Kent"]: State.BLOCKED}, outcomes={(CODE["Kent"], "4"): State.REFUSED}
    )
    assert total_of(book, FOUR, "4", "2018/19").coverage.blocked == (CODE["Kent"],)


def test_no_force_is_no_figure():
    told = total_of(ledger([]), FOUR, "1", "2018/19")
    assert told.interval == NOTHING_KNOWN
    assert told.as_json()["low"] is None


def test_a_figure_of_a_force_that_was_not_asked_is_the_callers_mistake():
    with pytest.raises(UnknownForce):
        ledger([figure("X1", 1)])


def test_a_figure_printed_twice_is_counted_once_and_keeps_both_places():
    book = ledger([figure("Kent", 140, place="Sheet1!B2"), figure("Kent", 140, place="Summary!C9")])
    told = total_of(book, FOUR, "1", "2018/19")
    assert told.interval == exactly(140)
    assert [source.place for source in told.cells[0].sources] == ["Sheet1!B2", "Summary!C9"]
    assert told.cells[0].count == 1


def test_two_places_that_disagree_are_not_counted_and_say_so():
    book = ledger(
        [figure("Kent", 140, place="Sheet1!B2"), figure("Kent", 141, place="Summary!C9"), figure("Surrey", 76)]
    )
    told = total_of(book, FOUR, "1", "2018/19")
    assert told.interval == exactly(76)
    assert CODE["Kent"] in told.coverage.missing
    assert told.doubts == (
        "Kent Police: two places disagree (Sheet1!B2 and Summary!C9), so neither is counted until a person settles it.",
    )


def test_a_hidden_count_and_the_same_count_printed_elsewhere_agree():
    book = ledger([figure("Kent", (1, 4), kind=Kind.SUPPRESSED, place="a"), figure("Kent", 3, place="b")])
    assert total_of(book, FOUR, "1", "2018/19").interval == exactly(3)


def test_suppressed_parts_add_up_as_a_range():
    book = ledger([figure("Kent", (1, 4), kind=Kind.SUPPRESSED), figure("Surrey", (0, 4)), figure("Sussex", 76)])
    assert total_of(book, FOUR, "1", "2018/19").interval == Interval(77, 84)


def crossed(force: str, rows: dict[tuple[str, str], float | tuple], period: str = "2018/19") -> list:
    return [
        figure(
            force, value, question="2", period=period, victim_sex=sex, victim_age=age,
            kind=Kind.EXACT if isinstance(value, (int, float)) else Kind.SUPPRESSED,
        )
        for (sex, age), value in rows.items()
    ]  # fmt: skip


def test_a_margin_is_the_sum_of_its_parts_with_all_their_cells():
    book = ledger(crossed("Kent", {("Female", "12-15"): 30, ("Male", "12-15"): 6, ("Female", "16 and over"): 4}))
    told = total_of(book, FOUR, "2", "2018/19", frozenset({("victim_age", "12-15")}))
    assert told.interval == exactly(36)
    assert told.cells[0].count == 2
    assert total_of(book, FOUR, "2", "2018/19").interval == exactly(40)


def test_a_margin_that_the_return_prints_is_taken_as_printed():
    figures = crossed("Kent", {("Female", "12-15"): (1, 4), ("Male", "12-15"): (1, 4)})
    book = ledger([*figures, figure("Kent", 7, question="2", victim_age="12-15")])
    assert total_of(book, FOUR, "2", "2018/19", frozenset({("victim_age", "12-15")})).interval == exactly(7)


def test_hidden_parts_of_a_stated_total_are_bounded_by_what_is_left():
    """A real answer: 52 in all, 22 + 2 + 22 printed, three cells starred: the three hold 6 between them."""
    hidden = (None, None)
    book = ledger(
        [
            figure("Northamptonshire", 52),
            *crossed(
                "Northamptonshire",
                {
                    ("Female", "11 and under"): 22,
                    ("Female", "12-15"): 2,
                    ("Male", "11 and under"): hidden,
                    ("Male", "12-15"): hidden,
                    ("Unknown", "Unknown"): hidden,
                    ("Female", "16 and over"): 22,
                },
            ),
        ]
    )
    place = Area("Northamptonshire", "force", (CODE["Northamptonshire"],))
    male = total_of(book, place, "2", "2018/19", frozenset({("victim_sex", "Male")}))
    assert male.interval == Interval(0, 6)
    assert total_of(book, place, "2", "2018/19", frozenset({("victim_age", "12-15")})).interval == Interval(2, 8)


def test_hidden_instances_are_not_bounded_where_a_case_may_count_twice():
    book = ledger(
        [
            figure("Kent", 52),
            figure("Kent", 52, question="4"),
            figure("Kent", 50, question="4", communication_method="Facebook"),
            figure("Kent", (None, None), question="4", kind=Kind.SUPPRESSED, communication_method="Kik"),
        ]
    )
    kik = total_of(book, FOUR, "4", "2018/19", frozenset({("communication_method", "Kik")}))
    assert kik.interval == Interval(0, None)


def test_a_blank_part_makes_the_margin_at_least_its_other_parts():
    figures = crossed("Kent", {("Female", "12-15"): 30})
    blank = figure("Kent", (None, None), question="2", kind=Kind.BLANK, victim_sex="Male", victim_age="12-15")
    told = total_of(ledger([*figures, blank]), FOUR, "2", "2018/19", frozenset({("victim_age", "12-15")}))
    assert told.interval == Interval(30, None)
    assert told.doubts == ("Kent Police: 1 of the 2 parts added up here is not given.",)


def test_published_changes():
    """Thames Valley 274 v 114 is +140 per cent, England and Wales 4,373 v 3,217 is +36 per cent."""
    assert one_decimal(percentages(exactly(114), exactly(274))[0]) == 140.4
    assert one_decimal(percentages(exactly(3217), exactly(4373))[0]) == 35.9


def test_changes_are_told_between_neighbours_and_over_the_whole():
    found = list(changes(ledger(south_east(("a", 0), ("b", 1), ("c", 2))), [FOUR], ["1"], ["a", "b", "c"]))
    assert [(change.earlier, change.later) for change in found] == [("a", "b"), ("b", "c"), ("a", "c")]
    assert found[0].as_json()["percent"] == 25.1
    assert found[0].as_json()["forces"] == 4


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (exactly(0), exactly(8), "none"),
        (exactly(19), exactly(30), "under 20"),
        (Interval(17, 23), exactly(30), "may be under 20"),
        (Interval(40, None), exactly(50), "no upper bound"),
        (NOTHING_KNOWN, exactly(50), "Nothing is known"),
    ],
)
def test_where_no_percentage_can_be_told_it_says_why(before, after, why):
    low, high, said = percentages(before, after)
    assert (low, high) == (None, None)
    assert why in said


def test_a_part_year_is_told_in_the_total_and_kept_out_of_the_change():
    part = figure("Dyfed-Powys", 19, period="2017/18", comparable=False, doubt="covers October to April only")
    book = ledger([part, figure("Dyfed-Powys", 41), figure("Gwent", 44, period="2017/18"), figure("Gwent", 26)])
    wales = next(area for area in areas(FORCES) if area.name == "Wales")
    assert total_of(book, wales, "1", "2017/18").interval == exactly(63)
    change = change_of(book, wales, "1", "2017/18", "2018/19")
    assert change.forces == (CODE["Gwent"],)
    assert dict(change.left_out)[CODE["Dyfed-Powys"]] == "its figure for 2017/18 counts other days than were asked"


bounds = st.tuples(st.integers(0, 400), st.integers(0, 400)).map(sorted).map(tuple)


@given(st.lists(st.one_of(st.none(), bounds), min_size=43, max_size=43), st.data())
def test_any_true_figures_within_the_bounds_sum_within_the_total(given_bounds, data):
    figures = [
        figure(code, pair, kind=Kind.SUPPRESSED)
        for code, pair in zip(CODES, given_bounds, strict=True)
        if pair is not None
    ]
    told = total_of(ledger(figures), ENGLAND_AND_WALES, "1", "2018/19")
    truth = sum(data.draw(st.integers(*pair)) for pair in given_bounds if pair is not None)
    counts = told.coverage.counts()
    assert counts["answered"] + counts["refused"] + counts["missing"] == counts["asked"] == 43
    if figures:
        assert told.interval.holds(truth)
    else:
        assert told.interval == NOTHING_KNOWN


@given(bounds, bounds, st.data())
def test_a_percentage_range_holds_every_true_percentage(before, after, data):
    low, high, why = percentages(Interval(*before), Interval(*after))
    if why is None:
        start, end = data.draw(st.integers(*before)), data.draw(st.integers(*after))
        assert low <= (Fraction(end, start) - 1) * 100 <= high


@given(st.fractions(min_value=-500, max_value=500))
def test_one_decimal_is_nearest(number):
    assert abs(Fraction(str(one_decimal(number))) - number) <= Fraction(1, 20)


def beside(force: str, value: float, label: str = "Zorble", question: str = "4") -> Uncounted:
    return Uncounted(CODE[force], question, "2018/19", exactly(value), label, Source("doc", "C4"))


def test_rows_that_no_category_matches_bound_what_is_added_up_beside_them_and_are_named():
    """48 of 65 were recognised: the sum is at least 48 and at most 65, and never 48."""
    parts = [figure("Kent", 40, question="2", victim_sex="Female"), figure("Kent", 8, question="2", victim_sex="Male")]
    total = total_of(ledger(parts, uncounted=[beside("Kent", 17, question="2")]), FOUR, "2", "2018/19")
    assert total.interval == Interval(48, 65)
    assert "“Zorble” (C4)" in total.doubts[0]
    before = [figure("Kent", 30, question="2", period="2017/18", victim_sex="Female")]
    book = ledger(parts + before, uncounted=[beside("Kent", 17, question="2")])
    change = change_of(book, FOUR, "2", "2017/18", "2018/19")
    assert change.percent is None
    assert "“Zorble” (C4)" in change.why_not


def test_where_the_parts_make_the_stated_whole_the_other_rows_count_something_else():
    parts = [figure("Kent", 40, question="2", victim_sex="Female"), figure("Kent", 8, question="2", victim_sex="Male")]
    book = ledger([figure("Kent", 48), *parts], uncounted=[beside("Kent", 17, question="2")])
    assert total_of(book, FOUR, "2", "2018/19").interval == exactly(48)


def test_a_figure_left_out_is_not_added_up_from_its_parts_either():
    whole = replace(figure("Kent", (None, None), question="2", kind=Kind.NOT_RECORDED), left_out=True)
    parts = [figure("Kent", 40, question="2", victim_sex="Female")]
    total = total_of(ledger([whole, *parts]), FOUR, "2", "2018/19")
    assert total.coverage.counts()["answered"] == 0
    assert total.coverage.counts()["missing"] == 4


@given(
    parts=st.lists(st.integers(0, 500), min_size=1, max_size=6),
    unmatched=st.lists(st.tuples(st.integers(1, 90), st.booleans()), max_size=4),
)
def test_whatever_the_unmatched_rows_are_the_true_sum_is_within_the_bounds(parts, unmatched):
    figures = [figure("Kent", value, question="4", communication_method=f"App {n}") for n, value in enumerate(parts)]
    rows = [beside("Kent", value, f"row {n}") for n, (value, _) in enumerate(unmatched)]
    truth = sum(parts) + sum(value for value, belongs in unmatched if belongs)
    interval = total_of(ledger(figures, uncounted=rows), FOUR, "4", "2018/19").interval
    assert interval.low <= truth <= interval.high
    assert interval.exact == (not rows)
