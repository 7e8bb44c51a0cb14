"""A sample of figures read a second time by somebody who was not shown the first reading."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models

from requests_app.models import Campaign, FoiRequest


class SamplePlan(models.Model):
    """Which share of a campaign's signed figures is read a second time, in per cent. Which figures those are follows
    from their names alone: nobody chooses them, and a larger share holds the smaller."""

    campaign = models.OneToOneField(Campaign, models.CASCADE, related_name="sample_plan")
    percent = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(100)])

    class Meta:
        verbose_name = "share read a second time"
        verbose_name_plural = "shares read a second time"

    def __str__(self) -> str:
        return f"{self.campaign}: {self.percent} per cent"


class SecondReading(models.Model):
    """What a second person read, with what was counted at that time. `low` and `high` are both null where they found
    nothing that can be said. Kept for ever: a figure that is corrected later did differ."""

    request = models.ForeignKey(FoiRequest, models.PROTECT, related_name="second_readings")
    key = models.TextField()
    low = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    high = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    counted_low = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    counted_high = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    agrees = models.BooleanField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "second reading"
        verbose_name_plural = "second readings"
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["request", "key"], name="one_second_reading_a_figure")]

    def __str__(self) -> str:
        return f"{self.key} read again by {self.by}"

    @property
    def about(self) -> str:
        """What the figure is of, in words."""
        question, period, *rest = self.key.split("|")
        return ", ".join([f"question {question}", period, *(one.partition("=")[2] for one in rest)])

    @property
    def counted(self) -> dict[str, object]:
        """What was counted when it was read again, as a page shows a figure."""
        return {"low": self.counted_low, "high": self.counted_high}
