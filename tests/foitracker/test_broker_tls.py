"""Database and broker over TLS, on loopback with certificates made for the test: the right one is believed alone."""

from __future__ import annotations

import contextlib
import datetime
import os
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import dj_database_url
import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.db import connection
from kombu import Connection
from kombu.exceptions import OperationalError

from foitracker import embedded
from foitracker.broker_tls import checks

PATIENCE = 20
ASKS_FOR_TLS = b"\x00\x00\x00\x08\x04\xd2\x16\x2f"
"""What PostgreSQL's clients send in the clear before TLS begins."""


@pytest.mark.parametrize("url", ["redis://queue/0", "amqp://queue//", "redis+socket:///tmp/x", "unix:///tmp/x"])
def test_an_address_without_tls_asks_for_none(url):
    assert checks(url) is None


def test_a_certificate_is_asked_of_every_broker_with_tls():
    assert checks("rediss://queue/0", "/a.pem") == {
        "ssl_cert_reqs": ssl.CERT_REQUIRED, "ssl_check_hostname": True, "ssl_ca_certs": "/a.pem",
    }  # fmt: skip
    rabbit = checks("amqps://user:word@queue.example:5671//")
    assert rabbit == {"cert_reqs": ssl.CERT_REQUIRED, "server_hostname": "queue.example"}


def test_the_settings_tell_celery_so():
    asked = "from django.conf import settings as s; print(s.CELERY_BROKER_USE_SSL['ssl_ca_certs'])"
    told = subprocess.run(
        [sys.executable, "-c", asked], cwd=Path(__file__).parents[2], text=True, capture_output=True, check=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "foitracker.settings", "CELERY_BROKER_URL": "",
             "REDIS_URL": "rediss://queue/0", "BROKER_CA": "/etc/ssl/queue.pem"},
    )  # fmt: skip
    assert told.stdout.strip() == "/etc/ssl/queue.pem"


def certificate(folder: Path, name: str) -> tuple[str, str]:
    """A certificate for localhost that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now, day = datetime.datetime.now(datetime.UTC), datetime.timedelta(days=1)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), 1, now - day, now + day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / f"{name}.pem", folder / f"{name}.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ))  # fmt: skip
    return str(public), str(private)


def _handed_on(source: socket.socket, to: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while chunk := source.recv(65536):
            to.sendall(chunk)
    for one in (source, to):
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def tls_before(inside: Path, held: tuple[str, str], *, postgres: bool = False) -> Iterator[int]:
    """A port on loopback at which a server that speaks plainly on a socket is reached with TLS alone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*held)
    door = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                plain = door.accept()[0]
            except OSError:
                return
            with contextlib.suppress(OSError):
                plain.settimeout(PATIENCE)
                if postgres:
                    assert plain.recv(8, socket.MSG_WAITALL) == ASKS_FOR_TLS
                    plain.sendall(b"S")
                line = context.wrap_socket(plain, server_side=True)
                behind = socket.socket(socket.AF_UNIX)
                behind.connect(str(inside))
                for way in ((line, behind), (behind, line)):
                    threading.Thread(target=_handed_on, args=way, daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    yield door.getsockname()[1]
    door.close()


@pytest.mark.integration
def test_the_broker_is_spoken_to_only_where_its_certificate_is_the_right_one(tmp_path, servers):
    if embedded.broker_named():
        pytest.skip("another broker is named")
    right, other = certificate(tmp_path, "right"), certificate(tmp_path, "other")
    with tls_before(embedded.valkey_socket(), right) as port:

        def asked(host: str, authority: str) -> bool:
            url = f"rediss://{host}:{port}/0"
            # Without a number of retries one that is refused is tried again for five seconds.
            how = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE, "max_retries": 1,
                   "interval_start": 0}  # fmt: skip
            with Connection(url, ssl=checks(url, authority), transport_options=how) as line:
                return bool(line.default_channel.client.ping())

        assert asked("localhost", right[0])
        for host, authority in (("localhost", other[0]), ("localhost", ""), ("127.0.0.1", right[0])):
            with pytest.raises(OperationalError, match="CERTIFICATE_VERIFY_FAILED"):
                asked(host, authority)


@pytest.mark.django_db
@pytest.mark.integration
def test_the_database_is_spoken_to_only_where_its_certificate_is_the_right_one(tmp_path):
    at = connection.settings_dict
    inside = Path(at["HOST"]) / f".s.PGSQL.{at['PORT'] or 5432}"
    if not inside.exists():
        pytest.skip("another database is named")
    right, other = certificate(tmp_path, "right"), certificate(tmp_path, "other")
    with tls_before(inside, right, postgres=True) as port:

        def asked(host: str, authority: str) -> object:
            url = f"postgresql://{at['USER']}@{host}:{port}/{at['NAME']}?sslmode=verify-full&sslrootcert={authority}"
            told = dj_database_url.parse(url)
            with psycopg.connect(
                host=told["HOST"], port=told["PORT"], user=told["USER"], dbname=told["NAME"], **told["OPTIONS"]
            ) as line:
                return line.execute("SELECT 1").fetchone(), line.pgconn.ssl_in_use

        assert asked("localhost", right[0]) == ((1,), True)
        for host, authority in (("localhost", other[0]), ("127.0.0.1", right[0])):
            with pytest.raises(psycopg.OperationalError, match="certificate"):
                asked(host, authority)
