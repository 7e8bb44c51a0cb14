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
    "The FOI officer would like to recall the message.",
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
    assert told("Figures include attempted sexual communication with a child.") == ["Q439"]
    assert [told(words) for words in NOT_ROUNDED] == [[]] * len(NOT_ROUNDED)


OTHER_WORDS = {
    "Q436": (
        "Please be aware that this only includes offences recorded in the Western division.",
        "Data is for the city of Anytown only.",
        "We have only been able to provide figures for two of our six districts.",
        "Our response covers the southern half of the county only.",
        "Figures for East division could not be obtained and are not included.",
        "The northern area is not included in these figures.",
        "Offences recorded in the Isle district are excluded.",
        "The above totals are for the five forces in the East Midlands.",
        "Figures provided are regional and include neighbouring forces.",
        "This data is held by the regional unit and covers three forces.",
    ),
    "Q437": (
        "Please could you discard the spreadsheet we sent on 3 June as it contains errors.",
        "I am writing to withdraw our response dated 4 May 2026.",
        "We wish to retract the figures sent to you last week.",
        "The data previously supplied to you was incorrect and should not be used.",
        "Please do not use the figures in our earlier response.",
        "Please treat our previous reply as withdrawn.",
        "An error has been identified in our earlier response; an amended response will follow.",
        "This replaces the figures that were sent to you on 2 June, which were incorrect.",
        "This letter supersedes our earlier response.",
    ),
    "Q438": (
        "You asked: how many bicycles were stolen in the town centre?",
        "You requested information relating to firearms licences.",
        "Your request concerned the theft of bicycles.",
    ),
    "Q439": (
        "The figures are for completed and attempted offences.",
        "Attempts are included in the figures.",
        "These include attempted offences.",
        "This includes conspiracy and attempts.",
        "Counts include cancelled crimes.",
        "No-crimes are included in the figures.",
    ),
    "Q440": (
        "Counts have been rounded to 5.",
        "Numbers below are rounded up to the nearest 10.",
        "Figures rounded to nearest five.",
    ),
}
"""Said otherwise than the sentences above."""
SAYS_NOTHING = (
    "Annex A replaces the table of 2016 in our policy.",
    "Cancelled crimes are excluded.",
    "You will recall that our first reply to you said that nothing was held.",
    "Figures for each division are given below.",
    "Data is held by division.",
    "Only offences recorded in the force area are included.",
    "These figures do not include crimes recorded by British Transport Police in the area.",
    "The figures include all districts of the force.",
    "Figures exclude cancelled crimes in each area.",
    "The data covers the county of Anyshire, which is our whole force area.",
    "This information is only held by the local authority.",
    "Please contact the neighbouring force for their figures.",
    "You asked for an internal review of our response dated 4 May.",
    "You asked for the data in Excel format.",
    "We apologise for the error in our earlier letter's date.",
    "You may withdraw your request at any time.",
    "Your request has been withdrawn.",
    "The legislation was withdrawn in 2019.",
    "Please ignore blank cells.",
    "Please disregard row 3, which is a check total.",
    "The figures do not include attempts.",
    "The age was rounded down.",
    "You asked for figures for the last three years.",
    "You asked for the number of offences by month, and the age of the victim.",
    "You requested the following information about your force",
    "These figures only relate to crimes where a child was the victim in any area.",
)


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, said in OTHER_WORDS.items() for words in said])
def test_other_wordings_are_understood(kind: str, words: str) -> None:
    assert kind in told(words) or kind in told(words, answer=False)


@pytest.mark.parametrize("words", SAYS_NOTHING)
def test_sentences_that_say_nothing_of_it_are_left_alone(words: str) -> None:
    assert told(words) == told(words, answer=False) == []


def test_a_document_that_speaks_of_what_was_asked_answers_it_whatever_it_calls_the_request() -> None:
    records = [figure(12, {}, question="1")]
    lines = ["You asked about online grooming of minors.", "Sexual communication with a child, 2018/19"]
    assert ids(check_coverage_said(reading(records, lines=lines), specification())) == []
    assert ids(check_coverage_said(reading(records, lines=lines[:1]), specification())) == ["Q438"]


@pytest.mark.parametrize("label", ["Attempted offences", "Sexual communication - attempts", "Attempts"])
def test_a_label_that_names_attempts_alone_is_warned_of(label: str) -> None:
    def found(words: str) -> list[str]:
        records = [figure(12, {"label": words}, question="1")]
        return ids(check_coverage_said(reading(records), specification()))

    assert found(label) == ["Q439"]
    assert found("Offences and attempts by age") == found("Attempted or completed offences") == []


@pytest.mark.parametrize("label", ["Western Division", "North East BCU only", "Offences, Southern Borough"])
def test_a_head_that_names_a_part_of_the_area_is_an_error(label: str) -> None:
    records = [figure(12, {"label": label}, question="1")]
    assert ids(check_coverage_said(reading(records), specification())) == ["Q436"]
    for words in ("Crime Division", "West Mercia", "Western", "Division"):
        records = [figure(12, {"label": words}, question="1")]
        assert check_coverage_said(reading(records), specification()) == []


def test_a_footnote_that_leaves_a_place_out_is_an_error() -> None:
    assert told("* excludes East Division") == told("(1) Excluding the northern area") == ["Q436"]
