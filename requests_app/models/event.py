"""The history: one row for everything that anybody, or the program, did."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models

from requests_app.models.campaign import Campaign
from requests_app.models.foi_request import FoiRequest


class Event(models.Model):
    """Who, when, what, in a sentence. `link` is the page of the thing it was done to. Never changed or deleted."""

    kind = models.CharField(max_length=60, db_index=True)
    sentence = models.TextField()
    campaign = models.ForeignKey(Campaign, models.PROTECT, null=True, blank=True, related_name="events")
    request = models.ForeignKey(FoiRequest, models.PROTECT, null=True, blank=True, related_name="events")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    link = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            # What happened last to a campaign. By the days alone two million events of others were looked through for
            # one to which nothing happened lately: 436 ms, and 3 with this.
            models.Index(fields=["campaign", "-at", "-id"], name="events_of_a_campaign"),
            # The desk's search: what happened, by its words.
            GinIndex(SearchVector("sentence", config="english"), name="events_by_words"),
        ]

    def __str__(self) -> str:
        return self.sentence
