"""What the headings of a table's columns say, over several levels, merged or typed once. Pure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ingestion.interpretation.frame import FIGURES, LABEL, SHARES, SPACER, Frame
from ingestion.interpretation.labels import Axis, Labels, add_categories, add_time, says_total
from ingestion.interpretation.periods import read_axis, split_axis
from ingestion.interpretation.totals import total_words
from ingestion.values.figure_words import plain_text
from ingestion.values.finding import Finding
from ingestion.values.grid import Value
from ingestion.values.period_words import read_period, read_spans


def columns_axis(frame: Frame, notes: frozenset[str], findings: list[Finding]) -> tuple[list[int], Axis, str]:
    """The columns of figures, what their heads say, and what heads say of all of them together (a measure)."""
    columns = frame.columns(FIGURES)
    levels = [[_head_value(frame, level, c) for c in range(frame.width)] for level in range(len(frame.heads))]
    levels = [_spread(frame, levels, index, columns) for index in range(len(levels))]
    _join_wrapped(levels, columns)
    lines = [Labels() for _ in columns]
    said: list[str] = []
    spanner = ""
    time = False
    levels_of_time = sum(1 for level in levels if any(read_period(level[c]) for c in columns))
    for index, level in enumerate(levels):
        values = _totals_of_every_period([level[c] for c in columns])
        texts = [plain_text(value) for value in values]
        if not any(texts):
            continue
        last = index == len(levels) - 1
        parts_said = {text for text, value in zip(texts, values, strict=True) if not says_total(value)}
        below = [plain_text(level[c]) for level in levels[index + 1 :] for c in columns]
        same = len(parts_said - {""}) == 1 and len(columns) > 1 and (len(set(texts)) == 1 or any(below))
        same = same and not _heads_a_group(levels[index + 1 :], columns, values)
        same = same and not _heads_some(frame, levels, index, columns)
        only = len(columns) == 1 and frame.table.continued_from is None  # "Total 2018/19" over the only figures: theirs
        parts = [value if only or not says_total(value) else None for value in values]
        periods = read_axis(parts, spanner or _corner(frame, index), with_years=levels_of_time > 0)
        if periods is not None:
            time = True
            add_time(frame, lines, values, periods, findings, lambda n, i=index: frame.head_place(columns[n], i))
            spanner = ""
            continue
        split = split_axis(parts, spanner or _corner(frame, index))
        if split is not None and (len(set(split[1]) - {""}) > 1 or _of_one_period(frame, columns)):
            time = True
            place = [frame.head_place(c, index) for c in columns]
            add_time(frame, lines, split[1], split[0], findings, lambda n, place=place: place[n])
            _total_of_periods(lines, values)
            rests = list(dict.fromkeys(rest for rest in split[2] if rest))
            if len(rests) == 1 and all(split[2]):
                said.append(rests[0])
            elif rests:
                name = _heading_name(lines)
                add_categories(frame, lines, split[2], name, notes, findings, place)
                _total_of_groups(lines, values, name, {rest.casefold() for rest in rests})
            spanner = ""
            continue
        if same and not (last and len(levels) == 1) and ("" not in parts_said or last is False):
            spanner = next(text for text in texts if text in parts_said - {""})
            said.append(spanner)
            for labels, value in zip(lines, values, strict=True):
                if says_total(value):
                    words = total_words(plain_text(value))
                    labels.total, labels.certain = (words.rest, words.sure) if words else ("", False)
            continue
        name = spanner if spanner and len(spanner) <= 60 else _heading_name(lines)
        values = _without_time_names(levels, index, columns, values)
        add_categories(frame, lines, values, name, notes, findings, [frame.head_place(c, index) for c in columns])
        spanner = ""
    if len(columns) == 1:
        said.extend(text for labels in lines for text in labels.categories.values())
        if lines and not lines[0].time and frame.columns(LABEL):
            lines[0].categories.clear()
            words = total_words(said[-1]) if said and frame.table.continued_from is not None else None
            # printed on a later page, it adds up what stands on those before
            lines[0].total, lines[0].certain = ("", True) if words is not None and words.sure else (None, False)
    for labels, _column in zip(lines, columns, strict=True):
        if not labels.categories and not labels.time and labels.total is None and len(columns) > 1:
            labels.unnamed = True
    return columns, Axis(lines, time), " ".join(said)


def _totals_of_every_period(values: list[Value]) -> list[Value]:
    """Where each head is the total of another period ("Total offences 2015/16", "Total offences 2016/17"), none adds up
    the others: the word says only that all are counted."""
    words = [total_words(plain_text(value)) if says_total(value) else None for value in values]
    rests = [one.rest for one in words if one is not None and len(read_spans(one.rest).found) == 1]
    return list(rests) if len(rests) == len(values) > 1 and len(set(rests)) == len(rests) else values


def _total_of_periods(lines: Sequence[Labels], values: Sequence[Value]) -> None:
    """Heads that are the total of one period ("Jan-Mar 2010 Totals" beside "Jan-Mar 2010 Firings")."""
    for labels, value in zip(lines, values, strict=True):
        words = total_words(plain_text(value)) if says_total(value) else None
        period = read_period(words.rest) if words is not None and words.rest else None
        if words is not None and period is not None and not labels.time:
            labels.time.append((words.rest, period))
            labels.total, labels.certain = "", True


def _total_of_groups(lines: Sequence[Labels], values: Sequence[Value], name: str, groups: set[str]) -> None:
    """Heads without a period among heads of groups and years: the total of all ("Total"), or of one group over its
    years ("Midwives total" beside "Midwives 2019")."""
    for labels, value in zip(lines, values, strict=True):
        words = total_words(plain_text(value)) if says_total(value) else None
        if words is None or labels.time or labels.total is not None:
            continue
        if words.sure:
            labels.total, labels.certain = "", True
        elif words.rest.casefold() in groups:
            labels.total, labels.certain = words.rest, False
            labels.categories[name] = plain_text(value)


def _of_one_period(frame: Frame, columns: Sequence[int]) -> bool:
    """Whether the only column of figures may say in its head which period all of them cover: no label does."""
    return len(columns) == 1 and not any(
        read_axis([row.values[c] for row in frame.rows], "", with_years=True) for c in frame.columns(LABEL)
    )


def _heads_a_group(lower: Sequence[Sequence[Value]], columns: Sequence[int], values: Sequence[Value]) -> bool:
    """Whether a heading that calls itself a total stands over headings of its own, as its neighbours do."""
    totals = [c for c, value in zip(columns, values, strict=True) if says_total(value)]
    names = {text for level in lower for c in totals if (text := plain_text(level[c])) and not says_total(level[c])}
    return bool(names)


def _heads_some(frame: Frame, levels: Sequence[Sequence[Value]], index: int, columns: Sequence[int]) -> bool:
    """Whether a merged heading leaves out columns that are no totals: it is a group of some columns, not of all."""
    level = levels[index]
    merged = any(plain_text(level[c]) and _merged_across(frame, index, c) for c in columns)
    left_out = [c for c in columns if not plain_text(level[c])]
    lowest = [
        next((lower[c] for lower in reversed(levels[index + 1 :]) if plain_text(lower[c])), None) for c in left_out
    ]
    return merged and any(not says_total(value) for value in lowest)


_NAMES_TIME = re.compile(
    r"(?:as at|snapshot|position at|(?:financial|calendar|fiscal)?\s*years?|months?|quarters?|dates?|periods?|"
    r"time period|year ending|"
    r"months? (?:and|/)? ?years?|reporting period|date recorded|year recorded)\W*",
    re.IGNORECASE,
)


def _without_time_names(
    levels: Sequence[Sequence[Value]], index: int, columns: Sequence[int], values: Sequence[Value]
) -> list[Value]:
    """Headings such as "As at" over columns of dates name their axis; they are no categories."""
    kept: list[Value] = []
    for c, value in zip(columns, values, strict=True):
        dated = any(read_period(lower[c]) is not None for lower in levels[index + 1 :])
        kept.append(None if dated and _NAMES_TIME.fullmatch(plain_text(value)) else value)
    return kept


def _join_wrapped(levels: list[list[Value]], columns: Sequence[int]) -> None:
    """A period typed over two rows ("Jan-" above "June") is one period: joined on the lower row."""
    for upper, lower in itertools.pairwise(levels):
        pairs = [(c, f"{plain_text(upper[c])} {plain_text(lower[c])}") for c in columns if plain_text(upper[c])]
        if not pairs:
            continue
        unfinished = {c for c, _ in pairs if plain_text(upper[c]).endswith(("-", "–", "/", " to"))}
        alone = sum(c not in unfinished and read_period(upper[c]) is not None for c, _ in pairs)
        joined = sum(read_period(text) is not None for _, text in pairs)
        wrapped = bool(unfinished)
        if wrapped and joined >= 0.6 * len(pairs) and alone < 0.5 * len(pairs):
            for c, text in pairs:
                upper[c], lower[c] = None, text


def _head_value(frame: Frame, level: int, column: int) -> Value:
    return frame.heads[level][column]


def _spread(frame: Frame, levels: list[list[Value]], index: int, columns: list[int]) -> list[Value]:
    """A heading over several columns that was not merged but typed once: it holds to the right until the next one, an
    empty column, or a column that says all on its own level."""
    level = list(levels[index])
    if index == len(levels) - 1:
        return level
    current: Value = None
    inside = False
    own = [c for c in columns if plain_text(level[c])]
    last = max(own, default=0)
    # Where every column but the last ones has a heading of its own, none of them holds to the right.
    single = len(own) > 2 and own == [c for c in columns if c <= last]
    single = single and len({plain_text(level[c]) for c in own}) == len(own)
    lower = [{c for c in own if plain_text(row[c])} for row in levels[index + 1 :]]
    # A row below that says something under the last of them alone makes it the head of a group.
    single = single and {last} not in lower
    for column in range(frame.width):
        value = level[column]
        role = frame.roles[column]
        if plain_text(value):
            # A heading merged over some columns says itself how far it holds.
            over = role in (FIGURES, SHARES) and not _merged_across(frame, index, column)
            current, inside = value, over and not (single and column == last)
            continue
        if role == SPACER and not any(plain_text(lower[column]) for lower in levels[index + 1 :]):
            if (index, column) not in frame.head_merged and not _covered(frame, column):
                current, inside = None, False
            continue
        below = [plain_text(lower[column]) for lower in levels[index + 1 :]]
        if inside and role in (FIGURES, SHARES) and any(below):
            level[column] = current
    return level


def _merged_across(frame: Frame, level: int, column: int) -> bool:
    part = frame.table.parts[0]
    row, at = part.extent.row + level, part.extent.column + column
    return any(
        span.row <= row <= span.last_row and span.column <= at <= span.last_column and span.last_column > span.column
        for span in part.grid.merged
    )


def _covered(frame: Frame, column: int) -> bool:
    part = frame.table.parts[0]
    at = part.extent.column + column
    return any(span.column < at <= span.last_column for span in part.grid.merged)


def _corner(frame: Frame, level: int) -> str:
    labels = frame.columns(LABEL)
    return " ".join(plain_text(frame.heads[level][c]) for c in labels[-1:]) if labels else ""


def _heading_name(lines: Sequence[Labels]) -> str:
    taken = {name for labels in lines for name in labels.categories}
    name, number = "category", 2
    while name in taken:
        name, number = f"category {number}", number + 1
    return name
