"""The police forces that are asked."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Force(models.Model):
    """A public authority that can be asked. The 43 territorial forces of England and Wales are on by default;
    any other body is kept with `territorial` off and never chosen unless somebody does."""

    code = models.CharField(max_length=12, unique=True, help_text="ONS code, such as E23000029")
    name = models.CharField(max_length=120, unique=True)
    short_name = models.CharField(max_length=60)
    slug = models.SlugField(unique=True)
    region = models.CharField(max_length=60)
    country = models.CharField(max_length=20)
    aliases = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    website = models.URLField(blank=True)
    foi_email = models.EmailField("FOI address", blank=True)
    foi_email_verified_on = models.DateField("address verified on", null=True, blank=True)
    kind = models.CharField(max_length=30, default="police force")
    law = models.CharField("answers under", max_length=20, default="FOIA 2000")
    postal_address = models.TextField(blank=True)
    joint_unit = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers_for",
        help_text="The unit that answers for it",
    )
    from_on = models.DateField("set up on", null=True, blank=True)
    until_on = models.DateField("last day", null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    welsh = models.BooleanField("corresponds in Welsh", default=False)
    population = models.PositiveIntegerField("population, mid-2018", null=True, blank=True)
    population_under_18 = models.PositiveIntegerField("population aged 0 to 17, mid-2019", null=True, blank=True)
    territorial = models.BooleanField("one of the 43 territorial forces", default=True)

    class Meta:
        ordering = ["name"]
        indexes = [
            # Search: a name written nearly right, among thousands of bodies.
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="forces_by_name"),
            GinIndex(fields=["short_name"], opclasses=["gin_trgm_ops"], name="forces_by_short_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Where its letters go: its own address, or that of the unit that answers for it."""
        return self.foi_email or (self.joint_unit.foi_email if self.joint_unit else "")

    @property
    def address_checked(self) -> bool:
        whose = self if self.foi_email or self.joint_unit is None else self.joint_unit
        return whose.foi_email_verified_on is not None

    def ended(self, today: date) -> str | None:
        """Why it can't be asked any more, in a sentence; None where it can."""
        if self.until_on is None or today <= self.until_on:
            return None
        from requests_app.deadlines import in_words

        if self.merged_into is None:
            return f"{self} came to an end on {in_words(self.until_on)}."
        return f"{self} has been part of {self.merged_into} since {in_words(self.until_on)}: ask that instead."

    def today_s(self, today: date) -> "Force":
        """The body that has its duties today: itself, or the one it was merged into, however often."""
        found, seen = self, {self.pk}
        while found.ended(today) and found.merged_into is not None and found.merged_into.pk not in seen:
            found = found.merged_into
            seen.add(found.pk)
        return found
