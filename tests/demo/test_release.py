"""What the documents print is enough for every statement of the release: nothing is added on the way."""

import pytest

from demo.campaign import specification
from demo.release import STATEMENTS, derive
from demo.returns import ANSWER, build_all
from ingestion.pipeline import read_file
from ingestion.values.interval import Interval
from ingestion.values.record import Kind
from reporting.statistics.figures import Figure, Source, State
from reporting.statistics.ledger import Ledger
from requests_app.specification import parse_specification
from tests.reporting.builders import FORCES

SPECIFICATION = parse_specification(specification())


def _figure(each, figure):
    kind = Kind.BLANK if figure.low is None else Kind.EXACT if figure.low == figure.high else Kind.SUPPRESSED
    return Figure(
        force=each.force_code,
        question=figure.question,
        period=figure.year,
        breakdown=dict(figure.breakdown),
        interval=Interval(figure.low, figure.high),
        kind=kind,
        sources=(Source(each.path.name, "as printed"),),
    )


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    return [each for each in build_all(tmp_path_factory.mktemp("returns")) if each.stage == ANSWER]


@pytest.fixture(scope="module")
def figures(answers):
    return [_figure(each, figure) for each in answers for figure in each.printed]


def _records(reading):
    yield from reading.records
    for member in reading.members:
        yield from _records(member)


def _read(each):
    """The figures of a document as it was read: those that answer a question in an asked period."""
    for record in _records(read_file(each.path, specification=SPECIFICATION)):
        if record.question and record.asked and record.kind not in (Kind.BLANK, Kind.UNREAD):
            yield Figure(
                force=each.force_code,
                question=record.question,
                period=record.asked,
                breakdown=dict(record.breakdown),
                interval=record.interval,
                kind=record.kind,
                sources=(Source(each.path.name, str(record.place)),),
            )


def _ledger(figures):
    usable = {figure.force: State.USABLE for figure in figures}
    return Ledger(forces=FORCES, figures=figures, states=usable, questions=SPECIFICATION.questions)


def test_every_statement_of_the_release_is_derived(figures):
    derived = derive(_ledger(figures), SPECIFICATION)
    assert [each.said for each in derived] == [statement.said for statement in STATEMENTS]
    assert [fault for each in derived for fault in each.faults] == []


def test_every_statement_of_the_release_is_derived_from_the_documents_as_read(answers):
    derived = derive(_ledger([figure for each in answers for figure in _read(each)]), SPECIFICATION)
    assert [fault for each in derived for fault in each.faults] == []


def test_all_43_forces_stand_behind_the_national_change(figures):
    national = derive(_ledger(figures), SPECIFICATION)[0]
    assert all("43" in sentence.coverage for sentence in national.sentences)


def test_a_return_less_is_noticed(figures):
    without = [figure for figure in figures if figure.force != "E23000032"]
    faults = {each.said: each.faults for each in derive(_ledger(without), SPECIFICATION)}
    assert any(faults[said] for said in faults if said.startswith("England and Wales"))
    assert faults["Kent: 140 offences, compared with 122"]


def test_a_figure_misread_is_noticed(figures):
    wrong = [
        Figure(figure.force, figure.question, figure.period, figure.breakdown, Interval(1, 1))
        if figure.breakdown == {"communication_method": "Instagram"}
        else figure
        for figure in figures
    ]
    faults = {each.said: each.faults for each in derive(_ledger(wrong), SPECIFICATION)}
    assert faults["Instagram in 929 instances in the second year"]
    assert not faults["Kent: 140 offences, compared with 122"]
