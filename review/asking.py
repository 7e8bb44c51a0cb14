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
from requests_app.clocks import law_of
from requests_app.deadlines import Calendar, ClockError, in_words, work_out
from requests_app.holidays import uk_calendar
from requests_app.letters import LetterKind
from requests_app.models import Event, FoiRequest, Message
from requests_app.roles import require
from review.apart import without_names
from review.causes import figures_about
from review.judged import JudgedFinding
from review.models import Enquiry
from review.queries import JudgedReturn
from review.quoting import quoted
from review.rules import kinds

TABLES_QUOTED = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about a finding, where the letter stands, what came back to it (`answers`) and the other letters
    since (`replies`). `due` is the last day on which our question has to be answered."""

    enquiry: Enquiry
    replies: Sequence[Message]
    answers: Sequence[Message] = ()
    due: date | None = None
    overdue: bool = False

    @property
    def words(self) -> str:
        """Where it stands, in words."""
        letter = self.enquiry.letter
        if letter.state == Message.State.DRAFT:
            return "a letter is drafted and waits to be sent"
        if letter.state != Message.State.SENT:
            return f"the letter: {letter.get_state_display()}"
        asked = f"asked on {in_words(letter.on)}" if letter.on else "asked"
        if self.answers:
            return f"{asked}, and answered"
        since = ", and they wrote since" if self.replies else ""
        if self.due is None:
            return f"{asked}{since}"
        passed = "was due by" if self.overdue else "is due by"
        return f"{asked}{since}; an answer {passed} {in_words(self.due)}"


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
            finding=_in_words(judged, finding),
            letter=letter,
            by=by,
        )


def _in_words(judged: JudgedReturn, finding: JudgedFinding) -> str:
    """The finding as it may be written to the force: what is found in a document that is kept apart can quote a person,
    so only its kind is told."""
    apart = {document.pk: document for document in judged.facts.documents if document.quarantined}
    held = apart.get(finding.document or 0)
    if held is None:
        return without_names(finding.message, apart.values())
    kind = next((kind.title for kind in kinds() if kind.id == finding.id), "A question")
    came = f" that we received on {in_words(held.received_on)}" if held.received_on else ""
    return (
        f"{kind}, in a file{came}. We keep this file apart, since it may hold personal data, and quote nothing of it."
    )


def _in_question(judged: JudgedReturn, finding: JudgedFinding) -> str:
    """The finding in words, then each table that it is about as it stands in the document."""
    said = [_in_words(judged, finding)]
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


def due_of(request: FoiRequest, letter: Message, calendar: Calendar) -> date | None:
    """The last day for an answer to our question. It is a request of its own (section 8 FOIA and its like): what we ask
    about an answer does not move the clock of the request that was answered."""
    if letter.on is None:
        return None
    try:
        return work_out(law_of(request), letter.on, (), calendar).due
    except ClockError:
        return None


def enquiries_of(request: FoiRequest, *, today: date) -> dict[str, Asked]:
    """Fingerprint → what was asked last about it. Three queries, or one where nothing was asked."""
    rows = list(request.enquiries.select_related("letter", "by", "answer").order_by("at"))
    if not rows:
        return {}
    came = list(request.messages.filter(direction=Message.Direction.IN).order_by("at"))
    calendar = uk_calendar() if any(row.letter.state == Message.State.SENT for row in rows) else None
    return {
        row.fingerprint: _asked(row, came, calendar, today)
        for row in rows
        if row.letter.state != Message.State.DISCARDED
    }


def _asked(row: Enquiry, came: Sequence[Message], calendar: Calendar | None, today: date) -> Asked:
    if row.letter.state != Message.State.SENT or calendar is None:
        return Asked(row, ())
    answers = [one for one in came if one.answers_id == row.letter_id or one.pk == row.answer_id]
    others = [one for one in came if one.at > row.letter.at and one not in answers]
    due = due_of(row.request, row.letter, calendar)
    return Asked(row, others, answers, due, due is not None and not answers and today > due)


def say_it_answers(*, enquiry: Enquiry, message: Message, by: Any) -> None:
    """A letter that came answers our question about a finding. Raises ValueError for one that cannot."""
    require(by, "log answers")
    if message.direction != Message.Direction.IN or message.request_id != enquiry.request_id:
        raise ValueError("Only a letter that came about this request can answer it.")
    with transaction.atomic():
        Enquiry.objects.filter(pk=enquiry.pk).update(answer=message)
        Event.objects.create(
            kind="question answered",
            sentence=f"“{message}” answers our question: {enquiry.finding}",
            request=enquiry.request,
            campaign=enquiry.request.campaign,
            by=by,
            link=f"/messages/{message.pk}/",
        )
