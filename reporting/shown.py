"""An edition laid out for its page: sentences with their sources, totals by question, who did not answer. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from ingestion.values.interval import NOTHING_KNOWN, Interval
from reporting.areas import ENGLAND_AND_WALES
from reporting.charts import Bars, Caption, bar_chart
from reporting.drawing import Chart
from reporting.edition import ABSENT, HIDDEN, Content
from reporting.tilemap import TileFigure, tile_map
from reporting.tiles import TILES


@dataclass(frozen=True, slots=True)
class ShownTotal:
    """One total of the page. `query` opens the cells it is made of."""

    low: float | None
    high: float | None
    hidden: bool
    absent: bool
    answered: int
    asked: int
    refused: int
    doubts: tuple[str, ...]
    query: str


@dataclass(slots=True)
class TotalsRow:
    words: str
    whole: bool
    totals: list[ShownTotal | None] = field(default_factory=list)


@dataclass(slots=True)
class TotalsTable:
    """A question's totals in one area: categories down, periods across."""

    number: str
    text: str
    rows: list[TotalsRow] = field(default_factory=list)


def areas_of(content: Content) -> list[tuple[str, list[str]]]:
    """The areas by kind, in the order they are offered."""
    kinds: dict[str, dict[str, None]] = {}
    for row in content["totals"]:
        kinds.setdefault(row["area_type"], {})[row["area"]] = None
    words = {"nation": "Nation", "country": "Country", "region": "Region", "force": "Force"}
    return [(words.get(kind, kind), list(names)) for kind, names in kinds.items()]


def totals_tables(content: Content, area: str) -> list[TotalsTable]:
    """A table a question for the area; rows no force gave anything for are left out."""
    periods = [period["label"] for period in content["periods"]]
    tables = {q["number"]: TotalsTable(q["number"], q["text"]) for q in content["questions"]}
    rows: dict[tuple[str, tuple[tuple[str, str], ...]], TotalsRow] = {}
    for total in content["totals"]:
        if total["area"] != area:
            continue
        key = tuple(sorted(total["breakdown"].items()))
        row = rows.get((total["question"], key))
        if row is None:
            row = TotalsRow(", ".join(name for _, name in key) or "All", not key, [None] * len(periods))
            rows[total["question"], key] = row
            tables[total["question"]].rows.append(row)
        row.totals[periods.index(total["period"])] = _shown(total)
    for table in tables.values():
        table.rows = [row for row in table.rows if any(t is not None and (t.answered or t.hidden) for t in row.totals)]
    return [table for table in tables.values() if table.rows]


def _shown(total: Mapping[str, Any]) -> ShownTotal:
    query = {"question": total["question"], "period": total["period"], "area": total["area"]}
    query |= {f"by_{key}": name for key, name in total["breakdown"].items()}
    return ShownTotal(
        low=total["low"],
        high=total["high"],
        hidden=HIDDEN in total["marker"],
        absent=ABSENT in total["marker"],
        answered=total["answered"],
        asked=total["asked"],
        refused=total["refused"],
        doubts=tuple(total["doubts"]),
        query=urlencode(query),
    )


def cells_of(content: Content, query: Mapping[str, str]) -> list[dict[str, Any]]:
    """The cells a total is made of: a force's own figure where it printed one, else its finer ones, by force name.

    `query` names the question, period, area and categories as the page's links do.
    """
    area, key = query.get("area", ""), {k[3:]: v for k, v in query.items() if k.startswith("by_")}
    members = {
        force["code"]: force["name"]
        for force in content["forces"]
        if area in (ENGLAND_AND_WALES, force["name"], force["region"], force["country"])
    }
    by_force: dict[str, list[dict[str, Any]]] = {}
    for cell in content["cells"]:
        matches = cell["question"] == query.get("question") and cell["period"] == query.get("period")
        if matches and cell["force"] in members and key.items() <= cell["breakdown"].items():
            by_force.setdefault(cell["force"], []).append(cell)
    chosen: list[dict[str, Any]] = []
    for code in sorted(by_force, key=members.__getitem__):
        own = [cell for cell in by_force[code] if cell["breakdown"] == key]
        finest = max(len(cell["breakdown"]) for cell in by_force[code])
        finer = [cell for cell in by_force[code] if len(cell["breakdown"]) == finest]
        chosen += [{**cell, "force_name": members[code]} for cell in (own or finer)]
    return chosen


def voiced(content: Content, voice: str) -> list[dict[str, Any]]:
    """The sentences in one voice, each source with its force's and document's name."""
    forces = {force["code"]: force["name"] for force in content["forces"]}
    names = {document["id"]: document["name"] for document in content["documents"]}
    return [
        {
            **sentence,
            "figures": [
                {
                    **figure,
                    "sources": [
                        {
                            **source,
                            "force_name": forces.get(source["force"], ""),
                            "document_name": names.get(source["document"], ""),
                        }
                        for source in figure["sources"]
                    ],
                }
                for figure in sentence["figures"]
            ],
        }
        for sentence in content["sentences"]
        if sentence["voice"] == voice
    ]


def coverage(content: Content) -> dict[str, list[str]]:
    """Force names by what came of the campaign: usable (counted), blocked (waiting), refused, missing."""
    found: dict[str, list[str]] = {"usable": [], "blocked": [], "refused": [], "missing": []}
    for force in content["forces"]:
        found[force["state"]].append(force["name"])
    return found


def region_chart(content: Content, question: str) -> Chart | None:
    """Every region's total, period by period; None without regions."""
    periods = [period["label"] for period in content["periods"]]
    rows: dict[str, dict[str, Mapping[str, Any]]] = {}
    for total in content["totals"]:
        whole = total["question"] == question and not total["breakdown"]
        if whole and (total["area_type"] == "region" or total["area"] == "Wales"):
            rows.setdefault(total["area"], {})[total["period"]] = total
    if not rows:
        return None
    bars = [
        Bars(
            name,
            tuple(_interval(by_period.get(period)) for period in periods),
            note=_answered(by_period[periods[-1]]) if periods[-1] in by_period else "",
        )
        for name, by_period in sorted(rows.items(), key=lambda item: -(item[1].get(periods[-1], {}).get("low") or 0))
    ]
    measure = content["heading"]["measure"]
    caption = Caption(f"Recorded {measure} by region", f"{measure.capitalize()}, {' and '.join(periods)}")
    return bar_chart("regions", caption, periods, bars, measure)


def force_map(content: Content, question: str) -> Chart:
    """The last period's figure of each of the 43 forces, a tile each."""
    last = content["periods"][-1]["label"]
    states = {force["code"]: force["state"] for force in content["forces"]}
    codes = {force["name"]: force["code"] for force in content["forces"]}
    words = {"blocked": "waits for a supervisor", "refused": "refused", "missing": "no figure"}
    known = {tile.code for tile in TILES}
    figures = {
        codes[total["area"]]: TileFigure(_interval(total), words.get(states[codes[total["area"]]], "no figure"))
        for total in content["totals"]
        if total["area_type"] == "force"
        and total["question"] == question
        and total["period"] == last
        and not total["breakdown"]
        and codes.get(total["area"]) in known
    }
    measure = content["heading"]["measure"]
    caption = Caption(f"Recorded {measure} by police force", f"{measure.capitalize()}, {last}; one tile a force")
    return tile_map("forces", caption, figures, measure)


def _interval(total: Mapping[str, Any] | None) -> Interval:
    return NOTHING_KNOWN if total is None or total["low"] is None else Interval(total["low"], total["high"])


def _answered(total: Mapping[str, Any]) -> str:
    return f"{total['answered']} of {total['asked']} forces"
