"""Returns judged, in short: from what is kept of them while nothing that it rests on has changed.

Judging reads every record of a campaign; its desk needs the state, the findings and how many figures there are. Those
are kept under the mark of what they rest on (review/grounds.py). What is missing or rests on something else is judged
and kept again, here or by a worker beforehand (review/tasks.py); the derivation itself stays review/queries.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from ingestion.values.interval import Interval
from requests_app.models import Campaign
from review.being_judged import leave_many_to_a_worker
from review.checks.peers import KINDS
from review.gathering import documents_of
from review.grounds import Grounds, grounds_of, grounds_of_each
from review.judged import (
    Candidate,
    FiguresInShort,
    JudgedFinding,
    NotLoaded,
    ReadAnswer,
    ReturnFigure,
    State,
    state_of,
)
from review.models import KeptJudgement
from review.peers import peer_findings
from review.queries import JudgedReturn, bare_facts, judged_campaign
from review.settling import settled
from review.single_flight import alone

AT_ONCE = 50
"""Returns that are judged, and kept, before the next ones are: whoever waits sees it go on, nothing is done twice."""

Findings = Mapping[str, Sequence[JudgedFinding]]
"""Force code → findings."""


def judged_in_short(campaign: Campaign, *, today: date) -> list[JudgedReturn]:
    """As `judged_campaign`, by force name, without the figures themselves: how many, and of which questions, is there.
    Raises UnusableSpecification."""
    returns = judged_alone([campaign], today=today)[campaign.pk]
    _set_beside_each_other(campaign, returns)
    return returns


def judged_alone(
    campaigns: Sequence[Campaign], *, today: date, only: Iterable[int] | None = None
) -> dict[int, list[JudgedReturn]]:
    """The returns of several campaigns, or these requests among them, by campaign: for pages that want states. Without
    what stands out beside the others, but for what blocks: a joint unit's count under two forces. As many queries as
    for one campaign, and more only where something changed or where a return speaks of such a unit. Raises
    UnusableSpecification, and BeingJudged on a page."""
    grounds = grounds_of_each(campaigns, bare_facts, today=today, only=only)
    kept = _kept(one for held in grounds.values() for one in held)
    found = {}
    for campaign in campaigns:
        held = grounds[campaign.pk]
        if missing := [one for one in held if one.request.pk not in kept]:
            leave_many_to_a_worker(campaign, [one.request.pk for one in missing], number=len(held))
            with alone(("judging", campaign.pk)) as waited:
                if waited:
                    kept |= _kept(missing)  # by whoever was here before
                missing = [one for one in missing if one.request.pk not in kept]
                for place in range(0, len(missing), AT_ONCE):
                    kept |= _judge(campaign, missing[place : place + AT_ONCE], today)
        specification = campaign.specification
        found[campaign.pk] = [_return(one, kept[one.request.pk], specification) for one in held]
        if any(one.others_named for one in held):
            _add(_blocking_beside(campaign), found[campaign.pk])
    return found


def _blocking_beside(campaign: Campaign) -> Findings:
    """What blocks among the peers of a campaign in which a document speaks of other forces: no other has any."""
    beside = peer_findings(campaign, campaign.requests.select_related("force"), documents_of(campaign))
    return {code: [one for one in held if one.blocks] for code, held in beside.items()}


def _set_beside_each_other(campaign: Campaign, returns: list[JudgedReturn]) -> None:
    """What stands out among peers rests on all returns, and is kept with none. What blocks is there already."""
    documents = {item.request.pk: item.facts.documents for item in returns}
    beside = peer_findings(campaign, [item.request for item in returns], documents)
    _add({code: [one for one in held if not one.blocks] for code, held in beside.items()}, returns)


def _add(beside: Findings, returns: Iterable[JudgedReturn]) -> None:
    """Each return's findings beside the others, with what was said of them; the state follows."""
    for item in returns:
        found = settled(beside.get(item.facts.force_code, ()), item.accepted)
        item.facts.findings += found
        if item.state is State.USABLE and any(finding.blocks for finding in found):
            item.state = State.BLOCKED


def _kept(grounds: Iterable[Grounds]) -> dict[int, Mapping[str, Any]]:
    """Request → what is kept of it, where that rests on what is there now."""
    marks = {one.request.pk: one.mark for one in grounds}
    rows = KeptJudgement.objects.filter(request__in=marks).values_list("request", "mark", "judged")
    return {request: judged for request, mark, judged in rows if mark == marks[request]}


def _judge(campaign: Campaign, missing: list[Grounds], today: date) -> dict[int, Mapping[str, Any]]:
    """Judged now, and kept where nothing changed while it was."""
    wanted = {one.request.pk: one.mark for one in missing}
    found = {item.request.pk: in_short(item) for item in judged_campaign(campaign, today=today, only=wanted)}
    after = {one.request.pk: one.mark for one in grounds_of(campaign, bare_facts, today=today, only=wanted)}
    KeptJudgement.objects.bulk_create(
        [
            KeptJudgement(request_id=request, mark=mark, judged=found[request])
            for request, mark in wanted.items()
            if after.get(request) == mark
        ],
        update_conflicts=True,
        unique_fields=["request"],
        update_fields=["mark", "judged", "made_at"],
    )
    return found


def in_short(item: JudgedReturn) -> dict[str, Any]:
    """What is kept of a judged return, as JSON: as if it stood alone."""
    facts = item.facts
    own = [finding for finding in facts.findings if finding.id not in KINDS]
    return {
        "state": str(state_of(replace(facts, findings=own))),
        "mark": item.mark,
        "figures": _figures(item),
        "outcomes": dict(facts.outcomes),
        "read_answers": {question: asdict(read) for question, read in facts.read_answers.items()},
        "replaced": [[document, dict(given)] for document, given in facts.replaced.items()],
        "findings": [_finding(finding) for finding in own],
    }


def _figures(item: JudgedReturn) -> list[list[Any]]:
    """Each document with how many figures it gave, of which questions and dimensions (those left out give none), and
    whether one is hidden."""
    held: dict[int, list[ReturnFigure]] = {}
    for figure in item.facts.figures:
        held.setdefault(figure.document, []).append(figure)
    written = []
    for document, figures in held.items():
        counted = [figure for figure in figures if not figure.left_out]
        questions = dict.fromkeys(figure.question for figure in counted)
        dimensions = dict.fromkeys(key for figure in counted for key in figure.breakdown)
        hidden = any(figure.hidden for figure in figures)
        written.append([document, len(figures), list(questions), list(dimensions), hidden])
    return written


def _finding(finding: JudgedFinding) -> dict[str, Any]:
    written = {name: getattr(finding, name) for name in FINDING_FIELDS}
    written["about"] = list(finding.about)
    written["candidates"] = [
        [one.key, one.interval.low, one.interval.high, one.words, one.place, one.record] for one in finding.candidates
    ]
    return written


FINDING_FIELDS = (
    *("id", "level", "message", "hint", "fingerprint", "document", "place", "record", "settled", "table", "earlier"),
)


def _return(grounds: Grounds, kept: Mapping[str, Any], specification: Any) -> JudgedReturn:
    """The judged return of what is kept, with what is asked of the database at each view beside it."""
    facts = grounds.facts
    facts.figures = FiguresInShort(
        {
            document: (number, tuple(questions), tuple(dimensions), hidden)
            for document, number, questions, dimensions, hidden in kept["figures"]
        }
    )
    facts.uncounted = NotLoaded()
    facts.replaced = dict(kept["replaced"])
    facts.outcomes = kept["outcomes"]
    facts.read_answers = {
        question: ReadAnswer(**{**read, "exemptions": tuple(read["exemptions"])})
        for question, read in kept["read_answers"].items()
    }
    facts.findings = [_finding_of(written) for written in kept["findings"]]
    return JudgedReturn(
        grounds.request,
        facts,
        State(kept["state"]),
        kept["mark"],
        grounds.sign_off,
        grounds.corrections,
        specification,
        grounds.accepted,
    )


def _finding_of(written: Mapping[str, Any]) -> JudgedFinding:
    return JudgedFinding(
        **{name: written[name] for name in FINDING_FIELDS},
        about=tuple(written["about"]),
        candidates=tuple(
            Candidate(key, Interval(low, high), words, place, record)
            for key, low, high, words, place, record in written["candidates"]
        ),
    )
