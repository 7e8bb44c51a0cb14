"""The organisation's own sign-in, through a real OpenID Connect server on loopback."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from foitracker.signing_in import organisation, second_factor
from requests_app.models import AuditEntry, OrganisationAccount
from requests_app.roles import STAFF, SUPERVISOR
from tests.builders import person
from tests.foitracker.test_second_factor import shown

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


class Server:
    """As little of OpenID Connect as a sign-in needs: discovery, keys, and a code changed for a signed token."""

    def __init__(self) -> None:
        self.key, self.signs_with = RSAKey.generate_key(2048, {"kid": "one"}), None
        self.claims: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def answer(self, said: object, status: int = 200) -> None:
                body = json.dumps(said).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self) -> None:
                if self.path.endswith("/openid-configuration"):
                    self.answer({
                        "issuer": outer.issuer, "authorization_endpoint": f"{outer.issuer}/authorize",
                        "token_endpoint": f"{outer.issuer}/token", "jwks_uri": f"{outer.issuer}/keys",
                        "id_token_signing_alg_values_supported": ["RS256"],
                    })  # fmt: skip
                else:
                    self.answer({"keys": [outer.key.as_dict(private=False)]})

            def do_POST(self) -> None:
                told = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
                asked = outer.codes.pop(told.get("code", ""), None)
                proof = base64.urlsafe_b64encode(hashlib.sha256(told.get("code_verifier", "").encode()).digest())
                if asked is None or asked["code_challenge"] != proof.rstrip(b"=").decode():
                    self.answer({"error": "invalid_grant"}, 400)
                    return
                now = int(time.time())
                claims = {"iss": outer.issuer, "aud": "foitracker", "iat": now, "exp": now + 300,
                          "nonce": asked["nonce"], **outer.claims}  # fmt: skip
                token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, outer.signs_with or outer.key)
                self.answer({"access_token": "x", "token_type": "Bearer", "id_token": token})

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def signs_in(self, address: str) -> str:
        """Somebody signs in there, where the site sent them; the address that they are sent back to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        self.codes["a-code"] = asked
        assert asked["redirect_uri"] == "http://localhost:8000/sign-in/organisation/back/"
        return f"/sign-in/organisation/back/?code=a-code&state={asked['state']}"


@pytest.fixture
def server(settings):
    made = Server()
    settings.OIDC_SERVER, settings.OIDC_CLIENT_ID = made.issuer, "foitracker"
    settings.OIDC_CLIENT_SECRET, settings.OIDC_NAME = "kept", "the charity's account"
    organisation._client.cache_clear()
    yield made
    made.http.shutdown()
    made.http.server_close()


@pytest.fixture
def ada(server):
    server.claims = {"sub": "ada-1", "email": "ada@charity.example", "email_verified": True}
    return person("ada", STAFF)


def through(client, server) -> Any:
    return client.get(server.signs_in(client.get("/sign-in/organisation/")["Location"]))


def let_in(client) -> bool:
    return client.get("/documents/").status_code == 200


def test_whoever_was_invited_comes_in_and_is_known_by_the_subject_from_then_on(client, server, ada):
    assert "Sign in with the charity&#x27;s account" in client.get("/sign-in/").content.decode()
    assert through(client, server)["Location"] == "/"
    assert let_in(client)
    client.logout()
    server.claims["email"] = "ada.married@charity.example"
    through(client, server)
    assert let_in(client)
    server.claims |= {"sub": "somebody-2", "email": "ada@charity.example"}
    client.logout()
    through(client, server)
    assert not let_in(client), "the address has changed hands"
    assert OrganisationAccount.objects.get().subject == "ada-1"
    assert AuditEntry.objects.filter(kind=organisation.JOINED, by_id=ada.pk).exists()


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "nobody@charity.example"},
        {"email_verified": False},
        {"email_verified": None},
        {"email": ""},
        {"aud": "another site"},
        {"iss": "http://another.example"},
        {"nonce": "of another"},
        {"exp": 1},
        {"sub": ""},
    ],
    ids=str,
)
def test_nobody_else_comes_in_and_no_account_is_made(client, server, ada, claims, django_user_model):
    had = django_user_model.objects.count()
    server.claims |= claims
    assert through(client, server)["Location"] == "/sign-in/"
    assert not let_in(client)
    assert django_user_model.objects.count() == had


def test_an_address_not_said_to_be_verified_counts_only_where_the_setting_says_so(client, server, ada, settings):
    del server.claims["email_verified"]
    settings.OIDC_TRUST_ADDRESSES = True
    through(client, server)
    assert let_in(client)


def test_a_token_signed_with_another_key_is_refused(client, server, ada):
    server.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    through(client, server)
    assert not let_in(client)


def test_a_way_back_that_was_never_begun_or_is_used_twice_is_refused(client, server, ada):
    assert client.get("/sign-in/organisation/back/?code=a-code&state=x")["Location"] == "/sign-in/"
    assert not let_in(client)
    back = server.signs_in(client.get("/sign-in/organisation/")["Location"])
    client.get(back)
    client.logout()
    client.get(back)
    assert not let_in(client)


def test_a_closed_account_stays_closed(client, server, ada):
    through(client, server)
    client.logout()
    ada.is_active = False
    ada.save()
    assert "closed" in client.get(through(client, server)["Location"]).content.decode()
    assert not let_in(client)


def test_a_second_factor_here_is_asked_for_all_the_same(client, server, ada):
    secret = second_factor.new_secret()
    second_factor.set_up(user=ada, secret=secret, code=shown(secret))
    assert through(client, server)["Location"] == "/sign-in/code/"
    assert not let_in(client)
    client.post("/sign-in/code/", {"code": shown(secret)})
    assert let_in(client)


def test_a_supervisor_without_one_sets_it_up_first(client, server, ada, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    person("ada", SUPERVISOR)
    through(client, server)
    assert client.get("/documents/")["Location"] == "/second-factor/"


def test_a_server_that_is_away_is_told(client, server, ada):
    server.http.shutdown()
    server.http.server_close()
    assert "does not answer" in client.get(client.get("/sign-in/organisation/")["Location"]).content.decode()


def test_a_server_that_sends_elsewhere_is_not_followed(client, settings):
    """Redirected, the site would ask whatever address that server names."""
    seen = []

    class Elsewhere(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_response(302)
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/inner")
            self.end_headers()

    http = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    settings.OIDC_SERVER, settings.OIDC_CLIENT_ID = f"http://127.0.0.1:{http.server_port}", "foitracker"
    page = client.get("/sign-in/organisation/", follow=True).content.decode()
    assert "sign-in does not answer" in page
    assert seen == ["/.well-known/openid-configuration"]
    http.shutdown()


def test_without_settings_there_is_none(client):
    assert "sign-in/organisation" not in client.get("/sign-in/").content.decode()
    assert client.get("/sign-in/organisation/").status_code == 404
    assert client.get("/sign-in/organisation/back/").status_code == 404
