"""How a letter's suggestions are judged against a careful reader's: by kind, by sections, by the outcome of questions.

Each is right, silent (nothing suggested where something was to be said) or wrong. Silence costs a person a reading;
what is wrong can be confirmed in haste.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from requests_app.mail.recognition import Recognition, recognise
from tests.requests_app.mail.written_letters import ASKED, RIGHTS, Written

RIGHT, SILENT, WRONG = "right", "silent", "wrong"


@dataclass(frozen=True)
class Score:
    """One letter's three verdicts, what was wrong in words, and what was found."""

    name: str
    kind: str
    sections: str
    outcome: str
    found: Recognition
    wrong: tuple[str, ...] = field(default_factory=tuple)


def score(written: Written, asked: Mapping[str, str] = ASKED, rights: str = RIGHTS) -> Score:
    """The verdicts on one letter."""
    found = recognise(
        written.text + rights,
        subject=written.subject,
        questions=asked,
        attachments=written.files,
        auto_reply=written.automatic,
    )
    first = found.suggestions[0].seems.name if found.suggestions else None
    kind = SILENT if first is None and written.kinds else RIGHT if first in (written.kinds or (None,)) else WRONG
    cited = {section for one in (*found.suggestions, *found.outcomes) for section in one.exemptions}
    sections = _sections(written.sections, cited)
    told = {one.question: one.outcome.name for one in found.outcomes if one.question is not None}
    differ = [f"{question}: {told[question]}" for question in told if told[question] != written.outcomes.get(question)]
    outcome = WRONG if differ else RIGHT if set(told) == set(written.outcomes) else SILENT
    faults = [f"kind {first} for {'/'.join(written.kinds)}"] if kind != RIGHT else []
    faults += [f"sections {sorted(cited)} for {list(written.sections)}"] if sections != RIGHT else []
    faults += [f"outcomes {told} for {written.outcomes}"] if outcome != RIGHT else []
    return Score(written.name, kind, sections, outcome, found, tuple(faults))


def _sections(wanted: Sequence[str], cited: set[str]) -> str:
    """A section named without limbs is met by any of its limbs; one too many is wrong, one too few silence."""

    def meets(one: str, other: str) -> bool:
        return one == other or one.startswith(f"{other}(") or other.startswith(f"{one}(")

    if any(not any(meets(one, other) for other in wanted) for one in cited):
        return WRONG
    return RIGHT if all(any(meets(one, other) for one in cited) for other in wanted) else SILENT


def totals(scores: Iterable[Score]) -> dict[str, Counter[str]]:
    """Counts of right, silent and wrong for kind, sections and outcome."""
    scores = list(scores)
    return {what: Counter(getattr(one, what) for one in scores) for what in ("kind", "sections", "outcome")}


def shared_cases(path: Path) -> tuple[dict[str, str], list[Written]]:
    """The questions and the letters of a file of cases that lies beside the project, read in place."""
    found = json.loads(path.read_text(encoding="utf-8"))
    letters = [
        Written(
            one["id"],
            one["body"],
            tuple(one["kind"]),
            tuple(one["sections"]),
            one.get("q", {}),
            one["subject"],
            tuple(one.get("files", ())),
            one.get("auto", False),
        )
        for one in found["letters"]
    ]
    return found["questions"], letters
