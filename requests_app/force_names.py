"""Which force a text names. Pure.

A name counts only as whole words, the longest name wins where several overlap ("West Mercia" inside "Warwickshire and
West Mercia"), and a text that names two forces names none: it is for a person to tell, never to be guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_GLUE = re.compile(r"[^\w@]+|_+")
"""Whatever stands between words; an address of mail stays one, for it names nobody in words."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
SHORT = 4
"""An alias of fewer letters, or of capitals only ("DCP"), counts only as it is written: in running text it may be
anything."""


def spelling(text: str) -> str:
    """One spelling for comparing names: lower case, "and" for "&", single blanks.

    >>> spelling("Devon_&_Cornwall-2019")
    'devon and cornwall 2019'
    """
    text = _CAMEL.sub(" ", text).replace("&", " and ").replace("'", "").replace("’", "")
    return _GLUE.sub(" ", text).strip().casefold()


@dataclass(frozen=True, slots=True)
class ForceNames:
    """Every name of every force, looked up by whole words. Build with `force_names`."""

    by_name: Mapping[str, str]
    by_initials: Mapping[str, str]
    pattern: re.Pattern[str] = field(repr=False)
    full: Mapping[str, str] = field(default_factory=dict)

    def all_in(self, text: str) -> set[str]:
        """The codes of all the forces that the text names."""
        found = {self.by_name[match] for match in self.pattern.findall(f" {spelling(text)} ")}
        found |= {self.by_initials[word] for word in re.findall(r"[A-Za-z&]+", text) if word in self.by_initials}
        return found

    def without_names(self, text: str) -> str:
        """The text in one spelling, without the names of forces that it holds."""
        for initials in self.by_initials:
            text = re.sub(rf"\b{re.escape(initials)}\b", " ", text)
        return self.pattern.sub(" ", f" {spelling(text)} ")

    def words_for(self, code: str) -> str:
        """The force's first name, for a sentence."""
        return self.full.get(code, code)

    def only_in(self, text: str) -> str | None:
        """The code of the one force the text names; None where it names none or several."""
        found = self.all_in(text)
        return found.pop() if len(found) == 1 else None


def force_names(forces: Iterable[tuple[str, Iterable[str]]]) -> ForceNames:
    """From (code, names). Every name also counts with the word Police or Constabulary behind it.

    A name that two forces share counts for neither.
    """
    by_name: dict[str, set[str]] = {}
    by_initials: dict[str, set[str]] = {}
    full: dict[str, str] = {}
    for code, names in forces:
        for name in names:
            full.setdefault(code, name)
            if len(name) < SHORT or (name.isupper() and len(name) < 6):
                by_initials.setdefault(name, set()).add(code)
            elif plain := spelling(name):
                by_name.setdefault(plain, set()).add(code)
    single = {name: codes.pop() for name, codes in by_name.items() if len(codes) == 1}
    ordered = sorted(single, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<=\s){re.escape(name)}(?=\s)" for name in ordered) or r"(?!)")
    return ForceNames(single, {n: c.pop() for n, c in by_initials.items() if len(c) == 1}, pattern, full)
