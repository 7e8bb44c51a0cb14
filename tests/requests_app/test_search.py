"""Words are looked for through everything that a person may read."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from ingestion.deletion import delete_document
from ingestion.models import DocumentText
from ingestion.search import keep_texts
from reporting.publishing.edition import mark
from reporting.search import keep_told, keep_what_is_told
from requests_app.models import Message
from requests_app.roles import READER, STAFF, SUPERVISOR
from requests_app.search import passage_of, search
from tests.builders import campaign, csv_return, person, received
from tests.reporting.editions import september

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def staff():
    return person("uploader", STAFF)


@pytest.fixture
def world(staff):
    made = campaign("kent", "essex")
    kent = made.requests.get(force__slug="kent")
    rows = [["Platform", "2017/18", "2018/19"], ["Snapchat", 31, 57], ["Kik", 12, 9]]
    received(kent, csv_return(rows), by=staff, name="kent-2019.csv")
    letter = Message.objects.create(
        request=kent, direction="in", state="received", subject="Your request 1234",
        body="We regret the delay.\nOur custodian was on leave.",
    )  # fmt: skip
    Message.objects.create(direction="in", state="received", subject="Stray", body="About custodians elsewhere")
    return made, letter


def links(user, words, **more):
    return {one.kind.key: [hit.link for hit in one.hits] for one in search(user, words, at_most=10, **more) if one.hits}


def test_letters_are_found_by_their_words_in_any_form_with_the_passage(world, staff):
    _, letter = world
    found = search(staff, "custodian", at_most=10)
    (letters,) = [one for one in found if one.kind.key == "letters"]
    assert [hit.title for hit in letters.hits] == ["Stray", "Your request 1234"]
    assert ("custodian", True) in letters.hits[1].passage
    assert links(staff, 'custodian "on leave"') == {"letters": [f"/messages/{letter.pk}/"]}
    assert links(staff, "custodian -elsewhere") == {"letters": [f"/messages/{letter.pk}/"]}


def test_documents_are_found_by_their_words_and_figures_by_their_labels(world, staff):
    found = search(staff, "snapchat", at_most=10)
    by_kind = {one.kind.key: one.hits for one in found}
    assert [hit.title for hit in by_kind["documents"]] == ["kent-2019.csv"]
    assert by_kind["documents"][0].about == "Kent Police"
    titles = [hit.title for hit in by_kind["figures"]]
    assert any(title.startswith("57") for title in titles)
    assert not any(title.startswith("9 ") for title in titles)


def test_findings_are_found_by_what_they_say(world, staff):
    assert "findings" in links(staff, "matches OR label OR period OR total OR question")


def test_a_name_that_is_nearly_right_finds_its_force(world, staff):
    kent = world[0].requests.get(force__slug="kent")
    assert links(staff, "Kent Polise")["forces"][0] == f"/requests/{kent.pk}/"
    assert "forces" not in links(staff, "Northumberland")


def test_sentences_of_editions_are_found_by_readers_and_not_before_their_hour(world, staff):
    content = json.loads(json.dumps(september()))
    publication = world[0].publications.create(
        number=1, title="September", content=content, sha256=mark(content), by=person("s", SUPERVISOR)
    )
    assert keep_what_is_told() == 1
    assert keep_what_is_told() == 0
    keep_told(publication)
    reader = person("reader", READER)
    found = links(reader, "Thames Valley rose")
    assert list(found) == ["sentences"]
    number = int(found["sentences"][0].rstrip("/").rsplit("/", 1)[1])
    assert "Thames Valley" in content["sentences"][number]["text"]
    publication.embargo_until = timezone.now() + timedelta(hours=1)
    publication.save()
    assert links(reader, "Thames Valley rose") == {}
    assert "sentences" in links(staff, "Thames Valley rose")


def test_readings_from_before_are_found_once_a_worker_was_there(world, staff):
    DocumentText.objects.all().delete()
    assert "documents" not in links(staff, "snapchat")
    assert keep_texts() == 1
    assert "documents" in links(staff, "snapchat")
    assert keep_texts() == 0


def test_a_deleted_document_is_found_by_no_word_of_it(world, staff):
    document = world[0].documents.get()
    delete_document(document=document, reason="It named somebody.", by=person("s", SUPERVISOR))
    keep_texts()
    assert links(staff, "snapchat OR platform") == {}


def test_a_file_longer_than_the_database_takes_apart_is_kept_all_the_same(staff):
    kent = campaign("kent").requests.get()
    body = " ".join(f"word{number}" for number in range(200_000))
    Message.objects.create(request=kent, direction="in", state="received", subject="Long", body=body)
    assert "letters" in links(staff, "word7")


def test_whatever_is_typed_is_answered(client, world, staff):
    client.force_login(staff)
    for words in ("", " ", "the", "'", '"', "a & | !", "\x00", "(((", "%", "\\", "😀", "x" * 5000, "-", "<b>"):
        response = client.get("/search/", {"q": words})
        assert response.status_code == 200
        assert "<b>" not in response.content.decode()


def test_the_page_costs_few_queries_and_shows_what_was_found(client, world, staff, django_assert_max_num_queries):
    client.force_login(staff)
    with django_assert_max_num_queries(19):
        page = client.get("/search/?q=custodian").content.decode()
    assert "<mark>custodian</mark>" in page
    assert client.get("/search/?q=custodian&in=documents").content.decode().count("<mark>") == 0


@pytest.mark.parametrize(
    ("index", "asked"),
    [
        ("letters_by_words", lambda user: search(user, "custodian", only="letters", at_most=5)),
        ("letters_by_heads", lambda user: search(user, "custodian", only="letters", at_most=5)),
        ("documents_by_words", lambda user: search(user, "custodian", only="documents", at_most=5)),
        ("findings_by_words", lambda user: search(user, "custodian", only="findings", at_most=5)),
        ("figures_by_words", lambda user: search(user, "custodian", only="figures", at_most=5)),
        ("sentences_by_words", lambda user: search(user, "custodian", only="sentences", at_most=5)),
        ("forces_by_name", lambda user: search(user, "Kent", only="forces", at_most=5)),
    ],
)
def test_each_look_goes_by_its_index(world, staff, index, asked, django_assert_max_num_queries):
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(
        connection,
    ) as caught:
        asked(staff)
    statement = next(one["sql"] for one in caught.captured_queries if "@@" in one["sql"] or "%>" in one["sql"])
    assert any(index in plan for plan in _plans(statement))


def _plans(statement):
    """The plans of a statement that may not read a table whole. With a few rows in each the planner has several ways
    that cost the same, and which it takes turns on what other tests left behind: so it is asked in four."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
        for before in ("SELECT 1", "ANALYZE"):
            cursor.execute(before)
            for nested in ("on", "off"):
                cursor.execute(f"SET LOCAL enable_nestloop = {nested}")
                cursor.execute(f"EXPLAIN {statement}")
                yield "\n".join(row[0] for row in cursor.fetchall())


def test_a_passage_is_told_in_pieces():
    assert passage_of("a \u2039\u2039b\u203a\u203a c") == (("a ", False), ("b", True), (" c", False))
