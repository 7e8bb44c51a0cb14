"""Cells that look like somebody's personal data. A document with any is shown to nobody but a supervisor.

A return should hold counts. Names, dates of birth, addresses and numbers of persons are told by their headings, and
postcodes, telephone numbers, e-mail addresses, National Insurance and NHS numbers by their own form where a column or
sheet holds several: one telephone number is a letterhead, a column of them is not. What was found is never quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingestion.quality.case_privacy import CASES_TELL, check_cases
from ingestion.quality.wording import some
from ingestion.values.finding import Finding, Level, declare
from ingestion.values.grid import Grid, Value
from ingestion.values.labels import plain
from ingestion.values.place import Place, column_letters
from ingestion.values.reading import Reading
from requests_app.specification import Specification

PERSONAL_HEADS = declare(
    "Q601",
    Level.ERROR,
    "Columns headed as personal data",
    "Show the document to nobody. Tell the force and your data protection lead; delete it once they have agreed.",
)
PERSONAL_VALUES = declare(
    "Q602",
    Level.ERROR,
    "Cells in the form of personal data",
    "Show the document to nobody until a supervisor has looked at these cells; tell the force if they are personal.",
)
FAR_MORE_ROWS = declare(
    "Q603",
    Level.ERROR,
    "Far more rows than the figures need",
    "Show the document to nobody until a supervisor has seen what the rows hold: they may be case records.",
)

QUARANTINED = frozenset({PERSONAL_HEADS.id, PERSONAL_VALUES.id, FAR_MORE_ROWS.id, CASES_TELL.id})
"""The kinds of finding for which a document is quarantined."""

FEWEST_UNDER_A_HEAD = 2
"""Filled cells under a personal heading before it counts: a heading alone is a form."""

FEWEST_ALIKE = 4
"""Different values of one form on one sheet before they are taken for personal data."""

EXPECTED_ROWS = 20
"""How many times more rows than the campaign asks figures for a sheet may have (a row a case is still a return)."""

LEAST_ROWS = 2_000

_HEADS = re.compile(
    r"(?:(?:victim|suspect|offender|complainant|aggrieved|witness|child|person|patient|officer|nominal)s?'?s? ?)?"
    r"(?:sur ?name|forenames?|first names?|last name|full name|middle names?|maiden name|given names?"
    r"|d\.? ?o\.? ?b\.?|date of birth|birth ?dates?|born|home address|home postcode|nhs (?:no\.?|number)"
    r"|national insurance(?: number)?|ni(?:no| number| no)|passport (?:no\.?|number)|mobile (?:no\.?|number)"
    r"|telephone (?:no\.?|number)|phone (?:no\.?|number)|e-?mail address|driving licence(?: number)?"
    r"|collar (?:no\.?|number))"
    r"|(?:victim|suspect|offender|complainant|aggrieved|witness|child|patient)(?:'s)? (?:name|address|postcode)"
)
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}\d[A-Z\d]?) ?\d[ABD-HJLNP-UW-Z]{2}\b")
_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_PHONE = re.compile(r"(?<![\d.])(?:\+44 ?|0)7\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)")
_INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
_NHS = re.compile(r"(?<!\d)\d{3}[ -]\d{3}[ -]\d{4}(?!\d)|(?<!\d)\d{10}(?!\d)")
_OFFICIAL = re.compile(r"@(?:[\w.-]+\.)?(?:police|gov|nhs|pnn\.police|org)\.uk$|@[\w.-]*police[\w.-]*$", re.IGNORECASE)

FORMS: dict[str, re.Pattern[str]] = {
    "postcode": _POSTCODE,
    "e-mail address": _EMAIL,
    "mobile telephone number": _PHONE,
    "National Insurance number": _INSURANCE,
    "NHS number": _NHS,
}


def check_privacy(reading: Reading, specification: Specification | None = None) -> list[Finding]:
    """What on any sheet or page looks personal, one finding a sheet and form, without quoting it."""
    findings: list[Finding] = list(check_cases(reading))
    for grid in reading.grids:
        findings += _personal_heads(grid)
        findings += _personal_values(grid)
        if specification is not None and not any(table.layout == "one row per case" for table in reading.tables):
            findings += _too_many_rows(grid, specification)
    return findings


def _personal_heads(grid: Grid) -> Iterable[Finding]:
    heads: dict[str, tuple[int, int]] = {}
    for row, values in enumerate(grid.rows):
        for column, value in enumerate(values):
            if isinstance(value, str) and 2 < len(value) < 40 and _HEADS.fullmatch(plain(value).rstrip(":")):
                below = [grid.value(later, column) for later in range(row + 1, min(row + 12, len(grid.rows)))]
                if sum(1 for one in below if one not in (None, "")) >= FEWEST_UNDER_A_HEAD:
                    heads.setdefault(plain(value), (row, column))
    if heads:
        named = ", ".join(f"“{head}”" for head in list(heads)[:6])
        yield PERSONAL_HEADS.found(
            f"{_where(grid)} has columns headed {named}.", grid.place(*next(iter(heads.values())))
        )


def _personal_values(grid: Grid) -> Iterable[Finding]:
    found: dict[str, dict[str, tuple[int, int]]] = {name: {} for name in FORMS}
    passed_over = dict.fromkeys(FORMS, 0)
    for row, values in enumerate(grid.rows):
        for column, value in enumerate(values):
            text = _text(value)
            if text is None:
                continue
            for name, form in FORMS.items():
                for one in form.findall(text):
                    if _is_personal(name, one):
                        found[name].setdefault(one, (row, column))
                    else:
                        passed_over[name] += 1
    for name, values_found in found.items():
        chance = name == "NHS number" and passed_over[name] > len(values_found)
        if len(values_found) >= FEWEST_ALIKE and not chance:
            places = [grid.place(*cell) for cell in values_found.values()]
            columns = sorted({column_letters(grid.column_number(column)) for _, column in values_found.values()})
            in_columns = f" in column{'s' if len(columns) > 1 else ''} {', '.join(columns[:6])}" if grid.sheet else ""
            sentence = f"{_where(grid)} has {some(len(values_found), f'different {name}')}{in_columns}."
            sentence = sentence.replace("addresss", "addresses")
            yield PERSONAL_VALUES.found(sentence, places[0])


def _text(value: Value) -> str | None:
    """The cell as text worth looking into; None for what cannot hold such a value."""
    if isinstance(value, str):
        return value if 6 <= len(value) <= 400 else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 10**9 <= value < 10**10:
        return str(value)
    return None


def _is_personal(name: str, one: str) -> bool:
    if name == "e-mail address":
        return _OFFICIAL.search(one) is None
    if name == "NHS number":
        return _checked(re.sub(r"\D", "", one))
    return True


def _checked(digits: str) -> bool:
    """Whether ten digits end in the check digit of an NHS number (modulus 11, weights 10 to 2)."""
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return rest != 10 and int(digits[9]) == rest % 11


def _too_many_rows(grid: Grid, specification: Specification) -> Iterable[Finding]:
    """A sheet with far more filled rows than the figures asked for would take, and no list of cases in it."""
    asked = len(specification.periods) * sum(
        max(1, _product(len(specification.dimensions[key].categories) for key in question.breakdown))
        for question in specification.questions
    )
    most = max(LEAST_ROWS, EXPECTED_ROWS * asked)
    filled = sum(1 for row in grid.rows if any(value not in (None, "") for value in row))
    if filled > most or (grid.more is not None and len(grid.rows) > most):
        rows = f"{'more than ' if grid.more else ''}{filled:,} filled rows"
        sentence = f"{_where(grid)} has {rows}; about {asked:,} figures were asked for."
        yield FAR_MORE_ROWS.found(sentence, Place(sheet=grid.sheet, page=grid.page))


def _product(numbers: Iterable[int]) -> int:
    product = 1
    for one in numbers:
        product *= one
    return product


def _where(grid: Grid) -> str:
    return f"Sheet {grid.sheet}" if grid.sheet else f"Page {grid.page}" if grid.page else "The file"
