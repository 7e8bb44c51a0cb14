"""What was made of all a campaign's rows, kept while none of them changed."""

from django.db import models

from requests_app.models.campaign import Campaign


class KeptStamp(models.Model):
    """A result and no truth: it holds only while `mark` is that of the campaign's changes, of the
    program and of the day (requests_app/kept_stamps.py). `said`: a stamp, or how its returns stand."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="+")
    what = models.CharField(max_length=20)
    mark = models.TextField()
    said = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "what"], name="one_stamp_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.what} of {self.campaign_id}"
