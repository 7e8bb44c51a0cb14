"""Which rows and columns of a table are totals, by their words and by their sums. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.interpretation.adding_up import may_be_sum, mostly_adds_up, mostly_makes, no_larger
from ingestion.interpretation.figure_cells import Cell
from ingestion.interpretation.findings import (
    TOTAL_BY_SUM,
)
from ingestion.interpretation.frame import LABEL, Frame
from ingestion.interpretation.label_groups import (
    groups_of_indents,
    groups_of_labels,
    groups_of_outline,
    groups_over_ages,
    named_over_time,
)
from ingestion.interpretation.label_wholes import wholes_of_labels
from ingestion.interpretation.labels import Axis, Labels
from ingestion.interpretation.summed_lines import (
    is_a_period_of_its_own,
    is_an_age_of_its_own,
    of_their_pattern,
    sole_label,
)
from ingestion.interpretation.totals import WHOLE_AREA, Sum, find_groups, find_sums, total_words
from ingestion.values.figure_words import plain_text
from ingestion.values.finding import Finding
from ingestion.values.interval import Interval
from ingestion.values.record import Kind

_MONEY = re.compile(
    r"£|\b(?:paid|costs?|amounts?|spen[dt]|spending|compensation|payments?|pounds?|gbp|values?)\b", re.IGNORECASE
)


def mark_totals(
    frame: Frame, rows: Axis, columns: Sequence[int], heads: Axis, cells: list[list[Cell]], findings: list[Finding]
) -> None:
    """Totals by their words and by their sums, in both directions. A word alone is not enough where nothing is left to
    add up, and words with more to them ("Total PCNs") only where the figures allow it."""
    matrix = [[None if cell.kind is Kind.BLANK else cell.interval for cell in line] for line in cells]
    for axis, across, figures, what in ((rows, heads, matrix, "row"), (heads, rows, _turned(matrix), "column")):
        if all(labels.total is not None for labels in axis.lines) and not (
            what == "column" and _of_others(frame, axis)
        ):
            _keep_one_level(axis, bool(frame.columns(LABEL)))
        sure = [labels.total is not None and labels.certain for labels in axis.lines]
        unnamed = [labels.unnamed for labels in axis.lines]
        sums = groups_of_indents(_levels(frame, axis), figures) if what == "row" else []
        soles = [sole_label(labels) for labels in axis.lines]
        sums = sums or groups_of_outline([_categories(labels) for labels in axis.lines], figures)
        sums = sums or groups_of_labels(soles, figures)
        sums = sums or (groups_over_ages(soles, figures) if what == "row" else [])
        sums = sums or find_groups(figures, sure, _named_in(frame.table.title, soles))
        following = [labels.total is not None and labels.certain for labels in across.lines]
        sums = sums or find_sums(figures, sure, unnamed, following)
        sums += of_their_pattern(axis, sums, figures)
        sums = [
            found for found in sums if not (is_a_period_of_its_own(axis, found) or is_an_age_of_its_own(axis, found))
        ]
        summed = {found.line for found in sums}
        _keep_money_apart(axis, summed)
        for number, labels in enumerate(axis.lines):
            if labels.total is not None and not labels.certain and number not in summed:
                if _is_added_up(axis, number, figures) or _beside_the_rest_of_the_world(axis, number):
                    labels.total = None
                    continue
                beside = _beside(axis, number)
                if beside is not None and len(beside) == 1 and _says_again(axis, number, beside[0], figures):
                    _name_of_total(labels, whole=True)
                elif beside is not None and len(beside) == 1:
                    # A group headed "Total casualties" with but one group beside it: nothing adds up to it.
                    labels.total = None
                elif beside and mostly_adds_up(number, beside, figures):
                    _name_of_total(labels, whole=True)
                elif _named_for_its_group(axis, number) or _sums_its_periods(axis, number, figures):
                    _name_of_total(labels, whole=False)
                else:
                    _settle_by_size(axis, number, figures, what)
        told = []
        for found in sums:
            labels = axis.lines[found.line]
            if labels.timeless:
                continue
            if labels.total is None:
                told.append(found)
            whole = found.last - found.first + 1 >= len(axis.lines) - 1
            _name_of_total(labels, whole)
            labels.total = labels.total or ""
            _set_group(axis, found.line, found.first, found.last)
        for number in wholes_of_labels(axis, figures) if what == "row" else []:
            axis.lines[number].total = ""
            told.append(Sum(number, number, number))
        if told:
            findings.append(_totals_told(frame, axis, columns, told, what))


def _of_others(frame: Frame, axis: Axis) -> bool:
    """Whether columns that are all surely totals were printed on a later page than what they add up."""
    return frame.table.continued_from is not None and all(labels.certain for labels in axis.lines)


def _levels(frame: Frame, axis: Axis) -> list[int | None]:
    """How far in the label of each row stands, by its cell's style or the blanks before it; None for totals. For tables
    with one column of labels."""
    labels = frame.columns(LABEL)
    if len(labels) != 1:
        return [None for _ in axis.lines]
    found: list[int | None] = []
    for row, line in zip(frame.rows, axis.lines, strict=True):
        value = row.values[labels[0]]
        blanks = len(value) - len(value.lstrip()) if isinstance(value, str) else 0
        level = row.grid.indents.get(row.at(labels[0]), 0) + blanks
        found.append(None if line.total is not None or not plain_text(value) else level)
    return found


def _keep_money_apart(axis: Axis, summed: set[int]) -> None:
    """ "Total paid (£)" beside numbers of claims adds nothing of them up, however large it is."""
    texts = [" ".join(labels.categories.values()) for labels in axis.lines]
    money = [_MONEY.search(text) is not None for text in texts]
    if all(money):
        return
    for number, labels in enumerate(axis.lines):
        if labels.total is not None and not labels.certain and number not in summed and money[number]:
            others = [n for n, other in enumerate(axis.lines) if n != number and other.total is None]
            if not any(money[n] for n in others):
                labels.total = None


SHORTEST_NAME = 4
"""Characters of a label that a title may name."""


def _named_in(title: str, labels: Sequence[str]) -> frozenset[int]:
    """The lines that the table's title names: "Stables and yards" over the groups of both."""
    words = f" {re.sub(r'[^a-z]+', ' ', title.casefold())} "
    return frozenset(
        n
        for n, label in enumerate(labels)
        if len(label) >= SHORTEST_NAME and f" {re.sub(r'[^a-z]+', ' ', label.casefold()).strip()} " in words
    )


def _categories(labels: Labels) -> dict[str, str] | None:
    """The categories of a line; None for totals and for lines of periods."""
    return None if labels.total is not None or labels.time else dict(labels.categories)


def _keep_one_level(axis: Axis, labelled: bool) -> None:
    """Where every line calls itself a total, the surest words say no more than "figure"; so do totals of one period
    each ("Total for 2017/18")."""
    dated = len(axis.lines) > 1 and all(labels.time for labels in axis.lines)
    for labels in axis.lines:
        if dated or len(axis.lines) == 1 or not labelled or not labels.certain:
            labels.total = None


def _beside(axis: Axis, number: int) -> list[int] | None:
    """The lines of one kind with a line of a group that calls itself a total: all their labels but the total's own
    and their periods agree. None where the line has no other label and no period."""
    own, time = axis.lines[number].categories, axis.lines[number].time
    named = {name for name, text in own.items() if total_words(text) is not None}
    rest = {name: text for name, text in own.items() if name not in named}
    if not named or not (rest or time):
        return None
    return [
        n
        for n, labels in enumerate(axis.lines)
        if labels.total is None
        and rest.items() <= labels.categories.items()
        and named & labels.categories.keys()
        and labels.time == time
    ]


_ABROAD = re.compile(
    r"(?:foreign|overseas|abroad|international|non[- ](?:uk|british)|(?:non[- ])?eu|rest of (?:the )?world)\b.*",
    re.IGNORECASE,
)


def _beside_the_rest_of_the_world(axis: Axis, number: int) -> bool:
    """Whether a country that would be the whole stands among others ("UK" beside "Foreign")."""
    whole = any(WHOLE_AREA.fullmatch(text) for text in axis.lines[number].categories.values())
    return whole and any(_ABROAD.fullmatch(text) for other in axis.lines for text in other.categories.values())


def _sums_its_periods(axis: Axis, number: int, figures: Sequence[Sequence[Interval | None]]) -> bool:
    over_time = named_over_time(axis, number)
    return bool(over_time) and mostly_adds_up(number, over_time, figures)


def _named_for_its_group(axis: Axis, number: int) -> bool:
    """Whether a total's words name a group that lines below or above it stand in, each with a label of its own
    ("Dwelling - total" beside Dwelling and its methods): whatever the figures say, it is of that group."""
    own = axis.lines[number].categories
    named = {name: words.rest.casefold() for name, text in own.items() if (words := total_words(text)) and words.rest}
    if not named or len(own) != 1:
        return False
    members = [
        other
        for other in axis.lines
        if other.total is None
        and len(other.categories) > len(own)
        and any(other.categories.get(name, "").casefold() == rest for name, rest in named.items())
    ]
    return len(members) > 1


def _says_again(axis: Axis, number: int, other: int, figures: Sequence[Sequence[Interval | None]]) -> bool:
    """Whether a total named for its group ("Theft total", under Theft) says the same as the group's only member."""
    own = axis.lines[number].categories
    group = {text.casefold() for text in own.values() if total_words(text) is None}
    named = {words.rest.casefold() for text in own.values() if (words := total_words(text)) is not None}
    return named <= {"", *group} and list(figures[number]) == list(figures[other])


def _is_added_up(axis: Axis, number: int, figures: Sequence[Sequence[Interval | None]]) -> bool:
    """Whether a line whose words may be a total's ("UK" among nationalities) is one of the parts that a sure total adds
    up: with it they add up, without it they do not."""
    parts = [n for n, labels in enumerate(axis.lines) if labels.total is None]
    return any(
        mostly_adds_up(n, [*parts, number], figures) and not mostly_adds_up(n, parts, figures)
        for n, labels in enumerate(axis.lines)
        if labels.total is not None and labels.certain and n != number
    )


def _settle_by_size(axis: Axis, number: int, figures: Sequence[Sequence[Interval | None]], what: str) -> None:
    """Words such as "Total offences", without a sum to show for it: a total unless its neighbours are larger. A column
    must stand first or last and be as large as every other one."""
    labels = axis.lines[number]
    parts = [n for n, other in enumerate(axis.lines) if other.total is None]
    if len(parts) == 1 and not mostly_adds_up(number, parts, figures):
        labels.total = None  # "Total homicides" beside "Homicides with shotguns" adds nothing up
        return
    if what == "column" and _counts_beside(axis, number, parts, figures):
        labels.total = None
        return
    before, after = [n for n in parts if n < number], [n for n in parts if n > number]
    if (not before or not after) and len(parts) > 1 and mostly_makes(number, parts, figures):
        fits = True  # one figure among them may be wrong: that is for the arithmetic to tell
    elif what == "column":
        fits = (not before or not after) and all(no_larger(figures[n], figures[number]) for n in parts)
    else:
        near = [side for side in (before[-2:], after[:2]) if side]
        fits = any(all(no_larger(figures[n], figures[number]) for n in side) for side in near)
    if fits:
        _name_of_total(labels, whole=True)
    else:
        labels.total = None


_COUNT_OF_ITS_OWN = re.compile(r"(?:the )?(?:total )?(?:number|no\.?|count) (?:of|that|with|in)\b", re.IGNORECASE)


def _counts_beside(axis: Axis, number: int, parts: Sequence[int], figures: Sequence[Sequence[Interval | None]]) -> bool:
    """Whether the columns beside one that calls itself a total are counts of their own ("Total requests due" beside
    "Number of requests reviewed") that cannot add up to it: it counts something, too."""
    texts = (text for n in parts for text in axis.lines[n].categories.values())
    return any(_COUNT_OF_ITS_OWN.match(text) for text in texts) and not may_be_sum(number, parts, figures)


def _name_of_total(labels: Labels, whole: bool) -> None:
    """A total's words leave its breakdown; what a partial total is of ("Total North East") stays as its category."""
    if not labels.total:
        return
    for name, text in list(labels.categories.items()):
        words = total_words(text)
        if words is not None:
            if whole or not words.rest:
                del labels.categories[name]
            else:
                labels.categories[name] = words.rest


def _totals_told(frame: Frame, axis: Axis, columns: Sequence[int], sums: Sequence[Sum], what: str) -> Finding:
    shown = []
    place = frame.rows[0].place(columns[0])
    for number, found in enumerate(sums):
        labels = axis.lines[found.line]
        name = ", ".join([*labels.categories.values(), *(text for text, _ in labels.time)])
        at = frame.rows[found.line].place(columns[0]) if what == "row" else frame.rows[0].place(columns[found.line])
        if not number:
            place = at
        shown.append(f"“{name}” ({at})" if name else f"the one at {at}")
    more = f" and {len(shown) - 6} more" if len(shown) > 6 else ""
    listed = ", ".join(shown[:6]) + more
    one = len(sums) == 1
    return TOTAL_BY_SUM.found(
        f"One {what} is the sum of the {what}s next to it and was read as a total: {listed}."
        if one
        else f"{len(sums)} {what}s are the sum of the {what}s next to them and were read as totals: {listed}.",
        place,
    )


def _set_group(axis: Axis, line: int, first: int, last: int) -> None:
    """Members of a group in one column of labels belong to the line that adds them up; a grand total groups nothing."""
    labels = axis.lines[line]
    if last - first + 1 >= len(axis.lines) - 1:
        return
    members = [axis.lines[n] for n in range(first, last + 1) if n != line]
    shared = {name for member in members for name in member.categories}
    for name, text in labels.categories.items():
        if name in shared:
            for member in members:
                if member.categories.get(name) not in (None, text):
                    member.categories.setdefault(f"{name} (group)", text)
    if labels.time:
        for member in members:
            if member.time and all(part is not None and not part.whole for _, part in member.time):
                member.time.extend(labels.time)


def _turned(matrix: list[list[Interval | None]]) -> list[list[Interval | None]]:
    return [list(line) for line in zip(*matrix, strict=True)] if matrix else []
