"""A virus scanner's word before anything is opened, told over the protocol of ClamAV's clamd by one of our own."""

from __future__ import annotations

import socketserver
import struct
import threading
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from ingestion import actions
from ingestion.models import Document
from ingestion.tasks import read_waiting
from requests_app import antivirus
from requests_app.actions import keep_mail, read_arrived
from requests_app.models import Message, Quarantine
from requests_app.roles import STAFF, SUPERVISOR
from tests.builders import campaign, person, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""What every scanner takes for a virus and that is none; in two pieces, so that this file is not taken for one."""


class Clamd(socketserver.ThreadingUnixStreamServer):
    """PING and INSTREAM as clamd(8) has them: commands between z and NUL, pieces behind their length in network
    order, one of no length at the end, and answers that end in NUL."""

    daemon_threads = True
    limit, says = 10_000_000, ""

    def __init__(self, path: Path) -> None:
        self.heard: list[bytes] = []
        super().__init__(str(path), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(socketserver.StreamRequestHandler):
    server: Clamd

    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        if command == b"zPING\0":
            self.wfile.write(b"PONG\0")
            return
        assert command == b"zINSTREAM\0"
        told = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            told += self.rfile.read(length)
            if len(told) > self.server.limit:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.server.heard.append(told)
        found = b"stream: Win.Test.EICAR_HDB-1 FOUND\0" if EICAR in told else b"stream: OK\0"
        self.wfile.write(self.server.says.encode() or found)


@pytest.fixture
def clamd(tmp_path, settings):
    settings.CLAMAV = str(tmp_path / "clamd.ctl")
    server = Clamd(Path(settings.CLAMAV))
    yield server
    server.shutdown()
    server.server_close()


def uploaded(content: bytes, name: str = "return.csv") -> Document:
    request = campaign("kent").requests.get()
    return actions.receive_document(
        name=name, chunks=[content], received_on=date(2019, 5, 1), by=None, request=request, nudge=False
    )


def read(document: Document) -> Document:
    read_waiting(document.pk)
    document.refresh_from_db()
    return document


def test_a_clean_document_is_shown_to_the_scanner_whole_and_read(clamd):
    content = totals_return(26, 52) + (b"Note," + b"x" * 94 + b"\n") * 3_500
    assert len(content) > 5 * antivirus.PIECE
    assert read(uploaded(content)).state == "read"
    assert clamd.heard == [content]


def test_an_infected_one_is_never_opened_and_is_kept_apart(clamd, client):
    document = read(uploaded(totals_return(26, 52) + EICAR))
    assert (document.state, document.error_code, document.quarantined) == ("refused", "unsafe", True)
    assert "“Win.Test.EICAR_HDB-1”" in document.error_sentence
    assert not document.extractions.exists()
    assert Quarantine.objects.get().sha256 == document.sha256
    client.force_login(person("staff", STAFF))
    assert client.get(reverse("document-file", args=[document.pk])).status_code == 403
    client.force_login(person("judge", SUPERVISOR))
    assert client.get(reverse("document-file", args=[document.pk])).status_code == 200


def test_one_that_is_down_means_waiting_and_the_page_says_so(tmp_path, settings, client):
    settings.CLAMAV = str(tmp_path / "nobody.ctl")
    document = read(uploaded(totals_return(26, 52)))
    assert (document.state, document.attempts) == ("waiting", 0)
    client.force_login(person("staff", STAFF))
    page = client.get(reverse("document", args=[document.pk])).content.decode()
    assert "The virus scanner does not answer" in page
    refused = client.get(reverse("document-file", args=[document.pk]))
    assert refused.status_code == 403
    assert "has not looked at this file yet" in refused.content.decode()
    assert client.get("/ready/").json()["scanner"] == "down"
    server = Clamd(Path(settings.CLAMAV))
    try:
        assert client.get("/ready/").json()["scanner"] == "up"
        assert read(document).state == "read"
        assert document.error_sentence == ""
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    "said", ["stream: OK", "UNKNOWN COMMAND\0", "stream: Can't open file ERROR\0", "\0", "OK\0", "é"]
)
def test_whatever_is_not_its_word_for_clean_means_waiting(clamd, said, monkeypatch):
    monkeypatch.setattr(antivirus, "PATIENCE", 2.0)
    clamd.says = said
    assert read(uploaded(totals_return(26, 52))).state == "waiting"


def test_one_too_large_for_it_is_refused_with_a_way_out(clamd):
    clamd.limit = 1000
    document = read(uploaded(totals_return(26, 52) + b"Note,x\n" * 500_000))
    assert (document.state, document.error_code) == ("refused", "too_large")
    assert "StreamMaxLength" in document.error_sentence
    assert not document.quarantined


def test_a_port_does_as_well(clamd, settings):
    class Inet(Clamd):
        address_family = socketserver.socket.AF_INET

        def __init__(self) -> None:
            self.heard = []
            socketserver.TCPServer.__init__(self, ("127.0.0.1", 0), Handler)
            threading.Thread(target=self.serve_forever, daemon=True).start()

    server = Inet()
    settings.CLAMAV = f"127.0.0.1:{server.server_address[1]}"
    try:
        assert antivirus.answers()
        assert read(uploaded(totals_return(26, 52))).state == "read"
    finally:
        server.shutdown()
        server.server_close()


def test_an_infected_mail_is_never_taken_apart(clamd):
    message = keep_mail(raw=b"From: a@force.example\r\nSubject: FOI\r\n\r\n" + EICAR, nudge=False)
    read_arrived(pk=message.pk, now=message.at)
    message.refresh_from_db()
    assert message.state == Message.State.UNREADABLE
    assert "Win.Test.EICAR" in message.trouble
    assert Quarantine.objects.get().sha256 == message.content_sha256


def test_a_mail_waits_while_it_is_down(tmp_path, settings):
    settings.CLAMAV = str(tmp_path / "nobody.ctl")
    message = keep_mail(raw=b"From: a@force.example\r\nSubject: FOI\r\n\r\nWe hold 5.", nudge=False)
    with pytest.raises(antivirus.ScannerAway):
        read_arrived(pk=message.pk, now=message.at)
    message.refresh_from_db()
    assert (message.state, message.attempts, message.claimed_at) == (Message.State.ARRIVED, 0, None)


def test_without_the_setting_nobody_is_asked(settings):
    assert settings.CLAMAV == ""
    assert antivirus.refused(Path("/nowhere")) is None
