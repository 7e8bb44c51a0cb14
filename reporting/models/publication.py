"""What was told, frozen."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from reporting.models.frozen_content import FrozenContent
from requests_app.models import Campaign


class Publication(models.Model):
    """A campaign's totals, sentences and sources as they stood on a day. Never changed: a later one replaces it.

    `content` is the frozen document that every page and export of the publication is made from; `sha256` is its mark.
    Until `embargo_until` only those who work on figures may see it. `confirmed_by` is the second supervisor, where the
    campaign asks for one.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    content = FrozenContent()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    embargo_until = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["campaign", "number"], name="one_publication_a_number")]

    def __str__(self) -> str:
        return f"{self.title} (no. {self.number})"

    @property
    def embargoed(self) -> bool:
        return self.embargo_until is not None and self.embargo_until > timezone.now()


class PublishingRules(models.Model):
    """What a campaign asks of its editions, beyond what is asked of every one. Without a row: nothing more."""

    campaign = models.OneToOneField(Campaign, models.PROTECT, related_name="publishing_rules")
    second_supervisor = models.BooleanField(default=False, help_text="An edition is confirmed by a second supervisor")

    def __str__(self) -> str:
        return f"Publishing rules of {self.campaign}"


class Proposal(models.Model):
    """An edition that one supervisor wants published and another has not confirmed yet. Its content is what was looked
    at: confirming freezes exactly that, and is refused when the figures have changed since.

    Open while it has neither a `publication` nor a `closed_at`.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="proposals")
    content = FrozenContent()
    sha256 = models.CharField(max_length=64)
    note = models.TextField()
    embargo_until = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    publication = models.OneToOneField(Publication, models.PROTECT, null=True, blank=True, related_name="proposal")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign"],
                condition=models.Q(publication=None, closed_at=None),
                name="one_open_proposal_a_campaign",
            )
        ]

    def __str__(self) -> str:
        return f"Proposal for {self.campaign}"
