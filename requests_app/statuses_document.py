"""The page about statuses, written from the tables themselves. Print it: python -m requests_app.statuses_document"""

from __future__ import annotations

from collections.abc import Sequence

from requests_app.deadlines.event import WORDS
from requests_app.exemption_catalogue import CATALOGUE
from requests_app.statuses import CLOCK_KINDS, MEANINGS, TRANSITIONS, Outcome, Status

_HEAD = """# Statuses

*Made from `requests_app/statuses.py` and `requests_app/exemption_catalogue.py`; a test compares it with them.
To renew it: `python -m requests_app.statuses_document > docs/statuses.md`.*

A **status** is where a request stands. An **outcome** is what came of one of its questions. **Lateness** is computed
from the clock on the day somebody looks, and is stored nowhere.
"""


def document() -> str:
    """The whole page as Markdown, ending in a newline."""
    parts = [_HEAD, "## How a request moves\n", _diagram(), "## What each status means\n", _meanings()]
    parts += ["## Every move\n", _moves(), "## Outcomes of a question\n", _outcomes()]
    parts += ["## Exemptions and exclusions\n", _exemptions()]
    return "\n".join(parts)


def _diagram() -> str:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {Status.DRAFTED.value}"]
    lines += [f"    {status.value}: {status.label}" for status in Status]
    for status, moves in TRANSITIONS.items():
        lines += [f"    {status.value} --> {after.value}: {move.value}" for move, after in moves.items()]
        if not moves:
            lines.append(f"    {status.value} --> [*]")
    return "\n".join([*lines, "```", ""])


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(heads)} |", f"| {' | '.join('---' for _ in heads)} |"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows), ""])


def _meanings() -> str:
    return _table(("Status", "Meaning"), [(status.label, MEANINGS[status]) for status in Status])


def _moves() -> str:
    rows = [
        (status.label, move.value, after.label, WORDS[CLOCK_KINDS[move]] if move in CLOCK_KINDS else "")
        for status, moves in TRANSITIONS.items()
        for move, after in moves.items()
    ]
    return _table(("From", "Move", "To", "Written to the clock"), rows)


def _outcomes() -> str:
    return _table(("Outcome",), [(outcome.value,) for outcome in Outcome])


def _exemptions() -> str:
    rows = [
        (
            one.cited,
            one.name,
            one.nature.value,
            "yes" if one.denies else "",
            one.test,
            "yes" if one.may_extend else "",
            one.advice,
        )
        for one in CATALOGUE
    ]
    heads = ("Section", "Name", "Nature", "Neither confirms nor denies", "The force must show", "May take more time")
    return _table((*heads, "What to do about it"), rows)


if __name__ == "__main__":
    print(document(), end="")
