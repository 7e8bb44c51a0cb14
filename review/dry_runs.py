"""Asking for a dry run, and doing it."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import Any

from django.db import transaction

from ingestion.models import Document
from ingestion.sandbox import read_in_sandbox
from ingestion.values.reading import Reading
from ingestion.values.record import Record
from requests_app import shelf
from requests_app.models import Campaign, Event, QuestionOutcome
from requests_app.nudges import nudge_workers
from requests_app.roles import require
from requests_app.specification import parse_specification
from review.models import DryRun, SetAside
from review.replay import ForceReplay, replay


class NoPreviousRound(ValueError):
    """There is nothing to replay the draft on; the message says what to do."""


def ask_for_dry_run(*, campaign: Campaign, by: Any) -> DryRun:
    """Queue a replay of the campaign's specification on the returns of its previous round. Raises NoPreviousRound."""
    require(by, "edit campaigns")
    if campaign.previous_round is None or not _documents(campaign.previous_round).exists():
        raise NoPreviousRound("A dry run needs a previous round with returns: choose one on the campaign's page.")
    with transaction.atomic():
        run = DryRun.objects.create(
            campaign=campaign, document=campaign.document, of=_documents(campaign.previous_round).count(), by=by
        )
        Event.objects.create(
            kind="dry run",
            sentence=f"Tried the draft on {run.of} documents of {campaign.previous_round}.",
            campaign=campaign,
            by=by,
            link=f"/review/dry-runs/{run.pk}/",
        )
        transaction.on_commit(partial(_nudge, run.pk))
    return run


def _nudge(pk: int) -> None:
    from review.tasks import dry_run

    nudge_workers(dry_run, pk, waits=f"dry run {pk} waits")


def _documents(previous: Campaign) -> Any:
    """The counted documents of a round: read, not replaced, not set aside. Members are read with their containers."""
    aside = SetAside.objects.filter(withdrawn_at=None).values("document")
    return (
        Document.objects.filter(
            campaign=previous, parent=None, state=Document.State.READ, revisions=None, deleted_at=None
        )
        .exclude(request=None)
        .exclude(pk__in=aside)
    )


def run_dry(pk: int) -> str:
    """Read last round's documents with the draft and keep what would have come of each question."""
    if not DryRun.objects.filter(pk=pk, state=DryRun.State.WAITING).update(state=DryRun.State.RUNNING):
        return "nothing to do"
    run = DryRun.objects.select_related("campaign__previous_round").get(pk=pk)
    previous = run.campaign.previous_round
    assert previous is not None
    draft = parse_specification(run.document)
    records: dict[int, list[Record]] = defaultdict(list)
    for done, document in enumerate(_documents(previous).order_by("pk"), start=1):
        with shelf.at_hand(document.shelved) as file:
            reading = read_in_sandbox(file, name=document.name, specification=draft)
        records[document.request_id] += _records(reading)
        DryRun.objects.filter(pk=pk).update(done=done)
    refusals: dict[int, dict[str, tuple[str, list[str]]]] = defaultdict(dict)
    for outcome in QuestionOutcome.objects.filter(request__campaign=previous).order_by("at", "pk"):
        refusals[outcome.request_id][outcome.question] = (outcome.outcome, outcome.exemptions)
    forces = [
        ForceReplay(request.force.name, records.get(request.pk, []), refusals.get(request.pk, {}))
        for request in previous.requests.select_related("force")
    ]
    run.result = [question.as_json() for question in replay(draft, forces)]
    run.state = DryRun.State.DONE
    run.save(update_fields=["result", "state"])
    return "done"


def _records(reading: Reading) -> list[Record]:
    return [*reading.records, *(record for member in reading.members for record in _records(member))]
