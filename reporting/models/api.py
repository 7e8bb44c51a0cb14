"""Who may ask the API, and how often they have."""

from django.conf import settings
from django.db import models


class ApiToken(models.Model):
    """A token that somebody outside was given. The token itself is kept nowhere: `mark` is its sha256."""

    name = models.CharField(max_length=120, help_text="Whose it is, and what for")
    mark = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    used_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.name


class ApiCalls(models.Model):
    """How often one caller asked in one minute. Rows are deleted within the hour."""

    caller = models.CharField(max_length=80)
    minute = models.DateTimeField(db_index=True)
    calls = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["caller", "minute"], name="one_count_a_caller_and_minute")]

    def __str__(self) -> str:
        return f"{self.calls} at {self.minute:%H:%M}"
