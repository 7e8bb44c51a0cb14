"""What the workers do with letters. Each task calls one action, and running it twice changes nothing."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone

from requests_app import actions
from requests_app.models import Message
from requests_app.task_queue import shared_task


@shared_task(name="requests_app.send_queued_letter", bind=True, max_retries=None)
def send_queued_letter(self: Any, pk: int) -> str:
    """Send one queued letter, when its turn has come."""
    now = timezone.now()
    waits = Message.objects.filter(pk=pk, state=Message.State.QUEUED).exists()
    if waits and not actions.may_send_now(now=now):
        raise self.retry(countdown=max(2, 60 // settings.MAILS_PER_MINUTE))
    return actions.send_letter(pk=pk, now=now)


@shared_task(name="requests_app.sweep_letters")
def sweep_letters() -> int:
    """Nudge again for every letter that waits, a minute's worth at a time."""
    waiting = actions.sweep_letters(now=timezone.now())
    return sum(actions.nudge(pk) for pk in waiting[: settings.MAILS_PER_MINUTE])


@shared_task(name="requests_app.poll_mailbox")
def poll_mailbox() -> int:
    """Take the mail that came."""
    return actions.poll_mailbox(now=timezone.now())


@shared_task(name="requests_app.read_arrived_mail")
def read_arrived_mail(pk: int) -> str:
    """Read one mail that was kept, in its sandbox."""
    message = actions.read_arrived(pk=pk, now=timezone.now())
    return message.state if message else "nothing to do"


@shared_task(name="requests_app.sweep_arrived_mail")
def sweep_arrived_mail() -> int:
    """Nudge again for every mail that waits and that nobody is reading."""
    actions.keep_heads()
    return sum(actions.ask_for_mail(pk) for pk in actions.left_arrived(now=timezone.now()))


@shared_task(name="requests_app.draft_due_chasers")
def draft_due_chasers() -> int:
    """Draft the chasers that today asks for; people send them."""
    return len(actions.draft_due_chasers(today=timezone.localdate()))
