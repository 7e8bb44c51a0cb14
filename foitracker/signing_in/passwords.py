"""Passwords that are guessed at once are refused, whatever characters they have."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from zxcvbn import zxcvbn

LEAST = 3
"""Of 0 to 4: safely unguessable offline needs 4, an online guesser with a lock is held off by 3."""

LONGEST = 72
"""Characters that the estimate is made of: it grows with the square of them, and the library takes no more."""

OWN_WORDS = ("foi", "tracker", "foitracker", "freedom", "information", "request", "police", "force", "charity", "nspcc")
"""What somebody who knows this program tries first."""


class HardToGuess:
    """Refuses what is on lists of broken passwords, is built of names, dates and keyboard rows, or of the person's and
    the product's own words."""

    def validate(self, password: str, user: Any = None) -> None:
        own = [getattr(user, name, "") or "" for name in ("username", "first_name", "last_name", "email")]
        said = [word.lower() for text in own for word in [text, *re.split(r"[^A-Za-z]+", text)] if len(word) > 2]
        plain = re.sub(r"[^a-z]", "", password.lower())
        if any(word in plain and len(plain) - len(word) < 4 for word in [*OWN_WORDS, *said] if len(word) > 3):
            raise ValidationError(
                "This password is hardly more than your own name or this program's. Choose one that tells nothing.",
                code="own_words",
            )
        if zxcvbn(password[:LONGEST], user_inputs=[*OWN_WORDS, *said])["score"] < LEAST:
            raise ValidationError(
                "This password is guessed quickly: it is on a list of broken ones, or built of common words, names or "
                "dates. Four words that have nothing to do with each other make a good one.",
                code="guessable",
            )

    def get_help_text(self) -> str:
        return "It may not be easily guessed, nor hold your own name or this program's. Four unrelated words do well."
