"""What the force was asked about a finding."""

from django.conf import settings
from django.db import models

from requests_app.models import FoiRequest, Message


class Enquiry(models.Model):
    """A letter to the force about one finding: drafted with its own table quoted, read and sent by a person.

    `answer` is the letter that came back to it, where a person said so; a reply that names ours is known without.
    """

    request = models.ForeignKey(FoiRequest, models.PROTECT, related_name="enquiries")
    fingerprint = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(max_length=10)
    finding = models.TextField()
    letter = models.ForeignKey(Message, models.PROTECT, related_name="enquiries")
    answer = models.ForeignKey(Message, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]
        verbose_name = "question to a force"
        verbose_name_plural = "questions to forces"

    def __str__(self) -> str:
        return f"{self.request}: {self.finding}"
