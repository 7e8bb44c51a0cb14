"""Whether each row of a table is one case, on proof: something that tells its rows apart, and no column that counts.
Pure."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from ingestion.interpretation.frame import FIGURES, NOTE, SHARES, Frame
from ingestion.interpretation.roles import INDEX_HEAD
from ingestion.values.figure_words import plain_text, read_figure
from ingestion.values.period_words import read_period
from ingestion.values.shape import BLANK, EITHER, MARK, NUMBER, PROSE, TEXT, TIME, YEAR

FEWEST_ROWS = 4
FEWEST_WITH_NUMBERS = 8
"""Rows below which a list that holds numbers, but no dates or references, is taken for a table of figures."""
OLDEST = 125
NEARLY_ALL = 0.95

_ATTRIBUTE = re.compile(
    r"\b(?:age|id|ref|reference|crime no|occurrence|urn|year|month|date|day|time|hour|postcode|"
    r"easting|northing|lat|long|latitude|longitude|beat|period|fy)\b",
    re.IGNORECASE,
)
_DESCRIBES_WITH_PROOF = re.compile(r"\b(?:number|no\.?|code|score|rank|key|row|cost|value|amount)\b", re.IGNORECASE)
"""Headings that describe a case where the rows are told apart, and count where they are not."""
_AGE = re.compile(r"\bages?\b", re.IGNORECASE)
_COUNTS = re.compile(
    r"\b(?:count|counts|number of|no\.? of|total|totals|volume|offences|crimes|incidents|cases|patients|people|"
    r"records|clients|victims|arrests|frequency|qty|quantity|sum)\b",
    re.IGNORECASE,
)
_CASE_HEAD = re.compile(
    r"\b(?:date|ref|reference|crime|offence|incident|occurrence|urn|case|age|sex|gender|ethnicity|victim|suspect|outcome|disposal|method|status|recorded|reported|period|year|month)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:ref|reference|urn|unique|id|(?:crime|case|incident|occurrence|offence|record) (?:no|number|id|ref))\b",
    re.IGNORECASE,
)
_CONTENTS_HEAD = re.compile(
    r"(?:table|sheet|tab|worksheet|figure|annex)(?: (?:number|no\.?|name|title))?|title|contents|link|hyperlink",
    re.IGNORECASE,
)


def one_row_per_case(frame: Frame) -> bool:
    """Whether each row is one case rather than a count.

    Proof is a date or a reference that differs row by row beside no column that counts: a column of numbers counts
    unless it identifies (a reference, a running number), says the same of the same label throughout (an area's
    inhabitants) or is headed as something a case has (an age, an easting).
    """
    if not frame.heads or len(frame.rows) < FEWEST_ROWS or frame.width < 2:
        return False
    if any(_CONTENTS_HEAD.fullmatch(frame.bottom(c)) for c in range(frame.width)):
        return False
    figures = frame.columns(FIGURES) + frame.columns(SHARES)
    describing = [
        c for c in range(frame.width) if c not in figures and frame.roles[c] != NOTE and _filled(frame, c) > 0.3
    ]
    if not figures:
        return _describes_only(frame, describing)
    if len(describing) < 2 or len(frame.rows) < FEWEST_WITH_NUMBERS:
        return False
    proof = told_apart(frame)
    rest = [c for c in figures if not identifies(frame, c)]
    if any(_referenced(frame, c) for c in describing):
        # Each row has a reference of its own: only a heading that says so counts, or one that is a period.
        return not any(_COUNTS.search(head) or read_period(head) for c in rest if (head := frame.head_text(c)))
    if rest and all(_AGE.search(frame.head_text(c)) and _are_ages(frame, c) for c in rest):
        return True
    proof = proof and not _only_numbered(frame, describing)
    if any(_counts(frame, c, describing, proven=proof) for c in rest):
        return False
    return proof or (bool(rest) and repeated(frame, describing) > 0)


def _referenced(frame: Frame, column: int) -> bool:
    """Whether a column headed as a reference identifies each row by more than a running number."""
    if not identifies(frame, column) or not _REFERENCE.search(frame.head_text(column)):
        return False
    numbers = [read_figure(row.values[column]) for row in frame.rows]
    low = [figure.low for figure in numbers if figure is not None and figure.low is not None]
    return len(low) < len(numbers) or {abs(b - a) for a, b in itertools.pairwise(low)} != {1}


def _only_numbered(frame: Frame, describing: Sequence[int]) -> bool:
    """Whether nothing but running numbers tells rows apart whose labels never come again together: each is a place of a
    table, and no case."""
    labels = [c for c in describing if not identifies(frame, c)]
    numbered = [c for c in range(frame.width) if identifies(frame, c)]
    referred = any(_REFERENCE.search(frame.head_text(c)) for c in numbered) or _dates_tell_apart(frame)
    return bool(labels) and not referred and repeated(frame, labels) == 0


def told_apart(frame: Frame) -> bool:
    """Whether a date or a reference differs row by row."""
    return any(identifies(frame, c) for c in range(frame.width)) or _dates_tell_apart(frame)


def asks_which(frame: Frame) -> bool:
    """Whether a list counted as cases holds numbers and nothing that tells its rows apart: both readings stand."""
    return bool(frame.columns(FIGURES)) and not told_apart(frame)


def _describes_only(frame: Frame, describing: list[int]) -> bool:
    """A list without a column of numbers: a reference of its own or categories beside dates, or several columns headed
    as a case's."""
    dated_so = any(dated(frame, c) for c in describing)
    if dated_so and any(_referenced(frame, c) for c in describing):
        return True
    grouped = [c for c in describing if _grouping(frame, c)]
    named = sum(bool(_CASE_HEAD.search(frame.head_text(c))) for c in describing)
    complete = sum(_filled(frame, c) > 0.7 for c in describing) >= 2
    return complete and ((dated_so and bool(grouped)) or (len(grouped) >= 2 and named >= 2 and frame.width >= 3))


def repeated(frame: Frame, describing: list[int]) -> float:
    """The share of rows that only say again what another row's labels say. A label left blank because it stands once at
    the top of its block is that of the row above."""
    seen: set[tuple[str, ...]] = set()
    carried = [""] * len(describing)
    blocks = {c for c in describing if _written_once(frame, c)}
    for row in frame.rows:
        for n, c in enumerate(describing):
            text = plain_text(row.values[c])
            carried[n] = text if text or c not in blocks else carried[n]
        seen.add(tuple(carried))
    return 1 - len(seen) / max(len(frame.rows), 1)


def _written_once(frame: Frame, column: int) -> bool:
    """Whether a column's label stands at the top of each block only: blanks follow every one, the first is filled."""
    blank = sum(row.shapes[column] == BLANK for row in frame.rows)
    return frame.rows[0].shapes[column] != BLANK and blank >= 0.5 * len(frame.rows)


def _counts(frame: Frame, column: int, describing: list[int], *, proven: bool) -> bool:
    head = frame.head_text(column)
    if _COUNTS.search(head) or read_period(head):
        return not (describes_a_label(frame, column, describing) and proven)
    if _AGE.search(head) and not proven:
        return not _are_ages(frame, column)
    if _ATTRIBUTE.search(head):
        return False
    if proven and _DESCRIBES_WITH_PROOF.search(head):
        return False
    return not describes_a_label(frame, column, describing)


def _are_ages(frame: Frame, column: int) -> bool:
    numbers = [figure.low for row in frame.rows if (figure := read_figure(row.values[column])) and figure.low]
    return bool(numbers) and all(number <= OLDEST for number in numbers)


def describes_a_label(frame: Frame, column: int, describing: Sequence[int]) -> bool:
    """Whether the column says the same number of the same label every time, of several labels that come again."""
    for label in describing:
        said: dict[str, set[str]] = defaultdict(set)
        times: Counter[str] = Counter()
        for row in frame.rows:
            if (name := plain_text(row.values[label])) and (number := plain_text(row.values[column])):
                said[name].add(number)
                times[name] += 1
        if len(said) < 2 or any(len(numbers) > 1 for numbers in said.values()):
            continue
        if sum(count > 1 for count in times.values()) >= 2 and len({min(numbers) for numbers in said.values()}) > 1:
            return True
    return False


def identifies(frame: Frame, column: int) -> bool:
    """Whether a column gives each row a reference or running number of its own, slips of the pen aside."""
    texts = [plain_text(row.values[column]) for row in frame.rows]
    if not all(texts) or len(set(texts)) < NEARLY_ALL * len(texts):
        return False
    head = frame.head_text(column)
    if _REFERENCE.search(head):
        return not _COUNTS.search(head)
    return _runs(frame, column)


_OF_THE_CASE = re.compile(
    r"\b(?:crime|offence|incident|occurrence|case|record|log)\b|^\W*(?:urn|unique|ref|reference|id)\b", re.IGNORECASE
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:victims?|suspects?|offenders?|officers?|persons?|nominals?|custody|arrests?|beat|station|area|force|school|"
    r"code|type|class|group|recorded|date|year|month|status|outcome)\b",
    re.IGNORECASE,
)
A_REFERENCE = 0.4
"""Share of different texts below which a column is one of categories and refers to nothing."""


def shared_reference(frame: Frame) -> tuple[int, int, int] | None:
    """(column, filled rows, different references) where rows share the reference of a case and none has one of its
    own; None where nothing refers to a case, or each row has its own."""
    found = None
    for column in range(frame.width):
        head = frame.head_text(column)
        if not (_REFERENCE.search(head) and _OF_THE_CASE.search(head)) or _OF_SOMETHING_ELSE.search(head):
            continue
        texts = [text for row in frame.rows if (text := plain_text(row.values[column]))]
        different = len(set(texts))
        if len(texts) >= NEARLY_ALL * len(frame.rows) and different == len(texts):
            return None
        if len(texts) > len(frame.rows) / 2 and different >= A_REFERENCE * len(texts) and found is None:
            found = column, len(texts), different
    return found if found is not None and found[2] < found[1] else None


def _runs(frame: Frame, column: int) -> bool:
    """Whether its whole numbers step by one, up or down: from the first row to the last and from 1, or, under a heading
    that numbers rows, nearly always."""
    numbers = [read_figure(row.values[column]) for row in frame.rows]
    low = [figure.low for figure in numbers if figure is not None and figure.low is not None]
    if len(low) < max(len(numbers), FEWEST_ROWS):
        return False
    steps = Counter(b - a for a, b in itertools.pairwise(low))
    often = max(steps[1], steps[-1]) / steps.total()
    if INDEX_HEAD.fullmatch(plain_text(frame.bottom(column))):
        return often >= NEARLY_ALL
    return often == 1 and min(low) <= 1


def _dates_tell_apart(frame: Frame) -> bool:
    """Whether days differ row by row: some may come twice, but not as a table's rows repeat them for each label."""
    for column in range(frame.width):
        texts = [plain_text(row.values[column]) for row in frame.rows if row.shapes[column] == TIME]
        if len(texts) < 0.6 * len(frame.rows):
            continue
        periods = [read_period(row.values[column]) for row in frame.rows[:50] if row.shapes[column] == TIME]
        starts = [period.start for period in periods if period is not None and period.form == "day" and period.start]
        if all(day.day == 1 for day in starts):
            continue  # months, each written as its first day
        days = len(starts)
        if days > 0.6 * len(periods) and len(set(texts)) > 0.3 * len(texts):
            return True
    return False


def _filled(frame: Frame, column: int) -> float:
    return sum(row.shapes[column] != BLANK for row in frame.rows) / max(len(frame.rows), 1)


def dated(frame: Frame, column: int) -> bool:
    """Whether most of a column's filled cells are periods."""
    letters = Counter(row.shapes[column] for row in frame.rows if row.shapes[column] != BLANK)
    return letters[TIME] > 0.6 * letters.total() or (
        letters[YEAR] > 0.6 * letters.total()
        and bool(re.search(r"year|month|period|date", frame.head_text(column), re.IGNORECASE))
    )


def _grouping(frame: Frame, column: int) -> bool:
    texts = [
        plain_text(row.values[column]) for row in frame.rows if row.shapes[column] in (TEXT, EITHER, NUMBER, YEAR, MARK)
    ]
    if not texts or dated(frame, column) or any(row.shapes[column] == PROSE for row in frame.rows):
        return False
    return len(set(texts)) <= max(0.6 * len(texts), 2)
