"""A draft question tried on last round's answers."""

from django.conf import settings
from django.db import models

from requests_app.models import Campaign


class DryRun(models.Model):
    """One replay of a campaign's draft against the returns of its previous round. The row is the job: `done` of `of`
    documents, then `result` (review/replay.py)."""

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        RUNNING = "running", "running"
        DONE = "done", "done"

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="dry_runs")
    document = models.JSONField("the draft specification")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    result = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"Dry run of {self.campaign}"
