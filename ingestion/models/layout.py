"""What a force's returns taught us."""

from django.conf import settings
from django.db import models

from ingestion.models.document import Document
from requests_app.models import Campaign, FoiRequest, Force


class LayoutProfile(models.Model):
    """A force's layout for one shape of questions, as last signed off: next year's return to the same questions is
    mapped at once, and what differs from it is told. Other questions have other layouts."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="layout_profiles")
    shape = models.CharField(max_length=64, default="", help_text="The mark of the questions asked")
    profile = models.JSONField()
    learnt_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "force's layout"
        verbose_name_plural = "forces' layouts"
        constraints = [
            models.UniqueConstraint(fields=["force", "shape"], name="one_layout_a_force_and_shape_of_questions")
        ]

    def __str__(self) -> str:
        return f"Layout of {self.force}"


class VocabularyDecision(models.Model):
    """A person's word that a label means a category: in every return, in one campaign's, in a force's, or in one
    return only (then `force` is its force). Withdrawn, never deleted; returns are read again without it."""

    force = models.ForeignKey(Force, models.PROTECT, null=True, blank=True, related_name="vocabulary_decisions")
    campaign = models.ForeignKey(Campaign, models.PROTECT, null=True, blank=True, related_name="vocabulary_decisions")
    request = models.ForeignKey(FoiRequest, models.PROTECT, null=True, blank=True, related_name="vocabulary_decisions")
    dimension = models.CharField(max_length=60)
    label = models.CharField(max_length=300)
    category = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who confirmed it, where it was proposed by somebody who may not teach",
    )
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "label taught"
        verbose_name_plural = "labels taught"
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.label} is {self.category}"


class LabelProposal(models.Model):
    """What somebody who may not teach says that a label of a document means. It counts for nothing until a supervisor
    confirms it: then `decision` is the proposer's word. A refusal keeps its reason."""

    class Reach(models.TextChoices):
        RETURN = "return", "this return only"
        FORCE = "force", "this force"
        CAMPAIGN = "campaign", "all returns of this campaign"

    document = models.ForeignKey(Document, models.PROTECT, related_name="label_proposals")
    dimension = models.CharField(max_length=60)
    label = models.CharField(max_length=300)
    category = models.CharField(max_length=200)
    reach = models.CharField(max_length=10, choices=Reach, default=Reach.FORCE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    refused_for = models.TextField(blank=True)
    decision = models.OneToOneField(VocabularyDecision, models.PROTECT, null=True, blank=True, related_name="proposal")

    class Meta:
        verbose_name = "label proposed"
        verbose_name_plural = "labels proposed"
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "dimension", "label"],
                condition=models.Q(answered_at=None),
                name="one_open_proposal_a_label",
            )
        ]

    def __str__(self) -> str:
        return f"{self.label} is {self.category}?"


class TableOutline(models.Model):
    """A table of a force's return that a person outlined, with what its rows and columns are (values/outline.py). It is
    a part of the force's layout for that shape of questions. Withdrawn, never deleted; what was read by it is read
    again without it."""

    force = models.ForeignKey(Force, models.PROTECT, related_name="table_outlines")
    shape = models.CharField(max_length=64, help_text="The mark of the questions asked")
    document = models.ForeignKey(Document, models.PROTECT, related_name="table_outlines")
    outline = models.JSONField()
    words = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "table outlined"
        verbose_name_plural = "tables outlined"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.words
