"""What stands around a table: its document's notes, its sheet's and file's names, and the periods they give. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ingestion.interpretation.figures import Legend, read_legend
from ingestion.interpretation.periods import named_in
from ingestion.interpretation.sisters import Distinction
from ingestion.values.period_parts import PeriodWords
from ingestion.values.table import Table
from requests_app.specification import Specification

_GENERIC_SHEET = re.compile(r"(?:sheet|table|tab)[\s_]*\d*", re.IGNORECASE)


@dataclass(slots=True)
class Context:
    """The document around its tables. `notes` are all its sentences and lone lines; `titles` the lines above each
    table by its id, farthest first; `file_name` without its folder."""

    file_name: str = ""
    notes: Sequence[str] = ()
    titles: dict[str, list[str]] = field(default_factory=dict)
    legend: Legend = field(default_factory=Legend)
    apart: dict[str, list[Distinction]] = field(default_factory=dict)
    """By a table's id what tells it from the tables of its shape (`sisters.tell_apart`)."""
    specification: Specification | None = None
    """What the campaign asks: cases are counted by every breakdown it names, crossed ones too."""
    asked: Sequence[tuple[str, date, date]] = ()
    """The periods the campaign asks about, by label and inclusive dates: cases are counted by them."""

    def __post_init__(self) -> None:
        self.legend = read_legend(self.notes)

    def period_for(self, table: Table) -> tuple[str, PeriodWords, str] | None:
        """(words, period, where they stand) of the period that the title, the sheet or the file gives the table."""
        for line in reversed(self.titles.get(table.id, [])):
            if (found := named_in(line)) and not _dates_a_letter(line, found[1]):
                return (*found, "the title")
        if table.sheet and not _GENERIC_SHEET.fullmatch(table.sheet) and (found := named_in(table.sheet, name=True)):
            return (*found, "the sheet’s name")
        if found := named_in(stem_of(self.file_name), name=True):
            return (*found, "the file’s name")
        return None


_OF_A_LETTER = re.compile(
    r"\b(?:your|our|my|the) (?:request|e-?mail|letter|enquiry|application|correspondence|response|reply)\b|"
    r"\b(?:dated?|received|sent|created|extracted|printed|produced|run|published|updated|issued)\b",
    re.IGNORECASE,
)


def _dates_a_letter(line: str, period: PeriodWords) -> bool:
    """Whether a line above a table tells when something was written, not what the figures cover: "Your letter of March
    2023"."""
    return period.form in ("day", "month") and _OF_A_LETTER.search(line) is not None


def stem_of(file_name: str) -> str:
    """The file's name without its suffixes."""
    return re.sub(r"(?:\.\w{2,4})+$", "", file_name)
