"""The letter that puts the question: written with its workbook, and queued once a request."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from requests_app.actions.history import person
from requests_app.correspondence import facts_of_letter, workbook_name, write
from requests_app.holidays import uk_calendar
from requests_app.letters import LetterKind
from requests_app.mail import outbound
from requests_app.models import FoiRequest, Message
from requests_app.statuses import Move, moved


def queue_request_letter(request: FoiRequest, *, by: Any, on: date | None) -> Message:
    """The letter written now, so that what was confirmed is what goes. One a request, by a constraint."""
    written = request_letter(request, by=by)
    message, _ = Message.objects.update_or_create(
        request=request,
        direction=Message.Direction.OUT,
        kind="request",
        defaults={
            "channel": Message.Channel.EMAIL,
            "state": Message.State.QUEUED,
            "subject": written.subject[:500],
            "body": written.body,
            "sender": settings.DEFAULT_FROM_EMAIL,
            "recipient": request.force.address or f"foi@{request.force.slug}.example",
            "on": on,
            "message_id": outbound.new_message_id(request),
            "trouble": "",
            "by": person(by),
        },
    )
    if request.status != "queued":
        request.status = moved(request.status, Move.QUEUE)
        request.save(update_fields=["status"])
    return message


def request_letter(request: FoiRequest, *, by: Any = None) -> Any:
    campaign = request.campaign
    facts = facts_of_letter(request, today=timezone.localdate(), calendar=uk_calendar(), writer=by)
    return write(
        LetterKind.REQUEST,
        facts,
        subject=campaign.letter_subject,
        template=campaign.letter_template,
        welsh_template=campaign.welsh_template,
    )


def workbook_of(request: FoiRequest) -> outbound.Enclosure:
    from requests_app.return_workbook import MEDIA_TYPE, build  # slow to import: a library of workbooks

    content = build(
        request.campaign.specification,
        campaign_id=request.campaign_id,
        force_code=request.force.code,
        force_name=request.force.name,
    )
    return outbound.Enclosure(workbook_name(request), content, MEDIA_TYPE)
