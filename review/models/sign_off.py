"""A supervisor's word that a return may be counted."""

from django.conf import settings
from django.db import models

from ingestion.models import Extraction
from requests_app.models import FoiRequest


class SignOff(models.Model):
    """A return signed off by somebody other than its uploader, for exactly the readings named.

    A new document, re-read or correction makes it stale: then the return counts no more until it is signed again.
    `state_mark` is the mark of the return's readings and corrections as signed.
    """

    request = models.ForeignKey(FoiRequest, models.PROTECT, related_name="sign_offs")
    extractions = models.ManyToManyField(Extraction, related_name="sign_offs")
    state_mark = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        verbose_name = "sign-off"
        verbose_name_plural = "sign-offs"
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.request} signed off by {self.by}"
