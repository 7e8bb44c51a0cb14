"""Who is judging a return just now."""

from django.conf import settings
from django.db import models

from requests_app.models import FoiRequest


class Claim(models.Model):
    """A return handed to somebody by "next to judge": nobody else is handed it while the claim is fresh. It hinders
    nobody who opens the return by themselves."""

    request = models.OneToOneField(FoiRequest, models.CASCADE, related_name="claim")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.request}: {self.by}"
