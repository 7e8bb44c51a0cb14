"""Labels taught for many returns at once, and taken back: the returns that hold them are read again each time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from ingestion import actions as documents
from ingestion.models import Document, VocabularyDecision
from requests_app.models import Campaign
from review.label_clusters import LabelCluster


def settle_cluster(*, campaign: Campaign, cluster: LabelCluster, category: str, by: Any) -> int:
    """Each spelling of the cluster means this category in the campaign's returns; the documents that hold one are read
    again. Returns how many documents. Raises ValueError for a category that was not asked."""
    if category not in cluster.categories:
        raise ValueError("Choose one of the categories that were asked.")
    with transaction.atomic():
        for label in cluster.labels:
            documents.teach(dimension=cluster.dimension, label=label, category=category, campaign=campaign, by=by)
        return _read_again({one.document for one in cluster.seen}, by)


def take_back(*, decision: VocabularyDecision, by: Any) -> int:
    """The label means nothing any more; what was read with it is read again. Returns how many documents."""
    with transaction.atomic():
        documents.take_back_label(decision=decision, by=by)
        held = Document.objects.filter(extractions__current=True, state=Document.State.READ).exclude(request=None)
        if decision.request_id:
            held = held.filter(request=decision.request_id)
        elif decision.force_id:
            held = held.filter(request__force=decision.force_id)
        elif decision.campaign_id:
            held = held.filter(campaign=decision.campaign_id)
        # Only documents in whose figures the category stands can change: the label was read as it.
        held = held.filter(extractions__records__breakdown__contains={decision.dimension: decision.category})
        return _read_again(set(held.values_list("pk", flat=True)), by)


def _read_again(pks: Iterable[int], by: Any) -> int:
    """What is read is the file that came: a member's outermost container, once."""
    outermost = {}
    for document in Document.objects.filter(pk__in=pks).select_related("parent__parent__parent"):
        while document.parent is not None:
            document = document.parent
        outermost[document.pk] = document
    for document in outermost.values():
        documents.read_again(document=document, by=by, afresh=True)
    return len(outermost)
