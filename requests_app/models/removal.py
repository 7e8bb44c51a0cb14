"""Bytes that are to go."""

from django.db import models


class Removal(models.Model):
    """A file whose deletion was decided and that may still lie there: written with the decision, gone with the file.
    So a program that is killed between the two deletes it when it is back. The notes of deletions
    (requests_app/deletion_ledger.py) wait here in the same way."""

    class Folder(models.TextChoices):
        DOCUMENTS = "documents", "documents"
        MAIL = "mail", "mail"
        LEDGER = "ledger", "deletions that are still to be written down"
        AGAIN = "again", "deletions that are still to be made again after a restore"

    folder = models.CharField(max_length=10, choices=Folder)
    name = models.CharField(
        max_length=300, help_text="A document's sha256, a mail's path in the mail folder, or a note"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["folder", "name"], name="one_removal_a_file")]

    def __str__(self) -> str:
        return f"{self.folder}: {self.name}"
