"""The words of a document, as they are looked for."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models

from ingestion.models.extraction import Extraction


class DocumentText(models.Model):
    """The text of one reading, a line for each row of its tables and each line of its text, as far as it is looked
    through. Made from the reading, and made anew where it is missing."""

    extraction = models.OneToOneField(Extraction, models.CASCADE, related_name="text")
    text = models.TextField()

    class Meta:
        indexes = [
            # Search: without it the words of every document would be taken apart for every look.
            GinIndex(SearchVector("text", config="english"), name="documents_by_words"),
        ]

    def __str__(self) -> str:
        return self.text[:80]
