"""Rows of groups among their members in one column of labels, told by the labels that come again. Pure.

    Knife      7
      Male     *
      Female   5
    Firearm    *
      Male     *
      Female   0

Where many parts are hidden, sums alone prove nothing; the same members under each group, and figures that fit, do.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence

from ingestion.interpretation.adding_up import mostly_adds_up
from ingestion.interpretation.ages import age_range
from ingestion.interpretation.labels import Axis
from ingestion.interpretation.totals import Sum, total_words
from ingestion.values.interval import Interval

MOSTLY = 0.8
"""Share of the heads' figures that fit, where labels or indents show the groups as plainly as can be."""
FEWEST_AGES = 2
"""Below a name, before it is taken for their group's."""
COME_AGAIN = 0.6
"""Share of the members that stand under more than one group."""
FEWEST_GROUPS = 2


def groups_of_labels(labels: Sequence[str], figures: Sequence[Sequence[Interval | None]]) -> list[Sum]:
    """The groups that tile all lines but totals: a label found once, and below it members found under several groups,
    which may add up to it in every column. Empty where the lines are not of this kind."""
    lines = [n for n, label in enumerate(labels) if label]
    seen = Counter(labels[n] for n in lines)
    heads = [n for n in lines if seen[labels[n]] == 1]
    while True:
        groups = _under(heads, lines)
        # A member that stands under one group only looks like a head without members.
        alone = [head for head, members in groups if not members]
        if not alone:
            break
        heads = [head for head in heads if head not in alone]
    if len(groups) < 2 or groups[0][0] != lines[0]:
        return []
    members = [labels[n] for _, group in groups for n in group]
    again = sum(seen[label] > 1 for label in set(members))
    if again < COME_AGAIN * len(set(members)) or any(
        len({labels[n] for n in group}) < len(group) for _, group in groups
    ):
        return []
    alike = len({frozenset(labels[n] for n in group) for _, group in groups}) == 1
    if not _fit_mostly(groups, figures, MOSTLY if alike else 1.0):
        return []
    return [Sum(head, group[0], group[-1]) for head, group in groups]


def groups_of_indents(levels: Sequence[int | None], figures: Sequence[Sequence[Interval | None]]) -> list[Sum]:
    """The groups whose members stand further in than the line above them, where there are two levels, every member has
    a head, and each head may be what its members add up to. `levels` has None for totals."""
    told = [(n, level) for n, level in enumerate(levels) if level is not None]
    depths = sorted({level for _, level in told})
    if len(depths) != 2 or told[0][1] != depths[0]:
        return []
    heads = [n for n, level in told if level == depths[0]]
    groups = [(head, members) for head, members in _under(heads, [n for n, _ in told]) if members]
    if not _fit_mostly(groups, figures, MOSTLY):
        return []
    return [Sum(head, members[0], members[-1]) for head, members in groups]


def groups_over_ages(labels: Sequence[str], figures: Sequence[Sequence[Interval | None]]) -> list[Sum]:
    """The groups of a column of labels in which a name stands right above ages ("Male", 13, 14, 15), where each name's
    figures are mostly what those below it, up to the next name, add up to. Empty where the first line is no name."""
    lines = [n for n, label in enumerate(labels) if label]
    aged = {n for n in lines if age_range(labels[n]) is not None}
    heads = [n for n, below in itertools.pairwise(lines) if n not in aged and below in aged]
    groups = _under(heads, lines)
    if not groups or heads[0] != lines[0] or any(len(members) < FEWEST_AGES for _, members in groups):
        return []
    if not all(mostly_adds_up(head, members, figures) for head, members in groups):
        return []
    return [Sum(head, members[0], members[-1]) for head, members in groups]


def groups_of_outline(
    lines: Sequence[Mapping[str, str] | None], figures: Sequence[Sequence[Interval | None]]
) -> list[Sum]:
    """The groups of a pivot in outline form, whose first column names the group on a line of its own and whose members
    stand below it under a further column: each head may be what its members add up to. `lines` are the categories of
    each line, None for totals. Empty where other lines stand between, or a group is alone."""
    told = [n for n, line in enumerate(lines) if line is not None]
    named = [tuple(sorted(lines[n] or {})) for n in told]
    if not told or len(set(named)) != 2 or named[0] != min(named, key=len):
        return []
    heads = [n for n, names in zip(told, named, strict=True) if names == named[0]]
    groups = _under(heads, told)
    if len(groups) < FEWEST_GROUPS or not all(members for _, members in groups):
        return []
    for head, members in groups:
        own = (lines[head] or {}).items()
        if not all(own <= (lines[n] or {}).items() for n in members) or not _fits(
            figures[head], [figures[n] for n in members]
        ):
            return []
    return [Sum(head, members[0], members[-1]) for head, members in groups]


def _under(heads: Sequence[int], lines: Sequence[int]) -> list[tuple[int, list[int]]]:
    ends = [*heads[1:], lines[-1] + 1] if lines else []
    return [(head, [n for n in lines if head < n < end]) for head, end in zip(heads, ends, strict=False)]


def _fit_mostly(
    groups: Sequence[tuple[int, list[int]]], figures: Sequence[Sequence[Interval | None]], share: float
) -> bool:
    """Whether so large a share of the heads' figures may be the sums of their members', and each head says something
    somewhere. What does not fit is for the arithmetic to tell: it makes the rows no groups of another kind."""
    found = [_fits(figures[head], [figures[n] for n in members]) for head, members in groups]
    checked = [fits for one in found for fits, _ in one]
    telling = all(any(tells for _, tells in one) for one in found)
    return telling and sum(checked) >= share * len(checked)


def _fits(whole: Sequence[Interval | None], parts: Sequence[Sequence[Interval | None]]) -> list[tuple[bool, bool]]:
    """Of each column in which the whole is known: whether the parts may add up to it, and whether it says something."""
    found: list[tuple[bool, bool]] = []
    for position, total in enumerate(whole):
        if total is None or total.low is None:
            continue
        here = [part[position] for part in parts]
        low = sum(one.low or 0 for one in here if one is not None)
        tops = [one.high for one in here if one is not None]
        high = None if None in tops else sum(top for top in tops if top is not None)
        fits = low <= (total.high if total.high is not None else low) and (high is None or high >= total.low)
        found.append((fits, total.low > 0))
    return found


def named_over_time(axis: Axis, number: int) -> list[int]:
    """The lines of several periods that a total is named for: "Midwives 2019" and "Midwives 2020" beside "Midwives
    total"."""
    own = axis.lines[number]
    named = {name: words.rest.casefold() for name, text in own.categories.items() if (words := total_words(text))}
    found = [
        n
        for n, labels in enumerate(axis.lines)
        if labels.total is None
        and labels.time
        and named
        and all(rest and labels.categories.get(name, "").casefold() == rest for name, rest in named.items())
    ]
    return found if len(found) > 1 and not own.time else []
