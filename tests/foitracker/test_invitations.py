"""People come in by invitation only: by a link that works once, for a week, in the role they were asked in."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from requests_app.actions import invitations as actions
from requests_app.models import AuditEntry, Invitation
from requests_app.roles import STAFF, SUPERVISOR
from tests.builders import person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
GOOD = "marble otter viaduct seven"


@pytest.fixture
def administrator():
    user = person("head")
    user.is_superuser = user.is_staff = True
    user.save()
    return user


@pytest.fixture
def as_administrator(client, administrator):
    client.force_login(administrator)
    return client


def mails() -> list[str]:
    return [f"{letter.to[0]}\n{letter.body}" for letter in mail.outbox]


def link_in(body: str) -> str:
    return re.search(r"http://localhost:8000(/invitation/\S+)", body)[1]


def told(**changes: str) -> dict[str, str]:
    return {
        "username": "newcomer", "first_name": "Ada", "last_name": "Byron", "password1": GOOD, "password2": GOOD,
        **changes,
    }  # fmt: skip


@pytest.fixture
def link(as_administrator) -> str:
    said = as_administrator.post("/invitations/", {"email": "ada@charity.example", "role": STAFF})
    assert "ada@charity.example is invited until" in said.content.decode()
    [sent] = mails()
    assert sent.startswith("ada@charity.example\nhead invites you")
    assert link_in(sent) in said.content.decode(), "mail is off here, so the link is shown"
    as_administrator.logout()
    return link_in(sent)


def test_whoever_is_invited_chooses_a_name_and_a_password_and_is_in_with_the_role(client, link):
    assert "Your invitation" in client.get(link).content.decode()
    assert client.post(link, told())["Location"] == "/"
    account = User.objects.get(username="newcomer")
    assert (account.email, account.get_full_name()) == ("ada@charity.example", "Ada Byron")
    assert [group.name for group in account.groups.all()] == [STAFF]
    assert not account.is_staff
    assert not account.is_superuser
    assert client.get("/documents/").status_code == 200, "they are in"
    client.logout()
    assert client.login(username="newcomer", password=GOOD)


def test_the_link_works_once(client, link):
    client.post(link, told())
    client.logout()
    again = client.post(link, told(username="another"))
    assert again.status_code == 410
    assert "does not work any more" in again.content.decode()
    assert not User.objects.filter(username="another").exists()


def test_after_a_week_it_opens_nothing(client, link):
    Invitation.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert client.get(link).status_code == 410
    assert client.post(link, told()).status_code == 410
    assert not User.objects.filter(username="newcomer").exists()


def test_a_withdrawn_or_a_later_invitation_ends_it(client, link, administrator):
    client.force_login(administrator)
    client.post("/invitations/", {"email": "ADA@charity.example", "role": SUPERVISOR})
    assert client.get(link).status_code == 410
    [later] = [link_in(one) for one in mails() if link_in(one) != link]
    assert client.get(later).status_code == 200
    client.post(f"/invitations/{Invitation.objects.first().pk}/withdraw/")
    assert client.get(later).status_code == 410


def test_the_database_alone_lets_nobody_in(link):
    secret = link.split("/")[2]
    assert len(secret) >= 43, "256 bits"
    kept = Invitation.objects.get()
    assert secret not in {str(value) for value in vars(kept).values()}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"password1": "ada byron 2026", "password2": "ada byron 2026"}, "own name"),
        ({"password1": "foitracker123", "password2": "foitracker123"}, "password"),
        ({"password2": "something else"}, "match"),
        ({"username": "HEAD"}, "Somebody has this name"),
    ],
)
def test_a_bad_name_or_password_is_told_and_the_link_still_works(client, link, changes, sentence):
    refused = client.post(link, told(**changes))
    assert refused.status_code == 422
    assert sentence in refused.content.decode()
    assert client.post(link, told())["Location"] == "/"


def test_nobody_else_invites(client):
    for role in (None, STAFF, SUPERVISOR):
        client.force_login(person(f"a {role}", role))
        assert client.post("/invitations/", {"email": "x@charity.example", "role": STAFF}).status_code == 403
    assert mails() == []
    with pytest.raises(PermissionDenied, match="Only administrators"):
        actions.invite(email="x@charity.example", role=STAFF, address="", by=person("staff", STAFF), now=timezone.now())


def test_somebody_with_an_account_is_not_invited_again(as_administrator):
    said = as_administrator.post("/invitations/", {"email": "HEAD@charity.example", "role": STAFF})
    assert "has an account already" in said.content.decode()
    assert not Invitation.objects.exists()


def test_where_the_mail_is_refused_nobody_is_invited(as_administrator, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    said = as_administrator.post("/invitations/", {"email": "ada@charity.example", "role": STAFF})
    assert "nobody was invited" in said.content.decode()
    assert not Invitation.objects.exists()


def test_it_is_audited_and_asks_for_the_password_again(client, link, administrator):
    client.post(link, told())
    kinds = set(AuditEntry.objects.values_list("kind", flat=True))
    assert {actions.INVITED, actions.ACCEPTED} <= kinds
    assert not AuditEntry.objects.filter(about__contains=link.split("/")[2]).exists()
    client.force_login(administrator)
    session = client.session
    session["proved"] = 0
    session.save()
    assert client.get("/invitations/")["Location"] == "/password/again/?next=%2Finvitations%2F"


def test_the_link_stands_in_no_log(client, link, caplog):
    with caplog.at_level("DEBUG"):
        assert client.post(link, told(password2="something else")).status_code == 422
        client.post(link, told())
        assert client.get(link).status_code == 410
    assert link.split("/")[2] not in caplog.text


def test_there_is_no_other_way_to_an_account(client):
    for path in ("/accounts/signup/", "/signup/", "/sign-up/", "/invitation/none/"):
        assert client.post(path, told()).status_code in (404, 410)
    assert not User.objects.filter(username="newcomer").exists()
