"""One-off bank holidays that no package knows yet."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

NATIONS = ["England", "Wales", "Scotland", "Northern Ireland"]


class ProclaimedHoliday(models.Model):
    """A bank holiday by proclamation, entered by hand. Section 10(6) counts it if any part of the UK keeps it."""

    date = models.DateField(unique=True)
    title = models.CharField(max_length=120)
    nations = ArrayField(models.CharField(max_length=20, choices=[(n, n) for n in NATIONS]), default=list)
    source = models.CharField(max_length=300, blank=True, help_text="Where it was proclaimed")

    class Meta:
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.title}, {self.date:%-d %B %Y}"
