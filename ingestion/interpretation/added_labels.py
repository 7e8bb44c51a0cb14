"""Several rows for one asked category: single years of age within a band, "Not known" beside "Not stated".

They are added up to a figure of its own, which answers the question; the rows stand beside it as they were read and
answer nothing, so that no figure is counted twice and none is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingestion.interpretation.ages import AgeRange, age_range
from ingestion.interpretation.dimensions import Dimensions, Placed
from ingestion.interpretation.label_findings import Mapped
from ingestion.interpretation.sums import MOST_WRITTEN, sum_of
from ingestion.interpretation.vocabulary import How, Match
from ingestion.values.labels import plain
from ingestion.values.record import ADDED


def place_within(items: Sequence[Mapped], dimensions: Dimensions) -> None:
    """Ages that lie within an asked band are placed in it: single years always, narrower bands where together they
    fill it ("0-4" and "5-11" fill "11 and under"; "13-15" alone does not fill "12-15")."""
    for key, vocabulary in dimensions.vocabularies.items():
        if not vocabulary.of_ages:
            continue
        bands: dict[str, dict[str, AgeRange]] = {}
        for item in items:
            match = item.placed.matches.get(key)
            if key in item.placed.breakdown and (match is None or match.how is How.BESIDE):
                words = match.category if match is not None else _written(item, key)
                band, ages = vocabulary.containing(words), age_range(words)
                if band is not None and ages is not None:
                    bands.setdefault(band, {})[item.placed.breakdown[key]] = ages
        for band, parts in bands.items():
            if all(low == high for low, high in parts.values()) or _fill(age_range(band), list(parts.values())):
                _put(items, key, band, frozenset(parts))


def _fill(band: AgeRange | None, parts: Sequence[AgeRange]) -> bool:
    """Whether the parts follow one another from the band's first year to its last."""
    if band is None:
        return False
    expected: int | None = band[0]
    for low, high in sorted(parts, key=lambda part: part[0]):
        if expected is None or low > expected:
            return False
        expected = None if high is None else max(expected, high + 1)
    return expected is None if band[1] is None else expected == band[1] + 1


def _put(items: Iterable[Mapped], key: str, band: str, labels: frozenset[str]) -> None:
    for item in items:
        placed = item.placed
        if placed.breakdown.get(key) in labels:
            placed.labels[key] = _written(item, key)
            placed.breakdown[key] = band
            placed.matches[key] = Match(band, How.WITHIN)
            placed.left.pop(key, None)


def add_up_labels(items: list[Mapped]) -> list[Mapped]:
    """The sums of one table's rows that come to the same categories by different labels. Where any do, every figure
    under those heads is given anew, so that old and new are each complete; the old ones answer nothing from then on."""
    groups: dict[tuple[object, ...], list[Mapped]] = {}
    for item in items:
        if item.placed.matches:
            categories = frozenset(item.placed.breakdown.items())
            key = (item.period, item.record.measure, item.record.total, item.placed.said, categories)
            groups.setdefault(key, []).append(item)
    heads = {head for group in groups.values() for head in _heads_that_differ(group)}
    if not heads:
        return []
    sums = []
    for group in groups.values():
        if not heads & group[0].placed.breakdown.keys():
            continue
        sums.append(_sum(group, heads))
        for item in group:
            item.added_up = True
    return sums


def _heads_that_differ(group: Sequence[Mapped]) -> set[str]:
    """The dimensions in which the group's labels differ as they were written."""
    first = group[0]
    return {
        head
        for item in group[1:]
        for head in item.placed.matches
        if plain(_written(item, head)) != plain(_written(first, head))
    }


def _written(item: Mapped, head: str) -> str:
    return item.placed.labels.get(head, item.placed.breakdown.get(head, ""))


def _sum(group: Sequence[Mapped], heads: set[str]) -> Mapped:
    first = group[0]
    record = first.record
    if len(group) > 1:
        record = sum_of([item.record for item in group], ", ".join(first.placed.breakdown.values()))
    labels = dict(first.placed.labels)
    for head in heads & first.placed.breakdown.keys():
        written = list(dict.fromkeys(_written(item, head) for item in group))
        if len(written) > 1 or written[0] != first.placed.breakdown[head]:
            labels[head] = ADDED.join(written[:MOST_WRITTEN])
    placed = Placed(dict(first.placed.breakdown), labels, dict(first.placed.matches), {}, first.placed.said)
    return Mapped(replace(record), placed, first.period, summed=len(group))
