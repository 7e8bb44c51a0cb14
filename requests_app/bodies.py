"""Public authorities as a list to import: a CSV with a line each, its faults told by line. Pure.

Columns, in any order; only the name is needed:
name, code, short name, kind, law, region, country, address (or email), postal address, website, aliases (with ;
between), joint unit, from, until, merged into, welsh. `joint unit` and `merged into` name another body of the list or
one known.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

KINDS = ("police force", "joint unit", "council", "health body", "government department", "school", "other")
LAWS = ("FOIA 2000", "FOISA 2002")
MOST_LINES = 20_000
_NAMES = {
    "email": "address",
    "e-mail": "address",
    "foi address": "address",
    "foi email": "address",
    "body": "name",
    "authority": "name",
    "unit": "joint unit",
    "ended": "until",
    "successor": "merged into",
}
_KNOWN = {
    "name",
    "code",
    "short name",
    "kind",
    "law",
    "region",
    "country",
    "address",
    "postal address",
    "website",
    "aliases",
    "joint unit",
    "from",
    "until",
    "merged into",
    "welsh",
}
_ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Body:
    """One public authority of a list. `joint_unit` and `merged_into` are names as written. `said` are the columns that
    its line fills in; the rest are what a new body begins with."""

    name: str
    code: str
    short_name: str
    kind: str
    law: str
    region: str
    country: str
    address: str
    postal_address: str
    website: str
    aliases: tuple[str, ...]
    joint_unit: str
    from_on: date | None
    until_on: date | None
    merged_into: str
    welsh: bool
    said: frozenset[str]


class UnusableList(ValueError):
    """The list cannot be taken. `sentences` say what to mend, one a fault, each with its line."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def read_bodies(text: str, known: Iterable[str] = ()) -> list[Body]:
    """The bodies of a list. `known` are names and codes that are here already. Raises UnusableList with every fault,
    and then nothing of the list is taken."""
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=_delimiter(text))
    head = [_column(words) for words in next(rows, [])]
    if "name" not in head:
        raise UnusableList(["The first line has to name the columns, one of them “name”."])
    if unknown := [words for words in head if words and words not in _KNOWN]:
        raise UnusableList([f"“{words}” is no column of this list: leave it out or rename it." for words in unknown])
    found: list[Body] = []
    faults: list[str] = []
    lines: dict[str, int] = {}
    for line, cells in enumerate(rows, start=2):
        if line > MOST_LINES:
            faults.append(f"The list has more than {MOST_LINES:,} lines: import it in parts.")
            break
        if not any(cell.strip() for cell in cells):
            continue
        row = {name: " ".join(cell.split()) for name, cell in zip(head, cells, strict=False)}
        body, wrong = _body(row)
        faults += [f"Line {line}: {fault}" for fault in wrong]
        if body is None:
            continue
        for key in (body.name.casefold(), body.code.casefold()):
            if key in lines:
                faults.append(f"Line {line}: {body.name} stands in line {lines[key]} already.")
                break
        else:
            lines |= {body.name.casefold(): line, body.code.casefold(): line}
            found.append(body)
    names = set(lines) | {one.casefold() for one in known}
    for body in found:
        for label, named in (("joint unit", body.joint_unit), ("successor", body.merged_into)):
            if named and named.casefold() not in names:
                faults.append(
                    f"Line {lines[body.name.casefold()]}: the {label} “{named}” is neither in this list nor known."
                )
            if named.casefold() in (body.name.casefold(), body.code.casefold()):
                faults.append(f"Line {lines[body.name.casefold()]}: {body.name} can't be its own {label}.")
    if faults:
        raise UnusableList(faults)
    return found


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _column(words: str) -> str:
    plain = " ".join(words.replace("_", " ").split()).casefold()
    return _NAMES.get(plain, plain)


def _body(row: dict[str, str]) -> tuple[Body | None, list[str]]:
    faults: list[str] = []
    name = row.get("name", "")
    if not name:
        return None, ["the name is missing."]
    if len(name) > 120:
        faults.append(f"the name is longer than 120 characters: {name[:40]}…")
    kind = row.get("kind", "").casefold() or "other"
    if kind not in KINDS:
        faults.append(f"“{kind}” is no kind of body; use {', '.join(KINDS[:-1])} or {KINDS[-1]}.")
    law = next((one for one in LAWS if one.split()[0] == (row.get("law", "") or "FOIA").split()[0].upper()), "")
    if not law:
        faults.append(f"“{row['law']}” is no law a body answers under: use FOIA or FOISA.")
    address = row.get("address", "")
    if address and not _ADDRESS.fullmatch(address):
        faults.append(f"“{address}” is no e-mail address.")
    began, ended = (_day(row.get(column, ""), column, faults) for column in ("from", "until"))
    if began and ended and began > ended:
        faults.append(f"{name} ends before it begins.")
    if row.get("merged into") and ended is None:
        faults.append(f"say on which day {name} was merged: “until” is its last day.")
    welsh = row.get("welsh", "").casefold()
    if welsh not in ("", "yes", "no", "y", "n", "true", "false", "1", "0"):
        faults.append(f"“{row['welsh']}” under welsh: write yes or no.")
    code = row.get("code", "") or f"X{hashlib.sha256(name.casefold().encode()).hexdigest()[:11]}"
    if len(code) > 12:
        faults.append(f"the code {code} is longer than 12 characters.")
    body = Body(
        name=name,
        code=code,
        short_name=(row.get("short name", "") or name)[:60],
        kind=kind,
        law=law,
        region=(row.get("region", "") or "Elsewhere")[:60],
        country=(row.get("country", "") or "England")[:20],
        address=address,
        postal_address=row.get("postal address", ""),
        website=row.get("website", ""),
        aliases=tuple(alias.strip()[:120] for alias in row.get("aliases", "").split(";") if alias.strip()),
        joint_unit=row.get("joint unit", ""),
        from_on=began,
        until_on=ended,
        merged_into=row.get("merged into", ""),
        welsh=welsh in ("yes", "y", "true", "1"),
        said=frozenset(column for column, words in row.items() if words),
    )
    return (None if faults else body), faults


def _day(words: str, column: str, faults: list[str]) -> date | None:
    if not words:
        return None
    try:
        if found := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", words):
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(words)
    except ValueError:
        faults.append(f"“{words}” under {column} is no date: write it as 2013-04-01 or 1/4/2013.")
        return None
