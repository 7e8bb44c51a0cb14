"""What was noticed about one document."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models

from ingestion.models.extraction import Extraction


class DocumentFinding(models.Model):
    """A finding with its place. `fingerprint` names the same finding across re-reads, so what a person settled stays
    settled."""

    extraction = models.ForeignKey(Extraction, models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=10, db_index=True)
    level = models.CharField(max_length=10)
    message = models.TextField()
    hint = models.TextField(blank=True)
    table = models.CharField(max_length=20, blank=True)
    sheet = models.CharField(max_length=120, blank=True)
    cell = models.CharField(max_length=20, blank=True)
    page = models.PositiveIntegerField(null=True)
    box = models.JSONField(null=True)
    fingerprint = models.CharField(max_length=64, db_index=True)

    class Meta:
        verbose_name = "finding about one document"
        verbose_name_plural = "findings about one document"
        ordering = ["pk"]
        indexes = [
            # Search: findings by their words.
            GinIndex(SearchVector("message", config="english"), name="findings_by_words"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.message}"
