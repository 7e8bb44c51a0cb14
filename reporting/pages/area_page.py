"""One area's own page: its sentences, its totals, where it stands, its peers, and what it did not answer. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reporting.charts.breakdown import breakdown_chart
from reporting.charts.svg import Chart
from reporting.pages.edition_page import TotalsTable, totals_tables
from reporting.pages.explorer import rows_of, state_of
from reporting.pages.front import Point, headline_question, national_trend, points
from reporting.pages.measures import Row, State
from reporting.pages.standing import WORDS, kind_of, lacks_words
from reporting.publishing.edition import HIDDEN, Content
from reporting.publishing.parts import areas_in, totals_of
from reporting.sentences.numbers_in_words import capital
from reporting.statistics.areas import ENGLAND_AND_WALES

MOST_SIMILAR = 4
"""Peers beside a force: those with the nearest number of children in their areas."""


@dataclass(frozen=True, slots=True)
class AreaPage:
    """What one area's page shows. `standing` is what came of a force's own return, empty for other areas; `compared`
    are the area, its peers and the nation as (name, (measure, words) pairs)."""

    standing: str
    lacks: str
    points: tuple[Point, ...]
    withheld: tuple[Mapping[str, str], ...]
    tables: tuple[TotalsTable, ...]
    ranks: tuple[tuple[str, str, str], ...]
    peers: tuple[str, ...]
    measures: tuple[str, ...]
    compared: tuple[tuple[str, tuple[str, ...]], ...]
    trend: Chart | None
    breakdowns: tuple[Chart, ...] = ()


def areas_of(content: Content) -> list[str]:
    """Every area that the edition tells of."""
    return [area for area, _ in areas_in(content)]


def area_page(content: Content, area: str, voice: str) -> AreaPage:
    force = next((force for force in content["forces"] if force["name"] == area), None)
    question = headline_question(content)
    peers = similar(content, force) if force else ()
    ranks, measures, compared = _beside(content, area, peers, question) if question else ((), (), ())
    return AreaPage(
        capital(WORDS[kind_of(force)][0]) if force else "",
        lacks_words(force.get("lacks", [])) if force else "",
        tuple(point for point, row in points(content, voice) if row.get("area") == area),
        tuple(item for item in content["withheld"] if area in item["about"]),
        tuple(totals_tables(content, area)),
        ranks,
        peers,
        measures,
        compared,
        national_trend(content, question, area) if question else None,
        tuple(_breakdowns(content, area)),
    )


def _breakdowns(content: Content, area: str) -> Iterator[Chart]:
    """A chart for each question and dimension, of all periods."""
    labels = {item["key"]: item["label"] for item in content["dimensions"]}
    periods = [period["label"] for period in content["periods"]]
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for total in totals_of(content, area=area):
        if len(total["breakdown"]) == 1:
            found.setdefault((total["question"], next(iter(total["breakdown"]))), []).append(total)
    for number, ((question, dimension), totals) in enumerate(found.items()):
        label = labels.get(dimension, dimension)
        subtitle = f"{label}, question {question}; {capital(content['heading']['measure'])}"
        made = breakdown_chart(
            f"by-{number}", f"{area}: {label.lower()}", subtitle, periods, totals, content["heading"]["measure"], HIDDEN
        )
        if made is not None:
            yield made


def similar(content: Content, force: Mapping[str, Any]) -> tuple[str, ...]:
    """The forces whose areas have the nearest number of children, nearest first."""
    own = force.get("children")
    if not own:
        return ()
    others = [one for one in content["forces"] if one.get("children") and one["code"] != force["code"]]
    others.sort(key=lambda one: (abs(one["children"] - own), one["name"]))
    return tuple(one["name"] for one in others[:MOST_SIMILAR])


def _beside(
    content: Content, area: str, peers: tuple[str, ...], question: str
) -> tuple[tuple[tuple[str, str, str], ...], tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Where the area stands by each measure, and its figures beside its peers' and the nation's."""
    whole = state_of(content, {"question": question})
    kind = dict(areas_in(content)).get(area, "force")
    kind = "region" if area == "Wales" else kind
    states = [replace(whole, measure=measure) for measure in ("count", "change", "rate")]
    found: list[tuple[str, dict[str, Row]]] = []
    ranks = []
    for state in states:
        rows = {row.area: row for row in rows_of(content, _of_kind(state, kind))}
        rows |= {row.area: row for row in rows_of(content, _of_kind(state, "nation"))}
        name = {"count": f"Count, {state.period}", "change": f"Change to {state.period}", "rate": "Per 1,000 children"}
        found.append((name[state.measure], rows))
        if (own := rows.get(area)) is not None and kind != "nation":
            ranks.append((name[state.measure], own.words, own.rank or own.why))
    names = dict.fromkeys([area, *peers, ENGLAND_AND_WALES])
    compared = tuple(
        (name, tuple(rows[name].words if name in rows else "not told" for _, rows in found)) for name in names
    )
    return tuple(ranks), tuple(name for name, _ in found), compared


def _of_kind(state: State, kind: str) -> State:
    return replace(state, areas=kind, sort="area")
