"""What a return is tagged with, in words: the filters of the desk and of the admin, and the columns of the matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from review.judged import JudgedFinding, State
from review.queries import JudgedReturn


class Tone(StrEnum):
    """How a tag looks; its words always say the same."""

    BAD = "bad"
    WARN = "warn"
    NOTE = "note"
    GOOD = "good"
    PLAIN = "plain"


class Check(StrEnum):
    """What the findings of a return are about: the columns of the matrix, in their order."""

    ANSWER = "Answer"
    READ = "Read"
    COMPLETE = "Complete"
    PERIOD = "Period"
    ADDS_UP = "Adds up"
    AGREES = "Agrees"
    LABELS = "Labels"
    STANDS_OUT = "Stands out"
    AS_BEFORE = "As before"
    PERSONAL = "Personal data"


_BY_ID = {
    Check.ANSWER: {"R101", "R102", "R103", "R108", "R111"},
    Check.COMPLETE: {"R104", "R105", "R109", "R303", "Q510", "Q511", "Q512", "Q513"},
    Check.PERIOD: {"R203", "Q207", "Q208", "Q212", "Q220"},
    Check.ADDS_UP: {
        *("R202", "R204", "Q219", "Q401", "Q402", "Q403", "Q404", "Q405", "Q407", "Q409", "Q410", "Q412", "Q413"),
        *("Q416", "Q417"),
    },
    Check.AGREES: {"R201", "R301", "R302", "R304", "R305", "R306", "R307", "R309", "R410", "Q406", "Q411", "Q415"},
}
_BY_START = (
    ("R4", Check.STANDS_OUT),
    ("Q3", Check.PERIOD),
    ("Q5", Check.LABELS),
    ("Q6", Check.PERSONAL),
    ("Q8", Check.AS_BEFORE),
)


def check_of(kind: str) -> Check:
    """What a finding of this kind is about; whatever is about nothing else is about the reading."""
    for check, ids in _BY_ID.items():
        if kind in ids:
            return check
    return next((check for start, check in _BY_START if kind.startswith(start)), Check.READ)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and which returns have it."""

    key: str
    words: str
    tone: Tone
    has: Callable[[JudgedReturn], bool]


def _open(*checks: Check) -> Callable[[JudgedReturn], bool]:
    def has(item: JudgedReturn) -> bool:
        return any(check_of(finding.id) in checks for finding in _unsettled(item))

    return has


def _unsettled(item: JudgedReturn) -> Iterable[JudgedFinding]:
    return (finding for finding in item.facts.findings if finding.blocks or finding.waits)


def _is(kind: str) -> Callable[[JudgedReturn], bool]:
    return lambda item: any(f.id == kind and f.settled is None for f in item.facts.findings)


def _apart(item: JudgedReturn) -> bool:
    return any(document.quarantined and document.counted for document in item.facts.documents)


TAGS: tuple[Tag, ...] = (
    Tag("blocks", "Blocks", Tone.BAD, lambda item: bool(item.blocking)),
    Tag("quarantined", "Quarantined", Tone.BAD, _apart),
    Tag("parts", "Total ≠ parts", Tone.BAD, _open(Check.ADDS_UP)),
    Tag("conflict", "Two answers differ", Tone.BAD, _open(Check.AGREES)),
    Tag("unread", "Not all read", Tone.WARN, _open(Check.READ)),
    Tag("period", "Wrong period", Tone.WARN, _open(Check.PERIOD)),
    Tag("gap", "Something missing", Tone.WARN, _open(Check.COMPLETE)),
    Tag("label", "Unknown label", Tone.WARN, _open(Check.LABELS)),
    Tag("outlier", "Outlier", Tone.WARN, _open(Check.STANDS_OUT)),
    Tag("layout", "Other layout than before", Tone.NOTE, _open(Check.AS_BEFORE)),
    Tag("suppressed", "Suppressed", Tone.NOTE, lambda item: item.facts.hidden),
    Tag("overdue", "Overdue", Tone.BAD, _is("R102")),
    Tag("not-yet", "A letter, no answer yet", Tone.WARN, _is("R111")),
    Tag("no-answer", "No answer", Tone.PLAIN, lambda item: item.state is State.MISSING),
    Tag("refused", "Refused", Tone.PLAIN, lambda item: item.state is State.REFUSED),
    Tag("second", "Waiting for a second person", Tone.NOTE, lambda item: item.ready),
    Tag("changed", "Changed since sign-off", Tone.WARN, lambda item: item.stale),
    Tag("signed", "Signed off", Tone.GOOD, lambda item: item.signed),
)
"""Every tag, the gravest first."""


def tagged(key: str) -> Tag | None:
    """The tag of this name."""
    return next((tag for tag in TAGS if tag.key == key), None)


def tags_of(item: JudgedReturn) -> list[Tag]:
    """The tags of a return, the gravest first."""
    return [tag for tag in TAGS if tag.has(item)]


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell of the matrix: a symbol, its words, how grave. `said` where the words stand beside the symbol for
    everybody; else they are for whoever hears the page."""

    symbol: str
    words: str
    tone: Tone
    said: bool = True


def marks_of(item: JudgedReturn) -> list[Mark]:
    """A return's line of the matrix, a mark for each check in their order. What blocks is not counted here: several
    findings may be one matter, and the return's own page tells how many there are."""
    blocks: set[Check] = set()
    warns: dict[Check, int] = {}
    said: set[tuple[str, str]] = set()
    for finding in _unsettled(item):
        check = check_of(finding.id)
        if check is Check.AS_BEFORE and (finding.id, finding.message) in said:
            continue  # of another document: one line of the return's page
        said.add((finding.id, finding.message))
        if finding.blocks:
            blocks.add(check)
        else:
            warns[check] = warns.get(check, 0) + 1
    line = []
    for check in Check:
        if check in blocks:
            line.append(Mark("✕", "blocks", Tone.BAD))
        elif check is Check.ANSWER:
            line.append(_answer(item))
        elif number := warns.get(check):
            words = "warning" if number == 1 else "warnings"
            line.append(Mark(f"! {number}", words, Tone.WARN, said=False))
        elif item.facts.figures:
            line.append(Mark("✓", "fine", Tone.GOOD, said=False))
        else:
            line.append(Mark("–", "nothing to check", Tone.PLAIN, said=False))
    return line


def _answer(item: JudgedReturn) -> Mark:
    if item.facts.overdue and item.state is State.MISSING:
        return Mark("!", "overdue", Tone.WARN)
    if item.state is State.MISSING:
        return Mark("–", "not in yet", Tone.PLAIN)
    if item.state is State.REFUSED:
        return Mark("–", "refused", Tone.PLAIN)
    return Mark("✓", "in", Tone.GOOD)
