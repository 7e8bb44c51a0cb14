"""The demonstration's journey: one campaign from its letters to its headline sentences, on the real components.

Every step looks at what is there first, so a run that was broken off goes on where it stopped, and a second run
changes nothing.
"""

from __future__ import annotations

import hashlib
import secrets
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db.models import Sum
from django.utils import timezone

from demo.campaign import REQUESTED_ON, specification
from demo.letters import BuiltMail, build_mails
from demo.release import Derived, claims, derive
from demo.returns import ANSWER, FIRST_ANSWER, BuiltReturn, build_all
from foitracker import round_in_progress
from ingestion import actions as documents
from ingestion.models import Document
from reporting.actions import publish
from reporting.models import Publication
from reporting.queries import campaign_figures
from requests_app import actions as asking
from requests_app.models import Campaign, Force, Organisation
from requests_app.roles import OFFICER, READER, RESEARCHER, STAFF, SUPERVISOR
from review import actions as review
from review.judged import State
from review.queries import judged_campaign

Say = Callable[[str], None]

TODAY = date(2019, 9, 12)
"""The day of the release: the demonstration's figures are told as of this day."""

ACCOUNTS = {
    "researcher": RESEARCHER,
    "staff": STAFF,
    "supervisor": SUPERVISOR,
    "reader": READER,
    "officer": OFFICER,
}
WAIT_SECONDS = 300


class DemonstrationFailed(RuntimeError):
    """A step did not come out; the message says which, and where to look."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the journey came to. `derived` is every statement of the release, without faults where it could be derived;
    `held` says which returns wait since somebody changed them after the publication."""

    campaign: Campaign
    publication: Publication
    derived: list[Derived]
    passwords: dict[str, str]
    held: list[str]


def run(say: Say, *, fresh: bool = False) -> Outcome:
    """The whole journey, then a round in progress with work left; with `fresh` another one beside it. Raises
    DemonstrationFailed; the worker must be running."""
    people, passwords = accounts()
    if not Organisation.objects.exists():
        asking.say_who_asks(name="The demonstration’s charity", signatory="A. Researcher", by=people["researcher"])
    campaign = _campaign(people)
    _ask(campaign, people, say)
    with tempfile.TemporaryDirectory(prefix="foitracker-demo-") as folder:
        built = build_all(Path(folder) / "returns", campaign_id=campaign.pk)
        mails = build_mails(Path(folder) / "mails", built, reply_address=_reply_addresses(campaign))
        _receive_mails(campaign, mails, people, say)
        _receive_returns(campaign, built, people, say)
    _wait_for_reading(campaign, say)
    _replace_first_answers(campaign, people, say)
    _flag(campaign, say)
    held = _sign_off(campaign, people, say)
    publication = _publish(campaign, people, say)
    running = round_in_progress.make(campaign, people, today=timezone.localdate(), say=say, until=_wait, fresh=fresh)
    _wait_for_reading(running, say)
    figures = campaign_figures(campaign, today=TODAY, provisional=False)
    return Outcome(campaign, publication, derive(figures.ledger, figures.specification), passwords, held)


def accounts() -> tuple[dict[str, User], dict[str, str]]:
    """The people of the demonstration. Their password is made once and kept in the data folder."""
    kept = settings.DATA / "demonstration-password"
    if not kept.exists():
        settings.DATA.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(f"demo-{secrets.token_hex(4)}")
    password = kept.read_text().strip()
    people = {}
    for name, role in ACCOUNTS.items():
        user, made = User.objects.get_or_create(username=name, defaults={"email": f"{name}@charity.example"})
        if made:
            user.set_password(password)
            user.is_staff = role == SUPERVISOR
            user.save()
            user.groups.add(Group.objects.get(name=role))
        people[name] = user
    if not User.objects.filter(username="admin").exists():
        User.objects.create_superuser("admin", "admin@charity.example", password)
    return people, dict.fromkeys([*ACCOUNTS, "admin"], password)


def _campaign(people: dict[str, User]) -> Campaign:
    found = Campaign.objects.filter(demonstration=True, previous_round=None).first()
    if found is not None:
        return found
    document = specification()
    return asking.create_campaign(
        title=document["title"], document=document, by=people["researcher"], demonstration=True
    )


def _ask(campaign: Campaign, people: dict[str, User], say: Say) -> None:
    """One request a force, sent by the worker through the file backend, dated as the campaign's letters were."""
    asked = set(campaign.requests.values_list("force_id", flat=True))
    missing = [force for force in Force.objects.filter(territorial=True) if force.pk not in asked]
    if missing:
        asking.add_requests(campaign=campaign, forces=missing, by=people["researcher"], owner=people["researcher"])
    drafted = list(campaign.requests.filter(status__in=["drafted", "queued"]))
    if drafted:
        asking.send_campaign(
            campaign=campaign,
            requests=[request for request in drafted if request.status == "drafted"],
            by=people["researcher"],
            confirmed_number=sum(request.status == "drafted" for request in drafted),
            on=date.fromisoformat(REQUESTED_ON),
        )
        _wait(
            lambda: not campaign.requests.filter(status__in=["drafted", "queued"]).exists(),
            "The letters were not all sent.",
        )
    say(f"Asked {campaign.requests.count()} forces on 8 April 2019; the letters lie in {settings.EMAIL_FILE_PATH}")


def _reply_addresses(campaign: Campaign) -> Callable[[str], str]:
    addresses = {r.force.code: asking.reply_address(r) for r in campaign.requests.select_related("force")}
    return addresses.__getitem__


def _receive_mails(campaign: Campaign, mails: list[BuiltMail], people: dict[str, User], say: Say) -> None:
    """Letters in: matched by their reply address, kept once. What they seem to be a person confirms, here the
    researcher, where it moves the clock."""
    taken = 0
    for mail in mails:
        message = asking.receive_mail(raw=mail.path.read_bytes(), on=mail.received_on, by=people["researcher"])
        taken += message.request_id is not None
    say(f"Received {len(mails)} letters, {taken} matched to their request by its reply address")


def _receive_returns(campaign: Campaign, built: list[BuiltReturn], people: dict[str, User], say: Say) -> None:
    """Uploaded by staff in the order received; what came by mail is there already."""
    requests = {r.force.code: r for r in campaign.requests.select_related("force", "campaign")}
    kept = {(d.request_id, d.sha256, d.name) for d in Document.objects.filter(campaign=campaign, parent=None)}
    marks = {(request, sha256) for request, sha256, _ in kept}
    uploaded = 0
    for item in built:
        request = requests[item.force_code]
        mark = _sha256(item.path)
        again = item.stage == "sent again"
        if (request.pk, mark, item.path.name) in kept or ((request.pk, mark) in marks and not again):
            continue
        with item.path.open("rb") as file:
            documents.receive_document(
                name=item.path.name, chunks=iter(lambda f=file: f.read(1 << 20), b""),
                received_on=item.received_on, by=people["staff"], request=request, answers=item.stage == ANSWER,
            )  # fmt: skip
        uploaded += 1
    layouts = len({item.layout for item in built})
    say(f"Received {len(built)} documents of 43 forces ({uploaded} uploaded now) in {layouts} layouts")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _wait_for_reading(campaign: Campaign, say: Say) -> None:
    waiting = Document.objects.filter(campaign=campaign, parent=None, state__in=["waiting", "reading"])
    for pk in waiting.values_list("pk", flat=True):
        documents.ask_for_reading(pk)
    _wait(lambda: not waiting.exists(), "The worker did not read every document.")
    read = Document.objects.filter(campaign=campaign, state=Document.State.READ)
    seconds = read.aggregate(seconds=Sum("extractions__seconds"))["seconds"] or 0
    say(f"Read {read.count()} documents: {seconds:.1f} s of the worker's time in all")


def _replace_first_answers(campaign: Campaign, people: dict[str, User], say: Say) -> None:
    """A corrected or later answer takes the place of the force's first; both are kept."""
    replaced = []
    for request in campaign.requests.select_related("force"):
        mine = list(
            Document.objects.filter(request=request, parent=None, supersedes=None, revisions=None).order_by(
                "received_on", "pk"
            )
        )
        if len({document.sha256 for document in mine}) < 2 or request.force.code not in _first_answers():
            continue
        documents.supersede(document=mine[-1], predecessor=mine[0], by=people["staff"])
        replaced.append(f"{request.force.name} ({mine[0].name})")
    if replaced:
        say(f"Corrected answers replace earlier ones: {', '.join(replaced)}")


def _first_answers() -> set[str]:
    from demo.returns.plan import PLAN

    return {planned.code for planned in PLAN if planned.stage == FIRST_ANSWER}


def _flag(campaign: Campaign, say: Say) -> None:
    judged = judged_campaign(campaign, today=TODAY)
    findings = [finding for item in judged for finding in item.facts.findings if finding.settled is None]
    blocking = sum(finding.blocks for finding in findings)
    warnings = sum(finding.waits for finding in findings)
    say(f"Flagged {blocking} findings that block and {warnings} warnings, over {len(judged)} returns")


def _sign_off(campaign: Campaign, people: dict[str, User], say: Say) -> list[str]:
    """The supervisor, who uploaded nothing, signs what is usable, with a reason for its warnings. Returns what waits:
    before the first publication nothing may."""
    signed, held = 0, []
    for item in judged_campaign(campaign, today=TODAY):
        if item.signed:
            signed += 1
        elif item.state is State.USABLE:
            review.sign_off(
                request=item.request, by=people["supervisor"], today=TODAY,
                accepting="Compared with the document, figure by figure, for the demonstration.",
            )  # fmt: skip
            signed += 1
        else:
            why = item.blocking[0].message if item.blocking else str(item.state)
            held.append(f"{item.force.name}: {why}")
    say(f"Signed off {signed} returns by somebody other than their uploader")
    if held and not campaign.publications.exists():
        raise DemonstrationFailed("These returns cannot be signed off:\n  " + "\n  ".join(held))
    for line in held:
        say(f"Changed since the publication, and waits: {line}")
    return held


def _publish(campaign: Campaign, people: dict[str, User], say: Say) -> Publication:
    publication = campaign.publications.filter(withdrawn_at=None).first()
    if publication is None:
        publication = publish(campaign=campaign, by=people["supervisor"], today=TODAY, claims=_claims(campaign))
        say(f"Published number {publication.number}, mark {publication.sha256[:12]}")
    return publication


def _claims(campaign: Campaign) -> list:  # type: ignore[type-arg]
    """The release's own claims first, then those that any campaign makes."""
    from reporting.sentences.headlines import default_claims

    figures = campaign_figures(campaign, today=TODAY, provisional=False)
    own = claims()
    return own + [claim for claim in default_claims(figures.ledger, figures.specification) if claim not in own]


def _wait(done: Callable[[], bool], trouble: str) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while not done():
        if time.monotonic() > end:
            raise DemonstrationFailed(f"{trouble} The worker's messages are in {settings.DATA / 'worker.log'}.")
        time.sleep(0.2)
