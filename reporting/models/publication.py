"""What was told, frozen."""

from django.conf import settings
from django.db import models

from requests_app.models import Campaign


class Publication(models.Model):
    """A campaign's totals, sentences and sources as they stood on a day. Never changed: a later one replaces it.

    `content` is the frozen document that every page and export of the publication is made from; `sha256` is its mark.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["campaign", "number"], name="one_publication_a_number")]

    def __str__(self) -> str:
        return f"{self.title} (no. {self.number})"
