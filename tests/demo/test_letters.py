import email
from email import policy

import pytest

from demo.letters import (
    ACKNOWLEDGEMENT,
    ANSWERED,
    AUTOMATIC_REPLY,
    CLARIFICATION,
    CORRECTION,
    EXTENSION,
    REFUSAL,
    build_mails,
)
from demo.returns import build_all
from requests_app.mail.parsing import parse_mail
from requests_app.mail.recognition import recognise_mail
from requests_app.mail.rules import Seems

SEEMS = {
    ACKNOWLEDGEMENT: Seems.ACKNOWLEDGEMENT,
    AUTOMATIC_REPLY: Seems.OUT_OF_OFFICE,
    CLARIFICATION: Seems.CLARIFICATION,
    EXTENSION: Seems.EXTENSION,
    REFUSAL: Seems.REFUSAL,
    CORRECTION: Seems.FULL_ANSWER,
    ANSWERED: Seems.FULL_ANSWER,
}


@pytest.fixture(scope="module")
def returns(tmp_path_factory):
    return build_all(tmp_path_factory.mktemp("returns"))


@pytest.fixture(scope="module")
def mails(returns, tmp_path_factory):
    return build_mails(tmp_path_factory.mktemp("mails"), returns)


def _read(mail):
    return email.message_from_bytes(mail.path.read_bytes(), policy=policy.default)


def test_every_mail_says_that_it_is_demonstration_data_and_comes_from_nobody(mails):
    for mail in mails:
        message = _read(mail)
        assert "Demonstration data" in message.get_body().get_content()
        assert message["From"].addresses[0].domain.endswith(".police.example")


def test_every_mail_has_its_own_identity(mails):
    assert len({_read(mail)["Message-ID"] for mail in mails}) == len(mails)


def test_corrections_and_the_refusal_carry_the_documents_of_their_force(mails, returns):
    for kind, codes, stage in (
        (CORRECTION, {"E23000001", "E23000004"}, "answer"),
        (REFUSAL, {"E23000014"}, "first answer"),
    ):
        found = [mail for mail in mails if mail.kind == kind]
        assert {mail.force_code for mail in found} == codes
        for mail in found:
            attached = next(_read(mail).iter_attachments())
            document = next(each for each in returns if each.force_code == mail.force_code and each.stage == stage)
            assert attached.get_content() == document.path.read_bytes()
            assert mail.received_on == document.received_on


def test_the_automatic_reply_says_so_in_its_head(mails):
    assert [mail.kind for mail in mails if _read(mail)["Auto-Submitted"]] == [AUTOMATIC_REPLY]


def test_a_shared_unit_writes_for_another_force_from_its_own_address(mails):
    mail = next(mail for mail in mails if mail.force_code == "E23000025")
    assert "norfolk" in _read(mail)["From"]
    assert "Suffolk Constabulary" in _read(mail).get_body().get_content()


def test_mails_answer_the_request_at_the_address_it_gave(returns, tmp_path):
    mails = build_mails(
        tmp_path,
        returns,
        reply_address=lambda code: f"reply+{code.lower()}@charity.example",
        request_id=lambda code: f"<request-{code}@charity.example>",
    )
    for mail in mails:
        assert mail.force_code.lower() in _read(mail)["To"]
        assert _read(mail)["In-Reply-To"] == f"<request-{mail.force_code}@charity.example>"


def test_building_again_gives_the_same_bytes(mails, returns, tmp_path):
    again = {mail.path.name: mail.path.read_bytes() for mail in build_mails(tmp_path, returns)}
    assert again == {mail.path.name: mail.path.read_bytes() for mail in mails}


def test_every_mail_is_recognised_for_what_it_is(mails):
    for mail in mails:
        parsed = parse_mail(mail.path.read_bytes())
        assert parsed.trouble == []
        assert recognise_mail(parsed).seems(SEEMS[mail.kind]), mail.path.name
