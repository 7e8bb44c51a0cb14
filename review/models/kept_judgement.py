"""What came of judging a return, kept while nothing that it rests on has changed."""

from django.db import models

from requests_app.models import FoiRequest


class KeptJudgement(models.Model):
    """A result and no truth: it is shown only while `mark` is the mark of what the judgement rests on, and is made anew
    when it is missing (review/kept_judgements.py). Nothing is lost when all of these are deleted."""

    request = models.OneToOneField(FoiRequest, models.CASCADE, related_name="kept_judgement")
    mark = models.CharField(max_length=64)
    judged = models.JSONField()
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"Judgement of {self.request_id}"
