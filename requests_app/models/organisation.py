"""Who asks: the charity that letters are signed for, and the person who signs those that nobody in particular sends."""

from django.db import models


class Organisation(models.Model):
    """One row at most. Said by a person at the first run; until then letters carry the name of the sending address."""

    name = models.CharField(max_length=200)
    signatory = models.CharField("who signs", max_length=200)
    postal_address = models.TextField(blank=True)
    only = models.BooleanField(default=True, unique=True, editable=False)

    def __str__(self) -> str:
        return self.name
