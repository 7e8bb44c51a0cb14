"""One area's figures by the categories of one dimension (ages, platforms), a bar a period. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ingestion.values.interval import NOTHING_KNOWN, Interval
from reporting.charts.bars import Bars, Caption, bar_chart
from reporting.charts.svg import Chart

MOST = 12
"""Categories in one picture: the largest; the table beside the page has all."""


def breakdown_chart(
    id: str,
    title: str,
    subtitle: str,
    periods: Sequence[str],
    totals: Sequence[Mapping[str, Any]],
    unit: str,
    hidden: str,
) -> Chart | None:
    """A row a category, in the order told; where there are too many, the largest. `totals` are the area's, each divided
    by one dimension alone; `hidden` is the marker of what is withheld. None where nothing is told."""
    rows: dict[str, dict[str, Mapping[str, Any]]] = {}
    for total in totals:
        rows.setdefault(next(iter(total["breakdown"].values())), {})[total["period"]] = total
    made = [_bars(name, periods, found, hidden) for name, found in rows.items()]
    told = [row for row in made if any(one.low is not None for one in row.intervals)]
    if not told:
        return None
    if len(made) > MOST:
        largest = sorted(told, key=lambda row: -max(one.low or 0 for one in row.intervals))[:MOST]
        made, subtitle = largest, f"{subtitle}; the {MOST} largest of {len(rows)}"
    return bar_chart(id, Caption(title, subtitle), list(periods), made, unit)


def _bars(name: str, periods: Sequence[str], found: Mapping[str, Mapping[str, Any]], hidden: str) -> Bars:
    rows = [found.get(label) for label in periods]
    intervals = tuple(
        NOTHING_KNOWN if row is None or row["low"] is None else Interval(row["low"], row["high"]) for row in rows
    )
    withheld = any(row is not None and hidden in row["marker"] for row in rows)
    partial = any(row is not None and 0 < row["answered"] < row["asked"] for row in rows)
    doubtful = partial or any(row is not None and row["doubts"] for row in rows)
    note = "; ".join(
        f"{row['answered']} of {row['asked']} forces" for row in rows if row is not None and row["asked"] > 1
    )
    return Bars(name, intervals, note, "withheld" if withheld else "no figure", bool(doubtful))
