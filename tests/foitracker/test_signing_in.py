"""Lock, passwords, idle end, own sessions, and the password again before what cannot be taken back."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from foitracker.signing_in import lock, sessions
from requests_app import audit
from requests_app.models import AuditEntry
from requests_app.roles import STAFF, SUPERVISOR
from tests.builders import campaign, person, received
from tests.security import addresses
from tests.security.rooms import furnished
from tests.security.test_kept_apart import NAME, PERSONAL

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
GOOD = "marble otter viaduct seven"


@pytest.fixture
def anne():
    user = person("anne.hathersage", STAFF)
    user.set_password(GOOD)
    user.save()
    return user


def sign_in(client, password: str = GOOD, name: str = "anne.hathersage", **where):
    return client.post("/sign-in/", {"username": name, "password": password}, **where)


def entries(kind: str) -> int:
    return AuditEntry.objects.filter(kind=kind).count()


def test_coming_in_going_and_being_refused_are_audited_with_their_source(client, anne):
    sign_in(client, "wrong")
    sign_in(client)
    client.post("/sign-out/")
    told = AuditEntry.objects.order_by("pk").values_list("kind", "by_name", "source")
    assert list(told) == [(kind, "anne.hathersage", "127.0.0.1")
                          for kind in (audit.SIGN_IN_FAILED, audit.SIGNED_IN, audit.SIGNED_OUT)]  # fmt: skip


def test_a_name_that_nobody_has_is_not_written_down(client, anne):
    sign_in(client, name="my secret passphrase, typed too early")
    entry = AuditEntry.objects.get(kind=audit.SIGN_IN_FAILED)
    assert (entry.by_id, entry.by_name) == (None, "")
    assert re.fullmatch(r"a name that nobody has: [0-9a-f]{5}", entry.about), "twenty bits of a keyed mark, no more"


def test_the_lock_does_not_tell_which_names_there_are(anne):
    told = {}
    for name in ("anne.hathersage", "nobody.of.that.name"):
        client = Client()
        pages = [sign_in(client, f"wrong {turn}", name) for turn in range(lock.OF_A_NAME + 2)]
        said = [BeautifulSoup(page.content, "html.parser").select_one("main").get_text(" ", strip=True)
                for page in pages]  # fmt: skip
        told[name] = [(page.status_code, one) for page, one in zip(pages, said, strict=True)]
    assert told["anne.hathersage"] == told["nobody.of.that.name"]
    assert "locked for 15 minutes" in told["anne.hathersage"][-1][1]


@pytest.mark.parametrize("where", ["/password/", "/admin/password_change/"])
def test_the_old_password_is_guessed_no_more_often_where_it_is_changed(client, anne, where):
    anne.is_staff = True
    anne.save()
    client.force_login(anne)
    new = {"new_password1": "violin pepper harbour nine", "new_password2": "violin pepper harbour nine"}
    for _ in range(lock.OF_A_NAME):
        client.post(where, {"old_password": "wrong", **new}, follow=True)
        client.post("/password/", {"old_password": "wrong", **new})
    page = client.post("/password/", {"old_password": GOOD, **new})
    assert "locked for 15 minutes" in page.content.decode()
    anne.refresh_from_db()
    assert anne.check_password(GOOD)


def test_a_changed_password_ends_every_other_session_and_is_audited(client, anne):
    elsewhere = Client()
    assert sign_in(elsewhere).status_code == 302
    assert sign_in(client).status_code == 302
    new = "violin pepper harbour nine"
    told = client.post("/password/", {"old_password": GOOD, "new_password1": new, "new_password2": new}, follow=True)
    assert "signed out everywhere else" in told.content.decode()
    assert elsewhere.get("/sessions/").status_code == 302
    assert client.get("/sessions/").status_code == 200
    assert entries("changed their password") == 1
    assert sign_in(Client()).status_code == 200, "the old one opens nothing"


def test_five_wrong_passwords_lock_the_name_with_a_sentence_even_for_the_right_one(client, anne):
    for _ in range(lock.OF_A_NAME):
        assert "correct username and password" in sign_in(client, "wrong").content.decode()
    page = sign_in(client)
    assert "locked for 15 minutes" in page.content.decode()
    assert not page.wsgi_request.user.is_authenticated
    assert entries(audit.SIGN_IN_LOCKED) == 1
    assert entries(audit.SIGN_IN_FAILED) == lock.OF_A_NAME, "while it is locked no password is looked at"
    assert sign_in(client, REMOTE_ADDR="192.0.2.9").status_code == 302, "who tries hers elsewhere does not lock her out"


def test_the_lock_ends_by_itself_and_a_right_password_begins_the_count_anew(anne):
    now = timezone.now()
    for _ in range(lock.OF_A_NAME):
        audit.note(kind=audit.SIGN_IN_FAILED, by=anne, source="192.0.2.1")
    assert lock.locked(user=anne, source="192.0.2.1", now=now)
    assert not lock.locked(user=anne, source="192.0.2.1", now=now + lock.FOR + timedelta(minutes=1))
    audit.note(kind=audit.SIGNED_IN, by=anne, source="192.0.2.1")
    assert not lock.locked(user=anne, source="192.0.2.1", now=timezone.now())


@pytest.mark.parametrize(("names", "sources"), [(1, lock.OF_A_NAME_ANYWHERE), (lock.OF_A_SOURCE, 1)])
def test_many_networks_for_one_name_and_many_names_from_one_network_are_locked_too(anne, names, sources):
    for number in range(max(names, sources)):
        whose = anne if names == 1 else None
        audit.note(kind=audit.SIGN_IN_FAILED, by=whose, source=f"192.0.2.{number if sources > 1 else 1}")
    assert lock.locked(user=anne, source="192.0.2.1", now=timezone.now())


@pytest.mark.parametrize("password", [
    "foitracker", "FOITracker2026!", "foi-tracker-1", "Password123456", "qwertyuiop[]12", "anne.hathersage1",
    "Hathersage2026!", "monkeymonkeymonkey", "short", "a" * 73, "password" * 500,
])  # fmt: skip
def test_passwords_that_are_guessed_are_refused(anne, password):
    with pytest.raises(ValidationError):
        validate_password(password, anne)


@pytest.mark.parametrize(
    "password", [GOOD, "Zq7!vBt2#kLm9x", "correct-violin-snow-market", f"{GOOD} " * 4, f"{GOOD} " * 40]
)
def test_passwords_that_are_not_are_taken(anne, password):
    validate_password(password, anne)


def test_a_session_that_is_not_used_ends_with_a_sentence(client, anne, settings):
    client.force_login(anne)
    assert client.get("/documents/").status_code == 200
    session = client.session
    session[sessions.SEEN] -= settings.SESSION_IDLE_MINUTES * 60 + 5
    session.save()
    page = client.get("/documents/", follow=True)
    assert page.redirect_chain[0][0].startswith("/sign-in/")
    assert "had not been used for a while" in page.content.decode()


def test_own_sessions_are_listed_and_the_others_ended(anne):
    here, there, somebody = Client(), Client(), Client()
    here.force_login(anne)
    there.force_login(anne)
    somebody.force_login(person("bob", STAFF))
    page = here.get("/sessions/").content.decode()
    assert page.count("<tr>") == 3, "the heads and two sessions"
    assert "(this one)" in page
    here.post("/sessions/end/")
    assert there.get("/documents/").status_code == 302
    assert [one.get("/documents/").status_code for one in (here, somebody)] == [200, 200]


@pytest.fixture
def held(client):
    """A document kept apart, and a supervisor whose password was typed long ago."""
    document = received(campaign("kent").requests.get(), PERSONAL, name=NAME)
    supervisor = person("supervisor", SUPERVISOR)
    supervisor.set_password(GOOD)
    supervisor.save()
    client.force_login(supervisor)
    long_ago(client)
    return document


def long_ago(client) -> None:
    session = client.session
    session[sessions.PROVED] -= sessions.PROVED_FOR + 5
    session.save()


def test_what_cannot_be_taken_back_asks_for_the_password_again(client, held):
    where = f"/documents/{held.pk}/"
    release = {"reason": "They are officers."}
    response = client.post(f"{where}release/", release, headers={"referer": f"http://testserver{where}"})
    assert response["Location"].startswith("/password/again/?next=")
    held.refresh_from_db()
    assert held.quarantined, "nothing was done"
    wrong = client.post("/password/again/", {"password": "wrong", "next": where})
    assert wrong.status_code == 422
    assert "That is not your password." in wrong.content.decode()
    assert client.post("/password/again/", {"password": GOOD, "next": where})["Location"] == where
    client.post(f"{where}release/", release)
    held.refresh_from_db()
    assert not held.quarantined


def test_wrong_passwords_there_lock_too(client, held):
    for _ in range(lock.OF_A_NAME):
        client.post("/password/again/", {"password": "wrong"})
    assert "locked for 15 minutes" in client.post("/password/again/", {"password": GOOD}).content.decode()


def test_it_leads_nowhere_else(client, held):
    to = client.post("/password/again/", {"password": GOOD, "next": "https://elsewhere.example/"})["Location"]
    assert to == "/"


def test_the_admin_desk_has_no_door_of_its_own(client, anne):
    assert client.get("/admin/login/?next=/admin/")["Location"] == "/sign-in/?next=%2Fadmin%2F"
    client.force_login(anne)
    response = client.get("/admin/", follow=True)
    assert response.status_code == 403
    assert "not let in at the admin desk" in response.content.decode()


def test_every_address_that_asks_again_is_one():
    from foitracker.access import ACCESS

    assert set(ACCESS) >= sessions.ASKS_AGAIN | set(sessions.NOTHING_TO_GUARD)


def test_every_address_that_hands_out_a_file_asks_again_or_says_why_not(client):
    known = furnished()
    client.force_login(User.objects.create_superuser("boss"))
    unguarded, files = [], set()
    for name in addresses.names():
        if name in ("sign-out", "admin:logout") or name.startswith("api-v1:"):  # programs bring a token
            continue
        answer = client.get(addresses.where(name, known), {"format": "csv"} if name == "campaign-board" else {})
        if answer.get("Content-Disposition", "").startswith("attachment"):
            files.add(name)
            if not sessions.asks_again(name) and name not in sessions.NOTHING_TO_GUARD:
                unguarded.append(name)
    assert unguarded == []
    assert {"document-file", "publication-export", "campaign-board", "audit-export"} <= files, "else nothing was tried"


def test_the_accounts_of_others_are_not_changed_from_a_session_left_open(client, anne):
    boss = User.objects.create_superuser("boss")
    client.force_login(boss)
    long_ago(client)
    for where in (f"/admin/auth/user/{anne.pk}/change/", f"/admin/auth/user/{anne.pk}/password/", "/admin/auth/user/"):
        told = {"username": anne.username, "is_superuser": "on", "is_active": "on", "action": "end_sessions"}
        assert client.post(where, told)["Location"].startswith("/password/again/"), where
    anne.refresh_from_db()
    assert not anne.is_superuser


def test_signing_out_elsewhere_says_where_there_is_no_elsewhere(client):
    client.force_login(person("supervisor", SUPERVISOR))
    page = client.post("/sessions/end/", follow=True)
    assert "You were signed in nowhere else." in page.content.decode()


def test_an_administrator_ends_somebodys_sessions_and_it_is_audited(client, anne):
    hers, other = Client(), Client()
    hers.force_login(anne)
    ben = User.objects.create_user("ben")
    other.force_login(ben)
    boss = User.objects.create_superuser("boss")
    client.force_login(boss)
    told = {"action": "end_sessions", "_selected_action": [str(anne.pk), str(boss.pk)]}
    page = client.post("/admin/auth/user/", told, follow=True).content.decode()
    assert "1 session was ended." in page
    assert hers.get("/sessions/").status_code == 302
    assert other.get("/sessions/").status_code == 200
    assert client.get("/sessions/").status_code == 200, "the one that asks stays"
    entry = AuditEntry.objects.get(kind="ended somebody's sessions", about="account anne.hathersage")
    assert entry.by_name == "boss"


def test_signing_out_asks_the_browser_to_forget(client, anne):
    client.force_login(anne)
    assert client.post("/sign-out/")["Clear-Site-Data"] == '"cache", "storage"'


def test_pages_say_how_long_a_session_lasts_to_whoever_is_signed_in_only(client, anne, settings):
    settings.SESSION_IDLE_MINUTES = 7
    assert "data-idle-minutes" not in client.get("/sign-in/").content.decode()
    client.force_login(anne)
    page = client.get("/sessions/").content.decode()
    assert 'data-idle-minutes="7"' in page
    assert "js/left-open.js" in page
