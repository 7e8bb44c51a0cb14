"""Whom a mail says it is from and to, and about what, is found: by its words, and by a name; also of mails that came
before heads were kept, and never after the letter was deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.deletion import sweep_removals
from reporting.person_search.places import where_stands
from requests_app import actions
from requests_app.mail.headers import LONGEST_WRITTEN
from requests_app.mail.parsing import parse_mail
from requests_app.models import Message
from requests_app.roles import OFFICER, RESEARCHER
from requests_app.search import search
from requests_app.shelf import folders
from requests_app.tasks import sweep_arrived_mail
from tests.builders import person

HEADS = (
    b"From: =?utf-8?q?Zo=C3=AB_Quillfeather?= <foi@kent.police.example>\r\n"
    b"Sender: Ottoline Vane <post@kent.police.example>\r\n"
    b"Reply-To: Barnaby Thrupp <foi@kent.police.example>\r\n"
    b"To: Aurelia Snodgrass <us@charity.example>\r\n"
    b"Cc: Peregrine Fosdyke <press@kent.police.example>\r\n"
    b"Subject: About the custodian\r\n"
)
MAIL = HEADS + b"Message-ID: <heads@kent.police.example>\r\nDate: Wed, 1 May 2019 10:00:00 +0100\r\n\r\nDear us,\r\n"
NAMES = ["Zoë Quillfeather", "Ottoline Vane", "Barnaby Thrupp", "Aurelia Snodgrass", "Peregrine Fosdyke"]


def test_each_field_is_written_decoded_on_a_line_of_its_own_and_no_more_than_can_be_kept():
    lines = parse_mail(MAIL).heads.splitlines()
    assert lines[0] == "Subject: About the custodian"
    assert lines[1] == "From: Zoë Quillfeather <foi@kent.police.example>"
    assert [line.partition(":")[0] for line in lines] == ["Subject", "From", "Sender", "Reply-To", "To", "Cc"]
    assert len(parse_mail(b"To: " + b"a b <c@d>, " * 50_000 + b"\r\n\r\nx").heads) <= LONGEST_WRITTEN


@pytest.mark.django_db
@pytest.mark.integration
class TestKept:
    @pytest.fixture
    def letter(self) -> Message:
        return actions.receive_mail(raw=MAIL)

    @pytest.fixture
    def before(self, letter) -> Message:
        """As a mail stands there that was taken before heads were kept."""
        Message.objects.filter(pk=letter.pk).update(heads=None)
        return letter

    @pytest.mark.parametrize("name", NAMES)
    def test_a_name_that_stands_in_a_head_alone_is_found(self, letter, name):
        found = [one for one in where_stands(name).found if one.what == "message"]
        assert f"/messages/{letter.pk}/" in {one.address for one in found}
        hits = search(person("researcher", RESEARCHER), name.split()[1], only="letters", at_most=5)[0].hits
        assert [hit.link for hit in hits] == [f"/messages/{letter.pk}/"]
        assert (name.split()[1], True) in hits[0].passage

    def test_one_that_came_before_is_looked_at_by_the_worker_and_until_then_said_not_to_be(self, before):
        answer = where_stands(NAMES[3])
        assert answer.found == []
        said = (f"letter {before.pk}: its mail was not taken apart", f"/messages/{before.pk}/")
        assert said in answer.not_searched
        sweep_arrived_mail()
        answer = where_stands(NAMES[3])
        assert [one.where for one in answer.found] == ["heads"]
        assert said not in answer.not_searched
        assert actions.keep_heads() == 0, "each once"

    def test_a_deleted_letter_is_found_by_no_head_of_it_and_gets_none_again(self, letter):
        actions.delete_mail(message=letter, reason="Asked to.", by=person("officer", OFFICER), words=True)
        sweep_removals()
        sweep_arrived_mail()
        assert [where_stands(name).found for name in NAMES] == [[]] * len(NAMES)
        assert not list(folders()["mail"].rglob("*.eml"))

    def test_a_mail_delivered_twice_leaves_no_second_file_that_no_row_names(self, letter):
        """Deleting the letter deletes what is known of it: a copy without a row would stay for ever."""
        again = actions.receive_mail(raw=b"Received: by another.example\r\n" + MAIL)
        assert again.pk == letter.pk
        sweep_removals()
        letter.refresh_from_db()
        assert [path.relative_to(folders()["mail"]) for path in folders()["mail"].rglob("*.eml")] == [
            Path(letter.raw_path)
        ]

    def test_a_file_that_a_letter_names_again_is_not_swept(self, letter):
        actions.remove_later(folder="mail", names=[letter.raw_path])
        sweep_removals()
        assert (folders()["mail"] / letter.raw_path).read_bytes() == MAIL
