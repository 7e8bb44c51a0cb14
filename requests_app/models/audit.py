"""The audit: who came in, who looked at what is kept apart, who changed, released, exported, signed and deleted."""

from django.db import models


class AuditEntry(models.Model):
    """One action. Only ever added to: a trigger of the database refuses to change or delete a row (audit_sql.py).

    `about` is the address of the thing, never anything out of a document. The person is kept by number and name, not by
    reference: the entry outlives the account. `source` is the network address that a sign-in came from.
    """

    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=60, db_index=True)
    by_id = models.IntegerField(null=True)
    by_name = models.CharField(max_length=150, blank=True, db_index=True)
    about = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%-d %B %Y, %H:%M:%S}: {self.by_name or 'nobody'}, {self.kind}"


class AuditSeal(models.Model):
    """The chain over the entries, made by the database as each is committed: `mark` is the sha256 of the mark before
    and the entry."""

    entry = models.OneToOneField(AuditEntry, models.PROTECT, related_name="seal")
    before = models.CharField(max_length=64)
    mark = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.mark
