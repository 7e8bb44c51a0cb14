"""An edition laid out for its page: sentences with their sources, totals by question, who did not answer. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from ingestion.values.interval import NOTHING_KNOWN, Interval
from ingestion.values.interval import total as total_of_intervals
from reporting.pages.standing import why_absent
from reporting.publishing.edition import ABSENT, HIDDEN, Content
from reporting.publishing.parts import areas_in, cells_in, totals_of
from reporting.statistics.areas import ENGLAND_AND_WALES


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
    blocked: int
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
    for area, kind in areas_in(content):
        kinds.setdefault(kind, {})[area] = None
    words = {"nation": "Nation", "country": "Country", "region": "Region", "force": "Force"}
    return [(words.get(kind, kind), list(names)) for kind, names in kinds.items()]


def totals_tables(content: Content, area: str) -> list[TotalsTable]:
    """A table a question for the area; rows no force gave anything for are left out."""
    periods = [period["label"] for period in content["periods"]]
    tables = {q["number"]: TotalsTable(q["number"], q["text"]) for q in content["questions"]}
    rows: dict[tuple[str, tuple[tuple[str, str], ...]], TotalsRow] = {}
    for total in totals_of(content, area=area):
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
        blocked=total["blocked"],
        doubts=tuple(total["doubts"]),
        query=urlencode(query),
    )


@dataclass(slots=True)
class MadeOf:
    """What a total is made of: one row for each figure that was added, the sum of the rows, the total as it is told,
    and every asked force that is not in it with why."""

    rows: list[dict[str, Any]]
    sum: Interval
    total: Mapping[str, Any] | None
    left_out: list[tuple[str, str]]

    @property
    def adds_up(self) -> bool:
        return self.total is not None and (self.sum.low, self.sum.high) == (self.total["low"], self.total["high"])

    @property
    def withheld(self) -> bool:
        """Whether values are withheld here, so that nothing can be added up on the page."""
        told = self.total is not None and HIDDEN in self.total["marker"]
        return told or any(HIDDEN in row["marker"] for row in self.rows)


def cells_of(content: Content, query: Mapping[str, str]) -> MadeOf:
    """The figures a total was added up from, by force name: a force's own figure where it printed one, else the
    coarsest finer ones that make it, as the ledger adds. One printed in several places is one row with all its places.

    `query` names the question, period, area and categories as the page's links do.
    """
    area, key = query.get("area", ""), {k[3:]: v for k, v in query.items() if k.startswith("by_")}
    members = {
        force["code"]: force
        for force in content["forces"]
        if area in (ENGLAND_AND_WALES, force["name"], force["region"], force["country"])
    }
    by_force: dict[str, dict[frozenset[tuple[str, str]], list[dict[str, Any]]]] = {}
    question = query.get("question", "")
    for cell in cells_in(content, question, query.get("period", "")):
        if cell["force"] in members and key.items() <= cell["breakdown"].items():
            by_force.setdefault(cell["force"], {}).setdefault(frozenset(cell["breakdown"].items()), []).append(cell)
    rows: list[dict[str, Any]] = []
    for code in sorted(by_force, key=lambda code: members[code]["name"]):
        rows += [
            {**_one(places), "force_name": members[code]["name"]}
            for places in _added(by_force[code], frozenset(key.items()))
        ]
    held = {row["force"] for row in rows}
    return MadeOf(
        rows,
        summed((row["low"], row["high"]) for row in rows),
        next((total for total in totals_of(content, question=question, area=area) if _is(total, query, key)), None),
        [
            (force["name"], why_absent(force, query.get("question", "")))
            for code, force in members.items()
            if code not in held
        ],
    )


def summed(bounds: Iterable[tuple[float | None, float | None]]) -> Interval:
    """The sum of the bounds as they are told; nothing is known of a sum of none."""
    intervals = [Interval(low, high) for low, high in bounds]
    return total_of_intervals(intervals) if intervals else NOTHING_KNOWN


def _is(total: Mapping[str, Any], query: Mapping[str, str], key: Mapping[str, str]) -> bool:
    named = (total["question"], total["period"], total["area"]) == (query["question"], query["period"], query["area"])
    return named and total["breakdown"] == key


def _added(
    entries: Mapping[frozenset[tuple[str, str]], list[dict[str, Any]]], key: frozenset[tuple[str, str]]
) -> list[list[dict[str, Any]]]:
    """The figures that the ledger added for this force, each with all its places."""
    own = [cell for cell in entries.get(key, []) if _answers(cell)]
    if own:
        return [own]
    partitions: dict[frozenset[str], list[list[dict[str, Any]]]] = {}
    for part, cells in entries.items():
        answers = [cell for cell in cells if _answers(cell)]
        if key < part and answers:
            partitions.setdefault(frozenset(name for name, _ in part), []).append(answers)
    return min(partitions.items(), key=lambda item: (len(item[0]), sorted(item[0])), default=(None, []))[1]


def _answers(cell: Mapping[str, Any]) -> bool:
    return cell["low"] is not None or cell["kind"] in ("suppressed", "withheld")


def _one(places: list[dict[str, Any]]) -> dict[str, Any]:
    """One figure of its places: within the bounds that all of them allow."""
    lows = [cell["low"] for cell in places if cell["low"] is not None]
    highs = [cell["high"] for cell in places if cell["high"] is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    return {**places[0], "low": low, "high": high if low is not None else None, "also": places[1:]}


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
