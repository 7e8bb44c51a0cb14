"""What stands between figures and an edition of them: refused, or named in it. Pure."""

from __future__ import annotations

from fractions import Fraction

from reporting.publishing.edition import Content
from reporting.sentences.numbers_in_words import list_words

SMALLEST_PART = Fraction(1, 2)
"""An edition is of at least this part of the forces asked."""


def refusals(content: Content, *, blocked: list[str], blocked_named: bool) -> list[str]:
    """Why this edition is not published as it stands; empty where it may be.

    `blocked` are the forces with an open finding that blocks; `blocked_named` says that whoever publishes has seen that
    the edition names them as waiting.
    """
    asked = len(content["forces"])
    counted = sum(force["state"] == "usable" for force in content["forces"])
    found = []
    if not counted:
        return ["No return is signed off yet: a supervisor signs each one first."]
    if counted < asked * SMALLEST_PART:
        found.append(f"Only {counted} of the {asked} forces asked are counted: too few for an edition.")
    if blocked and not blocked_named:
        who = f"The return{'s' if len(blocked) > 1 else ''} of {list_words(blocked)}"
        found.append(
            f"{who} {'are' if len(blocked) > 1 else 'is'} blocked by an open finding: settle it, or say that the "
            "edition may name them as waiting."
        )
    return found
