"""What no cue understood is looked at again before anything is suggested."""

from __future__ import annotations

import pytest

from requests_app.mail.clauses import clauses_of
from requests_app.mail.hints import Hint, hints_in
from requests_app.mail.recognition import recognise
from requests_app.mail.rules import Seems


def first(text: str, *files: str, subject: str = "Freedom of Information request") -> Seems | None:
    found = recognise(text, subject=subject, attachments=files)
    return found.suggestions[0].seems if found.suggestions else None


@pytest.mark.parametrize(
    ("sentence", "hint"),
    [
        ("The tables are in the annexed workbook.", Hint.GIVEN),
        ("The names stay out under section 40(2).", Hint.CITED),
        ("The first two columns are blank.", Hint.LACKING),
        ("A cheque for £14 would be in order.", Hint.PAID),
        ("Please let us know.", Hint.ASKED),
        ("It belongs to another force.", Hint.OTHERS),
    ],
)
def test_words_hint_at_what_a_sentence_touches_on(sentence: str, hint: Hint) -> None:
    assert hint in hints_in(clauses_of(sentence))


def test_what_is_supposed_explained_or_denied_hints_at_nothing() -> None:
    assert Hint.PAID not in hints_in(clauses_of("If a fee is due we will ask you for a cheque."))
    assert Hint.KEPT not in hints_in(clauses_of("We have not refused your request."))
    assert Hint.ASKED not in hints_in(clauses_of("We would be grateful if you could fill in our survey."))


def test_a_sentence_that_gives_keeps_silent_beside_one_that_names_an_exemption() -> None:
    said = "Dear Applicant\n\nThe report is enclosed."
    assert first(said, "report.pdf") is Seems.FULL_ANSWER
    assert first(f"{said} Householders stay nameless, regulation 13 being in point.", "report.pdf") is None


def test_an_acknowledgement_keeps_silent_beside_what_is_kept_back() -> None:
    said = "Dear Applicant\n\nWe acknowledge receipt of your request."
    assert first(said) is Seems.ACKNOWLEDGEMENT
    assert first(f"{said} Page 4 stays out under section 31(1).") is None


def test_a_refusal_is_not_suggested_where_a_day_is_still_set() -> None:
    said = "Dear Applicant\n\nThe exemption in section 31(1) is engaged."
    assert first(said) is Seems.REFUSAL
    assert first(f"{said} You will be told more by 16 July 2024.") is not Seems.REFUSAL


def test_a_section_named_alone_refuses_nothing() -> None:
    assert first("Dear Applicant\n\nUnder section 36(2)(b) there is much to think about.") is None


@pytest.mark.parametrize("taken_back", ["I do not.", "It was not.", "That was wrong.", "This is not such a case."])
def test_a_sentence_is_taken_back_by_the_next(taken_back: str) -> None:
    said = "Dear Applicant\n\nYour request is vexatious."
    assert first(said) is Seems.REFUSAL
    assert first(f"{said} {taken_back}") is None


def test_questions_numbered_in_words_are_the_questions() -> None:
    asked = {"1": "How many offences were recorded in the year to March?", "3": "What was the age of the youngest?"}
    letter = "Your first question is answered by the figure 143.\n\nQuestion three\nTwelve."
    told = {one.question: one.outcome.name for one in recognise(letter, questions=asked).outcomes}
    assert told == {"1": "ANSWERED", "3": "ANSWERED"}


def test_what_an_earlier_answer_lacked_speaks_against_no_correction() -> None:
    letter = (
        "The parts in our first response did not add up to the total: one incident had been left out. "
        "A corrected workbook is attached and replaces it."
    )
    assert recognise(letter, attachments=["figures.xlsx"]).seems(Seems.FULL_ANSWER)
    lacking = "One incident had been left out and cannot be produced. A corrected workbook is attached and replaces it."
    assert not recognise(lacking, attachments=["figures.xlsx"]).seems(Seems.FULL_ANSWER)
