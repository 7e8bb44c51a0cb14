"""A finding becomes a question to the force: a draft that quotes the force's own table, to be read and sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from ingestion.extractions import stored_reading
from ingestion.models import Extraction, OffenceRecord
from ingestion.sheets import row_of
from requests_app.actions import draft_letter
from requests_app.letters import LetterKind
from requests_app.models import FoiRequest, Message
from requests_app.roles import require
from review.causes import figures_about
from review.judged import JudgedFinding
from review.models import Enquiry
from review.queries import JudgedReturn
from review.quoting import quoted

TABLES_QUOTED = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about a finding, where the letter stands, and the letters that came after it was sent."""

    enquiry: Enquiry
    replies: Sequence[Message]

    @property
    def words(self) -> str:
        """Where it stands, in words."""
        letter = self.enquiry.letter
        if letter.state == Message.State.SENT:
            return "asked" if not self.replies else "asked, and they wrote since"
        if letter.state == Message.State.DRAFT:
            return "a letter is drafted and waits to be sent"
        return f"the letter: {letter.get_state_display()}"


def ask_the_force(*, judged: JudgedReturn, finding: JudgedFinding, today: date, by: Any) -> Enquiry:
    """A draft about this finding. Asked for again while its letter is a draft, the same one is returned. Raises
    UnusableTemplate where a fact that the letter needs is missing."""
    require(by, "send letters")
    request = judged.request
    with transaction.atomic():
        FoiRequest.objects.select_for_update().get(pk=request.pk)
        drafted = request.enquiries.filter(fingerprint=finding.fingerprint, letter__state=Message.State.DRAFT).first()
        if drafted is not None:
            return drafted
        letter = draft_letter(
            request=request,
            kind=LetterKind.FIGURES_QUERY,
            today=today,
            by=by,
            figures_in_question=_in_question(judged, finding),
        )
        return Enquiry.objects.create(
            request=request,
            fingerprint=finding.fingerprint,
            kind=finding.id,
            finding=finding.message,
            letter=letter,
            by=by,
        )


def _in_question(judged: JudgedReturn, finding: JudgedFinding) -> str:
    """The finding in words, then each table that it is about as it stands in the document."""
    said = [finding.message]
    apart = {document.pk for document in judged.facts.documents if document.quarantined}
    figures = [f for f in figures_about(finding, judged.facts.figures) if f.document not in apart]
    # Two answers with different figures have one key and two documents: each document's own is quoted.
    own = [f for f in judged.facts.figures if f.key in finding.about and f.document not in apart]
    records = list(dict.fromkeys(figure.record for figure in [*figures, *own] if figure.record))
    tables = {(figure.document, figure.table) for figure in [*figures, *own]}
    if not tables and finding.document and finding.table and finding.document not in apart:
        tables = {(finding.document, finding.table)}
    documents = {document for document, _ in tables}
    extractions = Extraction.objects.filter(document__in=documents, current=True).select_related("document")
    for extraction in extractions.order_by("document_id"):
        held = OffenceRecord.objects.filter(extraction=extraction).in_bulk(records)
        rows = [held[record] for record in records if record in held]
        wanted = {table for document, table in tables if document == extraction.document_id}
        said += _tables(extraction, wanted, rows)
    return "\n\n".join(said[: 1 + TABLES_QUOTED])


def _tables(extraction: Extraction, wanted: set[str], records: Iterable[OffenceRecord]) -> list[str]:
    reading = stored_reading(extraction)
    found = []
    for table in reading.tables:
        if table.id not in wanted:
            continue
        own = [record for record in records if record.table == table.id]
        looked_for = [
            (part.grid, row) for record in own for part in table.parts if (row := row_of(part.grid, record)) is not None
        ]
        where = f", {table.sheet}" if table.sheet else f", page {table.page}" if table.page else ""
        found.append(f"In {extraction.document.name}{where}:\n\n{quoted(table, looked_for)}")
    return found


def enquiries_of(request: FoiRequest) -> dict[str, Asked]:
    """Fingerprint → what was asked last about it. Two queries, or one where nothing was asked."""
    rows = list(request.enquiries.select_related("letter", "by").order_by("at"))
    if not rows:
        return {}
    came = list(request.messages.filter(direction=Message.Direction.IN).order_by("at"))
    return {
        row.fingerprint: Asked(
            row, [one for one in came if row.letter.state == Message.State.SENT and one.at > row.letter.at]
        )
        for row in rows
        if row.letter.state != Message.State.DISCARDED
    }
