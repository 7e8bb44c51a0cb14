"""A draft's questions against last round's answers, by hand."""

from ingestion.values.interval import NOTHING_KNOWN, Interval, exactly
from ingestion.values.record import Kind, Record
from requests_app.specification import parse_specification
from review.replay import ForceReplay, replay
from tests.builders import SPECIFICATION

DRAFT = parse_specification(SPECIFICATION)


def figure(question, value, **breakdown):
    kind, interval = (Kind.EXACT, exactly(value)) if isinstance(value, int) else (Kind.SUPPRESSED, Interval(1, 4))
    if value is None:
        kind, interval = Kind.BLANK, NOTHING_KNOWN
    return Record("t1", "offences", None, breakdown, str(value), kind, interval, question=question)


def told(*forces):
    return {result.number: result for result in replay(DRAFT, forces)}


def test_every_force_is_in_exactly_one_place_for_each_question():
    by_sex = [figure("2", n, victim_sex=name) for n, name in ((40, "Female"), (12, "Male"), (0, "Unknown"))]
    forces = [
        ForceReplay("whole", [figure("1", 52), *by_sex]),
        ForceReplay("two of three", [figure("1", 52), *by_sex[:2]]),
        ForceReplay("hidden", [figure("2", "<5", victim_sex=name) for name in ("Female", "Male", "Unknown")]),
        ForceReplay("refused", refusals={"2": ("refused", ["s40(2)"]), "1": ("refused", ["s12(1)"])}),
        ForceReplay("silent"),
        ForceReplay("blank", [figure("1", None)]),
    ]
    two = told(*forces)["2"]
    assert (two.usable, two.in_part, two.hidden) == (["whole"], ["two of three"], ["hidden"])
    assert (two.refused, two.nothing) == (["refused"], ["silent", "blank"])
    assert two.exemptions == {"s40(2)": 1}
    assert two.missing_categories == {"Sex of victim: Unknown": 1}
    one = told(*forces)["1"]
    placed = [*one.usable, *one.in_part, *one.hidden, *one.refused, *one.nothing]
    assert sorted(placed) == sorted(force.force for force in forces)


def test_a_blank_is_no_answer_and_nought_is_one():
    one = told(ForceReplay("none", [figure("1", 0)]), ForceReplay("blank", [figure("1", None)]))["1"]
    assert (one.usable, one.nothing) == (["none"], ["blank"])
