"""The audit: only added to, chained, complete, searchable, exported; nothing of a document in it."""

from __future__ import annotations

import csv
import io

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from requests_app import audit
from requests_app.audit_sql import NOT_EMPTIED
from requests_app.models import AuditEntry, AuditSeal, Event
from requests_app.roles import STAFF, SUPERVISOR
from tests.builders import campaign, person, received, totals_return
from tests.security.test_kept_apart import NAME, PERSONAL, SECRETS

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def sealed() -> None:
    """As at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def kinds(**which: object) -> list[str]:
    return list(AuditEntry.objects.filter(**which).order_by("pk").values_list("kind", flat=True))


@pytest.mark.parametrize("table", ["requests_app_auditentry", "requests_app_auditseal"])
@pytest.mark.parametrize("deed", ["DELETE FROM {0}", "UPDATE {0} SET id = id + 1", "TRUNCATE {0} CASCADE"])
def test_the_database_itself_refuses_to_change_delete_or_empty_it(table, deed):
    audit.note(kind="tried")
    sealed()
    with connection.cursor() as cursor:
        cursor.execute(NOT_EMPTIED)
        with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
            cursor.execute(deed.format(table))
    assert kinds(kind="tried") == ["tried"]


def test_the_chain_holds_and_says_its_last_mark():
    for number in range(3):
        audit.note(kind="tried", by=person("somebody"), about=f"/documents/{number}/", source="192.0.2.1")
    sealed()
    verdict = audit.verify()
    assert verdict.faults == ()
    assert verdict.entries == AuditEntry.objects.count()
    assert verdict.last == AuditSeal.objects.last().mark
    out = io.StringIO()
    call_command("verify_audit", stdout=out)
    assert verdict.last in out.getvalue()


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        ("UPDATE requests_app_auditentry SET by_name = 'another' WHERE kind = 'second'", "was changed after"),
        ("DELETE FROM requests_app_auditseal WHERE entry_id IN (SELECT id FROM requests_app_auditentry "
         "WHERE kind = 'second')", "does not follow"),
        ("DELETE FROM requests_app_auditseal WHERE id = (SELECT max(id) FROM requests_app_auditseal)", "in no chain"),
    ],
)  # fmt: skip
def test_whoever_gets_round_the_database_is_found_out(tampering, said):
    for kind in ("first", "second", "third"):
        audit.note(kind=kind, by=person("somebody"))
    sealed()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE requests_app_auditentry DISABLE TRIGGER USER")
        cursor.execute("ALTER TABLE requests_app_auditseal DISABLE TRIGGER USER")
        cursor.execute(tampering)
    with pytest.raises(CommandError, match=said):
        call_command("verify_audit")


def test_an_end_that_was_cut_off_is_found_by_a_mark_written_down():
    audit.note(kind="kept")
    sealed()
    with pytest.raises(CommandError, match="end was cut off"):
        call_command("verify_audit", known="f" * 64)
    call_command("verify_audit", known=audit.verify().last, stdout=io.StringIO())


def test_every_event_is_audited_by_the_database(client):
    staff = person("staff", STAFF)
    document = received(campaign("kent").requests.get(), totals_return(1, 2), by=staff)
    entry = AuditEntry.objects.get(kind="document received")
    assert (entry.by_name, entry.by_id, entry.about) == ("staff", staff.pk, f"/documents/{document.pk}/")
    assert AuditEntry.objects.exclude(kind__in=["signed in"]).count() == Event.objects.count()


def test_looking_at_what_is_kept_apart_and_exporting_it_are_audited_and_hold_nothing_of_it(client):
    kent = campaign("kent").requests.get()
    document = received(kent, PERSONAL, name=NAME, by=person("staff", STAFF))
    assert document.quarantined
    supervisor = person("supervisor", SUPERVISOR)
    client.force_login(supervisor)
    client.get(f"/documents/{document.pk}/")
    client.get(f"/documents/{document.pk}/file/")
    assert kinds(by_name="supervisor", kind=audit.SAW_APART) == [audit.SAW_APART] * 2
    assert kinds(by_name="supervisor", kind=audit.EXPORTED) == [audit.EXPORTED]
    client.force_login(person("staff", STAFF))
    client.get(f"/documents/{document.pk}/")
    assert kinds(by_name="staff", kind=audit.SAW_APART) == [], "was refused, and saw nothing"
    told = "\n".join(str(value) for row in AuditEntry.objects.values_list() for value in row)
    assert not [secret for secret in SECRETS if secret in told]


def test_only_administrators_search_and_export_it(client):
    for kind, name in (("tried", "anne"), ("tried", "bob"), ("another thing", "anne")):
        audit.note(kind=kind, by=person(name), about="\n ＝HYPERLINK(1)")
    sealed()
    client.force_login(person("supervisor", SUPERVISOR))
    assert client.get("/audit/").status_code == 403
    administrator = person("administrator")
    administrator.is_superuser = True
    administrator.save()
    client.force_login(administrator)
    page = client.get("/audit/?words=anne&kind=tried").content.decode()
    assert "1 entry" in page
    export = client.get("/audit/export.csv?words=anne").getvalue().decode()
    found = list(csv.reader(io.StringIO(export)))
    assert found[0] == ["number", "at", "kind", "by", "about", "source", "mark"]
    assert [row[2] for row in found[1:]] == ["another thing", "tried"]
    assert {row[4] for row in found[1:]} == {"'\n ＝HYPERLINK(1)"}
    marks = dict(AuditSeal.objects.values_list("entry_id", "mark"))
    assert [row[6] for row in found[1:]] == [marks[int(row[0])] for row in found[1:]]
    assert kinds(by_name="administrator", kind=audit.EXPORTED) == [audit.EXPORTED]
