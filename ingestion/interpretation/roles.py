"""What each column of a table is: labels, figures, shares, notes, or an empty spacer. Pure."""

from __future__ import annotations

import itertools
import re
from collections import Counter

from ingestion.interpretation.ages import age_range
from ingestion.interpretation.footnote_marks import FOOTNOTES
from ingestion.interpretation.frame import FIGURES, INDEX, LABEL, NOTE, SHARES, SPACER, Frame
from ingestion.interpretation.question_columns import names_questions
from ingestion.interpretation.running_totals import runs_on
from ingestion.interpretation.shares import describes, holds_shares
from ingestion.interpretation.totals import total_words
from ingestion.interpretation.worded_columns import blank_among_figures, words_for_figures
from ingestion.values.figure_words import plain_text, read_figure, things_named
from ingestion.values.period_words import read_period
from ingestion.values.shape import BLANK, EITHER, MARK, NUMBER, PROSE, TEXT, TIME, YEAR, progression

_CODE_HEAD = re.compile(
    r"(?:\w+[ _]){0,3}(?:code|codes|id|ref|reference|no\.?|num|index|ind|#|row|line|rank|key|ward|beat|year|month|"
    r"period|date|age|quarter|week)s?\.?(?: (?:no\.?|number|code|id))?",
    re.IGNORECASE,
)
_MEASURE_HEAD = re.compile(
    r"\b(?:count|counts|number|no\.? of|total|totals|volume|offences?|crimes?|incidents?|cases|patients|people|"
    r"records?|clients?|victims|arrests|frequency|qty|quantity|sum|value)\b",
    re.IGNORECASE,
)
MOST_NAMED_ROWS = 0.5
"""The share of a table's rows on which names of their groups stand."""
_RUNNING_HEAD = re.compile(r"s/?n|s\.? ?no\.?|serial(?: (?:no|number))?\.?|item(?: no\.?)?|row|line|#", re.IGNORECASE)
_TIME_HEAD = re.compile(
    r"\b(?:years?|months?|quarters?|periods?|dates?|weeks?|times?|as at|snapshot|from|to|ending|ended|since|until|when|"
    r"fy)\b",
    re.IGNORECASE,
)
INDEX_HEAD = re.compile(
    r"(?:s/?n|s\.? ?no|sr\.?(?: no)?|serial(?: (?:no|number))?|no|nos|nr|number|item(?: (?:no|number))?|#|row|line|"
    r"id|idx|index|ref(?:erence)?(?: (?:no|number))?|entry|case)\.?",
    re.IGNORECASE,
)
"""Headings that may stand over running numbers."""
_AGES = re.compile(r"\bages?\b", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_BAND = re.compile(r"\d{1,3} ?(?:[-–]|to) ?\d{1,3}|(?:under|over|<|>) ?\d{1,3}|\d{1,3} ?\+", re.IGNORECASE)
_NOTE_HEAD = re.compile(
    r"\b(?:notes?|comments?|remarks?|definition|caveats?|explanation|description of|rationale|footnotes?)\b",
    re.IGNORECASE,
)
_REMARKS = re.compile(r"(?:\w+ ){0,2}(?:notes?|comments?|remarks?|caveats?)(?: \(.*\)| if any)?:?", re.IGNORECASE)
"""Headings of a column of remarks: dates and marks in it belong to them."""


_NAMES_TWO_AXES = re.compile(
    r"\w\s*(?:[/,&]|\band\b)\s*(?:financial |calendar )?(?:years?|months?|quarters?|periods?|dates?)$"
    r"|^(?:financial |calendar )?(?:years?|months?|quarters?|periods?|dates?)\s*(?:[/,&]|\band\b)\s*\w",
    re.IGNORECASE,
)
"""A corner that names what stands below it, groups and their periods: "Offence/Year"."""


def _heads_codes(head: str) -> bool:
    """Whether a heading stands over codes, single ages or the like; one that is an age itself ("Under 11 years") stands
    over the figures of that age."""
    return _CODE_HEAD.fullmatch(head) is not None and (head.isalpha() or age_range(head) is None)


def roles_of(frame: Frame) -> list[str]:
    counts = [Counter(row.shapes[c] for row in frame.rows if row.shapes[c] != BLANK) for c in range(frame.width)]
    roles = [_role(frame, c, counts[c]) for c in range(frame.width)]
    words_for_figures(frame, roles, counts)
    for c in range(frame.width):
        if roles[c] in (FIGURES, LABEL) and not names_questions(frame, c) and _running_numbers(frame, c, roles):
            roles[c] = INDEX
    counted = [c for c, role in enumerate(roles) if role == FIGURES and not describes(frame, c)]
    counted = [c for c in counted if not runs_on(frame, c, counted)]
    if any(c != frame.first_filled for c in counted):
        roles = [SHARES if role == FIGURES and c not in counted else role for c, role in enumerate(roles)]
    roles = [SPACER if _joins(frame, c, roles) else role for c, role in enumerate(roles)]
    figures = [c for c, role in enumerate(roles) if role == FIGURES]
    if not figures:
        return roles
    _first_column(frame, roles)
    _names_beside_periods(frame, roles, counts)
    _codes_of_groups(frame, roles)
    for c in range(frame.width):
        if roles[c] == FIGURES and _steps_beside_labels(frame, c, roles):
            roles[c] = LABEL
    figures = [c for c, role in enumerate(roles) if role == FIGURES]
    texts = [
        c
        for c, role in enumerate(roles)
        if role == LABEL and counts[c][TEXT] + counts[c][PROSE] >= 0.5 * counts[c].total()
    ]
    names = [c for c in texts if c < max(figures, default=c) or not _is_note(frame, c, counts[c], figures)]
    for c in figures:
        if any(name > c for name in names) and (_numbers_name(frame, c) or _ages_once_a_block(frame, c)):
            roles[c] = LABEL
    figures = [c for c, role in enumerate(roles) if role == FIGURES]
    if figures:
        at_the_end = None if LABEL in roles[: min(figures)] else _names_at_the_end(frame, texts, figures)
        for c in texts:
            if c > min(figures) and c != at_the_end and _is_note(frame, c, counts[c], figures):
                roles[c] = NOTE
        for c in range(min(figures) + 1, frame.width):
            if roles[c] in (LABEL, FIGURES) and not counts[c][NUMBER] and _REMARKS.fullmatch(frame.bottom(c)):
                roles[c] = NOTE
    for c, role in enumerate(roles):
        if role != SPACER or not _headed(frame, c):
            continue
        noted = _NOTE_HEAD.search(frame.bottom(c)) is not None
        counts_too = bool(figures) and (c > min(figures) or blank_among_figures(frame, c, roles))
        roles[c] = NOTE if noted else FIGURES if counts_too else LABEL
    return roles


_JOIN = re.compile(r"[-–—:=]")


def _joins(frame: Frame, column: int, roles: list[str]) -> bool:
    """Whether a page's column holds only the sign between a period and its count, as lines of a letter have it ("2013 -
    196"): of two columns beside it one is all periods and the other figures, and nothing heads them."""
    if frame.heads or not frame.rows or not 0 < column < frame.width - 1 or roles[column + 1] != FIGURES:
        return False
    return all(
        row.grid.page is not None
        and _JOIN.fullmatch(plain_text(row.values[column])) is not None
        and read_period(row.values[column - 1]) is not None
        for row in frame.rows
    )


def _running_numbers(frame: Frame, column: int, roles: list[str]) -> bool:
    """Whether a column only numbers the rows: 1, 2, 3 … under a heading such as "S/N", "No." or "Item", or under none
    at the left edge, with labels and figures in other columns."""
    covered = frame.covered(column)
    texts = [
        text
        for number, row in enumerate(frame.rows)
        if number not in covered and (text := plain_text(row.values[column]))
    ]
    numbers = [text.strip("().") for text in texts]
    named = _RUNNING_HEAD.fullmatch(frame.bottom(column)) is not None
    if not numbers or numbers != [str(n) for n in range(1, len(numbers) + 1)] or (len(numbers) < 2 and not named):
        return False
    others = [role for c, role in enumerate(roles) if c != column]
    worded = any(
        roles[c] == LABEL and any(row.shapes[c] == TEXT for row in frame.rows)
        for c in range(column + 1, min(column + 3, frame.width))
    )
    head = frame.bottom(column)
    if FIGURES not in others and SHARES not in others:
        return column == frame.first_filled and worded and len(numbers) > 1 and not _MEASURE_HEAD.search(head)
    if INDEX_HEAD.fullmatch(head):
        return worded or column == 0 or named
    return not head and worded and len(numbers) > 3 and column == frame.first_filled


def _headed(frame: Frame, column: int) -> bool:
    """Whether an empty column has a heading of its own, not only a merged neighbour's that lies over it."""
    return any(
        plain_text(level[column]) and (number, column) not in frame.head_merged
        for number, level in enumerate(frame.heads)
    )


def _role(frame: Frame, column: int, letters: Counter[str]) -> str:
    total = letters.total()
    if not total:
        return SPACER
    if names_questions(frame, column):
        return LABEL
    if column == frame.first_filled and _NAMES_TWO_AXES.search(frame.bottom(column)):
        return LABEL
    figures = letters[NUMBER] + letters[MARK] + letters[YEAR] + letters[EITHER]
    head = frame.head_text(column)
    if not letters[NUMBER] + letters[MARK]:
        if letters[YEAR] and letters[YEAR] + letters[EITHER] >= 0.6 * total:
            numbers = [row.values[column] for row in frame.rows if row.shapes[column] == YEAR]
            lowest = frame.bottom(column)
            if column == frame.first_filled and _years_over_figures(frame, column):
                return LABEL
            counted = bool(read_period(lowest) or _MEASURE_HEAD.search(lowest)) and not _heads_codes(lowest)
            counted = counted or _counts_like_years(frame, column, lowest)
            return FIGURES if counted and len(numbers) > 0 else LABEL
        return FIGURES if letters[EITHER] == total and column > 0 and bool(read_period(head)) else LABEL
    if figures < 0.5 * total:
        return LABEL
    if not letters[NUMBER] and column == frame.first_filled:
        return LABEL
    if letters[MARK] and not letters[NUMBER] + letters[YEAR] and letters[EITHER] + letters[TEXT] > letters[MARK]:
        return LABEL
    return SHARES if holds_shares(frame, column) else FIGURES


def _years_over_figures(frame: Frame, column: int) -> bool:
    """Whether the years of the first column follow each other, each once, before columns of other numbers: they name
    the rows whatever stands over them, which may say what the columns are ("Crime type")."""
    rows = [row for row in frame.rows if row.shapes[column] == YEAR]
    figures = [read_figure(row.values[column]) for row in rows]
    years = [figure.low for figure in figures if figure is not None and figure.low is not None]
    steps = {b - a for a, b in itertools.pairwise(years)}
    beside = any(letter in (NUMBER, MARK) for row in rows for letter in row.shapes[column + 1 :])
    return len(years) == len(rows) > 1 and steps in ({1}, {-1}) and beside


def _counts_like_years(frame: Frame, column: int, head: str) -> bool:
    """Whether numbers that could be years are counts: under a heading of words that name no time, beside labels, and
    not stepping on as years do."""
    if not head or _TIME_HEAD.search(head) or _heads_codes(head) or column == frame.first_filled:
        return False
    values = [row.values[column] for row in frame.rows if row.shapes[column] == YEAR]
    return not progression(list(dict.fromkeys(values)))


def _first_column(frame: Frame, roles: list[str]) -> None:
    """A first column of numbers names the rows (single ages, codes, years) unless its heading says that it counts."""
    if LABEL in roles[: roles.index(FIGURES)]:
        return
    first = roles.index(FIGURES)
    if any(role == LABEL for role in roles[first:]) and not _heads_codes(frame.bottom(first)):
        return
    head = frame.bottom(first)
    if read_period(head) or sum(role == FIGURES for role in roles) < 2:
        return
    named = things_named(plain_text(row.values[first]) for row in frame.rows)
    if named or _heads_codes(head) or (len(frame.rows) > 1 and _numbers_name(frame, first)):
        roles[first] = LABEL


def _codes_of_groups(frame: Frame, roles: list[str]) -> None:
    """A column of numbers at the left that stand once a block, on the very rows on which a column of words beside it
    does, names the blocks as the words do: a code, its description, and years below each other."""
    filled = {c: [n for n, row in enumerate(frame.rows) if row.shapes[c] != BLANK] for c in range(frame.width)}
    for c, role in enumerate(roles):
        if role != FIGURES or not 0 < len(filled[c]) <= MOST_NAMED_ROWS * len(frame.rows) or filled[c][0] != 0:
            continue
        beside = [
            n
            for n in range(c + 1, frame.width)
            if filled[n] == filled[c] and all(frame.rows[r].shapes[n] in (TEXT, PROSE) for r in filled[n])
        ]
        whole = [n for n in range(c + 1, frame.width) if roles[n] == FIGURES and len(filled[n]) > 0.9 * len(frame.rows)]
        if beside and whole and min(whole) > max(beside):
            for n in (c, *beside):
                roles[n] = LABEL


def _steps_beside_labels(frame: Frame, column: int, roles: list[str]) -> bool:
    """Whether a column headed as an age or code, between labels and figures, rises under each label and begins
    anew under the next: single ages in a long table."""
    head = frame.bottom(column)
    if not column or roles[column - 1] not in (LABEL, INDEX) or not (_heads_codes(head) or _AGES.search(head)):
        return False
    if FIGURES not in roles[column + 1 :]:
        return False
    rows = [row for row in frame.rows if row.shapes[column] != BLANK]  # a total's row has no age
    numbers = [figure.low for row in rows if (figure := read_figure(row.values[column])) and figure.low is not None]
    if len(numbers) < max(len(rows), 3):
        return False
    groups: list[list[float]] = [[]]
    before: list[str] = []
    for row, number in zip(rows, numbers, strict=True):
        labels = [plain_text(row.values[c]) for c in range(column)]
        if labels != before and any(labels):
            groups.append([])
            before = labels
        groups[-1].append(number)
    rising = all(a < b for group in groups for a, b in itertools.pairwise(group))
    return rising and max(map(len, groups)) >= 3 and len(set(numbers)) <= 0.5 * len(numbers)


def _ages_once_a_block(frame: Frame, column: int) -> bool:
    """Whether a column headed as an age says each number again for the rows of its block, block after block."""
    if not _AGES.search(frame.bottom(column)):
        return False
    found = [read_figure(row.values[column]) for row in frame.rows if row.shapes[column] != BLANK]
    numbers = [figure.low for figure in found if figure is not None and figure.low is not None]
    runs = [number for number, _ in itertools.groupby(numbers)]
    return len(numbers) == len(found) and len(runs) > 1 and len(numbers) >= 2 * len(runs)


def _names_beside_periods(frame: Frame, roles: list[str], counts: list[Counter[str]]) -> None:
    """Where every other column of figures is headed by a period, those at the left that are not name the rows: codes,
    single ages, or groups and their members in one column."""
    figures = [c for c, role in enumerate(roles) if role == FIGURES]
    dated = [
        c for c in figures if read_period(frame.bottom(c)) is not None or read_period(frame.head_text(c)) is not None
    ]
    first = min(dated, default=0)
    if len(dated) < 2 and not any(_WHOLE_YEAR.search(frame.bottom(c)) for c in dated):
        return  # "16 - 17" alone among the heads is an age
    if any(_BAND.fullmatch(frame.bottom(c)) for c in figures if c not in dated):
        return  # and so are "14-15" and "16-17" beside "11-13"
    if len(frame.rows) < 2 or any(
        c > first and total_words(frame.bottom(c)) is None for c in figures if c not in dated
    ):
        return
    for c in (c for c in figures if c < first):
        labels = [plain_text(row.values[c]) for row in frame.rows]
        named = [text for text in labels if text and total_words(text) is None]
        words = counts[c][TEXT] + counts[c][PROSE] - (len([text for text in labels if text]) - len(named)) > 0
        worded = any(roles[n] == LABEL and counts[n][TEXT] for n in range(c + 1, first))
        if total_words(frame.bottom(c)) is None and (words or worded or len(set(named)) == len(named)):
            roles[c] = LABEL


def _numbers_name(frame: Frame, column: int) -> bool:
    """Whether a column of numbers names its rows: codes, years, or a run that steps by one."""
    head = FOOTNOTES.sub("", frame.bottom(column)).strip()
    stretches: list[list[float]] = [[]]
    for row in frame.rows:
        value = row.values[column]
        figure = read_figure(value)
        if row.shapes[column] in (NUMBER, YEAR) and figure is not None and figure.low is not None:
            stretches[-1].append(figure.low)
        elif row.shapes[column] == TIME:
            stretches.append([])  # a period heads the rows below it
        elif (text := FOOTNOTES.sub("", plain_text(value))) and total_words(text) is None and not _open_band(text):
            return False
    if _heads_codes(head):
        return True
    if _MEASURE_HEAD.search(head) or read_period(head):
        return False
    filled = [stretch for stretch in stretches if stretch]
    if sum(map(len, filled)) < 3 or any(len(stretch) < 2 for stretch in filled):
        return False
    return all(b - a == 1 for stretch in filled for a, b in itertools.pairwise(stretch))


def _open_band(text: str) -> bool:
    """Whether a label bounds the single ages beside it: "4 and under", "19 and over"."""
    band = age_range(text) if any(map(str.isdigit, text)) else None
    return band is not None and (band[0] == 0 or band[1] is None)


def _names_at_the_end(frame: Frame, texts: list[int], figures: list[int]) -> int | None:
    """The first column of words behind all figures of a table that has none before them: a name of its own for each
    row, under a heading, stands there for what names rows elsewhere."""
    column = next((c for c in texts if c > max(figures)), None)
    if column is None or len(frame.rows) < 2 or not frame.bottom(column) or _NOTE_HEAD.search(frame.head_text(column)):
        return None
    names = [plain_text(row.values[column]) for row in frame.rows]
    short = all(row.shapes[column] != PROSE for row in frame.rows)
    return column if all(names) and len(set(names)) == len(names) and short else None


def _is_note(frame: Frame, column: int, letters: Counter[str], figures: list[int]) -> bool:
    if _NOTE_HEAD.search(frame.head_text(column)) or not frame.head_text(column):
        return True
    if letters.total() < 0.5 * len(frame.rows) or letters[PROSE] > 0.3 * letters.total():
        return True
    return column > max(figures) and len(figures) > 2
