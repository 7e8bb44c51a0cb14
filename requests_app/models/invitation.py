"""Who is invited, and which account of the organisation's own sign-in is whose here."""

from django.conf import settings
from django.db import models


class Invitation(models.Model):
    """One person is asked in, in one role, by a link that works once. Only a hash of the link's secret is kept."""

    email = models.EmailField()
    role = models.CharField(max_length=40, help_text="A role of requests_app/roles.py")
    mark = models.CharField(max_length=64, unique=True, help_text="sha256 of the secret in the link")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()
    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.email}, {self.role}"


class OrganisationAccount(models.Model):
    """An account of the organisation's OpenID Connect server, known by its subject: an address may change hands."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="organisation_account")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="one_person_per_subject")]

    def __str__(self) -> str:
        return self.subject
