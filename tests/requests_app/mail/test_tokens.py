"""Reply addresses that belong to one request each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.mail.tokens import (
    ALPHABET,
    LENGTH,
    message_id,
    new_token,
    normalised,
    reply_address,
    tokens_in_addresses,
    tokens_in_message_ids,
    tokens_in_text,
)

PATTERN = "foi+{token}@charity.example"
TOKEN = "abcdefghjkmn"
tokens = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def test_a_token_cannot_be_guessed() -> None:
    assert len(ALPHABET) ** LENGTH > 2**59
    assert len({new_token() for _ in range(1000)}) == 1000
    assert not set(ALPHABET) & set("0o1il")


@given(tokens, st.sampled_from([PATTERN, "{token}@replies.charity.example", "a.b-{token}@x.example"]))
def test_an_address_gives_its_token_back_whatever_its_case(token: str, pattern: str) -> None:
    address = reply_address(token, pattern)
    assert tokens_in_addresses([address.upper()], pattern) == (token,)
    assert tokens_in_text(f"Please reply to <{address}>.", pattern) == (token,)


@given(tokens, st.text("0123456789abcdef", min_size=1, max_size=20))
def test_a_message_id_gives_its_token_back(token: str, unique: str) -> None:
    assert tokens_in_message_ids([f"<{message_id(token, unique, 'Charity.example')}>"], "charity.example") == (token,)


def test_addresses_of_others_hold_no_token() -> None:
    strangers = [f"foi+{TOKEN}@elsewhere.example", "foi@charity.example", f"foi+{TOKEN}x@charity.example", f"{TOKEN}@x"]
    assert tokens_in_addresses(strangers, PATTERN) == ()
    assert tokens_in_message_ids([f"<{TOKEN}.1@elsewhere.example>", "<x@charity.example>"], "charity.example") == ()
    assert tokens_in_text(f"notfoi+{TOKEN}@charity.example.org.uk", PATTERN) == ()


def test_several_tokens_each_once_in_order() -> None:
    other = "nmkjhgfedcba"
    addresses = [reply_address(token, PATTERN) for token in (other, TOKEN, other)]
    assert tokens_in_addresses(addresses, PATTERN) == (other, TOKEN)


@pytest.mark.parametrize("typed", ["ABCD-EFGH-JKMN", " abcd efgh jkmn ", TOKEN])
def test_a_token_typed_by_hand(typed: str) -> None:
    assert normalised(typed) == TOKEN


@pytest.mark.parametrize("typed", ["", "abc", "abcdefghjkm0", "abcdefghjkmnp", "élanélanélan"])
def test_what_is_no_token(typed: str) -> None:
    assert normalised(typed) is None


@pytest.mark.parametrize("pattern", ["foi@charity.example", "foi@{token}.example", "{token}", "{token}{token}@x"])
def test_a_pattern_without_a_place_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="before the @"):
        reply_address(TOKEN, pattern)
