"""What judging keeps of documents that are deleted: results go, people's words stay without the document's."""

from __future__ import annotations

from collections.abc import Iterable

from ingestion.models import Document, DocumentFinding
from ingestion.values.finding import CATALOGUE
from requests_app.actions import remove_later
from requests_app.models import Message
from requests_app.quarantine import DELETED, without
from review.models import Correction, DryRun, Enquiry, KeptAcross, KeptJudgement, Resolution, SetAside

Worded = Correction | Resolution | SetAside
GONE = "This letter quoted a document that was deleted since."


def forget(documents: list[Document], names: frozenset[str]) -> None:
    """Called inside the transaction that deletes the documents, before their findings are rewritten."""
    requests = {one.request_id for one in documents if one.request_id}
    KeptJudgement.objects.filter(request__in=requests).delete()
    KeptAcross.objects.filter(campaign__in={one.campaign_id for one in documents}).delete()
    DryRun.objects.filter(campaign__previous_round__in={one.campaign_id for one in documents}).delete()
    findings = DocumentFinding.objects.filter(extraction__document__in=documents)
    marks = set(findings.values_list("fingerprint", flat=True))
    for settled in Resolution.objects.filter(fingerprint__in=marks):
        settled.message = _title(settled.kind)
        settled.save(update_fields=["message"])
    for asked in Enquiry.objects.filter(fingerprint__in=marks).select_related("letter"):
        asked.finding = _title(asked.kind)
        asked.save(update_fields=["finding"])
        Message.objects.filter(pk=asked.letter_id).update(body=GONE)
        _forget_raw(asked.letter)
    if names:
        _forget_names(Correction.objects.filter(request__in=requests), ("reason", "place"), names)
        _forget_names(Resolution.objects.filter(request__in=requests), ("reason",), names)
        _forget_names(SetAside.objects.filter(document__in=documents), ("reason",), names)


def _title(kind: str) -> str:
    import ingestion.pipeline  # noqa: F401 - with it every rule about a document is declared

    declared = CATALOGUE.get(kind)
    return f"{declared.title if declared else 'A finding'} (the document was deleted since)"


def _forget_raw(letter: Message) -> None:
    if letter.raw_path:
        remove_later(folder="mail", names=[letter.raw_path])
        Message.objects.filter(pk=letter.pk).update(raw_path="")


def _forget_names(rows: Iterable[Worded], fields: tuple[str, ...], names: frozenset[str]) -> None:
    for row in rows:
        said = {field: without(getattr(row, field), names, DELETED) for field in fields}
        if any(getattr(row, field) != text for field, text in said.items()):
            type(row).objects.filter(pk=row.pk).update(**said)
