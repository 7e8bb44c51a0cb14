"""A campaign: the same question put to many forces."""

from django.conf import settings
from django.db import models

from requests_app.specification import Specification, specification_of_stored


class Campaign(models.Model):
    """One round of asking. `document` is the specification as JSON; once letters are sent each change to it is a
    CampaignVersion, and requests remember the version they were sent with."""

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    document = models.JSONField("specification")
    version = models.PositiveIntegerField(default=1)
    letter_subject = models.CharField(max_length=200, blank=True)
    letter_template = models.TextField(blank=True)
    welsh_template = models.TextField("letter in Welsh", blank=True, help_text="Empty: the house's own")
    demonstration = models.BooleanField(default=False, help_text="Figures are illustrative, and every page says so")
    previous_round = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="next_rounds")
    keep_until = models.DateField(
        "documents and letters kept until", null=True, blank=True, help_text="Then a person is asked to delete them"
    )
    emptied_at = models.DateTimeField(null=True, blank=True, help_text="Its documents and letters were deleted")
    emptying_confirmed_at = models.DateTimeField(null=True, blank=True)
    emptying_confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="campaigns")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.title

    @property
    def specification(self) -> Specification:
        """Raises UnusableSpecification when the stored document cannot be asked with."""
        return specification_of_stored(self.document)


class CampaignVersion(models.Model):
    """The specification and letter as they stood when a version was closed: never changed."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.JSONField("specification")
    letter_subject = models.CharField(max_length=200, blank=True)
    letter_template = models.TextField(blank=True)
    welsh_template = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["campaign", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"{self.campaign}, version {self.number}"
