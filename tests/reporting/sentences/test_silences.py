"""Who is not spoken for, and what came of each force: the same words everywhere."""

from collections import Counter

import pytest

from ingestion.values.record import Kind
from reporting.disclosure.withheld import Withheld
from reporting.sentences.campaign_wording import wording_of
from reporting.sentences.sentence import Voice
from reporting.sentences.silences import absent_words, of_coverage, too_few
from reporting.sentences.statements import change_sentence, count_sentence
from reporting.statistics.aggregation import change_of, total_of
from reporting.statistics.areas import areas
from reporting.statistics.figures import Area, State
from tests.reporting.builders import CODE, FORCES, figure, ledger, specification

AREAS = {area.name: area for area in areas(FORCES)}
WORDING = wording_of(specification())
YEARS = ("2017/18", "2018/19")


def both(force: str, before: int, after: int) -> list:
    return [figure(force, before, period="2017/18"), figure(force, after)]


@pytest.mark.parametrize("voice", list(Voice))
def test_a_region_is_not_spoken_for_by_one_of_its_two_forces(voice):
    book = ledger(both("Metropolitan Police", 400, 500))
    told = [
        change_sentence(change_of(book, AREAS["London"], "1", *YEARS), WORDING, voice),
        count_sentence(total_of(book, AREAS["London"], "1", "2018/19"), WORDING, voice),
    ]
    assert all(isinstance(one, Withheld) for one in told)
    assert told[1].why == ("Only 1 of the 2 forces gave this figure: too few to speak for London; 1 has not answered.")


def test_both_forces_of_london_speak_for_it():
    book = ledger([*both("Metropolitan Police", 400, 500), *both("City of London", 20, 22)])
    told = change_sentence(change_of(book, AREAS["London"], "1", *YEARS), WORDING, Voice.PRESS)
    assert told.text.startswith("Offences of sexual communication with a child recorded by police in London rose by 24")


def test_a_region_with_a_single_asked_force_leaves_it_to_the_force():
    assert too_few(1, Area("London", "region", ("E23000001",)), "gave it", Counter()) == (
        "Only one force was asked in London: it speaks for itself."
    )


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.BLOCKED, "The force's return waits for a supervisor."),
        (State.REFUSED, "The force refused."),
        (State.MISSING, "The force has not answered."),
        (State.USABLE, "The force gave no figure here that can be counted."),
    ],
)
def test_a_force_alone_is_said_by_what_came_of_it(state, said):
    book = ledger(both("Essex", 3, 4), states={CODE["Kent"]: state})
    told = count_sentence(total_of(book, AREAS["Kent Police"], "1", "2018/19"), WORDING, Voice.PRESS)
    assert told.why == said
    assert ("gave no figure" in told.why) == (state is State.USABLE)


def test_the_absent_are_told_apart_with_their_counts():
    book = ledger(
        [
            *both("Kent", 30, 40),
            figure("Essex", (None, None), kind=Kind.BLANK),
            figure("Surrey", (None, None), kind=Kind.REFUSED),
        ],
        states={CODE["Dorset"]: State.BLOCKED, CODE["Gwent"]: State.REFUSED, CODE["Sussex"]: State.BLOCKED},
    )
    coverage = total_of(book, AREAS["England and Wales"], "1", "2018/19").coverage
    assert absent_words(of_coverage(coverage)) == (
        "2 wait for a supervisor, 2 refused, 1 gave none here and 37 have not answered"
    )
    assert coverage.counts()["missing"] == 2 + 1 + 37
    told = count_sentence(total_of(book, AREAS["Wales"], "1", "2018/19"), WORDING, Voice.PRESS)
    assert told.why == "No force gave this figure: 1 refused and 3 have not answered."


def test_a_blocked_force_of_a_change_waits_and_is_never_said_to_have_given_none():
    book = ledger(both("Kent", 30, 40), states={CODE["Surrey"]: State.BLOCKED})
    told = change_sentence(change_of(book, AREAS["South East"], "1", *YEARS), WORDING, Voice.PRESS)
    assert told.why == (
        "Only 1 of the 5 forces gave figures for both periods: too few to speak for the South East; "
        "3 have not answered and 1 waits for a supervisor."
    )
