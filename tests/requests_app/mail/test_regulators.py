"""The Commissioner writes about a request, and nothing the Commissioner says moves the force's clock."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from requests_app.mail.parsing import ParsedMail, parse_mail
from requests_app.mail.recognition import recognise_mail
from requests_app.mail.regulators import writes
from requests_app.mail.rules import Seems
from requests_app.statuses import Move

ASKS_US = (
    "Dear Ms Archer\n\nBefore we can consider your complaint please send us a copy of the force's answer to your "
    "review. Could you please clarify which of its two answers you mean?\n\nCase Officer\n"
)


def _mail(sender: str, body: str) -> ParsedMail:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, "foi@charity.example", "IC-187654-X1Y2"
    letter.set_content(body)
    return parse_mail(letter.as_bytes())


def test_what_the_commissioner_asks_stops_no_clock() -> None:
    (first,) = recognise_mail(_mail("Casework <icocasework@ico.org.uk>", ASKS_US)).suggestions
    assert (first.seems, first.move) == (Seems.REGULATOR, None)


def test_the_same_words_of_a_force_ask_for_clarification() -> None:
    first = recognise_mail(_mail("foi@anyshire.police.uk", ASKS_US)).suggestions[0]
    assert first.move is Move.ASK_CLARIFICATION


@pytest.mark.parametrize(
    ("sentence", "seems"),
    [
        ("Please find attached the Decision Notice in this case.", Seems.DECISION),
        ("The decision notice has now been issued.", Seems.DECISION),
        ("If the force does not reply a decision notice may be issued.", Seems.REGULATOR),
        ("We will send you our decision notice when it is ready.", Seems.REGULATOR),
        ("No decision notice has been issued.", Seems.REGULATOR),
    ],
)
def test_a_decision_notice_is_one_that_is_there(sentence: str, seems: Seems) -> None:
    assert recognise_mail(_mail("casework@ico.org.uk", f"Dear Ms Archer\n\n{sentence}\n")).suggestions[0].seems is seems


@pytest.mark.parametrize(
    ("sender", "text", "expected"),
    [
        ("a@ico.org.uk", "", True),
        ("a@mail.ico.org.uk", "", True),
        ("a@notico.org.uk", "", False),
        ("a@ico.org.uk.example", "", False),
        (
            "",
            "Dear Ms Archer\n\nYour complaint is eligible.\n\nCase Officer\nInformation Commissioner's Office\n",
            True,
        ),
        (
            "",
            "We refuse it.\n\nIf you are not satisfied you may complain.\n\nInformation Commissioner's Office\n",
            False,
        ),
        ("", "You may write to the Information Commissioner's Office, Wycliffe House.\n\nDisclosure Unit\n", False),
    ],
)
def test_by_its_address_or_where_it_has_none_by_how_it_is_signed(sender: str, text: str, expected: bool) -> None:
    assert writes(sender, text) is expected
