"""What supervisors do to returns. Each action is one transaction with its Event; nothing is overwritten."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from ingestion.actions import remember_layout
from ingestion.models import Document, Extraction
from ingestion.profiles import profile_from_json, profile_of_return
from ingestion.record_key import record_key
from ingestion.values.counted_things import whole_things
from requests_app.actions import answer_came, record_outcome
from requests_app.exemptions import section_named
from requests_app.models import Event, FoiRequest
from requests_app.roles import require
from review import four_eyes
from review.causes import causes
from review.claims import release
from review.judged import Candidate, JudgedFinding, State
from review.models import Correction, Resolution, SetAside, SignOff
from review.queries import JudgedReturn, judged_return
from review.settling import acceptable


class NotReady(ValueError):
    """The return cannot be signed off; the message says what to do first."""


def correct(
    *,
    request: FoiRequest,
    question: str,
    period: str,
    breakdown: dict[str, str],
    low: Decimal | None,
    high: Decimal | None,
    reason: str,
    by: Any,
    place: str = "",
    settles: str = "",
    left_out: bool = False,
) -> Correction:
    """A person's figure beside the machine's; with `left_out` none: the force gave no figure that can be counted.
    Raises ValueError without a reason, with low above high, with a fraction of what is counted whole, or where it was
    set to the same already."""
    require(by, "correct figures")
    if not reason.strip():
        raise ValueError("Say why: a correction without a reason cannot be checked.")
    if low is not None and high is not None and low > high:
        raise ValueError("The lowest the figure can be is above the highest.")
    if (refusal := _fraction(request, question, low, high)) is not None:
        raise ValueError(refusal)
    key = record_key(question, period, breakdown)
    with transaction.atomic():
        FoiRequest.objects.select_for_update().get(pk=request.pk)
        newest = request.corrections.filter(key=key, withdrawn_at=None).first()
        if newest is not None and (newest.low, newest.high, newest.left_out) == (low, high, left_out):
            said = "left out" if left_out else f"set to {_said(low, high)}"
            raise ValueError(
                f"This figure is {said} already, by {newest.by}. If something still blocks, another figure is wrong."
            )
        correction = Correction.objects.create(
            request=request,
            key=key,
            question=question,
            period_label=period,
            breakdown=breakdown,
            low=low,
            high=high,
            reason=reason.strip(),
            place=place,
            settles=settles,
            left_out=left_out,
            by=by,
        )
        about = ", ".join([f"question {question}", period, *breakdown.values()])
        done = f"Left out {about}" if left_out else f"Set {about} to {_said(low, high)}"
        _event(request, "figure corrected", f"{done}: {reason.strip()}", by)
    return correction


def _fraction(request: FoiRequest, question: str, *numbers: Decimal | None) -> str | None:
    """Why one of these numbers cannot be a count of what the question asks for; None where each can."""
    specification = request.campaign.specification
    broken = next((number for number in numbers if number is not None and number % 1), None)
    if broken is None or (asked := specification.question(question)) is None:
        return None
    thing = whole_things(asked.text, specification.measure)
    said = f"{broken.normalize():f} is no whole number, and question {question} counts {thing}."
    return f"{said} Enter a whole number." if thing else None


def choose(*, judged: JudgedReturn, finding: JudgedFinding, chosen: Candidate, reason: str, by: Any) -> Correction:
    """Set the figure behind a contradiction to one of the values found for it. Raises ValueError as `correct` does."""
    figure = next(figure for figure in judged.facts.figures if figure.key == chosen.key)
    why = reason.strip() or f"Chosen: {chosen.words}, {chosen.place}. {finding.message}"
    return correct(
        request=judged.request,
        question=figure.question,
        period=figure.period,
        breakdown=dict(figure.breakdown),
        low=_decimal(chosen.interval.low),
        high=_decimal(chosen.interval.high),
        reason=why,
        place=chosen.place[:200],
        settles=finding.fingerprint,
        by=by,
    )


def leave_out(*, judged: JudgedReturn, finding: JudgedFinding, keys: Collection[str], reason: str, by: Any) -> None:
    """Leave figures of a contradiction out: of them the force is counted among those that gave none."""
    why = reason.strip() or f"Left out: {finding.message}"
    chosen = {figure.key: figure for figure in judged.facts.figures if figure.key in keys and not figure.left_out}
    with transaction.atomic():
        for figure in chosen.values():
            correct(
                request=judged.request, question=figure.question, period=figure.period,
                breakdown=dict(figure.breakdown), low=None, high=None,
                reason=why, settles=finding.fingerprint, left_out=True, by=by,
            )  # fmt: skip


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def withdraw_correction(*, correction: Correction, by: Any) -> None:
    """The machine's figure counts again; the correction stays on record."""
    require(by, "correct figures")
    with transaction.atomic():
        correction.withdrawn_at = timezone.now()
        correction.save(update_fields=["withdrawn_at"])
        _event(correction.request, "correction withdrawn", f"Withdrew the correction of {correction.key}.", by)


def accept(*, request: FoiRequest, findings: list[JudgedFinding], reason: str, by: Any) -> list[Resolution]:
    """Accept warnings, and what the program could not read and a person has, with one reason. Raises ValueError
    without a reason or for a contradiction: that is corrected, left out, or its document replaced or set aside."""
    require(by, "settle findings")
    if not reason.strip():
        raise ValueError("Say why it is all right: a warning accepted without a reason cannot be checked.")
    if not all(acceptable(finding) for finding in findings):
        raise ValueError(
            "A contradiction cannot be accepted: correct a figure, leave it out, or set the document aside."
        )
    with transaction.atomic():
        made = [
            Resolution.objects.create(
                request=request,
                fingerprint=finding.fingerprint,
                kind=finding.id,
                message=finding.message,
                reason=reason.strip(),
                by=by,
            )
            for finding in findings
        ]
        if made:
            kinds = ", ".join(sorted({finding.id for finding in findings}))
            noun = "finding" if len(made) == 1 else "findings"
            _event(request, "findings accepted", f"Accepted {len(made)} {noun} ({kinds}): {reason.strip()}", by)
    return made


def set_aside(*, document: Document, reason: str, by: Any) -> SetAside:
    """Keep the document and count it no more. Raises ValueError without a reason."""
    require(by, "settle findings")
    if not reason.strip():
        raise ValueError("Say why the document is not part of the return.")
    with transaction.atomic():
        made = SetAside.objects.create(document=document, reason=reason.strip(), by=by)
        _event(document.request, "document set aside", f"Set {document.name} aside: {reason.strip()}", by)
    return made


def count_again(*, document: Document, by: Any) -> None:
    """Lift the word that set a document aside."""
    require(by, "settle findings")
    with transaction.atomic():
        document.set_asides.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())
        _event(document.request, "document counted again", f"{document.name} counts again.", by)


def why_not_ready(judged: JudgedReturn, by: Any) -> str | None:
    """Why this person cannot sign this return off now, in a sentence; None when they can."""
    if (touched := four_eyes.why_not(judged.request, by)) is not None:
        return touched
    if judged.signed:
        return "This return is signed off already."
    if judged.state is State.MISSING:
        return "There is nothing to sign off yet: the force has not answered."
    if judged.state is State.REFUSED:
        return "The force refused: there is no figure to sign off. The refusal is counted as one."
    if judged.blocking:
        matters = causes(judged.findings, judged.facts.figures)
        left = len(matters) - 1
        more = f" (and {left} more {'matter' if left == 1 else 'matters'})" if left else ""
        return f"Something blocks: {matters[0].first.message}{more}"
    if judged.state is State.BLOCKED:
        return "A document is still being read, or is kept apart."
    return None


def sign_off(*, request: FoiRequest, by: Any, today: date, note: str = "", accepting: str = "") -> SignOff:
    """Sign the return off as it stands. `accepting` is the reason for which every open warning is accepted with it.

    The return's layout is remembered: the force's next one is mapped by it, and what drifts from it is told. Raises
    PermissionDenied for a role that may not or whoever touched the return, NotReady with the sentence otherwise.
    """
    require(by, "sign off returns")
    with transaction.atomic():
        FoiRequest.objects.select_for_update().get(pk=request.pk)
        judged = judged_return(request, today=today)
        if (touched := four_eyes.why_not(request, by)) is not None:
            raise PermissionDenied(touched)
        if (sentence := why_not_ready(judged, by)) is not None:
            raise NotReady(sentence)
        if judged.waiting:
            if not accepting.strip():
                raise NotReady(f"{len(judged.waiting)} warnings wait: say why they are all right, or settle each.")
            accept(request=request, findings=judged.waiting, reason=accepting, by=by)
        signed = SignOff.objects.create(request=request, state_mark=judged.mark, note=note.strip(), by=by)
        counted = [document.pk for document in judged.facts.counted]
        extractions = list(Extraction.objects.filter(document__in=counted, current=True).only("pk", "layout"))
        signed.extractions.set(extractions)
        release(request)
        layouts = (profile_from_json(extraction.layout) for extraction in extractions)
        shape = request.campaign.specification.shape
        remember_layout(force=judged.force, shape=shape, profile=profile_of_return(layouts).as_json())
        _record_outcomes(judged, by)
        if judged.facts.received_on is not None:
            answer_came(request=request, on=judged.facts.received_on, by=by)
        figures = len(judged.facts.figures)
        _event(request, "signed off", f"Signed off {judged.force}'s return: {figures} figures.", by)
    return signed


def _record_outcomes(judged: JudgedReturn, by: Any) -> None:
    """Who signs a return off has judged what came of each question: it is recorded where nobody has done so."""
    facts = judged.facts
    recorded = set(facts.outcomes) - set(facts.read_answers)
    answered = {figure.question for figure in facts.figures}
    for question in judged.specification.questions if judged.specification else ():
        if question.number in recorded:
            continue
        if question.number in answered:
            record_outcome(request=judged.request, question=question.number, outcome="answered", by=by)
        elif read := facts.read_answers.get(question.number):
            record_outcome(
                request=judged.request,
                question=question.number,
                outcome=read.outcome,
                exemptions=[section for section in read.exemptions if section_named(section)],
                quote=read.quote,
                by=by,
            )


def withdraw_sign_off(*, signed: SignOff, reason: str, by: Any) -> None:
    """The return counts no more until it is signed again. Raises ValueError without a reason."""
    require(by, "sign off returns")
    if not reason.strip():
        raise ValueError("Say why the sign-off is withdrawn.")
    with transaction.atomic():
        signed.withdrawn_at, signed.withdrawn_by, signed.withdrawn_reason = timezone.now(), by, reason.strip()
        signed.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
        _event(signed.request, "sign-off withdrawn", f"Withdrew the sign-off: {reason.strip()}", by)


def _event(request: FoiRequest | None, kind: str, sentence: str, by: Any) -> None:
    Event.objects.create(
        kind=kind,
        sentence=sentence,
        request=request,
        campaign=request.campaign if request else None,
        by=by,
        link=f"/review/returns/{request.pk}/" if request else "",
    )


def _said(low: Decimal | None, high: Decimal | None) -> str:
    if low is None:
        return "not known"
    if high is None:
        return f"{low.normalize():f} or more"
    return f"{low.normalize():f}" if low == high else f"{low.normalize():f} to {high.normalize():f}"
