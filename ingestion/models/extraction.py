"""One reading of one document."""

from django.db import models

from ingestion.models.document import Document


class Extraction(models.Model):
    """What the reader made of a document at one time. A re-read is a new extraction: evidence is never overwritten.

    `reading` is the document of `read_file --json` without its records, findings and members, which have rows of their
    own; `grids` is what the page beside the records shows (bounded). `layout` is the document's layout with that of the
    files inside it, remembered for the force when its return is signed off; empty for a file inside another.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="extractions")
    number = models.PositiveIntegerField()
    current = models.BooleanField(default=True)
    reading = models.JSONField()
    grids = models.JSONField(default=list)
    layout = models.JSONField(default=dict, blank=True)
    reader_version = models.CharField(max_length=40)
    made_at = models.DateTimeField(auto_now_add=True)
    seconds = models.FloatField(default=0)

    class Meta:
        ordering = ["document", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="one_extraction_a_number"),
            models.UniqueConstraint(
                fields=["document"], condition=models.Q(current=True), name="one_current_extraction"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}, reading {self.number}"
