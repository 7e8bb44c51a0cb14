"""Letters whose kind is known, kept as data: eight sets of ordinary, roundabout, Welsh and misleading letters, and many
short ones to learn words from. All are invented."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from tests.requests_app.mail import (
    eighth_letters,
    fifth_letters,
    fourth_letters,
    ninth_letters,
    second_letters,
    seventh_letters,
    sixth_letters,
    tenth_letters,
    third_letters,
    written_letters,
)
from tests.requests_app.mail.letter_generator import KINDS, generate
from tests.requests_app.mail.written_letters import Written

HERE = Path(__file__).parent
LEARNED_FROM = (
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    "practice",
)
KEPT_APART = "eighteenth"
"""The set that nothing is learned from."""
DRAWN = 15 * len(KINDS)
DRAWN_WEIGHT = 0.3
"""Drawn letters say few things in many combinations: each counts less than a written one."""


def letters_of(name: str) -> list[Written]:
    """The letters of one file."""
    kept = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))["letters"]
    return [
        Written(
            one["name"],
            one["text"],
            tuple(one["kinds"]),
            tuple(one.get("sections", ())),
            one.get("outcomes", {}),
            one.get("subject", "Your request"),
            tuple(one.get("files", ())),
            one.get("automatic", False),
        )
        for one in kept
    ]


def manners_of(name: str) -> dict[str, str]:
    """How each letter of a file says things: ordinary, roundabout, welsh, trap."""
    kept = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))["letters"]
    return {one["name"]: one.get("manner", "ordinary") for one in kept}


def to_learn_from() -> list[tuple[Written, float]]:
    """Every letter that the classifier learns from, with its weight."""
    written: list[Written] = [*written_letters.TUNED, *written_letters.UNSEEN, *second_letters.SECOND]
    written += [*third_letters.THIRD, *fourth_letters.FOURTH, *fifth_letters.ROUNDABOUT, *fifth_letters.ORDINARY]
    written += [*sixth_letters.ROUNDABOUT, *sixth_letters.ORDINARY, *seventh_letters.ROUNDABOUT, *seventh_letters.LONG]
    written += [*eighth_letters.ROUNDABOUT, *eighth_letters.ORDINARY, *ninth_letters.SIDEWAYS, *ninth_letters.ORDINARY]
    written += [*tenth_letters.SIDEWAYS, *tenth_letters.ORDINARY]
    for name in LEARNED_FROM:
        written += letters_of(name)
    return [(one, 1.0) for one in written] + [(generate(seed), DRAWN_WEIGHT) for seed in range(DRAWN)]


def mark_of(letters: list[tuple[Written, float]]) -> str:
    """A mark of the letters' words and kinds: another where one of them is changed."""
    told = json.dumps([(one.text, one.kinds, one.subject, one.files, weight) for one, weight in letters])
    return hashlib.sha256(told.encode()).hexdigest()[:16]
