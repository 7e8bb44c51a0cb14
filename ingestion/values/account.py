"""Where every number of a document ended: each cell or word that holds a digit or a marker stands in one account.

A figure can then only be missing by standing in the wrong account, and each account has a guard of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


class Standing(StrEnum):
    """The account that a number stands in; the value is the account's field."""

    FIGURE = "figures"
    TOTAL = "totals"
    LABEL = "labels"
    NOTE = "notes"
    SHARE = "shares"
    REFERENCE = "references"
    CASE = "cases"
    TEXT = "text"
    UNREAD = "unread"


_WORDS = {
    "figures": ("figure", "figures"),
    "totals": ("total", "totals"),
    "labels": ("in labels and periods", "in labels and periods"),
    "notes": ("in notes", "in notes"),
    "shares": ("share or rate", "shares or rates"),
    "references": ("reference or code", "references or codes"),
    "cases": ("in counted rows", "in counted rows"),
    "text": ("in sentences", "in sentences"),
    "unread": ("unread", "unread"),
}
"""Each account in words, of one number and of several."""


@dataclass(frozen=True, slots=True)
class Account:
    """How many of a document's numbers stand where. `labels` are headings, row labels and periods; `notes` notes and
    legends; `references` references, codes and page numbers; `cases` cells of rows that were counted one by one; `text`
    the sentences of letters. What is `unread` has a finding with its place."""

    figures: int = 0
    totals: int = 0
    labels: int = 0
    notes: int = 0
    shares: int = 0
    references: int = 0
    cases: int = 0
    text: int = 0
    unread: int = 0

    @property
    def held(self) -> int:
        """All the numbers that the document holds."""
        return sum(getattr(self, field.name) for field in fields(self))

    def joined(self, other: Account) -> Account:
        """This account and that of a file inside the document."""
        return Account(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    def __str__(self) -> str:
        """
        >>> str(Account(figures=371, totals=30, notes=9, unread=2))
        '412 numbers: 371 figures, 30 totals, 9 in notes, 2 unread'
        """
        parts = [
            f"{number:,} {_WORDS[field.name][number != 1]}"
            for field in fields(self)
            if (number := getattr(self, field.name))
        ]
        said = f"{self.held:,} number{'' if self.held == 1 else 's'}"
        return f"{said}: {', '.join(parts)}" if parts else "no numbers"
