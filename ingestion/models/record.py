"""The normalised offence records."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models

from ingestion.models.extraction import Extraction


class OffenceRecord(models.Model):
    """One figure: what it counts, for which period and categories, its bounds, and the cell it was read from.

    `low` and `high` are inclusive; both null where nothing can be said. `total` marks a printed total or subtotal.
    `key` is (question, period, breakdown) in one canonical text, by which corrections and comparisons find it.
    """

    extraction = models.ForeignKey(Extraction, models.CASCADE, related_name="records")
    table = models.CharField(max_length=20)
    question = models.CharField(max_length=20, blank=True)
    measure = models.CharField(max_length=500, blank=True)
    period_label = models.CharField(max_length=120, blank=True)
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    period_as_written = models.CharField(max_length=200, blank=True)
    breakdown = models.JSONField(default=dict)
    as_written = models.CharField(max_length=500, blank=True)
    kind = models.CharField(max_length=20)
    low = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    high = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    total = models.BooleanField(default=False)
    answers_asked_period = models.BooleanField(default=False, help_text="Its period is one the campaign asked about")
    doubt = models.CharField(max_length=300, blank=True)
    sheet = models.CharField(max_length=120, blank=True)
    cell = models.CharField(max_length=20, blank=True)
    page = models.PositiveIntegerField(null=True)
    box = models.JSONField(null=True)
    rows = models.JSONField(null=True)
    key = models.TextField(db_index=True)

    class Meta:
        verbose_name = "figure read"
        verbose_name_plural = "figures read"
        ordering = ["pk"]
        indexes = [
            # Search: a figure as it was written, by its measure, period and categories, among millions.
            GinIndex(
                SearchVector("as_written", "measure", "period_as_written", "breakdown", config="english"),
                name="figures_by_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_written} at {self.place}"

    @property
    def place(self) -> str:
        """The place in words: Sheet1!C7, or page 2."""
        return place_in_words(self.sheet, self.cell, self.page)


def place_in_words(sheet: str, cell: str, page: int | None) -> str:
    """Where a record was read from, of the columns that say it."""
    if cell:
        return f"{sheet}!{cell}" if sheet else cell
    if page:
        return f"page {page}"
    return f"sheet {sheet}" if sheet else "the document"
