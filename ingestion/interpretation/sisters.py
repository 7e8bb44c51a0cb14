"""Tables of one shape under different headings: what tells them apart is a category of every figure in them. Pure.

A document that prints the same table once for each offence, place or sex says which one only in the line above it, or
in the sheet's name. The heads and row labels of such tables are alike, so nothing inside them holds that word. It is
told by comparing: what all the headings share is the wording, what differs is the category.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingestion.interpretation.ages import age_range
from ingestion.interpretation.periods import named_in
from ingestion.interpretation.table_shapes import of_one_shape
from ingestion.values.figure_words import plain_text
from ingestion.values.period_words import read_period
from ingestion.values.table import Table

NEAREST = 3
"""Lines above a table that may name what it is of."""
LONGEST = 120
"""Characters of a line that may name a category; a longer one is a sentence."""
FEWEST_WRAPPED = 4
"""Words of a line that is part of a sentence over several lines."""
_GENERIC = re.compile(
    r"(?:(?:sheet|table|tab|page|worksheet|annex|appendix|part|section|data|answer|response|return|figures?|q|question|foi)"
    r"[\s_.:#-]*)?(?:\(?\d+[a-z]?\)?|[ivx]+|[a-h])?[\s.:)-]*",
    re.IGNORECASE,
)
_NUMBERING = re.compile(
    r"^(?:(?:table|chart|figure|fig|section|part|annex|appendix|question|q|sheet|tab)[\s.#]*"
    r"(?:\d+(?:\.\d+)*[a-z]?|[ivx]+|[a-h])|\(?\d{1,2}(?:\.\d+)*[a-z]?[.):])(?=[\s.:)–—-]|$)[\s.:)–—-]*",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\b(?:foia?|freedom of information|ref(?:erence)?|request)\b.*\d", re.IGNORECASE)
_SAYS_WHAT = re.compile(
    r"\b(?:offences?|crimes?|incidents?|cases?|arrests?|victims?|suspects?|offenders?|recorded|reported|numbers?|counts?|"
    r"figures?|data|totals?|breakdown|table|by|types?|areas?|districts?|forces?|locations?|outcomes?|age|sex|gender|"
    r"ethnicity|weapons?|methods?|platforms?|breeds?)\b",
    re.IGNORECASE,
)
_NAMES_ROWS = re.compile(
    r"(?:(?:age|sex|gender|ethnic(?:ity)?|group|band|range|offences?|crimes?|types?|titles?|descriptions?|class(?:"
    r"ification)?|category|categories|outcomes?|disposals?|results?|districts?|areas?|divisions?|boroughs?|wards?|"
    r"beats?|lpa|bcu|csp|forces?|police|local|policing|locations?|places?|premises?|weapons?|methods?|platforms?|"
    r"relationships?|victims?|suspects?|offenders?|years?|months?|quarters?|periods?|dates?|days?|hours?|times?|of|"
    r"the|by|to|used|recorded|row|labels?|names?|codes?|ho|home|office|status|question|item|total|number|count)"
    r"[\s/&:-]*)*",
    re.IGNORECASE,
)
"""Words that say what the rows are, so that tables are not told apart by them."""
_ENDS_WORDING = re.compile(r"(?:[:;,–—]|\s-)\s*$")
_STARTS_WORDING = re.compile(
    r"^\s*(?:[:;,(–—]|-\s|(?:by|for|in|from|between|per|during|recorded|split)\b)", re.IGNORECASE
)
_EDGES = " \t:;,.–—-"


@dataclass(frozen=True, slots=True)
class Distinction:
    """What sets one table apart from its sisters: a dimension's name and its category as written."""

    name: str
    category: str


def tell_apart(
    tables: Sequence[Table], titles: Mapping[str, Sequence[str]], *, names: str = "sheet"
) -> dict[str, list[Distinction]]:
    """By each table's id what tells it from the tables of its shape; tables with no sisters are left out. `titles` are
    the lines above each table by its id, farthest first; `names` is what the tables' `sheet` names: sheets or files."""
    return tell_groups_apart(of_one_shape(tables), titles, names=names)


def tell_groups_apart(
    groups: Sequence[Sequence[Table]], titles: Mapping[str, Sequence[str]], *, names: str = "sheet"
) -> dict[str, list[Distinction]]:
    """`tell_apart` for tables that are grouped already."""
    found: dict[str, list[Distinction]] = {}
    for group in groups:
        found.update(_told_apart(group, titles, names))
    return found


def listed_alone(tables: Sequence[Table], names: Sequence[str]) -> dict[str, list[Distinction]]:
    """What the tables of the one sheet that a workbook lists are of, where its name is no wording ("Offences by age"):
    a list of contents says that the sheets are told apart by their names, also where only one is left of them."""
    if len(set(names)) != 1 or not (name := _sheet_name(names[0])):
        return {}
    if _NAMES_ROWS.fullmatch(name) or named_in(name) or not any(map(str.isalpha, name)):
        return {}
    return {table.id: [Distinction("sheet", name)] for table in tables if table.sheet == names[0]}


def _told_apart(
    tables: Sequence[Table], titles: Mapping[str, Sequence[str]], names: str
) -> dict[str, list[Distinction]]:
    lines = _telling_lines([titles.get(table.id, ()) for table in tables])
    counted, lines = _counted_lines(lines)
    slots = [_carried([line[-1 - back] if len(line) > back else "" for line in lines]) for back in range(NEAREST)]
    slots = [counted, *slots] if counted else slots
    slots.append(corners(tables))
    sheets = [_sheet_name(table.sheet) for table in tables]
    found: dict[str, list[Distinction]] = {table.id: [] for table in tables}
    distinct = False
    for texts in slots:
        named = categories_of(texts)
        if named is None:
            continue
        distinct = distinct or len(set(texts)) == len(texts)
        for table, sheet, each in zip(tables, sheets, named, strict=True):
            if each is not None:
                inside = sheet and sheet.casefold() in each.category.casefold()
                found[table.id].append(Distinction(each.name, sheet) if inside else each)
    if (named := categories_of(sheets, names)) is not None:
        for table, each in zip(tables, named, strict=True):
            if each is not None and not any(each.category.casefold() in d.category.casefold() for d in found[table.id]):
                found[table.id].append(each)
    return {id: _named_once(each) for id, each in found.items() if each}


def _telling_lines(above: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines above each table without those that stand above all of them (a letterhead), without references, and
    without what a page wrapped: lines that go on with a sentence, and the one it began on."""
    lines = [_without_wrapped([text for line in each if (text := plain_text(line))]) for each in above]
    everywhere = set(lines[0]).intersection(*lines[1:])
    return [[text for text in each if text not in everywhere and not _REFERENCE.search(text)] for each in lines]


def _without_wrapped(lines: Sequence[str]) -> list[str]:
    long = [len(text.split()) >= FEWEST_WRAPPED for text in lines]
    goes_on = [enough and text[:1].islower() for text, enough in zip(lines, long, strict=True)]
    before = [*goes_on[1:], False]
    kept = []
    for number, text in enumerate(lines):
        if not goes_on[number] and not (long[number] and before[number]):
            kept.append(text)
    return kept


def _counted_lines(lines: Sequence[Sequence[str]]) -> tuple[list[str], list[list[str]]]:
    """The lines that count the tables, one above each ("Table 2: Shop", "Sheet 3: Park"), nearest first, and what is
    left above each; none where some table has none, or they count nothing."""
    found: list[str] = []
    rest: list[list[str]] = []
    for each in lines:
        counted = next((text for text in reversed(each) if _NUMBERING.match(text) and _NUMBERING.sub("", text)), None)
        if counted is None:
            return [], [list(one) for one in lines]
        found.append(counted)
        rest.append([text for text in each if text is not counted])
    numbers = {match[0] for text in found if (match := _NUMBERING.match(text))}
    if len(numbers) < len(found):
        return [], [list(one) for one in lines]
    return found, rest


def corners(tables: Sequence[Table]) -> list[str]:
    """The texts in the corners of the tables' last head rows, over the row labels; none where one of them only names
    its rows ("Age group"), or is the end of another: a title that ran into a head."""
    texts: list[str] = []
    for table in tables:
        part = table.parts[0]
        row = part.extent.row + table.header_rows - 1
        texts.append(plain_text(part.grid.value(row, part.extent.column)) if table.header_rows else "")
    pairs = [(one.casefold(), other.casefold()) for one in texts for other in texts if one != other]
    ends = any(not other or one.endswith(f" {other}") for one, other in pairs)  # "Female" does not end in "Male"
    if ends or any(_NAMES_ROWS.fullmatch(text) for text in texts):
        return ["" for _ in texts]
    return texts


def _sheet_name(name: str | None) -> str:
    return "" if name is None or _GENERIC.fullmatch(name.strip()) else plain_text(name)


def _carried(texts: list[str]) -> list[str]:
    """A heading typed once over several tables holds for those after it that have none in its place."""
    if not texts[0] or len({text for text in texts if text}) < 2:
        return texts
    carried: list[str] = []
    for text in texts:
        carried.append(text or carried[-1])
    return carried


def categories_of(texts: Sequence[str], name: str = "title") -> list[Distinction | None] | None:
    """The category that each text names, by what it does not share with the others; None where they name none."""
    if len({text.casefold() for text in texts}) < 2 or not all(0 < len(text) <= LONGEST for text in texts):
        return None
    if _initials(texts):
        return [Distinction(name, text) for text in texts]
    # "Section 47 assault" among unnumbered headings is no numbering.
    numbered = all(_GENERIC.fullmatch(text) or _NUMBERING.match(text) for text in texts)
    bare = ["" if _GENERIC.fullmatch(text) else _NUMBERING.sub("", text) if numbered else text for text in texts]
    if not all(bare):
        return None
    without_time = [_without_period(text) for text in bare]
    if all(found for _, found in without_time):
        bare = [text for text, _ in without_time]
    if len(set(bare)) < 2:
        return None
    # "16-17" alone may be a year; beside "5-11" and "18+" it is a group of ages
    if any(map(_names_ages, bare)) and all(_may_be_ages(text) or not any(map(str.isdigit, text)) for text in bare):
        return [Distinction(name, text) for text in bare]
    cut = _wording_before(_shared_beginning(bare))
    if cut.rstrip().endswith(("-", "–", "—")) and _SAYS_WHAT.search(cut) is None:
        cut = ""  # "White - North European" is a category; "Offences - School" says what is counted first
    if (
        cut.rstrip().endswith(":")
        and _SAYS_WHAT.search(cut) is None
        and all(text[len(cut) :].islower() for text in bare)
    ):
        cut = ""  # "Evidential difficulties: victim supports" is one category; "Sex: Male" is named before its colon
    suffix = _shared_beginning([text[::-1] for text in bare])[::-1]
    while suffix[:1].isalnum() and any(text[: len(text) - len(suffix)][-1:].isalnum() for text in bare):
        suffix = suffix[1:]  # "Ashby" and "Corby" share the end of a word, no "by"
    suffix = _wording_after(suffix)
    if suffix.lstrip()[:1] in "-–—" and any(text[: len(text) - len(suffix)].rstrip()[-1:].isdigit() for text in bare):
        suffix = ""  # "Outcome 14 - Evidential difficulties" is numbered, and named behind its number
    middles = [_trimmed(text[len(cut) : len(text) - len(suffix)]) for text in bare]
    if not all(middles) or len(set(middles)) < len(set(bare)):
        middles = [_trimmed(text) for text in bare]
    if any(not any(letter.isalpha() for letter in text) or read_period(text) for text in middles):
        return None
    label = _trimmed(cut)
    name = label if cut.rstrip().endswith((":", "-", "–", "—")) and 0 < len(label) <= 40 else name
    return [Distinction(name, text) for text in middles]


def _initials(texts: Sequence[str]) -> bool:
    """Whether texts are letters that stand for names ("F", "M", "U"), and do not count off the tables ("A", "B")."""
    letters = sorted({text.casefold() for text in texts})
    if not all(len(text) == 1 and text.isalpha() for text in texts):
        return False
    return letters != [chr(ord("a") + n) for n in range(len(letters))]


def _names_ages(text: str) -> bool:
    """Whether a title is a group of ages and nothing else ("5-11", "16+"), and no single number."""
    return _may_be_ages(text) and read_period(text) is None


def _may_be_ages(text: str) -> bool:
    return not text.isdecimal() and age_range(text) is not None


def _trimmed(text: str) -> str:
    """The text without signs at its edges; a bracket goes only where its other half is missing, or both enclose it
    all."""
    while True:
        text = text.strip(_EDGES)
        if text.startswith("(") and text.find(")") in (-1, len(text) - 1):
            text = text[1:].removesuffix(")")
        elif (text.endswith(")") and text.count("(") < text.count(")")) or text.endswith("("):
            text = text[:-1]
        else:
            return text


def _without_period(text: str) -> tuple[str, bool]:
    found = named_in(text)
    if found is None:
        return text, False
    words = found[0]
    left = text.replace(words, " ") if words in text else text
    left = re.sub(r"\b(?:in|for|during|to|year|financial year|the|of)\s*$", "", _trimmed(left), flags=re.IGNORECASE)
    return _trimmed(" ".join(left.split())), True


def _shared_beginning(texts: Sequence[str]) -> str:
    """The characters that all the texts begin with."""
    first, last = min(texts), max(texts)
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:same]


def _wording_before(prefix: str) -> str:
    """As much of a shared beginning as ends where a wording ends: at a colon, comma or dash."""
    for end in range(len(prefix), 0, -1):
        if _ENDS_WORDING.search(prefix[:end]):
            rest = prefix[end:]
            return prefix[: end + len(rest) - len(rest.lstrip())]
    return ""


def _wording_after(suffix: str) -> str:
    """As much of a shared end as begins where a wording begins: at a comma, a bracket, "by", "for" …"""
    for start in range(len(suffix)):
        at_word = start == 0 or not suffix[start - 1].isalnum() or not suffix[start].isalnum()
        if at_word and _STARTS_WORDING.search(suffix[start:]):
            return suffix[start:]
    return ""


def _named_once(found: Sequence[Distinction]) -> list[Distinction]:
    names: list[str] = []
    out: list[Distinction] = []
    for each in found:
        name, number = each.name, 2
        while name in names:
            name, number = f"{each.name} {number}", number + 1
        names.append(name)
        out.append(Distinction(name, each.category))
    return out
