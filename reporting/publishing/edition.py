"""A campaign's whole result as one plain document: what a publication freezes and every export is made from. Pure.

The document is JSON: `heading`, `periods`, `questions`, `dimensions`, `forces`, `totals`, `changes`, `sentences`,
`withheld`, `cells` (every figure added, with its place), `documents`, `warnings` (of the counted returns, open and
accepted), `second_readings` (how many figures of the counted returns were read a second time, blind, and how many of
them differ), `recomputing` (what the cells do not say and adding them up rests on). Public editions hold no withheld
value at all; internal ones hold every value and say so in `heading.public`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from reporting.disclosure.suppression import Suppression, name_of, suppress
from reporting.publishing.recomputing import what_it_takes
from reporting.publishing.told_before import told_before
from reporting.sentences.campaign_wording import Wording
from reporting.sentences.headlines import Claim, headline_question, headlines
from reporting.sentences.sentence import Sentence, Sources
from reporting.statistics.aggregation import Change, Total, changes
from reporting.statistics.areas import areas
from reporting.statistics.crossing import totals
from reporting.statistics.figures import Figure, State, key_of
from reporting.statistics.ledger import Ledger
from requests_app.specification import Specification

Content = dict[str, Any]

HIDDEN = "[c]"
ABSENT = "[x]"
NOT_APPLICABLE = "[z]"
NEARLY_NOUGHT = "[low]"
RANGE = "[u]"
PROVISIONAL = "[p]"
REVISED = "[r]"

MARKERS = {
    HIDDEN: "withheld: a small count of people, or one that would give a small count away; it may be nought",
    ABSENT: "not available: no force gave a figure that can be counted",
    NOT_APPLICABLE: "not applicable: no percentage is taken here, and the column beside it says why",
    NEARLY_NOUGHT: "rounds to nought and is not nought",
    RANGE: "known only as a range, because forces hid small counts; the lower and upper bounds are given",
    PROVISIONAL: "provisional: not every return behind it has been signed off",
    REVISED: "revised since the previous edition",
}
"""What each marker says. A true nought is 0 and has no marker."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands on the cover. `notice` is a sentence that every page must show (demonstration figures); `contact` is
    whom to write to about the figures of a numbered edition."""

    title: str
    made_on: date
    provisional: bool = False
    public: bool = True
    notice: str = ""
    number: int | None = None
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning about a counted return. `title` is what its kind says of any return and may be told to anybody;
    `message` may quote figures, and is told outside only where `open_to_all` says that they are published totals.
    `accepted` is the reason it was accepted for; None while it is open."""

    force: str
    id: str
    title: str
    message: str
    open_to_all: bool = False
    accepted: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A return's document: its id as sources name it, and the mark that proves which file it was; `keyed` is told in
    its place where something of the document is withheld (source_marks.py)."""

    id: str
    force: str
    name: str
    sha256: str
    bytes: int
    media_type: str
    received_on: date | None = None
    keyed: str = ""


def edition(
    *,
    heading: Heading,
    specification: Specification,
    ledger: Ledger,
    figures: Iterable[Figure],
    documents: Sequence[Document],
    claims: Sequence[Claim] | None = None,
    wording: Wording | None = None,
    people: Collection[str] | None = None,
    previous: Content | None = None,
    earlier: Sequence[Content] = (),
    warnings: Sequence[Warned] = (),
    second_readings: tuple[int, int] = (0, 0),
    secret: bytes = b"",
) -> Content:
    """The edition of these figures. `figures` are those the ledger was made from; `people` as suppression takes it;
    `previous` is the edition before, to mark what was revised; `earlier` are all that were published, which lie open
    beside this one: what is withheld here must not be found from them all together. `second_readings` are
    how many there were, and how many differ; `secret` as suppression takes it."""
    places = areas(ledger.forces)
    labels = [period.label for period in specification.periods]
    every = list(totals(ledger, places, specification.questions, labels, specification.dimensions))
    # Worked out only where something is withheld: it costs more than all the rest of an edition.
    hidden = Suppression()
    if heading.public:
        hidden = suppress(every, specification.questions, people, told_before(earlier), secret)
    told = headlines(ledger, specification, claims, wording, hidden)
    asked = headline_question(specification)
    moved = changes(ledger, places, [asked.number] if asked else [], labels)
    # The questions whose doubts are told in full: their figures count cases and describe nobody.
    spoken = {item.number for item in specification.questions if not (heading.public and item.breakdown)}
    lacks = _lacks(every, {item.number for item in specification.questions if item.required})
    before = {_name(row): (row["low"], row["high"], row["marker"]) for row in (previous or {}).get("totals", [])}
    sources: Sources = {}
    cells = _cells(figures, ledger, {name_of(total) for total in every}, hidden, heading.public)
    withheld = {cell["document"] for cell in cells if cell["marker"] == HIDDEN}
    return {
        "heading": {
            **asdict(heading),
            "made_on": heading.made_on.isoformat(),
            "campaign": specification.title,
            "law": specification.law,
            "measure": specification.measure,
            "definition": specification.definition,
        },
        "periods": [
            {"label": period.label, "start": period.start.isoformat(), "end": period.end.isoformat()}
            for period in specification.periods
        ],
        "questions": [{"number": question.number, "text": question.text} for question in specification.questions],
        "dimensions": [{"key": item.key, "label": item.label} for item in specification.dimensions.values()],
        "forces": [
            {
                "code": force.code, "name": force.name, "region": force.region, "country": force.country,
                "state": str(ledger.states.get(force.code, State.MISSING)),
                "lacks": lacks.get(force.code, []) if ledger.states.get(force.code) is State.USABLE else [],
                "children": force.children,
            }
            for force in ledger.forces
        ],
        "totals": [_total(total, hidden, heading, before, spoken) for total in every],
        "changes": [_change(change, heading) for change in moved],
        "sentences": [_sentence(sentence, heading, sources) for sentence in told.sentences],
        "withheld": [item.as_json() for item in (*told.withheld, *hidden.summaries())],
        "cells": cells,
        "documents": [_document(item, withheld) for item in documents],
        "recomputing": what_it_takes(ledger, specification, public=heading.public),
        "warnings": [
            {
                "force": item.force, "id": item.id, "title": item.title,
                "message": item.message if item.open_to_all or not heading.public else "",
                "accepted": _reason(item, heading.public),
            }
            for item in warnings
        ],
        "second_readings": dict(zip(("read", "differing"), second_readings, strict=True)),
    }  # fmt: skip


def _reason(warned: Warned, public: bool) -> str | None:
    """Why it was accepted. A person's reason may quote what is withheld: outside, only beside published totals."""
    if warned.accepted is None or warned.open_to_all or not public:
        return warned.accepted
    return "by a supervisor, who compared it with the document"


def _lacks(every: Iterable[Total], required: Collection[str]) -> dict[str, list[Content]]:
    """Force code → the required questions and their periods it gave no figure for at all, in the order asked, and
    whether it refused them."""
    gave: dict[str, dict[tuple[str, str], bool]] = {}
    refused: set[tuple[str, str]] = set()
    for total in every:
        if total.area.kind == "force" and total.question in required:
            slots = gave.setdefault(total.area.members[0], {})
            slot = total.question, total.period
            slots[slot] = slots.get(slot, False) or bool(total.coverage.answered)
            if total.coverage.refused:
                refused.add((total.area.members[0], total.question))
    found: dict[str, list[Content]] = {}
    for code, slots in gave.items():
        without: dict[str, list[str]] = {}
        for (question, period), answered in slots.items():
            if not answered:
                without.setdefault(question, []).append(period)
        found[code] = [
            {"question": question, "periods": periods, "refused": (code, question) in refused}
            for question, periods in without.items()
        ]
    return found


def mark(content: Content) -> str:
    """The sha256 of the edition's canonical JSON: the same content has the same mark on any machine."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _total(
    total: Total,
    hidden: Suppression,
    heading: Heading,
    before: Mapping[tuple[Any, ...], tuple[Any, ...]],
    spoken: Collection[str],
) -> Content:
    row = total.as_json()
    row["area_type"] = total.area.kind
    row["doubts"] = list(total.doubts) if total.question in spoken else _open_doubts(total.doubts)
    markers = []
    if hidden.hides(total):
        row["low"] = row["high"] = None
        markers.append(HIDDEN)
    elif total.interval.low is None:
        markers.append(ABSENT)
    elif not total.interval.exact:
        markers.append(RANGE)
    if heading.provisional:
        markers.append(PROVISIONAL)
    was = before.get(_name(row))
    if was is not None and was[:2] != (row["low"], row["high"]) and HIDDEN not in f"{was[2]} {markers}":
        markers.append(REVISED)
    row["marker"] = " ".join(markers)
    return row


def _open_doubts(doubts: Iterable[str]) -> list[str]:
    """Doubts about a breakdown of people without their particulars, which may quote a small count."""
    forces = dict.fromkeys(doubt.split(": ")[0] for doubt in doubts if ": " in doubt)
    plain = [doubt for doubt in doubts if ": " not in doubt]
    return plain + [f"{force}: a figure here is in doubt; the internal edition says why." for force in forces]


def _sentence(sentence: Sentence, heading: Heading, sources: Sources) -> Content:
    row = sentence.as_json(sources)
    if heading.public and any(cited.role == "share" for cited in sentence.figures):
        row["doubts"] = _open_doubts(sentence.doubts)
    return row


def _change(change: Change, heading: Heading) -> Content:
    row = change.as_json()
    row["area_type"] = change.area.kind
    row["left_out"] = [{"force": code, "why": why} for code, why in change.left_out]
    row["doubts"] = list(change.doubts)
    markers = []
    if not change.forces:
        markers.append(ABSENT)
    elif change.percent_low is None:
        markers.append(NOT_APPLICABLE)
    elif change.percent is None:
        markers.append(RANGE)
    elif change.percent and row["percent"] == 0:
        markers.append(NEARLY_NOUGHT)
    if heading.provisional:
        markers.append(PROVISIONAL)
    row["marker"] = " ".join(markers)
    return row


def _document(document: Document, withheld: Collection[str]) -> Content:
    """What is told of a document: neither its SHA-256 nor its size where its figures are withheld."""
    told = asdict(document)
    keyed = told.pop("keyed")
    if document.id in withheld:
        told |= {"sha256": keyed, "bytes": None}
    return told | {"received_on": document.received_on.isoformat() if document.received_on else None}


def _cells(
    figures: Iterable[Figure], ledger: Ledger, judged: Collection[Any], hidden: Suppression, public: bool
) -> list[Content]:
    """Every figure of a usable return with its places; in a public edition only values that were judged are shown."""
    rows: list[Content] = []
    for figure in figures:
        if ledger.states.get(figure.force, State.MISSING) is not State.USABLE:
            continue
        name = (figure.question, figure.period, ledger.names[figure.force], figure.key)
        shown = not public or (name in judged and name not in hidden.withheld)
        rows += [
            {
                "force": figure.force,
                "question": figure.question,
                "period": figure.period,
                "breakdown": dict(sorted(figure.breakdown.items())),
                "as_written": figure.as_written if shown else HIDDEN,
                "kind": str(figure.kind) if shown else "withheld",
                "low": figure.interval.low if shown else None,
                "high": figure.interval.high if shown else None,
                "marker": "" if shown else HIDDEN,
                "document": source.document,
                "place": source.place,
                "record": source.record,
                "doubt": (figure.doubt or "") if shown else "",
            }
            for source in figure.sources
        ]
    rows.sort(
        key=lambda row: (row["question"], row["period"], row["force"], sorted(row["breakdown"].items()), row["place"])
    )
    return [{"id": f"cell-{number}", **row} for number, row in enumerate(rows, start=1)]


def _name(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["question"], row["period"], row["area"], key_of(row["breakdown"])
