"""Labels that stand for the whole of their column wherever they come: "Persons" beside "Male" and "Female", "Wales"
beside its areas, in every month of a long list. Pure.

One such sum may be chance; the same label as the sum of all others, under three periods or other labels, is not.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence

from ingestion.interpretation.labels import Axis, Labels
from ingestion.interpretation.totals import ENOUGH, WHOLE_AREA
from ingestion.values.interval import Interval

FEWEST_PLACES = 3
"""Periods, or other labels, under which it must be the sum of all others."""
FEWEST_PARTS = 2
ENOUGH_BY_NAME = 8.0
"""Bits, where the label may be the whole by its name."""
_OF_ALL = re.compile(
    r"england|wales|scotland|northern ireland|persons|both|everybody|everyone|any|either|force(?: ?wide)?|"
    + WHOLE_AREA.pattern,
    re.IGNORECASE,
)


def wholes_of_labels(axis: Axis, figures: Sequence[Sequence[Interval | None]]) -> list[int]:
    """The lines of labels that are, wherever they stand, the sum of all others with the same other labels and period;
    none where any of their figures, or of those they would add up, is bounded or does not fit. What nothing is known
    of, as a dash may be, is taken for nought here."""
    names = {name for labels in axis.lines if labels.total is None for name in labels.categories}
    for name in sorted(names):
        found = _whole_in(name, axis, figures)
        if found:
            return found
    return []


def _whole_in(name: str, axis: Axis, figures: Sequence[Sequence[Interval | None]]) -> list[int]:
    places: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, labels in enumerate(axis.lines):
        if labels.total is None and name in labels.categories:
            places[_rest(labels, name)].append(number)
    told: dict[str, list[int]] = defaultdict(list)
    bits: dict[str, float] = defaultdict(float)
    wrong: set[str] = set()
    for lines in places.values():
        texts = [axis.lines[n].categories[name] for n in lines]
        if len(lines) <= FEWEST_PARTS or len(set(texts)) < len(texts):
            wrong.update(texts)
            continue
        sums = [_sum([figures[n][c] for n in lines]) for c in range(len(figures[lines[0]]))]
        for number, text in zip(lines, texts, strict=True):
            proven = _proven(figures[number], sums)
            if proven is None:
                wrong.add(text)
            else:
                told[text].append(number)
                bits[text] += proven
    whole = [
        text
        for text, at in told.items()
        if text not in wrong
        and len(at) >= FEWEST_PLACES
        and bits[text] >= (ENOUGH_BY_NAME if _OF_ALL.fullmatch(text.strip(" *:")) else ENOUGH)
    ]
    return sorted(told[whole[0]]) if len(whole) == 1 else []


def _rest(labels: Labels, name: str) -> tuple[object, ...]:
    others = sorted((key, text) for key, text in labels.categories.items() if key != name)
    return (*others, *(words for words, _ in labels.time))


def _sum(column: Sequence[Interval | None]) -> float | None:
    """What a column adds up to; None where a figure is bounded."""
    if any(one is not None and one.low != one.high for one in column):
        return None
    return sum(one.low or 0 for one in column if one is not None)


def _proven(line: Sequence[Interval | None], sums: Sequence[float | None]) -> float | None:
    """How many bits of evidence a line's figures are, each half of its column; None where one is not."""
    bits = 0.0
    for one, whole in zip(line, sums, strict=True):
        low = (one.low or 0) if one is not None else 0
        if whole is None or 2 * low != whole:
            return None
        bits += math.log2(1 + low)
    return bits
