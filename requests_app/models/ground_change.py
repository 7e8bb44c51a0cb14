"""That something changed which a campaign's results rest on."""

from django.db import models


class GroundChange(models.Model):
    """One change, written by the database itself (review/changes_sql.py) with a weight drawn at random.

    The sum of a campaign's weights is the same only while nothing changed, whoever else writes at the same time and
    whatever is rolled back; and a sum may take the place of its parts. Rows are only ever added: nobody waits for
    anybody.
    """

    EVERY = 0
    """In the place of a campaign: all of them (a force, which many campaigns ask)."""

    campaign_id = models.BigIntegerField(
        help_text="No foreign key: that of a campaign that is being deleted is no fault"
    )
    weight = models.DecimalField(max_digits=60, decimal_places=0)

    class Meta:
        # The sum of a campaign's weights is read from the index alone.
        indexes = [models.Index(fields=["campaign_id"], include=["weight"], name="changes_of_a_campaign")]

    def __str__(self) -> str:
        return f"A change of {self.campaign_id}"
