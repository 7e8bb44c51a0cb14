"""Tables that people outline: kept as a part of the force's layout, taken back, and the documents read again."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from ingestion.actions import read_again
from ingestion.history import tell
from ingestion.models import Document, TableOutline
from ingestion.queries import whole_file
from ingestion.reading_context import specification_of
from ingestion.values.outline import Outline, fault_of
from requests_app.roles import require
from requests_app.specification import Specification

PAGE = "outline/"
"""Of a document: where its tables are outlined."""


def outline_table(*, document: Document, outline: Outline, by: Any) -> TableOutline:
    """The document is read again by it, and so is whatever the force sends in answer to the same questions. Raises
    ValueError with the sentence where it says too little, or the document is no force's yet."""
    require(by, "settle findings")
    specification = checked_specification(document, outline)
    assert document.request is not None
    with transaction.atomic():
        made = TableOutline.objects.create(
            force=document.request.force,
            shape=specification.shape,
            document=document,
            outline=outline.as_json(),
            words=str(outline)[:300],
            by=by,
        )
        tell(document, "table outlined", f"Outlined a table of {document.name}: {made.words}.", by=by, page=PAGE)
        read_again(document=whole_file(document), by=by, afresh=True)
    return made


def checked_specification(document: Document, outline: Outline) -> Specification:
    """What the document's campaign asked, where the outline can be read by. Raises ValueError with the sentence."""
    specification = specification_of(document)
    if document.request is None or specification is None:
        raise ValueError("Say first whose answer this document is: an outline belongs to a force and its questions.")
    fault = fault_of(
        outline,
        list(specification.dimensions),
        [question.number for question in specification.questions],
        [period.label for period in specification.periods],
    )
    if fault:
        raise ValueError(fault)
    return specification


def take_back_outline(*, outline: TableOutline, by: Any) -> None:
    """The document is read again without it. Raises ValueError where it was taken back already."""
    require(by, "settle findings")
    with transaction.atomic():
        still = TableOutline.objects.filter(pk=outline.pk, withdrawn_at=None)
        if not still.update(withdrawn_at=timezone.now()):
            raise ValueError("This was taken back already.")
        said = f"{outline.words} of {outline.document} is outlined no more."
        tell(outline.document, "table outline taken back", said, by=by, page=PAGE)
        read_again(document=whole_file(outline.document), by=by, afresh=True)
