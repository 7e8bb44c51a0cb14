"""A document that is kept and not counted."""

from django.conf import settings
from django.db import models

from ingestion.models import Document


class SetAside(models.Model):
    """A supervisor's word that a document is not part of the return: a covering letter, the same file twice, the wrong
    years. The document stays; lifting the word counts it again."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="set_asides")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "document set aside"
        verbose_name_plural = "documents set aside"
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.document} set aside: {self.reason}"
