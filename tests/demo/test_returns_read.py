"""Every demonstration return reads to exactly the figures it was built from."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from demo.campaign import specification
from demo.known_figures import BY_CODE
from demo.returns import ANSWER, build_all
from demo.returns.plan import PLAN
from ingestion.pipeline import read_file
from requests_app.specification import parse_specification

SPECIFICATION = parse_specification(specification())
ANSWERS = [BY_CODE[planned.code].slug for planned in PLAN if planned.stage == ANSWER]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_all(tmp_path_factory.mktemp("returns"))


@pytest.fixture(scope="module")
def read(built):
    """The reading of a document, read once."""

    @cache
    def reading(path: Path):
        return read_file(path, specification=SPECIFICATION)

    return reading


def _answer(built, slug):
    return next(each for each in built if each.stage == ANSWER and BY_CODE[each.force_code].slug == slug)


def _all(reading, what):
    """What stands in the document itself and in the documents inside it."""
    yield from getattr(reading, what)
    for member in reading.members:
        yield from _all(member, what)


def _figures(reading):
    """Bounds of each figure that answers a question in an asked period; totals of parts apart."""
    parts, totals = defaultdict(set), defaultdict(set)
    for record in _all(reading, "records"):
        if record.question and record.asked:
            key = (record.question, record.asked, tuple(sorted(record.breakdown.items())))
            (totals if record.total else parts)[key].add((record.interval.low, record.interval.high))
    return parts, totals


def _printed(each):
    return {(figure.question, figure.year, figure.breakdown): (figure.low, figure.high) for figure in each.printed}


@pytest.mark.parametrize("slug", ANSWERS)
def test_every_figure_printed_is_read_as_printed(slug, built, read):
    each = _answer(built, slug)
    parts, totals = _figures(read(each.path))
    missed = {}
    for key, bounds in _printed(each).items():
        found = parts.get(key) or totals.get(key, set())
        if found != {bounds}:
            missed[key] = (bounds, found)
    assert missed == {}


@pytest.mark.parametrize("slug", ANSWERS)
def test_no_figure_is_read_that_was_not_printed(slug, built, read):
    each = _answer(built, slug)
    assert read(each.path).error is None
    parts, _ = _figures(read(each.path))
    printed = _printed(each)
    dimensions = {frozenset(dict(key[2])) for key in printed}
    assert [key for key in parts if key not in printed and frozenset(dict(key[2])) in dimensions] == []


@pytest.mark.parametrize("slug", ANSWERS)
def test_every_figure_has_its_place_and_nothing_blocks_the_return(slug, built, read):
    reading = read(_answer(built, slug).path)
    assert reading.error is None
    for record in _all(reading, "records"):
        assert record.place.cell or record.place.box or record.place.rows, record
    assert [finding.message for finding in _all(reading, "findings") if finding.level == "error"] == []


def test_calendar_years_answer_no_asked_year_and_block_the_return(built, read):
    first = next(each for each in built if each.layout == "calendar years")
    reading = read(first.path)
    assert {finding.id for finding in reading.findings if finding.level == "error"} == {"Q301"}
    assert [record for record in reading.records if record.asked] == []


def test_parts_short_of_their_total_block_the_return(built, read):
    first = next(each for each in built if each.layout == "parts that do not add up")
    errors = [finding for finding in read(first.path).findings if finding.level == "error"]
    assert any("103" in finding.message and "104" in finding.message for finding in errors)


def test_a_refusal_gives_no_figure(built, read):
    refusal = next(each for each in built if each.layout == "refusal letter")
    assert list(_all(read(refusal.path), "records")) == []


def test_refusals_of_a_question_are_told_with_their_exemption(built, read):
    told = {
        slug: {
            (answer.question, answer.outcome.value, answer.exemptions)
            for answer in _all(read(_answer(built, slug).path), "answers")
            if answer.outcome.value != "answered"
        }
        for slug in ("essex", "city-of-london", "avon-and-somerset", "durham", "metropolitan")
    }
    assert told == {
        "essex": {("4", "refused", ("s12(1)",))},
        "city-of-london": {("2", "refused", ("s40(2)",)), ("4", "refused", ("s40(2)",))},
        "avon-and-somerset": {("4", "not held", ())},
        "durham": {("4", "not held", ())},
        "metropolitan": {("4", "refused", ("s12(1)",))},
    }


def test_the_refusal_letter_refuses_the_whole_request(built, read):
    refusal = next(each for each in built if each.layout == "refusal letter")
    outcomes = [(answer.question, answer.outcome.value, answer.exemptions) for answer in read(refusal.path).answers]
    assert outcomes == [(None, "refused", ("s12(1)",))]


def test_a_question_left_unanswered_in_silence_is_missed(built, read):
    findings = list(_all(read(_answer(built, "bedfordshire").path), "findings"))
    assert [finding.id for finding in findings if "Question 2" in finding.message] == ["Q510"]
