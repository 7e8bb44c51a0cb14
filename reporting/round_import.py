"""A round that already happened: its folder of returns, read through the ordinary pipeline and told provisionally."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from ingestion import actions as documents
from ingestion.extractions import stored_reading
from ingestion.models import Document
from ingestion.queries import names_of_forces
from ingestion.tasks import read_waiting
from ingestion.whose import head_of
from reporting.queries import CampaignFigures, campaign_figures
from reporting.sentences.headlines import headlines
from reporting.sentences.sentence import Voice
from reporting.statistics.aggregation import changes
from reporting.statistics.areas import areas
from reporting.statistics.crossing import totals
from requests_app import actions as asking
from requests_app.models import Campaign, Force
from requests_app.specification import parse_specification

Told = Callable[[str], None]
CHUNK = 1 << 20


@dataclass(slots=True)
class Round:
    """The campaign that was made or found, and the files whose force could not be told."""

    campaign: Campaign
    unplaced: list[str] = field(default_factory=list)


def import_round(document: dict[str, Any], folder: Path, *, today: date, say: Told) -> Round:
    """Make the campaign and its 43 requests, and take every file under the folder. Run again it changes nothing.

    Raises UnusableSpecification. A file's force is told from its folder's or its own name, then from its contents;
    what cannot be told is listed and kept without a force.
    """
    parse_specification(document)
    campaign = _campaign(document)
    done = Round(campaign)
    requests = {request.force.code: request for request in campaign.requests.select_related("force", "campaign")}
    names = names_of_forces()
    for path in _files(folder):
        shown = str(path.relative_to(folder))
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        code = _told_by_path(path.relative_to(folder), names)
        known = Document.objects.filter(campaign=campaign, sha256=sha256, parent=None, name=path.name)
        if code is not None:
            known = known.filter(request=requests.get(code)) | known.filter(request=None)
        stored = known.first()
        if stored is None:
            stored = documents.receive_document(
                name=path.name, chunks=_chunks(path), received_on=today, by=None,
                campaign=campaign, request=requests.get(code) if code else None, nudge=False,
            )  # fmt: skip
            read_waiting(stored.pk)
            say(f"Read {shown}")
        stored.refresh_from_db()
        if stored.request_id is None and (request := requests.get(_told_by_contents(stored, names) or "")):
            documents.place_document(document=stored, request=request, by=None, nudge=False)
            read_waiting(stored.pk)
        stored.refresh_from_db()
        if stored.request_id is None:
            done.unplaced.append(shown)
    return done


def _campaign(document: dict[str, Any]) -> Campaign:
    """The campaign of exactly this specification, made once."""
    mark = hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()[:8]
    title = str(document["title"])
    slug = f"{slugify(title)[:60] or 'round'}-{mark}"
    found = Campaign.objects.filter(slug=slug).first()
    with transaction.atomic():
        campaign = found or asking.create_campaign(title=title, document=document, by=None)
        if campaign.slug != slug:
            campaign.slug = slug
            campaign.save(update_fields=["slug"])
        asked = set(campaign.requests.values_list("force_id", flat=True))
        missing = [force for force in Force.objects.filter(territorial=True) if force.pk not in asked]
        if missing:
            asking.add_requests(campaign=campaign, forces=missing, by=None)
    return campaign


def _files(folder: Path) -> Iterator[Path]:
    """Every file in name order; hidden ones and those an office program leaves behind (~$…) are no returns."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts):
            yield path


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(CHUNK):
            yield block


def _told_by_path(path: Path, names: Any) -> str | None:
    """The force that the file's own name says, else the nearest folder's. A name with two forces says none."""
    for part in (path.stem, *reversed(path.parts[:-1])):
        found: set[str] = names.all_in(part)
        if len(found) == 1:
            return found.pop()
        if found:
            return None
    return None


def _told_by_contents(document: Document, names: Any) -> str | None:
    """The force that the document's own head names, where it names just one."""
    extraction = document.extractions.filter(current=True).first()
    if extraction is None:
        return None
    return names.only_in("\n".join(head_of(stored_reading(extraction))))  # type: ignore[no-any-return]


def report(done: Round, *, today: date) -> dict[str, Any]:
    """The round as contract 5 prints it: provisional totals over every return without a blocking finding."""
    figures = campaign_figures(done.campaign, today=today, provisional=True)
    specification, ledger = figures.specification, figures.ledger
    places = areas(ledger.forces)
    labels = [period.label for period in specification.periods]
    told = headlines(ledger, specification)
    sums = totals(ledger, places, specification.questions, labels, specification.dimensions)
    numbers = [question.number for question in specification.questions if not question.breakdown]
    return {
        "contract": 1,
        "provisional": True,
        "campaign": done.campaign.slug,
        "forces": _forces(figures),
        "unplaced": done.unplaced,
        "totals": [total.as_json() for total in sums],
        "changes": [change.as_json() for change in changes(ledger, places, numbers, labels)],
        "sentences": [sentence.as_json() for sentence in told.voiced(Voice.PRESS)],
        "withheld": [item.as_json() for item in told.withheld],
    }


def _forces(figures: CampaignFigures) -> list[dict[str, Any]]:
    return [
        {
            "code": item.force.code,
            "name": item.force.name,
            "documents": [document.name for document in item.facts.documents if not document.is_member],
            "state": str(item.state),
            "findings": [
                {"id": finding.id, "level": finding.level, "message": finding.message} for finding in item.findings
            ],
        }
        for item in figures.judged
    ]
