"""The token that makes a reply address belong to one request. Pure, but for the randomness it is handed.

Twelve letters of an alphabet in which none looks like another: about 59 bits, so it can't be guessed, and it can be
read out over the telephone. Case never matters: mail systems change it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Sequence

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 12

_TOKEN = re.compile(rf"(?<![a-z0-9])[{ALPHABET}]{{{LENGTH}}}(?![a-z0-9])", re.IGNORECASE)
_PLACE = "{token}"


def new_token(choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """A token that no one could guess. The choice is an argument for tests alone."""
    return "".join(choose(ALPHABET) for _ in range(LENGTH))


def normalised(token: str) -> str | None:
    """The token as it is kept, however it was typed ("ABCD-EFGH JKMN"); None where it is no token at all."""
    plain = re.sub(r"[\s-]", "", token).lower()
    return plain if len(plain) == LENGTH and set(plain) <= set(ALPHABET) else None


def reply_address(token: str, pattern: str) -> str:
    """The address of one request, from a pattern such as foi+{token}@charity.example. Raises ValueError, one sentence,
    for a pattern that has no place for the token."""
    if pattern.count(_PLACE) != 1 or _PLACE not in pattern.partition("@")[0] or "@" not in pattern:
        raise ValueError("The reply address needs {token} once before the @, such as foi+{token}@charity.example.")
    return pattern.replace(_PLACE, token)


def tokens_in_addresses(addresses: Iterable[str], pattern: str) -> tuple[str, ...]:
    """The tokens of those addresses that follow the pattern, in order, each once."""
    before, _, after = pattern.partition(_PLACE)
    shape = re.compile(rf"{re.escape(before)}([{ALPHABET}]{{{LENGTH}}}){re.escape(after)}", re.IGNORECASE)
    found = [match[1].lower() for address in addresses if (match := shape.fullmatch(address.strip()))]
    return tuple(dict.fromkeys(found))


def tokens_in_text(text: str, pattern: str) -> tuple[str, ...]:
    """The tokens of reply addresses quoted in a text, such as our own letter below an answer from a portal."""
    before, _, after = pattern.partition(_PLACE)
    shape = re.compile(
        rf"(?<![\w.+-]){re.escape(before)}([{ALPHABET}]{{{LENGTH}}}){re.escape(after)}(?![\w-])", re.IGNORECASE
    )
    return tuple(dict.fromkeys(match[1].lower() for match in shape.finditer(text)))


def message_id(token: str, unique: str, host: str) -> str:
    """The Message-ID of a letter we send, without brackets: replies name it in In-Reply-To and References, whatever
    has become of the address."""
    return f"{token}.{unique}@{host}"


def tokens_in_message_ids(ids: Iterable[str], host: str) -> tuple[str, ...]:
    """The tokens of our own Message-IDs among those that a mail answers."""
    found = []
    for one in ids:
        local, _, at = one.strip().strip("<>").rpartition("@")
        if at.lower() == host.lower() and (match := _TOKEN.match(local)):
            found.append(match[0].lower())
    return tuple(dict.fromkeys(found))
