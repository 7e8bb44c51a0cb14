"""Through any history the desk, the admin's filters, Today, the board, the tray and the figures tell one story."""

from email.message import EmailMessage

import pytest
from django.utils import timezone

from ingestion import tasks
from ingestion.models import Document
from reporting.queries import campaign_figures
from reporting.statistics.figures import State as Told
from requests_app import actions as letters
from requests_app.models import Message
from requests_app.queries import ToDo, tray, unconfirmed
from requests_app.statuses import AWAITING_ANSWER
from review.completeness import completeness
from review.duties import duties
from review.judged import State
from review.kept_judgements import judged_in_short
from review.tags import Check, marks_of, tagged, tags_of
from tests.scale.histories import History

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

TOLD = {State.BLOCKED: Told.BLOCKED, State.REFUSED: Told.REFUSED, State.MISSING: Told.MISSING}


def count(todos: list[ToDo], words: str) -> int:
    return sum(one.count for one in todos if words in one.words)


@pytest.mark.parametrize("seed", range(20, 24))
def test_through_any_history_every_page_tells_the_same(seed, monkeypatch):
    history = History(seed, monkeypatch)
    seen = set()
    for _ in range(25):
        history.step()
        told = judged_in_short(history.campaign, today=history.day)
        figures = campaign_figures(history.campaign, today=history.day, provisional=False)
        _desk(told, seen)
        _today(history, told)
        _figures(told, figures)
        _board(told)
        line = completeness(told, history.campaign.specification)
        assert line.signed == figures.signed == sum(tagged("signed").has(item) for item in told), history.done
    assert {State.USABLE, State.BLOCKED} <= seen


def _desk(told, seen):
    """A return is in one state only, and its tags and marks are of that state."""
    for item in told:
        seen.add(item.state)
        tags = {tag.key for tag in tags_of(item)}
        assert len(tags & {"signed", "second", "refused", "no-answer"}) <= 1, tags
        assert ("second" in tags) == (item.state is State.USABLE and not item.signed)
        assert ("blocks" in tags) == bool(item.blocking)
        marks = dict(zip(Check, marks_of(item), strict=True))
        assert any(mark.symbol == "✕" for mark in marks.values()) == bool(item.blocking), tags
        if "signed" in tags:
            assert not item.blocking
            assert not tags & {"blocks", "overdue", "no-answer", "changed"}


def _today(history, told):
    """What Today counts is what the desk's filters leave."""
    [supervisor, _] = history.supervisors
    todos = list(duties(supervisor, [history.campaign], history.day).get(history.campaign.pk, ()))
    blocked = sum(item.state is State.BLOCKED for item in told)
    ready = sum(tagged("second").has(item) for item in told)
    assert count(todos, "contradicts or was not read") + count(todos, "kept apart") == blocked, history.done
    assert count(todos, "to sign off") + count(todos, "for somebody else to sign") == ready, history.done


def _figures(told, figures):
    """Only what is signed counts; every other return keeps the state that the desk shows."""
    for item in told:
        state = figures.ledger.states[item.force.code]
        if item.signed:
            assert state is Told.USABLE
        elif item.state is not State.USABLE:
            assert state is TOLD[item.state], (item.state, state)
        else:
            assert state is not Told.USABLE, "usable and not signed waits for a supervisor"


def _board(told):
    """A signed return is an answered request: nobody is chased for it."""
    for item in told:
        if item.signed:
            item.request.refresh_from_db()
            assert item.request.status not in {status.value for status in AWAITING_ANSWER}
            assert not item.facts.overdue


class WithTray(History):
    """The same, with mail that nothing tells whose it is: it waits in the tray until somebody files it."""

    def __init__(self, seed, monkeypatch):
        super().__init__(seed, monkeypatch)
        self.waiting: set[int] = set()
        self.mails = 0
        self._acts = [
            *self._acts, *[self.mail_comes] * 5, *[self.file_mail] * 4, self.put_aside, *[self.confirm] * 4,
        ]  # fmt: skip

    def mail_comes(self, request):
        before = _states(self)
        self.mails += 1
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = (
            "foi@somewhere.example",
            "charity@example.org",
            f"Answer {self.mails}",
        )
        mail["Message-ID"] = f"<{self.mails}@somewhere.example>"
        mail.set_content(self.chance.choice((
            "Please find attached our response to your request. We hold the information you asked for.",
            "Thank you for your request, which we received and are considering.",
            "We need twenty more working days to consider the public interest under section 31.",
        )))  # fmt: skip
        if self.chance.random() < 0.6:
            mail.add_attachment(self._return(), maintype="text", subtype="csv", filename="answer.csv")
        kept = letters.receive_mail(raw=mail.as_bytes(), on=self.day, by=self.staff)
        self.waiting.add(kept.pk)
        assert _states(self) == before, "what waits in the tray changes no return"

    def file_mail(self, request):
        if (mail := self._of(self.waiting)) is None:
            return
        letters.match_message(message=mail, request=request, by=self.staff)
        letters.read_arrived(pk=mail.pk, now=timezone.now())
        self.waiting.discard(mail.pk)
        for document in Document.objects.filter(message=mail, state=Document.State.WAITING):
            tasks.read_waiting(document.pk)

    def put_aside(self, request):
        if (mail := self._of(self.waiting)) is not None:
            letters.set_aside(message=mail, by=self.staff, why="Not about this.")
            self.waiting.discard(mail.pk)

    def confirm(self, request):
        mail = unconfirmed().order_by("pk").first()
        if mail is None:
            return
        number = next(place for place, row in enumerate(mail.suggestions) if row["state"] == "open")
        letters.confirm_suggestion(message=mail, number=number, by=self.staff, on=self.day)

    def _of(self, waiting):
        return Message.objects.get(pk=self.chance.choice(sorted(waiting))) if waiting else None


def _states(history):
    told = judged_in_short(history.campaign, today=history.day)
    return [(item.request.pk, item.state, item.mark, item.request.status, item.request.due_on) for item in told]


@pytest.mark.parametrize("seed", range(40, 43))
def test_the_tray_tells_the_same_story(seed, monkeypatch, client):
    history = WithTray(seed, monkeypatch)
    client.force_login(history.staff)
    filed = 0
    for step in range(40):
        history.step()
        assert {mail.pk for mail in tray()} == history.waiting, history.done
        told = judged_in_short(history.campaign, today=history.day)
        _today(history, told)
        _board(told)
        _figures(told, campaign_figures(history.campaign, today=history.day, provisional=False))
        filed = max(filed, _filed(told))
        if step % 8 == 0:
            assert client.get("/").context["tray_count"] == len(history.waiting), history.done
    assert filed, "some mail was filed"


def _filed(told):
    """A letter's files are its request's and no other's; one that was confirmed as the answer answered it."""
    held = {item.request.pk: {document.pk for document in item.facts.documents} for item in told}
    mails = Message.objects.filter(direction="in").exclude(request=None)
    for mail in mails.prefetch_related("documents"):
        for document in mail.documents.all():
            assert document.request_id == mail.request_id
            assert document.pk in held[mail.request_id]
        facts = mail.request.clock_events.filter(message=mail, kind="response", withdrawn_at=None)
        assert not facts.exists() or mail.request.responded_on is not None
    in_the_tray = Document.objects.filter(message__isnull=False, message__request=None)
    assert not in_the_tray.exists(), "what nobody filed has brought no document"
    return mails.count()
