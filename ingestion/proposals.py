"""Labels proposed by those who may not teach them: nothing is read with a proposal until a supervisor confirms it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ingestion.actions import reach_in_words, read_again
from ingestion.history import tell
from ingestion.label_choices import ABOUT_LABELS, LabelChoice
from ingestion.models import Document, LabelProposal, VocabularyDecision
from ingestion.queries import whole_file
from ingestion.reading_context import specification_of
from requests_app.roles import may, require


def propose(*, document: Document, dimension: str, label: str, category: str, reach: str, by: Any) -> LabelProposal:
    """A label of this document means a category, as this person sees it. Raises ValueError for a category that was not
    asked, and while another proposal about the label waits."""
    require(by, "upload returns")
    specification = specification_of(document)
    asked = specification.dimensions.get(dimension) if specification else None
    if asked is None or category not in asked.categories or not label.strip():
        raise ValueError("Choose one of the categories that were asked.")
    if reach not in LabelProposal.Reach.values:
        reach = LabelProposal.Reach.FORCE
    if document.request is None:
        reach = LabelProposal.Reach.CAMPAIGN
    with transaction.atomic():
        Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
        waiting = LabelProposal.objects.filter(document=document, dimension=dimension, label=label, answered_at=None)
        if (earlier := waiting.select_related("by").first()) is not None:
            raise ValueError(f"{earlier.by} has proposed {earlier.category} for it already; a supervisor answers that.")
        made = LabelProposal.objects.create(
            document=document, dimension=dimension, label=label, category=category, reach=reach, by=by
        )
        tell(document, "label proposed", f"Proposed: “{label}” means {category}.", by=by)
    return made


def confirm(*, proposal: LabelProposal, by: Any) -> VocabularyDecision:
    """The proposer's word counts from now on: they touched the returns it holds for, whoever confirms it judged it.
    Raises ValueError where it was answered meanwhile, and for whoever proposed it."""
    require(by, "settle findings")
    with transaction.atomic():
        proposal = _open(proposal)
        if by is not None and proposal.by_id == by.pk:
            raise ValueError("You proposed this yourself: somebody else has to confirm it.")
        document = proposal.document
        request = document.request
        reach = proposal.reach if request is not None else LabelProposal.Reach.CAMPAIGN
        if reach == LabelProposal.Reach.CAMPAIGN and document.campaign is None:
            raise ValueError("This document belongs to no campaign any more.")
        wide = reach == LabelProposal.Reach.CAMPAIGN or request is None
        decision = VocabularyDecision.objects.create(
            force=None if wide else request.force,
            campaign=document.campaign if wide else None,
            request=request if reach == LabelProposal.Reach.RETURN else None,
            dimension=proposal.dimension,
            label=proposal.label,
            category=proposal.category,
            by=proposal.by,
            confirmed_by=by,
        )
        _answer(proposal, by, decision=decision)
        said = f"Confirmed what {proposal.by} proposed: “{proposal.label}” means {proposal.category}"
        tell(proposal.document, "vocabulary taught", f"{said} in {reach_in_words(decision)}.", by=by)
    return decision


def refuse(*, proposal: LabelProposal, reason: str, by: Any) -> None:
    """The label means nothing yet. Supervisors say why; the proposer may take it back. Raises ValueError for anybody
    else, without a reason, and where it was answered meanwhile."""
    require(by, "upload returns")
    with transaction.atomic():
        proposal = _open(proposal)
        own = by is not None and proposal.by_id == by.pk
        if not own and not may(by, "settle findings"):
            raise ValueError("Only supervisors may refuse what somebody else proposed.")
        if not reason.strip() and not own:
            raise ValueError("Say why it is refused: whoever proposed it learns from it.")
        why = reason.strip() or "Taken back."
        _answer(proposal, by, refused_for=why)
        tell(
            proposal.document,
            "label proposal refused",
            f"“{proposal.label}” does not mean {proposal.category}: {why}",
            by=by,
        )


def _open(proposal: LabelProposal) -> LabelProposal:
    rows = LabelProposal.objects.select_for_update(of=("self",)).filter(pk=proposal.pk, answered_at=None)
    row = rows.select_related("document__request__force", "document__campaign", "by").first()
    if row is None:
        raise ValueError("Somebody answered this meanwhile: look again.")
    return row


def _answer(proposal: LabelProposal, by: Any, **said: Any) -> None:
    proposal.answered_by, proposal.answered_at = by, timezone.now()
    for name, value in said.items():
        setattr(proposal, name, value)
    proposal.save(update_fields=["answered_by", "answered_at", *said])


def read_with(*, decision: VocabularyDecision, document: Document, by: Any) -> int:
    """Have read again what a decision made on this document changes: the document, and those of its campaign that the
    decision holds for and in which the label was not understood. Returns how many files."""
    holding = Document.objects.filter(
        extractions__current=True,
        extractions__findings__kind__in=ABOUT_LABELS,
        extractions__findings__message__contains=f"“{decision.label}”",
        campaign=document.campaign_id,
        state=Document.State.READ,
    ).exclude(request=None)
    if decision.request_id:
        holding = holding.filter(request=decision.request_id)
    elif decision.force_id:
        holding = holding.filter(request__force=decision.force_id)
    rows = Document.objects.filter(Q(pk=document.pk) | Q(pk__in=holding.values("pk")))
    whole = {file.pk: file for row in rows.select_related("parent__parent__parent") for file in [whole_file(row)]}
    for file in whole.values():
        read_again(document=file, by=by, afresh=True)
    return len(whole)


def waiting_in(documents: Iterable[int]) -> dict[tuple[int, str, str], LabelProposal]:
    """(document, dimension, label) → the proposal that waits about it. One query."""
    rows = LabelProposal.objects.filter(document__in=documents, answered_at=None).select_related("by")
    return {(row.document_id, row.dimension, row.label): row for row in rows}


def with_proposals(
    choices: Iterable[LabelChoice], document: int | None, waiting: dict[tuple[int, str, str], LabelProposal]
) -> list[LabelChoice]:
    """The choices of one document's labels, each with what was proposed for it."""
    return [replace(one, proposed=waiting.get((document or 0, one.dimension, one.label))) for one in choices]
