"""Many returns at once: one rule's warnings accepted with one reason, several clean returns signed off. Each goes by
the same action as by itself, and what is refused is told with its own sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from ingestion.actions import read_again
from ingestion.models import Document
from requests_app.deadlines import ClockError
from requests_app.letters import UnusableTemplate
from requests_app.models import FoiRequest
from requests_app.roles import require
from review import actions, four_eyes
from review.queries import JudgedReturn, judged_return
from review.settling import acceptable


@dataclass(slots=True)
class Outcome:
    """What came of it: the forces it was done for, and (force, why not) of the others."""

    done: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.done)


def _each(requests: Iterable[FoiRequest], action: Callable[[FoiRequest], str | None]) -> Outcome:
    """The action for each; it returns why it was not done, or raises one of the refusals."""
    outcome = Outcome()
    for request in requests:
        try:
            why = action(request)
        except (actions.NotReady, PermissionDenied, ValueError, UnusableTemplate, ClockError) as refusal:
            why = str(refusal)
        if why is None:
            outcome.done.append(request.force.name)
        else:
            outcome.refused.append((request.force.name, why))
    return outcome


def sign_off_many(*, requests: Iterable[FoiRequest], by: Any, today: date, accepting: str = "") -> Outcome:
    """Sign off each that is ready. Without `accepting` those with open warnings are refused."""
    require(by, "sign off returns")

    def action(request: FoiRequest) -> None:
        actions.sign_off(request=request, by=by, today=today, accepting=accepting)

    return _each(requests, action)


def accept_rule(*, requests: Iterable[FoiRequest], kind: str, reason: str, by: Any, today: date) -> Outcome:
    """Accept the open warnings of one rule (of every rule with an empty `kind`) in each return, with one reason."""
    require(by, "settle findings")

    def action(request: FoiRequest) -> str | None:
        judged = judged_return(request, today=today)
        wanted = [f for f in judged.facts.findings if f.settled is None and kind in ("", f.id)]
        chosen = [f for f in wanted if f.waits and acceptable(f)]
        if not chosen:
            if any(f.blocks for f in wanted):
                return "A contradiction cannot be accepted: correct a figure, leave it out, or set the document aside."
            return "No warning of this kind is open here."
        actions.accept(request=request, findings=chosen, reason=reason, by=by)
        return None

    return _each(requests, action)


def send_back(*, requests: Iterable[FoiRequest], reason: str, by: Any) -> Outcome:
    """Withdraw each sign-off, with the reason: the return is judged again."""
    require(by, "sign off returns")

    def action(request: FoiRequest) -> str | None:
        signed = request.sign_offs.filter(withdrawn_at=None).first()
        if signed is None:
            return "This return is not signed off."
        actions.withdraw_sign_off(signed=signed, reason=reason, by=by)
        return None

    return _each(requests, action)


def re_read(*, requests: Iterable[FoiRequest], by: Any) -> Outcome:
    """Have every document of each return read again."""
    require(by, "upload returns")

    def action(request: FoiRequest) -> str | None:
        documents = list(Document.objects.filter(request=request, parent=None))
        if not documents:
            return "There is no document to read again."
        asked = [read_again(document=document, by=by) for document in documents]
        return None if any(asked) else "Its documents wait to be read, or are being read already."

    return _each(requests, action)


def clean(returns: Iterable[JudgedReturn], by: Any) -> list[JudgedReturn]:
    """The returns that this person may sign off at once: nothing blocks, no warning waits, they touched none."""
    ready = [item for item in returns if item.ready and not item.waiting]
    own = four_eyes.touched([item.request.pk for item in ready], by)
    return [item for item in ready if item.request.pk not in own]
