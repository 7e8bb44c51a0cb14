"""The second factor: set up, asked for, taken once, required of supervisors and administrators, and reset."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.management import CommandError, call_command

from foitracker.signing_in import lock, second_factor
from requests_app.models import AuditEntry
from requests_app.roles import OFFICER, READER, RESEARCHER, STAFF, SUPERVISOR
from tests.builders import person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]
GOOD = "marble otter viaduct seven"


def shown(secret: str, periods: int = 0) -> str:
    """What an authenticator shows (RFC 6238)."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // second_factor.PERIOD + periods))


@pytest.fixture
def supervisor():
    user = person("supervisor", SUPERVISOR)
    user.set_password(GOOD)
    user.save()
    return user


@pytest.fixture
def secret(supervisor):
    """Her authenticator's."""
    made = second_factor.new_secret()
    assert second_factor.set_up(user=supervisor, secret=made, code=shown(made))
    return made


def type_password(client, next_page: str = "/documents/"):
    return client.post(f"/sign-in/?next={next_page}", {"username": "supervisor", "password": GOOD})


def test_the_arithmetic_is_that_of_the_standard():
    """RFC 4226, appendix D: the secret "12345678901234567890", counters 0 and 1."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert [format_hotp_value(hotp_value(secret, counter)) for counter in (0, 1)] == ["755224", "287082"]


def test_the_password_alone_lets_nobody_in_who_has_one(client, secret):
    assert type_password(client)["Location"] == "/sign-in/code/"
    assert client.get("/documents/").status_code == 302
    wrong = client.post("/sign-in/code/", {"code": "000000"})
    assert wrong.status_code == 422
    assert client.get("/documents/").status_code == 302
    assert client.post("/sign-in/code/", {"code": shown(secret)})["Location"] == "/documents/"
    assert client.get("/documents/").status_code == 200


def test_a_code_is_taken_once(client, secret, supervisor):
    code = shown(secret)
    assert second_factor.answers(user=supervisor, code=code)
    assert not second_factor.answers(user=supervisor, code=code)


def test_a_recovery_code_is_taken_once_and_audited(supervisor):
    made = second_factor.new_secret()
    codes = second_factor.set_up(user=supervisor, secret=made, code=shown(made))
    assert len(set(codes)) == 10
    assert second_factor.answers(user=supervisor, code=codes[3])
    assert not second_factor.answers(user=supervisor, code=codes[3])
    assert AuditEntry.objects.filter(kind=second_factor.USED_RECOVERY, by_id=supervisor.pk).count() == 1


def test_wrong_codes_lock_as_wrong_passwords_do(client, secret):
    type_password(client)
    for _ in range(lock.OF_A_NAME):
        client.post("/sign-in/code/", {"code": "000000"})
    assert "locked for 15 minutes" in client.post("/sign-in/code/", {"code": shown(secret)}).content.decode()
    assert client.get("/documents/").status_code == 302


def test_the_code_page_is_nothing_without_a_password_before_it(client, secret):
    assert client.post("/sign-in/code/", {"code": shown(secret)})["Location"] == "/sign-in/"


def test_where_it_is_required_supervisors_and_administrators_set_it_up_first_and_staff_need_not(
    client, settings, supervisor
):
    settings.SECOND_FACTOR_REQUIRED = True
    client.force_login(person("staff", STAFF))
    assert client.get("/documents/").status_code == 200
    client.force_login(supervisor)
    assert client.get("/documents/")["Location"] == "/second-factor/"
    page = client.get("/second-factor/").content.decode()
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page)[1]
    assert client.post("/second-factor/", {"code": "000000"}).status_code == 422
    page = client.post("/second-factor/", {"code": shown(secret)}).content.decode()
    assert len(re.findall(r"<code>\d{8}</code>", page)) == 10
    assert client.get("/documents/").status_code == 200
    administrator = person("administrator")
    administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)
    assert client.get("/admin/")["Location"] == "/second-factor/"


def test_a_copy_of_the_database_gives_no_codes(secret):
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept


def test_what_was_lost_is_reset_by_whoever_runs_the_machine(secret, supervisor, capsys):
    call_command("reset_second_factor", "supervisor")
    assert not second_factor.has_one(supervisor)
    assert AuditEntry.objects.filter(kind=second_factor.RESET, about="account supervisor").count() == 1


@pytest.mark.parametrize(
    ("required", "of_all", "asked"),
    [
        (False, False, set()),
        (True, False, {SUPERVISOR, OFFICER}),
        (True, True, {SUPERVISOR, OFFICER, STAFF, RESEARCHER, READER}),
        (False, True, {SUPERVISOR, OFFICER, STAFF, RESEARCHER, READER}),
    ],
)
def test_who_is_asked_for_one_is_the_organisations_to_say(client, settings, required, of_all, asked):
    settings.SECOND_FACTOR_REQUIRED, settings.SECOND_FACTOR_OF_ALL = required, of_all
    for number, role in enumerate((SUPERVISOR, OFFICER, STAFF, RESEARCHER, READER)):
        user = person(f"p{number}", role)
        client.force_login(user)
        answer = client.get("/sessions/")
        sent = answer.status_code == 302 and answer["Location"] == "/second-factor/"
        assert sent == (role in asked), role
        made = second_factor.new_secret()
        second_factor.set_up(user=user, secret=made, code=shown(made))
        assert client.get("/sessions/").status_code == 200


def test_setting_one_up_asks_for_the_password_again_where_it_was_typed_long_ago(client):
    client.force_login(person("staff", STAFF))
    assert client.get("/second-factor/").status_code == 200
    held = client.session
    held["proved"] = int(time.time()) - 3600
    held.save()
    for page in ("/second-factor/", "/passkeys/"):
        assert client.get(page)["Location"] == f"/password/again/?next={page}"
        assert client.post(page, {"code": "123456"})["Location"] == f"/password/again/?next={page}"
    assert not Authenticator.objects.exists()


def test_after_a_change_of_the_key_codes_are_taken_still_and_sealed_again(settings, supervisor):
    made = second_factor.new_secret()
    codes = second_factor.set_up(user=supervisor, secret=made, code=shown(made))
    before = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key of this installation", [before]
    assert second_factor.answers(user=supervisor, code=shown(made))
    call_command("seal_again")
    settings.SECRET_KEY_FALLBACKS = []
    Authenticator.objects.update(last_used_at=None)
    cache.clear()  # where the library keeps which codes were used
    assert second_factor.answers(user=supervisor, code=codes[2])
    assert second_factor.answers(user=supervisor, code=shown(made))
    settings.SECRET_KEY = "a third"
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("seal_again")
