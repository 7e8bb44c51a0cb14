"""The police forces that are asked."""

from django.contrib.postgres.fields import ArrayField
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
    population = models.PositiveIntegerField("population, mid-2018", null=True, blank=True)
    population_under_18 = models.PositiveIntegerField("population aged 0 to 17, mid-2019", null=True, blank=True)
    territorial = models.BooleanField("one of the 43 territorial forces", default=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
