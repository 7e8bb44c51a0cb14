"""What a document's words say its figures cover; and sentences like them that say nothing of it."""

from __future__ import annotations

from itertools import product

import pytest

from ingestion.quality.coverage_said import check_coverage_said
from tests.ingestion.figures import figure, ids, reading, specification

SUBJECTS = ("These figures", "The figures provided", "Please note that the data", "The numbers in the table", "They")
PARTS = ("the city division", "the North Basic Command Unit", "Eastshire district", "the two southern boroughs")
LIMITS = (
    "{} cover {} only.", "{} relate to {} only", "{} are for {} alone.", "{} only cover {}.", "{} exclude {}.",
    "{} do not include {}.", "{} do not include offences recorded in {}.",
)  # fmt: skip
REGION = (
    "{} relate to the whole region and not to this force alone.",
    "{} cover all forces of the region.",
    "{} are those of the regional organised crime unit.",
)
NO_LIMIT = (
    "{} cover the whole force area only.", "{} relate to the Kent Police area only.", "{} do not include offences "
    "recorded outside our area.", "{} are broken down by district.", "{} exclude offences in another force's area.",
    "{} are only available by division.", "{} cover every division.",
)  # fmt: skip
BACK = (
    "Please disregard the response that was sent to you yesterday.",
    "Kindly ignore our previous e-mail and its attachment.",
    "Our response of 12 October is withdrawn.",
    "Please ignore my earlier message.",
    "The spreadsheet attached to our last reply was sent in error; please discard the previous response.",
)
NOT_BACK = (
    "If this message was sent to you in error, please delete it.",
    "If you have received this e-mail in error, please ignore it and delete it.",
    "Please do not ignore this letter.",
    "Our earlier response is attached.",
    "The refusal was withdrawn after an internal review.",
)
OTHER_REQUEST = (
    "You asked for the number of bicycle thefts recorded by the force.",
    "You have requested figures on dog attacks, by month.",
    "You asked about knife possession near schools.",
    "You asked for the number of shoplifting offences.",
)
SAME_REQUEST = (
    "You asked for the number of offences of sexual communication with a child.",
    "You asked for information under the Freedom of Information Act about the following.",
    "You requested data on the communication methods of offenders.",
    "You asked for the number of offences.",
    "You asked for the number of such crimes recorded each year.",
)
ATTEMPTS = ("{} include attempts.", "{} also include attempted offences.", "{} include conspiracies to commit it.")
ROUNDED = ("{} have been rounded to the nearest 5.", "{} are rounded to the nearest ten.")
NOT_ROUNDED = ("Percentages are rounded to the nearest whole number.", "Rates have been rounded to the nearest 10.")


def told(words: str, *, answer: bool = True) -> list[str]:
    records = [figure(12, {}, question="1")] if answer else []
    return ids(check_coverage_said(reading(records, lines=["Dear requester,", words]), specification()))


@pytest.mark.parametrize("words", LIMITS)
def test_what_limits_the_area_is_an_error(words: str) -> None:
    for subject, part in product(SUBJECTS, PARTS):
        assert told(words.format(subject, part)) == ["Q436"], (subject, part)


@pytest.mark.parametrize(("words", "expected"), [*((w, ["Q436"]) for w in REGION), *((w, []) for w in NO_LIMIT)])
def test_what_widens_the_area_is_an_error_and_what_names_all_of_it_is_none(words: str, expected: list[str]) -> None:
    for subject in SUBJECTS:
        assert told(words.format(subject)) == expected, subject


@pytest.mark.parametrize("words", BACK)
def test_a_letter_that_takes_an_answer_back_is_told_with_and_without_figures(words: str) -> None:
    assert told(words, answer=False) == ["Q437"]
    assert "Q437" in told(words)


@pytest.mark.parametrize("words", NOT_BACK)
def test_notices_at_the_foot_of_mails_take_nothing_back(words: str) -> None:
    assert told(words, answer=False) == []


@pytest.mark.parametrize("words", OTHER_REQUEST)
def test_a_quoted_request_that_shares_no_word_with_ours_is_another(words: str) -> None:
    assert told(words) == ["Q438"]


@pytest.mark.parametrize("words", SAME_REQUEST)
def test_a_quoted_request_that_speaks_of_ours_is_ours(words: str) -> None:
    assert told(words) == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_attempts_and_rounding_are_warned_of(subject: str) -> None:
    assert [told(words.format(subject)) for words in ATTEMPTS] == [["Q439"]] * len(ATTEMPTS)
    assert [told(words.format(subject)) for words in ROUNDED] == [["Q440"]] * len(ROUNDED)
    assert [told(words) for words in NOT_ROUNDED] == [[]] * len(NOT_ROUNDED)
