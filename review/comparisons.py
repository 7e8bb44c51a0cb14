"""What a return may be compared with, and the comparison made."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ingestion.models import OffenceRecord
from ingestion.values.interval import Interval
from requests_app.models import Campaign, FoiRequest
from requests_app.roles import may
from requests_app.specification import UnusableSpecification
from review.comparing import Effect, Line, counterparts, effects, lines
from review.gathering import figures_of, plain_number
from review.judged import ReturnDocument, State
from review.kept_judgements import judged_in_short
from review.models import Correction
from review.queries import JudgedReturn, judged_return

LAST_ROUND = "round"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a return can be set against: `value` names it in the address."""

    value: str
    words: str


@dataclass(slots=True)
class Comparison:
    """The lines that differ and those that do not, and what the difference does to the sums. `alike` is False where
    the rounds share no period and the newest of each stand against each other."""

    choice: Choice
    changed: list[Line]
    same: list[Line]
    effects: list[Effect]
    usable: int = 0
    alike: bool = True


def choices(judged: JudgedReturn, user: Any) -> list[Choice]:
    """The answers that were replaced, the newest first, and the force's last round where there was one."""
    request = judged.request
    replaced = [Choice(str(one.pk), f"the earlier answer: {one.name}") for one in reversed(_replaced(judged, user))]
    before = request.campaign.previous_round
    if before is not None and _of_last_round(request, before) is not None:
        replaced.append(Choice(LAST_ROUND, f"the last round: {before.title}"))
    return replaced


def _replaced(judged: JudgedReturn, user: Any) -> list[ReturnDocument]:
    superseded = {document.supersedes for document in judged.facts.documents if document.supersedes}
    sees = may(user, "see quarantined documents")
    return [one for one in judged.facts.documents if one.pk in superseded and (sees or not one.quarantined)]


def _of_last_round(request: FoiRequest, before: Campaign) -> FoiRequest | None:
    rows = FoiRequest.objects.filter(campaign=before, force=request.force_id, documents__isnull=False)
    return rows.select_related("force", "campaign").first()


def comparison(judged: JudgedReturn, choice: Choice, user: Any, *, today: date) -> Comparison:
    """The return as it stands against the chosen one, and the effect on all that could be counted now."""
    if choice.value == LAST_ROUND:
        compared, alike = _against_last_round(judged, user, today=today)
    else:
        compared, alike = _against_document(judged, int(choice.value)), True
    changed = [line for line in compared if not line.same]
    undivided = {one.key for line in changed for one in (line.before, line.after) if one and not one.breakdown}
    elsewhere, usable = _elsewhere(judged, undivided, today=today)
    return Comparison(
        choice,
        changed,
        [line for line in compared if line.same],
        effects(changed, elsewhere) if alike else [],
        usable,
        alike,
    )


def _against_document(judged: JudgedReturn, document: int) -> list[Line]:
    """The replaced file and those inside it, as they were read last."""
    own = {one.pk for one in judged.facts.documents if document in (one.pk, one.parent)}
    held = figures_of(judged.request.campaign, [judged.request.pk]).get(judged.request.pk, [])
    before = [figure for figure in held if figure.document in own]
    given = {figure.question for figure in before}
    after = [
        figure
        for figure in judged.facts.figures
        if figure.question in given or _replacing(judged, document, figure.document)
    ]
    return lines(before, after)


def _replacing(judged: JudgedReturn, document: int, by: int) -> bool:
    """Whether this document, or the one it lies in, takes the place of the replaced one."""
    held = {one.pk: one for one in judged.facts.documents}
    one = held.get(by)
    while one is not None:
        if one.supersedes == document:
            return True
        one = held.get(one.parent) if one.parent else None
    return False


def _against_last_round(judged: JudgedReturn, user: Any, *, today: date) -> tuple[list[Line], bool]:
    before = judged.request.campaign.previous_round
    request = _of_last_round(judged.request, before) if before is not None else None
    if request is None or judged.specification is None:
        return [], True
    try:
        earlier = judged_return(request, today=today)
        periods, questions, alike = counterparts(request.campaign.specification, judged.specification)
    except UnusableSpecification:
        return [], True
    apart = {one.pk for one in earlier.facts.documents if one.quarantined}
    shown = [f for f in earlier.facts.figures if f.document not in apart or may(user, "see quarantined documents")]
    wanted = set(periods.values())
    after = [figure for figure in judged.facts.figures if figure.period in wanted]
    return lines(shown, after, periods=periods, questions=questions), alike


def _elsewhere(judged: JudgedReturn, keys: Collection[str], *, today: date) -> tuple[dict[str, list[Interval]], int]:
    """What the other returns that could be counted now give for these keys, and how many such returns there are."""
    campaign = judged.request.campaign
    usable = [one for one in judged_in_short(campaign, today=today) if one.state is State.USABLE]
    others = [one for one in usable if one.request.pk != judged.request.pk]
    counted = {d.pk: one.request.pk for one in others for d in one.facts.counted}
    held: dict[tuple[int, str], Interval | None] = {}
    rows = OffenceRecord.objects.filter(
        key__in=keys, extraction__current=True, extraction__document__in=counted, answers_asked_period=True
    ).exclude(kind__in=["blank", "unread"])
    for key, low, high, document in rows.order_by("pk").values_list("key", "low", "high", "extraction__document"):
        held.setdefault((counted[document], key), Interval(plain_number(low), plain_number(high)))
    for one in _corrections(counted.values(), keys):
        figure = None if one.left_out else Interval(plain_number(one.low), plain_number(one.high))
        held[one.request_id, one.key] = figure
    found: dict[str, list[Interval]] = {}
    for (_, key), interval in held.items():
        if interval is not None:
            found.setdefault(key, []).append(interval)
    return found, len(usable)


def _corrections(requests: Iterable[int], keys: Collection[str]) -> Iterable[Correction]:
    rows = Correction.objects.filter(request__in=set(requests), key__in=keys, withdrawn_at=None)
    return rows.order_by("at", "pk")
