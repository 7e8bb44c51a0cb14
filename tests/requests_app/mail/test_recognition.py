"""Letters as forces write them (invented here, nobody's words), and what each seems to be."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.mail import recognition
from requests_app.mail.cues import CUES
from requests_app.mail.recognition import recognise, reference_in
from requests_app.mail.rules import Act, Seems
from requests_app.mail.sentences import MOST_CHARACTERS, own_words
from requests_app.statuses import Move, Outcome
from tests.requests_app.mail.letters import SAMPLES, Sample
from tests.requests_app.mail.written_letters import ASKED

QUESTIONS = {
    "1": "How many offences of sexual communication with a child were recorded in each period?",
    "2": "How many victims were there by age and sex?",
    "3": "What was the age of the youngest victim?",
    "4": "Which methods of communication were used, and how many times was each recorded?",
}
RIGHTS = """
Complaint rights
If you are dissatisfied with how your request was handled or why it was refused, you can ask for an internal review.
We will extend every courtesy. Information not held by us may be held by another force.
"""

ACKNOWLEDGEMENT = """Dear Applicant,

Our ref: FOI 2019/0417

Thank you for your request of 3 April 2019, which has been logged under the reference above. It will now be considered
and you can expect a reply within 20 working days. In some circumstances a fee may be payable, and if that is the case
we will let you know. Some of the information may be exempt under the Act, and if we need clarification we will write.

Yours sincerely
FOI Unit
"""
CLARIFICATION = """Good morning,

Thank you for your e-mail. Before we can begin, could you please clarify whether you want offences recorded or offences
committed in each year? Under section 1(3) of the Act the time limit is on hold until we hear from you.
"""
COST_REFUSAL = """Dear Sir or Madam

I am writing about your request received on 3 April 2019.

Section 17 of the Freedom of Information Act 2000 requires the force, when refusing to provide information, to give the
applicant a notice which states that fact and specifies the exemption.

The method of communication isn't kept in a field that can be searched. Each of the 245 records would have to be read by
hand, and we estimate that this would exceed the appropriate limit of 18 hours, so section 12(1) of the Act applies.

Under section 16 we have a duty to advise, and you could narrow your request to question 1.
"""
NOT_HELD = """Dear Applicant,

Following a search we can confirm that no information is held by this force relating to your request.
"""
NEITHER = """Dear Applicant

The force can neither confirm nor deny that it holds any other information relevant to your request, by virtue of the
following: Section 23(5) Information supplied by, or concerning, certain security bodies.
"""
EXTENSION = """Dear Applicant,

We are not yet able to give you a full response. A qualified exemption, section 31 Law Enforcement, applies to part of
what you asked for. We are extending the deadline under section 10(3) of the Act, since we need further time to weigh
the public interest. We hope to reply by 4 June 2019.
"""
FEES = """Dear Applicant

This is a fees notice under section 9 of the Act. A fee of £65.00 is payable before we can go on.
"""
FULL = """Dear Applicant

Please find attached our response to your Freedom of Information request. All information has been provided.
"""
HOLDING = """Dear Applicant

Please accept my apologies for the delay in responding to your request. We are still collating the figures from the
divisions and hope to respond as soon as possible.
"""
LINK = """You have received a secure message from Wessex Constabulary.

Click here to view your secure message. This link expires in 30 days.
"""
OUT_OF_OFFICE = """I am out of the office until Monday 15 April with limited access to e-mail.
For anything urgent please contact foi@wessex.example.
"""
BOUNCE = """Your message to foi@wessex.example could not be delivered.
550 5.1.1 The email account that you tried to reach does not exist.
"""
ELSEWHERE = """Dear Applicant
The information you ask for is already published and can be found on our website in the disclosure log.
"""
REVIEW = """Dear Applicant
I have now completed the internal review of our handling of your request. I uphold the original decision.
"""
S21 = """Dear Applicant
The figures for 2017/18 are exempt under section 21 of the Act because they are reasonably accessible to you.
"""
TRANSFER = """Dear Applicant
This force doesn't cover that area. Your request has been received and passed to another force, which will reply.
You will need to contact Mercia Police for the rest.
"""


@pytest.mark.parametrize(
    ("letter", "seems", "move"),
    [
        (ACKNOWLEDGEMENT, Seems.ACKNOWLEDGEMENT, Move.ACKNOWLEDGE),
        (CLARIFICATION, Seems.CLARIFICATION, Move.ASK_CLARIFICATION),
        (COST_REFUSAL, Seems.REFUSAL, Move.ANSWER),
        (NOT_HELD, Seems.NOT_HELD, Move.ANSWER),
        (NEITHER, Seems.NEITHER, Move.ANSWER),
        (EXTENSION, Seems.EXTENSION, Move.EXTEND),
        (FEES, Seems.FEES, Move.ASK_FEE),
        (FULL, Seems.FULL_ANSWER, Move.ANSWER),
        (HOLDING, Seems.HOLDING, None),
        (LINK, Seems.LINK, None),
        (OUT_OF_OFFICE, Seems.OUT_OF_OFFICE, None),
        (BOUNCE, Seems.BOUNCE, Move.FAIL),
        (ELSEWHERE, Seems.ELSEWHERE, Move.ANSWER),
        (S21, Seems.ELSEWHERE, Move.ANSWER),
        (REVIEW, Seems.REVIEW_ANSWER, Move.ANSWER_REVIEW),
        (TRANSFER, Seems.TRANSFER, None),
    ],
)
@pytest.mark.parametrize("rights", ["", RIGHTS], ids=["bare", "with rights"])
def test_one_letter_one_suggestion(letter: str, seems: Seems, move: Move | None, rights: str) -> None:
    found = recognise(letter + rights, questions=QUESTIONS)
    assert [suggestion.seems for suggestion in found.suggestions] == [seems]
    assert found.suggestions[0].move is move


def test_sentences_are_quoted_as_they_stand() -> None:
    found = recognise(COST_REFUSAL, questions=QUESTIONS)
    assert found.suggestions[0].quote == (
        "Each of the 245 records would have to be read by hand, and we estimate that this would exceed the appropriate "
        "limit of 18 hours, so section 12(1) of the Act applies."
    )
    assert found.suggestions[0].exemptions == ("s12(1)",)


def test_the_extension_names_its_exemption() -> None:
    found = recognise(EXTENSION, questions=QUESTIONS)
    assert found.seems(Seems.EXTENSION)
    assert not found.seems(Seems.REFUSAL)


def test_a_letter_that_mixes_is_told_apart_by_question() -> None:
    letter = """Dear Applicant,

We can respond as follows.

Question 1: How many offences of sexual communication with a child were recorded in each period?
Response: 274 in 2018/19 and 114 in 2017/18.

Q2. How many victims were there by age and sex?
Please see the table below.

Q3. What was the age of the youngest victim?
This is exempt by virtue of section 40(2) Personal Information.

Question 4
The cost of answering would exceed the appropriate limit under section 12(1).

In addition, the force neither confirms nor denies that it holds other information, under section 23(5).
"""
    found = recognise(letter, questions=QUESTIONS)
    outcomes = {one.question: (one.outcome, one.exemptions) for one in found.outcomes}
    assert outcomes["1"] == (Outcome.ANSWERED, ())
    assert outcomes["2"] == (Outcome.ANSWERED, ())
    assert outcomes["3"] == (Outcome.REFUSED, ("s40(2)",))
    assert outcomes["4"][0] is Outcome.REFUSED
    assert "s12(1)" in outcomes["4"][1]
    kinds = [suggestion.seems for suggestion in found.suggestions]
    assert kinds[0] is Seems.PARTIAL_ANSWER
    assert Seems.REFUSAL in kinds
    assert Seems.NEITHER in kinds
    assert set(found.suggestions[0].exemptions) == {"s12(1)", "s40(2)", "s23(5)"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In respect of questions 1 and 2 no information is held.", {"1": Outcome.NOT_HELD, "2": Outcome.NOT_HELD}),
        ("Questions 2-4 are refused under section 14(1).", dict.fromkeys("234", Outcome.REFUSED)),
        ("For question 3, 2 offences were recorded.", {"3": Outcome.ANSWERED}),
        ("3) Not held", {"3": Outcome.NOT_HELD}),
        ("Q4 - neither confirm nor deny, section 31(3).", {"4": Outcome.NEITHER}),
        ("The data for Q1 is already published on our website.", {"1": Outcome.ELSEWHERE}),
        ("9. Not held", {None: Outcome.NOT_HELD}),
    ],
)
def test_numbers_of_questions(sentence: str, expected: dict[str | None, Outcome]) -> None:
    found = recognise(f"Dear Applicant,\n\n{sentence}\n", questions=QUESTIONS)
    assert {one.question: one.outcome for one in found.outcomes} == expected


def test_figures_beside_a_refusal_are_an_answer_in_part() -> None:
    letter = "Question 2\nFemale 22, male 2.\nThe remaining cells are withheld under section 40(2)."
    found = recognise(letter, questions=QUESTIONS)
    assert [(one.question, one.outcome, one.exemptions) for one in found.outcomes] == [
        ("2", Outcome.PARTLY_ANSWERED, ("s40(2)",))
    ]


def test_goodwill_figures_with_a_cost_refusal() -> None:
    letter = """To answer all of it would exceed the cost limit, so section 12(1) applies and this is a refusal notice.
As a gesture of goodwill the figures that could be retrieved are attached."""
    found = recognise(letter, questions=QUESTIONS)
    assert found.suggestions[0].seems is Seems.PARTIAL_ANSWER
    assert found.suggestions[0].exemptions == ("s12(1)",)


def test_our_own_words_quoted_back_suggest_nothing() -> None:
    letter = """Thank you for your e-mail, which has been received.

From: Researcher
Sent: 3 April 2019
To: foi@wessex.example

If a part is refused please tell us the exemption. Figures that are not held can be left empty. 274 offences.
"""
    found = recognise(letter, questions=QUESTIONS)
    assert [suggestion.seems for suggestion in found.suggestions] == [Seems.ACKNOWLEDGEMENT]
    marked = recognise("> the information is not held\n\nYour request has been logged.", questions=QUESTIONS)
    assert [suggestion.seems for suggestion in marked.suggestions] == [Seems.ACKNOWLEDGEMENT]


def test_a_question_repeated_is_not_its_answer() -> None:
    letter = "1. How many offences of sexual communication with a child were recorded in each period?\n"
    assert recognise(letter, questions=QUESTIONS).outcomes == ()


def test_automatic_reply_never_answers() -> None:
    found = recognise(
        "Please find attached our privacy notice. We refuse nothing unread.", questions=QUESTIONS, auto_reply=True
    )
    assert [suggestion.seems for suggestion in found.suggestions] == [Seems.OUT_OF_OFFICE]
    acknowledged = recognise(ACKNOWLEDGEMENT, questions=QUESTIONS, auto_reply=True)
    assert [suggestion.seems for suggestion in acknowledged.suggestions] == [Seems.ACKNOWLEDGEMENT]


def test_bounce_by_its_headers() -> None:
    found = recognise("Reporting-MTA: dns; mail.example\n", bounce=True)
    assert [suggestion.move for suggestion in found.suggestions] == [Move.FAIL]


def test_a_delay_of_delivery_is_no_bounce() -> None:
    text = (
        "Delivery is delayed to these recipients. The message could not be delivered yet and will be retried, delayed."
    )
    assert not recognise(text).seems(Seems.BOUNCE)


def test_a_bare_letter_with_a_file_is_suggested_as_an_answer() -> None:
    found = recognise("Regards", attachments=["FOI 417 response.xlsx"])
    assert found.suggestions[0].seems is Seems.FULL_ANSWER
    assert "FOI 417 response.xlsx" in found.suggestions[0].quote


def test_nothing_recognised_is_nothing_suggested() -> None:
    found = recognise("Good afternoon, Kind regards, The Team")
    assert found.suggestions == ()
    assert found.outcomes == ()


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Our ref: 005954/19", "005954/19"),
        ("Our Reference: FOI2019/05954", "FOI2019/05954"),
        ("Freedom of Information Request Reference No: 2019-0417", "2019-0417"),
        ("FOI reference number 1148A/20.", "1148A/20"),
        ("Please quote reference 62A/23 in future.", "62A/23"),
        ("We refer to your request.", None),
        ("Please quote this reference number in future", None),
        ("In reference to your question", None),
    ],
)
def test_reference(text: str, reference: str | None) -> None:
    assert reference_in(text) == reference


@pytest.mark.parametrize(
    "hedged",
    [
        "A fees notice may be issued if the cost is high.",
        "Information could be withheld where an exemption applies.",
        "If we require clarification we will contact you.",
        "Should any part be refused you will be told why.",
        "We may also need to extend the time limit.",
    ],
)
def test_what_only_may_be_suggests_nothing(hedged: str) -> None:
    assert recognise(hedged).suggestions == ()


@given(text=st.text(max_size=300), subject=st.text(max_size=40))
def test_any_text_is_read_and_what_is_quoted_stands_in_it(text: str, subject: str) -> None:
    found = recognise(text, subject=subject, questions=QUESTIONS)
    whole = " ".join(f"{subject} {text}".split())
    for suggestion in found.suggestions:
        assert suggestion.quote in whole


@given(
    st.lists(
        st.sampled_from(
            [
                *COST_REFUSAL.split("\n"),
                *NEITHER.split("\n"),
                *EXTENSION.split("\n"),
                *ACKNOWLEDGEMENT.split("\n"),
                "Q2",
                "3.",
            ]
        ),
        max_size=30,
    )
)
def test_lines_in_any_order_are_read_and_quoted(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = recognise(text, questions=QUESTIONS)
    whole = " ".join(text.split())
    for quoted in (*found.suggestions, *found.outcomes):
        assert quoted.quote in whole
    assert len({one.question for one in found.outcomes}) == len(found.outcomes)


def test_what_lies_beyond_the_bound_is_not_read() -> None:
    filler = "word " * (MOST_CHARACTERS // 5)
    assert recognise(f"{filler}. The information is not held.").suggestions == ()
    assert recognise(f"The information is not held. {filler}").seems(Seems.NOT_HELD)


@pytest.mark.parametrize(
    "piece",
    [
        "\n",
        " ",
        "our foi request ",
        "A. ",
        "1. ",
        "Q1 ",
        "no any ",
        "section 12(1), 14(1) and ",
        "on ",
        ">",
        "\n- ",
        "x? X",
    ],
)
def test_time_grows_with_length_and_not_with_its_square(piece: str) -> None:
    """Eight times the letter in about eight times the time: a square would be sixty-four. The long one is tried again
    where other work on the machine came between."""

    def seconds(length: int) -> float:
        letter = (piece * length)[:length]
        begun = time.process_time()
        recognise(letter, questions=QUESTIONS)
        return time.process_time() - begun

    bound = 24 * max(min(seconds(10_000) for _ in range(7)), 0.001)
    assert any(seconds(80_000) < bound for _ in range(7))


def test_no_cue_is_met_by_nothing() -> None:
    assert [cue.act for cue in CUES if cue.says.search("") or (cue.unless and cue.unless.search(""))] == []


def test_every_act_has_a_cue() -> None:
    assert {cue.act for cue in CUES} == set(Act) - {Act.CITES}


def test_a_real_out_of_office_mail(real_returns: Path) -> None:
    text = (real_returns / "mail" / "track-response-outlook-oof.eml").read_text(encoding="latin-1")
    body = text[text.index("Thank you for your message") :]
    assert recognise(body, subject="Out of Office reply").seems(Seems.OUT_OF_OFFICE)


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.name for sample in SAMPLES])
def test_letters_in_the_manner_of_foi_units(sample: Sample) -> None:
    found = recognise(sample.text + RIGHTS, questions=QUESTIONS)
    assert [suggestion.seems for suggestion in found.suggestions] == sample.seems
    assert {one.question: one.outcome for one in found.outcomes} == sample.outcomes
    cited = {section for one in (*found.suggestions, *found.outcomes) for section in one.exemptions}
    if sample.outcomes:
        assert cited == set(sample.exemptions)


@pytest.mark.parametrize("word", ["therefore", "accordingly", "also"])
def test_a_refusal_with_a_connecting_word_is_a_refusal_of_its_question(word):
    letter = f"Question 4 is {word} refused under section 12(1) of the Freedom of Information Act 2000."
    assert [(told.question, told.outcome) for told in recognise(letter, questions=QUESTIONS).outcomes] == [
        ("4", Outcome.REFUSED)
    ]


def test_a_refusal_notice_that_is_attached_is_no_answer():
    letter = "Please find attached our refusal notice. Section 12(1) of the Act applies to the whole of your request."
    assert [told.outcome for told in recognise(letter).outcomes] == [Outcome.REFUSED]


SIGNED = "\n\nDisclosure Officer, PO Box 3167, Anytown AN1 1AA\nTel 01785 550000 ext 541000 | PC 1234\n"


@pytest.mark.parametrize(
    ("letter", "seems"),
    [
        ("Your request is refused under Section 31(1)(a). The reasons are in the attached notice.", Seems.REFUSAL),
        (
            "We considered whether Section 40 applied and decided it did not. The figures are attached.",
            Seems.FULL_ANSWER,
        ),
        (
            "The Commissioner required us to disclose the information withheld under Section 31; it is attached.",
            Seems.FULL_ANSWER,
        ),
        ("Your request is likely to be refused under Section 12 as it stands.", None),
        ("Could you say whether you mean the app, failing which your request will lapse?", Seems.CLARIFICATION),
        ("I am contacting you to ask whether you would like to narrow your request.", Seems.CLARIFICATION),
        ("It will not be possible to reply within 20 working days.", Seems.HOLDING),
        (
            "The department that holds the data has not been able to provide it. I am sorry for the delay.",
            Seems.HOLDING,
        ),
        ("We confirm receipt of your cheque for £36. Your request is being processed.", Seems.ACKNOWLEDGEMENT),
        (
            "This has been given the unique reference 22/0713. You will hear from us by 6 May 2022.",
            Seems.ACKNOWLEDGEMENT,
        ),
        ("Please send your request to Anyshire Police at foi@anyshire.police.uk.", Seems.TRANSFER),
        ("A further extension is required to weigh the public interest in Section 31.", Seems.EXTENSION),
        ("In my letter I said more time was needed for the public interest test. It is done.", None),
        ("Please see below, your request is with Crime Data now.", None),
        ("I can disclose the number, which is 31, but not the ages, which are withheld.", Seems.PARTIAL_ANSWER),
        ("We have had 12 requests from you. Your latest is refused under Section 14(1).", Seems.REFUSAL),
        ("Request logged. Your reference is FOI/7789.", Seems.ACKNOWLEDGEMENT),
        ("In answer to your question there were none.", Seems.FULL_ANSWER),
        ("Question 4 is not kept in a reportable field. Section 12(1) applies to the whole request.", Seems.REFUSAL),
    ],
)
def test_a_signature_with_numbers_says_nothing_and_the_letter_what_it_says(
    letter: str, seems: Seems | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the grammar alone: the classifier knows no letters of a sentence."""
    monkeypatch.setattr(recognition, "agrees", lambda *_: True)
    found = recognise(letter + SIGNED).suggestions
    assert (found[0].seems if found else None) is seems


def test_a_signature_that_tells_working_days_is_no_absence() -> None:
    letter = "Please clarify which offences you mean.\n\nMy normal working days are Monday to Wednesday."
    assert recognise(letter).suggestions[0].seems is Seems.CLARIFICATION


def test_the_standing_words_after_a_refusal_on_cost_belong_to_the_whole_letter() -> None:
    letter = (
        "Q1: 412\n\nQ4: Section 12(1) applies, as this would take over 34 hours. Although excess cost removes the "
        "force's obligations, as a gesture of goodwill I have supplied what was retrieved."
    )
    found = {one.question: one.outcome for one in recognise(letter, questions=ASKED).outcomes}
    assert found == {"1": Outcome.ANSWERED, "4": Outcome.REFUSED}


def test_questions_repeated_in_a_row_are_answered_together() -> None:
    asked = "\n".join(f"{number}. {text}" for number, text in ASKED.items())
    letter = f"Your request reference 5603/22 asked:\n\n{asked}\n\nThis would take over 60 hours; S.12 is cited."
    found = recognise(letter, questions=ASKED)
    assert found.suggestions[0].seems is Seems.REFUSAL
    assert {one.question for one in found.outcomes} == {None}


@pytest.mark.parametrize(
    "head",
    [
        "From: Data desk <foi@charity.example>\n\nSent: 5 April 2022\n\nTo: foi@anyshire.police.uk\n",
        "Oddi wrth: Data desk <foi@charity.example>\nAnfonwyd: 5 Ebrill 2022\n",
        "On Tue, 5 Apr 2022 at 09:14, The data desk of the charity\n<foi+k7@charity.example> wrote:\n",
    ],
)
def test_an_earlier_mail_is_told_by_its_head_however_it_is_spaced(head: str) -> None:
    assert own_words(f"Thank you, received.\n\n{head}\nPlease clarify if Section 12 applies.") == (
        "Thank you, received.\n\n"
    )


def test_calls_and_phones_that_are_counted_are_figures() -> None:
    letter = "Question 4: Telephone 12, mobile 9, call 7.\n\nOfficer, Tel 101 ext 541000, 01785 550000"
    found = recognise(letter, questions=ASKED)
    assert {one.question: one.outcome for one in found.outcomes} == {"4": Outcome.ANSWERED}


@pytest.mark.parametrize(
    "banner",
    [
        "CAUTION: This email originated from outside of the organisation. Do not click links or open attachments unless"
        "\nyou recognise the sender.",
        "[EXTERNAL] This message came from an external sender. Be careful with attachments.",
        "WARNING: this mail was sent from outside the charity.",
    ],
)
def test_what_our_own_server_writes_over_a_letter_is_not_the_letter(banner: str) -> None:
    letter = "Your request has been received and logged. You will hear from us by 6 May 2022."
    assert own_words(f"{banner}\n\n{letter}").strip() == letter
    assert recognise(f"{banner}\n\n{letter}").suggestions[0].seems is Seems.ACKNOWLEDGEMENT


def test_a_letter_that_speaks_of_what_is_outside_is_left_whole() -> None:
    letter = "This message answers your request. The figures are held outside the force area."
    assert own_words(letter) == letter
