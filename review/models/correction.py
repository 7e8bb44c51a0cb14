"""A person's figure beside the machine's."""

from django.conf import settings
from django.db import models

from requests_app.models import FoiRequest


class Correction(models.Model):
    """A figure set by a person, with the reason. The machine's figure stays; the newest live correction counts.

    `key` is the record's (question, period, breakdown); `place` says where the person read it. A correction made to
    answer a finding names its fingerprint in `settles`; whether it does is worked out from the figures. `left_out`
    takes the figure out: the force gave none that can be counted.
    """

    request = models.ForeignKey(FoiRequest, models.PROTECT, related_name="corrections")
    key = models.TextField(db_index=True)
    question = models.CharField(max_length=20)
    period_label = models.CharField(max_length=120)
    breakdown = models.JSONField(default=dict, blank=True)
    low = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    high = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    left_out = models.BooleanField(default=False)
    reason = models.TextField()
    settles = models.CharField(max_length=64, blank=True)
    place = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.key}: {self.reason}"
