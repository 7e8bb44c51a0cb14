"""What may hold personal data, and is kept apart."""

from django.conf import settings
from django.db import models


class Quarantine(models.Model):
    """A content, by its sha256, that is shown to supervisors only: wherever it came from, under whatever name.

    `names` are all the names it came under, since a name can hold personal data too. It ends only by a person's word
    with a reason; the same reason found again by a later reading does not bring it back, another one does.
    """

    sha256 = models.CharField(max_length=64, db_index=True)
    reason = models.TextField()
    names = models.JSONField(default=list)
    at = models.DateTimeField(auto_now_add=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    released_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"], condition=models.Q(released_at=None), name="one_live_quarantine_a_content"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]}: {self.reason}"
