"""What Today counts of a return, kept while nothing that it rests on has changed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from requests_app.models import FoiRequest


class KeptStanding(models.Model):
    """A result and no truth, as KeptJudgement: a few columns of it, which the database counts by itself.

    It holds only while `stamp` is what the database makes of the rows it rests on (review/stamps.py). `ready`: usable
    and not signed as it stands; `apart` and `unreadable`: a counted document is.
    """

    request = models.OneToOneField(FoiRequest, models.CASCADE, primary_key=True, related_name="kept_standing")
    stamp = models.CharField(max_length=32)
    state = models.CharField(max_length=10)
    ready = models.BooleanField()
    apart = models.BooleanField()
    unreadable = models.BooleanField()
    uploaders = ArrayField(models.BigIntegerField(), default=list)

    def __str__(self) -> str:
        return f"Standing of {self.request_id}"
