"""The documents of an edition, redacted: looked at by a supervisor, allowed one by one, written into its evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from ingestion.extractions import stored_reading
from ingestion.models import Extraction, OffenceRecord
from reporting.exports.redacted import mark_of
from reporting.models import AllowedDocument, Publication
from reporting.publishing.edition import HIDDEN, Content
from reporting.publishing.source_marks import held_documents
from reporting.redaction.rebuilt import FigureRead, Rebuilt, rebuild
from requests_app.models import Event
from requests_app.officials import officials_of, without_officials
from requests_app.roles import require


class NotAllowed(ValueError):
    """The document is not handed out; the message says why."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A document of an edition with the word given for it. `why_not` says why it cannot go out at all; `stale` that it
    would be written otherwise than it was allowed."""

    row: Mapping[str, Any]
    force: str
    rebuilt: Rebuilt | None
    mark: str
    allowed: AllowedDocument | None
    why_not: str

    @property
    def stale(self) -> bool:
        return self.allowed is not None and self.allowed.sha256 != self.mark


def offered(publication: Publication, content: Content, only: str | None = None) -> list[Offered]:
    """The edition's documents, or the one. `content` is the edition as it is shown: what is kept apart by now is not
    in it."""
    apart = held_documents(content["documents"])
    names = {force["code"]: force["name"] for force in content["forces"]}
    words = {
        one.document: one
        for one in AllowedDocument.objects.filter(publication=publication, taken_back_at=None).select_related("by")
    }
    rows = [row for row in content["documents"] if only in (None, row["id"])]
    people = officials_of(publication.campaign)
    figures = _figures(content, {row["id"] for row in rows if row["sha256"] not in apart})
    found = []
    for row in rows:
        rebuilt, why_not = None, ""
        if row["sha256"] in apart:
            why_not = "It is kept apart: no part of it leaves the house."
        else:
            rebuilt = _rebuilt(figures.get(row["id"], ()), people)
            if not rebuilt.in_it:
                rebuilt, why_not = None, "No figure of this edition stands in a table of it."
        mark = mark_of(row["id"], rebuilt) if rebuilt else ""
        found.append(Offered(row, names.get(row["force"], ""), rebuilt, mark, words.get(row["id"]), why_not))
    return found


def allowed(publication: Publication, content: Content) -> dict[str, Rebuilt]:
    """Document id → what goes out of it: only where it is what a supervisor looked at, byte for byte."""
    if not AllowedDocument.objects.filter(publication=publication, taken_back_at=None).exists():
        return {}
    return {
        one.row["id"]: one.rebuilt
        for one in offered(publication, content)
        if one.rebuilt and one.allowed and not one.stale
    }


def allow(*, publication: Publication, content: Content, seen: Mapping[str, str], by: Any) -> list[str]:
    """Give the word for documents: id → the mark of what was looked at; the names of those allowed. Raises NotAllowed
    for one that is another by now, that is kept apart, or where none was chosen; then none is allowed."""
    require(by, "publish")
    if not seen:
        raise NotAllowed("Choose the documents that you have looked at.")
    with transaction.atomic():
        Publication.objects.select_for_update().get(pk=publication.pk)
        offers = {one.row["id"]: one for one in offered(publication, content)}
        names = []
        for document, mark in seen.items():
            one = offers.get(document)
            if one is None or one.rebuilt is None:
                raise NotAllowed(one.why_not if one else "There is no such document in this edition.")
            if one.mark != mark:
                raise NotAllowed(f"{one.row['name']} would be written otherwise than you looked at: look again.")
            if one.stale:
                _end([one.allowed], by)
            if one.allowed is None or one.stale:
                AllowedDocument.objects.create(publication=publication, document=document, sha256=mark, by=by)
                names.append(str(one.row["name"]))
        if names:
            _event(publication, f"Allowed {len(names)} redacted documents in the evidence of {publication}.", by)
    return names


def take_back(*, publication: Publication, document: str, by: Any) -> None:
    """It goes out no more; packs that were fetched before hold it."""
    require(by, "publish")
    with transaction.atomic():
        rows = AllowedDocument.objects.filter(publication=publication, document=document, taken_back_at=None)
        if _end(rows, by):
            _event(publication, f"Took back a redacted document from the evidence of {publication}.", by)


def _end(rows: Iterable[AllowedDocument | None], by: Any) -> int:
    keys = [row.pk for row in rows if row is not None]
    return AllowedDocument.objects.filter(pk__in=keys).update(taken_back_at=timezone.now(), taken_back_by=by)


def _event(publication: Publication, sentence: str, by: Any) -> None:
    Event.objects.create(
        kind="redacted documents", sentence=sentence, campaign=publication.campaign, by=by,
        link=f"/figures/publications/{publication.pk}/documents/",
    )  # fmt: skip


Read = tuple[int, FigureRead]
"""The extraction that a figure was read in, and where."""


def _figures(content: Content, documents: set[str]) -> dict[str, list[Read]]:
    """Document → the edition's cells of it that a reader read, also those it withholds."""
    cells = [cell for cell in content["cells"] if cell["document"] in documents and cell["record"]]
    records = {
        str(pk): rest
        for pk, *rest in OffenceRecord.objects.filter(pk__in={cell["record"] for cell in cells}).values_list(
            "pk", "extraction", "sheet", "cell", "page", "box"
        )
    }
    found: dict[str, list[Read]] = {}
    for cell in cells:
        if (record := records.get(cell["record"])) is None:
            continue
        extraction, sheet, name, page, box = record
        shown = None if HIDDEN in cell["marker"] or cell["as_written"] == HIDDEN else cell["as_written"]
        read = FigureRead(cell["id"], shown, sheet, name, page, tuple(box) if box else None)
        found.setdefault(cell["document"], []).append((extraction, read))
    return found


def _rebuilt(read: Iterable[Read], people: Collection[str]) -> Rebuilt:
    """Of the reading that the edition's figures came from, which a later reading does not replace here."""
    by_extraction: dict[int, list[FigureRead]] = {}
    for extraction, figure in read:
        by_extraction.setdefault(extraction, []).append(figure)
    parts = [
        rebuild(
            stored_reading(extraction).grids,
            by_extraction[extraction.pk],
            lambda text: without_officials(text, people) != text,
        )
        for extraction in Extraction.objects.filter(pk__in=by_extraction).order_by("pk")
    ]
    return Rebuilt(
        tuple(table for part in parts for table in part.tables),
        sum(part.beyond for part in parts),
        sum(part.removed for part in parts),
    )
