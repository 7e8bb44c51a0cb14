"""The sentences of published editions, as they are looked for."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models

from reporting.models.publication import Publication


class ToldSentence(models.Model):
    """A sentence of an edition by its place in it, in the press's voice. The edition itself is the truth."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="told")
    number = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "number"], name="one_told_sentence_a_number")]
        indexes = [
            # Search: an edition holds hundreds of sentences inside of one large document.
            GinIndex(SearchVector("text", config="english"), name="sentences_by_words"),
        ]

    def __str__(self) -> str:
        return self.text[:80]
