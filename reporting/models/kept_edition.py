"""Editions that were worked out, kept while nothing that they rest on has changed."""

from django.db import models

from reporting.models.publication import Publication
from requests_app.models import Campaign


class KeptEdition(models.Model):
    """A campaign's edition as it stood, or a publication's, in parts. A result and no truth: it is shown only while
    `mark` is the mark of what it rests on, and made anew where it is missing (reporting/kept_results.py)."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="+")
    publication = models.ForeignKey(Publication, models.CASCADE, null=True, related_name="+")
    provisional = models.BooleanField(default=False)
    public = models.BooleanField(default=True)
    mark = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"Edition of {self.campaign_id}"


class KeptPart(models.Model):
    """One part of it, compressed (reporting/publishing/parts.py)."""

    edition = models.ForeignKey(KeptEdition, models.CASCADE, related_name="parts")
    name = models.CharField(max_length=40)
    body = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "name"], name="one_part_a_name")]

    def __str__(self) -> str:
        return self.name
