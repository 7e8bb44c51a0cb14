"""Letters that campaigns share."""

from django.conf import settings
from django.db import models


class SharedLetter(models.Model):
    """A letter kept under a name, for any campaign to begin with. A campaign has its own copy: changing this changes no
    campaign's letter."""

    name = models.CharField(max_length=80, unique=True)
    subject = models.CharField(max_length=200)
    template = models.TextField()
    welsh_template = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
