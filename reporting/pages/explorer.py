"""Every figure of an edition, filtered, sorted and compared: the rows of a table, its chart, its CSV and JSON. Pure.

The state is a handful of words from an address: question, period, by (a dimension) with its category, measure, areas
and sort. Whatever is not offered falls back to the first that is, so any address shows something true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from ingestion.values.labels import excerpt
from reporting.pages.measures import AREAS, MEASURES, SORTS, Row, State, categories_of, measured, words_of
from reporting.publishing.edition import Content
from reporting.publishing.parts import breakdowns_in, questions_in, totals_by, wholes_of
from reporting.statistics.aggregation import one_decimal
from reporting.statistics.ranking import rank_words, ranks

Words = Mapping[str, str]


def state_of(content: Content, asked: Words) -> State:
    """The state that an address names."""
    question = _one_of(asked.get("question"), questions_in(content))
    labels = [period["label"] for period in content["periods"]]
    told = breakdowns_in(content, question)
    dimensions = list(dict.fromkeys(next(iter(breakdown)) for breakdown in told if len(breakdown) == 1))
    has_whole = {} in told
    by = _one_of(asked.get("by"), ["", *dimensions] if has_whole else dimensions)
    category = _one_of(asked.get("category"), categories_of(content, question, by)) if by else ""
    measures = [name for name in MEASURES if _offered(name, content, question, by)]
    return State(
        question,
        _one_of(asked.get("period"), [*reversed(labels)]),
        by,
        category,
        _one_of(asked.get("measure"), measures),
        _one_of(asked.get("areas"), list(AREAS)),
        _one_of(asked.get("sort"), list(SORTS)),
        _one_of(asked.get("compare"), ["", *labels]),
    )


def _one_of(wanted: str | None, offered: Sequence[str]) -> str:
    if wanted is not None and wanted in offered:
        return wanted
    return offered[0] if offered else ""


def _offered(measure: str, content: Content, question: str, by: str) -> bool:
    """Changes and rates are told of wholes, shares of breakdowns."""
    if measure == "change":
        return not by and any(row["question"] == question for row in content["changes"])
    if measure == "share":
        return bool(by)
    return measure == "count" or (not by and any(force.get("children") for force in content["forces"]))


def choices(content: Content, state: State) -> dict[str, list[tuple[str, str]]]:
    """What each field offers, as (value, words)."""
    texts = {question["number"]: question["text"] for question in content["questions"]}
    numbers = questions_in(content)
    labels = {item["key"]: item["label"] for item in content["dimensions"]}
    told = breakdowns_in(content, state.question)
    dimensions = dict.fromkeys(next(iter(breakdown)) for breakdown in told if len(breakdown) == 1)
    whole = [("", "The whole")] if {} in told else []
    periods = [(period["label"], period["label"]) for period in content["periods"]]
    return {
        "question": [(number, f"{number}: {excerpt(texts.get(number, ''), 70)}") for number in numbers],
        "period": periods,
        "by": [*whole, *((key, labels.get(key, key)) for key in dimensions)],
        "category": [(name, name) for name in categories_of(content, state.question, state.by)],
        "measure": [(k, words) for k, words in MEASURES.items() if _offered(k, content, state.question, state.by)],
        "areas": list(AREAS.items()),
        "sort": list(SORTS.items()),
        "compare": [("", "Nothing"), *(pair for pair in periods if pair[0] != state.period)],
    }


def rows_of(content: Content, state: State) -> list[Row]:
    """The state's rows, sorted and ranked."""
    held = (
        totals_by(content, state.question, state.by, {state.period, state.compare})
        if state.by
        else wholes_of(content, state.question)
    )
    totals = [total for total in held if _inside(total, state)]
    rows = measured(content, state, [total for total in totals if total["period"] == state.period])
    ranked = ranks([(row.low, row.high) for row in rows])
    of = sum(rank is not None for rank in ranked)
    beside = {total["area"]: total for total in totals if total["period"] == state.compare}
    rows = [
        _with(row, rank_words(rank, of) if state.areas != "nation" else "", beside.get(row.area))
        for row, rank in zip(rows, ranked, strict=True)
    ]
    if state.sort == "area":
        return sorted(rows, key=lambda row: row.area)
    if state.sort == "coverage":
        return sorted(rows, key=lambda row: (-row.answered / max(row.asked, 1), row.area))
    return sorted(rows, key=lambda row: (row.low is None, -(row.low or 0), row.area))


def national(content: Content, state: State) -> Row | None:
    """England and Wales's own row of the same state: what the others are compared with."""
    return next(iter(rows_of(content, replace(state, areas="nation", compare=""))), None)


def _with(row: Row, rank: str, beside: Mapping[str, Any] | None) -> Row:
    return replace(row, rank=rank, beside="" if beside is None else words_of(beside))


def _inside(total: Mapping[str, Any], state: State) -> bool:
    kind = total["area_type"]
    wanted = kind == state.areas or (state.areas == "region" and total["area"] == "Wales")
    return wanted and total["breakdown"] == ({state.by: state.category} if state.by else {})


def plain_rows(content: Content, state: State) -> list[dict[str, Any]]:
    """The rows as they go into CSV and JSON: the same figures, counts exact and the rest to the places told."""
    places = 2 if state.measure == "rate" else 1
    return [
        {
            "area": row.area,
            "measure": state.measure,
            "low": _plain(row.low, places),
            "high": _plain(row.high, places),
            "words": row.words,
            "marker": row.marker,
            "why_not": row.why,
            "answered": row.answered,
            "asked": row.asked,
            "rank": row.rank,
            "compared": row.beside,
            "doubts": " ".join(row.doubts),
        }
        for row in rows_of(content, state)
    ]


def _plain(value: Fraction | float | None, places: int) -> float | None:
    if isinstance(value, Fraction):
        return one_decimal(value) if places == 1 else round(float(value), places)
    return value
