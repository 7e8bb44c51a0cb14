"""A supervisor's word that a redacted document may go out with an edition's evidence."""

from django.conf import settings
from django.db import models

from reporting.models.publication import Publication


class AllowedDocument(models.Model):
    """One document of one edition, as it was looked at: `sha256` is the mark of the redacted files themselves. Anything
    else that would be written of it later is not allowed. Ended by `taken_back_at`.
    """

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="allowed_documents")
    document = models.CharField(max_length=20, help_text="The document's id in the edition")
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["publication", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "document"],
                condition=models.Q(taken_back_at=None),
                name="one_word_for_a_document",
            )
        ]

    def __str__(self) -> str:
        return f"Document {self.document} of {self.publication}"
