"""A request to one force, the facts its clock runs on, and what came of each question."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Upper

from requests_app.mail import tokens
from requests_app.models.campaign import Campaign
from requests_app.models.force import Force


def new_token() -> str:
    """The part of the reply address that names a request (requests_app/mail/tokens.py)."""
    return tokens.new_token()


class FoiRequest(models.Model):
    """One campaign's question to one force.

    `status` is where it stands (requests_app/statuses.py); what came of it is a QuestionOutcome per question; lateness
    is computed, never stored. `due_on` and `latest_on` are what the clock says of its events, stored so that the board
    can sort by them, and made anew whenever an event or a holiday changes.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="requests")
    force = models.ForeignKey(Force, models.PROTECT, related_name="requests")
    status = models.CharField(max_length=40, default="drafted", db_index=True)
    token = models.CharField(max_length=20, unique=True, default=new_token)
    reference = models.CharField("the force's reference", max_length=80, blank=True)
    campaign_version = models.PositiveIntegerField(null=True, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    sent_on = models.DateField(null=True, blank=True)
    received_on = models.DateField("received by the force on", null=True, blank=True)
    responded_on = models.DateField("answered on", null=True, blank=True)
    due_on = models.DateField(null=True, blank=True, db_index=True)
    latest_on = models.DateField("latest, with any extension", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "request"
        verbose_name_plural = "requests"
        ordering = ["force__name"]
        indexes = [
            # A letter's request is looked for by the force's reference, however it is written.
            models.Index(Upper("reference"), name="requests_by_reference"),
            # The desk's search: any part of it.
            GinIndex(fields=["reference"], opclasses=["gin_trgm_ops"], name="requests_by_parts"),
        ]
        constraints = [models.UniqueConstraint(fields=["campaign", "force"], name="one_request_a_force")]

    def __str__(self) -> str:
        return f"{self.force}: {self.campaign}"


class ClockEvent(models.Model):
    """A fact the statutory clock runs on: what happened and the day it happened. Withdrawn, never deleted."""

    request = models.ForeignKey(FoiRequest, models.PROTECT, related_name="clock_events")
    kind = models.CharField(max_length=40)
    on = models.DateField()
    exemption = models.CharField(max_length=40, blank=True, help_text="The section an extension notice relies on")
    note = models.CharField(max_length=300, blank=True)
    message = models.ForeignKey("requests_app.Message", models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"

    @property
    def words(self) -> str:
        """What happened, as people say it."""
        from requests_app.deadlines import WORDS, Kind

        return WORDS[Kind(self.kind)]


class QuestionOutcome(models.Model):
    """What came of one question: a later row for the same question replaces an earlier one. One that was taken back
    counts no more."""

    request = models.ForeignKey(FoiRequest, models.PROTECT, related_name="outcomes")
    question = models.CharField(max_length=20)
    outcome = models.CharField(max_length=40)
    exemptions = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    quote = models.TextField(blank=True)
    message = models.ForeignKey("requests_app.Message", models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was taken back; it stays in the history"
    )

    class Meta:
        verbose_name = "what came of a question"
        verbose_name_plural = "what came of each question"
        ordering = ["question", "at", "pk"]

    def __str__(self) -> str:
        return f"Question {self.question}: {self.outcome}"
