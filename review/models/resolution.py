"""How a finding was settled."""

from django.conf import settings
from django.db import models

from requests_app.models import FoiRequest


class Resolution(models.Model):
    """A warning accepted with a reason. A finding that blocks is never accepted: it is corrected or replaced.

    `fingerprint` is the finding's, so that a re-read does not ask again.
    """

    request = models.ForeignKey(FoiRequest, models.PROTECT, related_name="resolutions")
    fingerprint = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=10)
    message = models.TextField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "warning accepted"
        verbose_name_plural = "warnings accepted"
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.kind} accepted: {self.reason}"
