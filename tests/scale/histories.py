"""What people do to a campaign's returns, drawn from a seed: answers come, are corrected, settled, signed."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from ingestion import actions as documents
from ingestion import tasks
from ingestion.models import Document, Extraction
from ingestion.pipeline import read_file
from requests_app.actions import record_outcome
from requests_app.models import Campaign, FoiRequest
from requests_app.roles import STAFF, SUPERVISOR
from review import actions
from review.models import Correction, Resolution, SignOff
from review.queries import judged_return
from tests.builders import campaign, csv_return, person

FIRST_DAY = date(2019, 4, 29)
REFUSED = (ValueError, PermissionDenied, actions.NotReady)


def _read_here(path: Any, *, progress: Any = None, **context: Any) -> Any:
    """Without the sandbox: these files are our own, and hundreds are read."""
    return read_file(path, **context)


class History:
    """A campaign of three forces to which one thing after another happens. `day` goes on from step to step."""

    def __init__(self, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(tasks, "read_in_sandbox", _read_here)
        self.chance = random.Random(seed)
        self.campaign: Campaign = campaign("kent", "essex", "gwent")
        self.day = FIRST_DAY
        self.supervisors = [person("one", SUPERVISOR), person("two", SUPERVISOR)]
        self.staff = person("staff", STAFF)
        self.done: list[str] = []
        for request in self.campaign.requests.order_by("pk"):
            self.upload(request)
        self._acts: list[Callable[[FoiRequest], None]] = [
            *[self.upload] * 4, self.replace, self.read_again, self.correct, self.correct, self.leave_out,
            self.take_back_a_correction, self.accept, self.take_back_an_acceptance, self.set_aside, self.count_again,
            self.sign, self.sign, self.withdraw_sign_off, self.record, self.wait, self.keep_apart, self.teach,
            self.rename_a_question,
        ]  # fmt: skip

    def step(self) -> None:
        """One thing that somebody does, or tries and is refused."""
        act = self.chance.choice(self._acts)
        request = self.chance.choice(list(self.campaign.requests.order_by("pk")))
        try:
            act(request)
            self.done.append(act.__name__)
        except REFUSED:
            self.done.append(f"{act.__name__}, refused")

    def upload(self, request: FoiRequest, supersedes: Document | None = None) -> None:
        document = documents.receive_document(
            name=f"return {self.chance.randint(1, 3)}.csv", chunks=[self._return()], received_on=self.day,
            by=self.staff, request=request, supersedes=supersedes, nudge=False, answers=self.chance.random() < 0.5,
        )  # fmt: skip
        if self.chance.random() < 0.9:  # else it waits
            tasks.read_waiting(document.pk)

    def _return(self) -> bytes:
        before, after = self.chance.randint(0, 30), self.chance.randint(0, 30)
        female = self.chance.randint(0, before)
        rows: list[list[Any]] = [["", "2017/18", "2018/19"], ["Number of offences", before, after]]
        if self.chance.random() < 0.7:
            rows += [["Female", female, after], ["Male", before - female, self.chance.choice((0, 0, "<5"))]]
        if self.chance.random() < 0.3:
            rows += [["Total", before, after + self.chance.randint(0, 1)]]
        return csv_return(rows)

    def replace(self, request: FoiRequest) -> None:
        earlier = self._document(request)
        if earlier is not None:
            self.upload(request, supersedes=earlier)

    def read_again(self, request: FoiRequest) -> None:
        document = self._document(request)
        if document is not None:
            documents.read_again(document=document, by=self.supervisors[0])
            tasks.read_waiting(document.pk)

    def correct(self, request: FoiRequest, *, left_out: bool = False) -> None:
        figures = self._judged(request).facts.figures
        if not figures:
            return
        figure, number = self.chance.choice(figures), Decimal(self.chance.randint(0, 30))
        actions.correct(
            request=request, question=figure.question, period=figure.period, breakdown=dict(figure.breakdown),
            low=None if left_out else number, high=None if left_out else number, reason="As the force said.",
            by=self.supervisors[0], left_out=left_out,
        )  # fmt: skip

    def leave_out(self, request: FoiRequest) -> None:
        self.correct(request, left_out=True)

    def take_back_a_correction(self, request: FoiRequest) -> None:
        live = Correction.objects.filter(request=request, withdrawn_at=None).first()
        if live is not None:
            actions.withdraw_correction(correction=live, by=self.supervisors[0])

    def accept(self, request: FoiRequest) -> None:
        waiting = self._judged(request).waiting
        if waiting:
            actions.accept(
                request=request, findings=waiting[: self.chance.randint(1, 3)], reason="Looked at.",
                by=self.supervisors[0],
            )  # fmt: skip

    def take_back_an_acceptance(self, request: FoiRequest) -> None:
        Resolution.objects.filter(request=request, withdrawn_at=None).update(withdrawn_at="2019-06-01T12:00:00Z")

    def set_aside(self, request: FoiRequest) -> None:
        document = self._document(request)
        if document is not None:
            actions.set_aside(document=document, reason="A covering letter.", by=self.supervisors[0])

    def count_again(self, request: FoiRequest) -> None:
        document = self._document(request)
        if document is not None:
            actions.count_again(document=document, by=self.supervisors[0])

    def sign(self, request: FoiRequest) -> None:
        actions.sign_off(request=request, by=self.supervisors[1], today=self.day, accepting="Looked at.")

    def withdraw_sign_off(self, request: FoiRequest) -> None:
        live = SignOff.objects.filter(request=request, withdrawn_at=None).first()
        if live is not None:
            actions.withdraw_sign_off(signed=live, reason="Once more.", by=self.supervisors[1])

    def record(self, request: FoiRequest) -> None:
        record_outcome(
            request=request, question=self.chance.choice("12"),
            outcome=self.chance.choice(("answered", "refused", "not held")), by=self.staff,
        )  # fmt: skip

    def wait(self, request: FoiRequest) -> None:
        self.day += timedelta(days=self.chance.randint(1, 3))

    def keep_apart(self, request: FoiRequest) -> None:
        document = self._document(request)
        if document is not None:
            Document.objects.filter(pk=document.pk).update(quarantined=not document.quarantined)

    def teach(self, request: FoiRequest) -> None:
        label = self.chance.choice(("Female", "Girls", "Not said"))
        documents.teach(dimension="victim_sex", label=label, category="Unknown", by=self.supervisors[0])

    def rename_a_question(self, request: FoiRequest) -> None:
        number = self.chance.randint(0, 1)
        self.campaign.document["questions"][number]["required"] = self.chance.random() < 0.5
        self.campaign.save()

    def _document(self, request: FoiRequest) -> Document | None:
        return self.chance.choice([*request.documents.order_by("pk"), None])

    def _judged(self, request: FoiRequest) -> Any:
        return judged_return(request, today=self.day)

    @property
    def readings(self) -> int:
        return Extraction.objects.filter(document__campaign=self.campaign).count()
