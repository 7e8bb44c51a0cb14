"""That a worker is there to read."""

from django.db import models


class Heartbeat(models.Model):
    """A worker's last sign of life, by its name. A worker that is reading beats on; one that is gone does not."""

    name = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField()
    processes = models.PositiveSmallIntegerField(
        default=1, db_default=1, help_text="How many documents it reads at once"
    )

    def __str__(self) -> str:
        return f"{self.name}, {self.at:%-d %B %Y, %H:%M:%S}"
