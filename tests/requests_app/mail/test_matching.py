"""Whose letter it is: what decides, what only suggests, and why."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from requests_app.force_names import force_names
from requests_app.mail.matching import Known, Letter, decided, matches
from requests_app.mail.tokens import message_id, reply_address

PATTERN, HOST = "foi+{token}@charity.example", "charity.example"
BEDS = Known(
    1, "abcdefghjkmn", "E1", "Bedfordshire Police", "Messages to children", "BEDS-2019-417", ["foi@beds.example"]
)
CAMBS = Known(
    2,
    "bcdefghjkmnp",
    "E2",
    "Cambridgeshire Constabulary",
    "Messages to children",
    "FOI2019/05954",
    ["foi@herts.example"],
)
HERTS = Known(3, "cdefghjkmnpq", "E3", "Hertfordshire Constabulary", "Messages to children", "", ["foi@herts.example"])
KNOWN = [BEDS, CAMBS, HERTS]
NAMES = force_names([("E1", ["Bedfordshire", "Beds"]), ("E2", ["Cambridgeshire"]), ("E3", ["Hertfordshire", "Herts"])])


def match(letter: Letter, known: list[Known] | None = None) -> tuple[tuple[int, ...], dict[int, tuple[str, ...]]]:
    found = matches(letter, known or KNOWN, pattern=PATTERN, host=HOST, names=NAMES)
    return decided(found), {one.key: one.because for one in found}


def to(*requests: Known) -> list[str]:
    return [reply_address(request.token, PATTERN).upper() for request in requests]


def test_the_address_written_to_decides() -> None:
    keys, because = match(Letter(recipients=["someone@x.example", *to(CAMBS)]))
    assert keys == (2,)
    assert because[2] == ("written to the address of this request",)


def test_one_mail_may_answer_for_two_forces() -> None:
    assert set(match(Letter(recipients=to(BEDS, HERTS)))[0]) == {1, 3}


def test_the_letter_answered_decides() -> None:
    answers = [f"<{message_id(HERTS.token, 'x1', HOST)}>"]
    assert match(Letter(answers=answers))[0] == (3,)
    portal = replace(BEDS, message_ids=["Unknown-Form@portal.example"])
    assert match(Letter(answers=["<unknown-form@PORTAL.example>"]), [portal, CAMBS])[0] == (1,)


def test_the_forces_reference_decides_where_no_token_does() -> None:
    keys, because = match(Letter(subject="RE: FOI2019/05954 - response", sender="noreply@portal.example"))
    assert keys == (2,)
    assert because[2][0] == "gives the force's reference FOI2019/05954"


def test_a_reference_in_another_spelling_or_in_a_files_name() -> None:
    assert match(Letter(text="Our ref: foi2019-05954."))[0] == (2,)
    assert match(Letter(files=["BEDS_2019_417 response.xlsx"]))[0] == (1,)


def test_part_of_a_reference_is_none() -> None:
    assert match(Letter(text="Our ref: FOI2019/059541"))[0] == ()
    assert match(Letter(text="Our ref: XFOI2019/05954"))[0] == ()


def test_a_reference_that_two_requests_have_only_suggests() -> None:
    twice = [replace(BEDS, reference="2019-0417"), replace(CAMBS, reference="2019/0417")]
    keys, because = match(Letter(text="Reference 2019-0417"), twice)
    assert keys == ()
    assert set(because) == {1, 2}
    assert "which another request has too" in because[1][0]


def test_short_references_are_any_word() -> None:
    assert match(Letter(text="417"), [replace(BEDS, reference="417")]) == ((), {})


def test_a_token_outweighs_another_requests_reference_and_both_are_told() -> None:
    keys, because = match(Letter(recipients=to(BEDS), text="Our ref FOI2019/05954"))
    assert keys == (1,)
    assert because[2] == ("gives the force's reference FOI2019/05954",)


def test_a_sender_never_decides_and_joint_units_are_told() -> None:
    keys, because = match(Letter(sender="FOI@herts.example"))
    assert keys == ()
    assert set(because) == {2, 3}
    keys, because = match(Letter(sender="officer@herts.example"))
    assert keys == ()
    assert "as other forces' letters may be" in because[2][0]


def test_a_force_named_in_the_letter_is_suggested_first() -> None:
    found = matches(
        Letter(sender="foi@herts.example", text="On behalf of Cambridgeshire Constabulary we reply as follows."),
        KNOWN,
        pattern=PATTERN,
        host=HOST,
        names=NAMES,
    )
    assert [one.key for one in found] == [2, 3]
    assert not any(one.decides for one in found)


def test_our_letter_quoted_suggests() -> None:
    keys, because = match(Letter(text=f"> Please reply to {to(HERTS)[0]}."))
    assert keys == ()
    assert because[3] == ("quotes the address of this request",)


def test_a_subject_alone_says_nothing_of_the_force() -> None:
    assert match(Letter(subject="RE: Messages to children")) == ((), {})


def test_public_mail_hosts_say_nothing() -> None:
    assert match(Letter(sender="a@gmail.com"), [replace(BEDS, addresses=["b@gmail.com"])]) == ((), {})


def test_without_any_sign_there_is_no_match() -> None:
    assert match(Letter(sender="news@elsewhere.example", subject="Newsletter", text="Hello")) == ((), {})


@given(
    sender=st.sampled_from(["foi@herts.example", "x@herts.example", "foi@beds.example", "", "@", "nobody"]),
    subject=st.text(max_size=30),
    text=st.text(max_size=60),
)
def test_nothing_but_a_token_or_a_reference_ever_decides(sender: str, subject: str, text: str) -> None:
    unreferenced = [replace(request, reference="") for request in KNOWN]
    assert match(Letter(sender=sender, subject=subject, text=text), unreferenced)[0] == ()


def test_only_a_request_without_its_answer_is_said_to_wait_for_one() -> None:
    earlier = replace(BEDS, key=9, awaiting=False)
    because = match(Letter(subject="Bedfordshire Police: further data"), [earlier, BEDS])[1]
    assert because == {
        9: ("names Bedfordshire Police",),
        1: ("names Bedfordshire Police", "this request is waiting for an answer"),
    }
    assert list(because) == [1, 9]
