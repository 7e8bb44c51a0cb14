"""The demonstration's second round: the same questions of the last two years, half answered, with work for every role.

It is made once; what people do in it stays. `./run demo --fresh` makes another beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from email.message import EmailMessage

from django.contrib.auth.models import User

from demo import round_in_progress as content
from demo.envelope import RESEARCH, envelope, seal_bytes
from demo.known_figures import FORCES
from demo.returns.reply import DEMONSTRATION
from ingestion import actions as documents
from requests_app import actions as asking
from requests_app.deadlines.clock import work_out
from requests_app.deadlines.law import FOIA
from requests_app.holidays import uk_calendar
from requests_app.models import Campaign, FoiRequest, Force

Say = Callable[[str], None]
Until = Callable[[Callable[[], bool], str], None]


def make(first: Campaign, people: dict[str, User], *, today: date, say: Say, until: Until, fresh: bool) -> Campaign:
    """The round in progress: found where it was made before, unless another is wanted."""
    found = Campaign.objects.filter(demonstration=True, previous_round=first).first()
    if found is not None and not fresh:
        say(f"A round in progress: {found.title}")
        return found
    document = content.specification(first.document, today)
    campaign = asking.create_campaign(
        title=content.TITLE, document=document, by=people["researcher"], demonstration=True, previous_round=first
    )
    forces = Force.objects.filter(territorial=True)
    asking.add_requests(campaign=campaign, forces=forces, by=people["researcher"], owner=people["researcher"])
    requests = {r.force.slug: r for r in campaign.requests.select_related("force", "campaign")}
    _send(campaign, requests, people, today, until)
    _receive(requests, people, today)
    sent = len(requests) - len(content.UNSENT)
    say(f"A round in progress: {sent} of {len(requests)} forces asked, work for every role on Today and on the desk")
    return campaign


def _send(
    campaign: Campaign, requests: dict[str, FoiRequest], people: dict[str, User], today: date, until: Until
) -> None:
    lately, tomorrow = set(content.ASKED_LATELY), set(content.DUE_TOMORROW)
    early = set(requests) - set(content.UNSENT) - lately - tomorrow
    for slugs, on in (
        (early, today - timedelta(days=content.LONG_AGO)),
        (tomorrow, _asked_to_be_due_next(today)),
        (lately, today - timedelta(days=content.LATELY)),
    ):
        chosen = [requests[slug] for slug in sorted(slugs)]
        asking.send_campaign(
            campaign=campaign, requests=chosen, by=people["researcher"], confirmed_number=len(chosen), on=on
        )
    wanted = campaign.requests.filter(force__slug__in=early | tomorrow | lately)
    until(lambda: not wanted.filter(status__in=["drafted", "queued"]).exists(), "The letters were not all sent.")
    for request in requests.values():
        request.refresh_from_db()


def _asked_to_be_due_next(today: date) -> date:
    """The day on which a request was sent whose answer is due on the next working day."""
    calendar = uk_calendar()
    days = (today - timedelta(days=back) for back in range(20, 50))
    later = [(due, day) for day in days if (due := work_out(FOIA, day, [], calendar).due) and due > today]
    return min(later)[1]


def _receive(requests: dict[str, FoiRequest], people: dict[str, User], today: date) -> None:
    for sent in content.returns(today):
        request, on = requests[sent.slug], today - timedelta(days=sent.days)
        documents.receive_document(
            name=sent.name, chunks=[sent.content], received_on=on, by=people["staff"], request=request, answers=True
        )
    for raw, on in _mails(requests, today):
        asking.receive_mail(raw=raw, on=on, by=people["researcher"])


def _mails(requests: dict[str, FoiRequest], today: date) -> Iterable[tuple[bytes, date]]:
    forces = {force.slug: force for force in FORCES}
    for letter in content.letters(today):
        request, on = requests[letter.slug], today - timedelta(days=letter.days)
        force = forces[letter.slug]
        message: EmailMessage = envelope(
            force,
            f"{letter.kind}-{request.campaign_id}",
            on=on,
            subject=letter.subject,
            text=f"{letter.text}\n{force.name}\n\n{DEMONSTRATION}\n",
            to=asking.reply_address(request) if letter.known else RESEARCH,
        )
        for name, body in letter.attachments:
            message.add_attachment(body, maintype="text", subtype="csv", filename=name)
        yield seal_bytes(message), on
