"""The page about the rules, written from the registry of kinds."""

from __future__ import annotations

from collections.abc import Iterable

from ingestion.values.finding import FindingKind, Level

AREAS: tuple[tuple[str, str], ...] = (
    ("Q1", "Opening and reading"),
    ("Q2", "Tables and their headings"),
    ("Q3", "Periods"),
    ("Q4", "Arithmetic and suppression"),
    ("Q5", "Categories, questions and completeness"),
    ("Q6", "Personal data"),
    ("Q7", "What was left unread"),
    ("Q8", "Layouts remembered"),
    ("R", "Across returns"),
)
"""The beginning of an id → what its rules are about."""

LEVELS = {
    Level.ERROR: "**error**: the return is not counted until a person has settled it",
    Level.WARNING: "**warning**: a person should look",
    Level.INFO: "**info**: good to know",
}

_HEAD = """# Quality rules

*Made from the registry of kinds (`ingestion/values/finding.py`); a test compares it with them.
To renew it: `python -m foitracker.rules_document > docs/quality-rules.md`.*

Every finding is of one of these kinds and carries the values observed and the place in the document. Ids are never
used again. An {error}; a {warning}; {info}.
"""


def page(kinds: Iterable[FindingKind]) -> str:
    """The whole page as Markdown, ending in a newline: a table for each area, its kinds in the order of their ids.
    Raises ValueError for a kind whose id belongs to no area."""
    by_area: dict[str, list[FindingKind]] = {start: [] for start, _ in AREAS}
    for kind in sorted(kinds, key=lambda kind: kind.id):
        area = next((start for start, _ in AREAS if kind.id.startswith(start)), None)
        if area is None:
            raise ValueError(f"{kind.id} begins with no area of the page")
        by_area[area].append(kind)
    said = {level.value: words for level, words in LEVELS.items()}
    parts = [_HEAD.format(**said)]
    for start, title in AREAS:
        if by_area[start]:
            parts.append(f"## {title}\n")
            parts.append(_table(by_area[start]))
    return "\n".join(parts)


def _table(kinds: Iterable[FindingKind]) -> str:
    rows = [f"| {kind.id} | {kind.level.value} | {_cell(kind.title)} | {_cell(kind.hint)} |" for kind in kinds]
    return "\n".join(["| id | level | what is found | what to do |", "| --- | --- | --- | --- |", *rows, ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
