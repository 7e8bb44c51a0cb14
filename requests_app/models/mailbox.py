"""How far the reply mailbox has been read."""

from django.db import models


class Mailbox(models.Model):
    """The last mail taken from a folder of an IMAP server, by its UID. Nothing in the mailbox itself is marked, so a
    colleague who reads a mail there first hides nothing. A new `uidvalidity` means that the numbers began again."""

    address = models.CharField(max_length=400, unique=True, help_text="user@host/folder")
    uidvalidity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    polled_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True, help_text="Why the last poll did not come through")

    class Meta:
        verbose_name = "mailbox"
        verbose_name_plural = "mailboxes"

    def __str__(self) -> str:
        return self.address
