"""What is sent in a passkey's place without one: nobody comes in, and every answer is a page."""

from __future__ import annotations

import base64
import json

import pytest
from allauth.account.utils import user_pk_to_url_str

from foitracker.signing_in import second_factor
from requests_app.roles import STAFF
from tests.builders import person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def coded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def forged(user) -> str:
    handle = coded(user_pk_to_url_str(user).encode())
    said = {"type": "webauthn.get", "challenge": "AAAA", "origin": "https://testserver"}
    return json.dumps({"id": "AAAA", "rawId": "AAAA", "type": "public-key", "clientExtensionResults": {}, "response": {
        "clientDataJSON": coded(json.dumps(said).encode()), "authenticatorData": coded(b"\0" * 37),
        "signature": "AAAA", "userHandle": handle,
    }})  # fmt: skip


@pytest.mark.parametrize(
    "answer",
    ["", "{", "[]", "null", "{}", '{"response": 5}', '{"response": {"userHandle": "!"}}', "[" * 9_000, "forged"],
)
def test_an_answer_that_proves_nothing_lets_nobody_in(client, answer):
    user = person("ada", STAFF)
    client.get("/sign-in/passkey/")
    said = client.post("/sign-in/passkey/", {"answer": forged(user) if answer == "forged" else answer})
    assert said.status_code == 200
    assert "Sign in with a passkey" in said.content.decode()
    assert client.get("/documents/").status_code == 302


@pytest.mark.parametrize("answer", ["{", "{}", "[]", "forged"])
def test_none_is_added_by_an_answer_that_proves_nothing(client, answer):
    user = person("ada", STAFF)
    client.force_login(user)
    client.get("/passkeys/")
    said = client.post("/passkeys/", {"name": "x", "answer": forged(user) if answer == "forged" else answer})
    assert said.status_code == 422
    assert not second_factor.has_one(user)
