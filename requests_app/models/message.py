"""Letters out and letters in."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models.functions import Left

from requests_app.models.foi_request import FoiRequest


class Message(models.Model):
    """One letter, mail or call. Without a request it waits in the tray. The mail as it came is kept whole under
    `raw_path` (in the mail folder); a message is taken once only, by Message-ID and by content."""

    class Direction(models.TextChoices):
        OUT = "out", "to the force"
        IN = "in", "from the force"

    class Channel(models.TextChoices):
        EMAIL = "email", "e-mail"
        PORTAL = "portal", "the force's portal"
        POST = "post", "post"
        TELEPHONE = "telephone", "telephone"

    class State(models.TextChoices):
        DRAFT = "draft", "draft"
        QUEUED = "queued", "waiting to be sent"
        SENDING = "sending", "being sent"
        SENT = "sent", "sent"
        FAILED = "failed", "could not be sent"
        ARRIVED = "arrived", "kept, waiting to be read"
        RECEIVED = "received", "received"
        UNREADABLE = "unreadable", "could not be read: open it as it came"
        SET_ASIDE = "set_aside", "set aside: not about a request"
        DISCARDED = "discarded", "discarded"

    request = models.ForeignKey(FoiRequest, models.PROTECT, null=True, blank=True, related_name="messages")
    also_for = models.ManyToManyField(FoiRequest, blank=True, related_name="shared_messages")
    direction = models.CharField(max_length=3, choices=Direction)
    channel = models.CharField(max_length=12, choices=Channel, default=Channel.EMAIL)
    kind = models.CharField(max_length=40, blank=True, help_text="request, chaser, acknowledgement, response …")
    state = models.CharField(max_length=12, choices=State, db_index=True)
    subject = models.CharField(max_length=500, blank=True)
    body = models.TextField(blank=True)
    sender = models.CharField(max_length=320, blank=True)
    recipient = models.CharField(max_length=320, blank=True)
    on = models.DateField("dated", null=True, blank=True)
    answers = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answered_by",
        help_text="The letter of ours that this one replies to, where its mail says so",
    )
    message_id = models.CharField(max_length=500, unique=True, null=True, blank=True)
    content_sha256 = models.CharField(max_length=64, unique=True, null=True, blank=True)
    raw_path = models.CharField(max_length=300, blank=True)
    heads = models.TextField(
        null=True, blank=True, help_text="From, to and subject as the mail writes them; empty where not looked at yet"
    )
    files = models.JSONField(default=list, blank=True, help_text="What came or goes with it: name, bytes, sha256")
    reference = models.CharField("reference it came under", max_length=80, blank=True, help_text="Such as a portal's")
    delivered_on = models.DateField("delivered, by a receipt", null=True, blank=True)
    read_on = models.DateField("opened, by a receipt", null=True, blank=True)
    chase = models.CharField(max_length=80, blank=True, help_text="Which chase this draft answers: made once a request")
    trouble = models.TextField(blank=True, help_text="What was wrong with the mail, or why it could not be sent")
    deleted_at = models.DateTimeField(null=True, blank=True, help_text="The mail as it came was deleted on purpose")
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    suggestions = models.JSONField(default=list, blank=True)
    matches = models.JSONField(default=list, blank=True)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who said whose letter it is, where a person did",
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            # The admin's list of letters: without it every letter is sorted for a hundred.
            models.Index(fields=["at", "id"], name="letters_by_arrival"),
            # Search: a letter by its words, as far as the database takes a text apart.
            GinIndex(SearchVector("subject", Left("body", 100_000), config="english"), name="letters_by_words"),
            GinIndex(SearchVector("heads", config="english"), name="letters_by_heads"),
            # The desk's search: any part of the subject, an address or the mail's name.
            GinIndex(
                fields=["subject", "sender", "recipient", "message_id"],
                opclasses=["gin_trgm_ops"] * 4,
                name="letters_by_parts",
            ),
            # Today counts the letters to confirm: a handful among all that ever came.
            models.Index(
                fields=["id"],
                condition=models.Q(direction="in", state="received", suggestions__contains=[{"state": "open"}]),
                name="letters_to_confirm",
            ),
        ]
        constraints = [
            # Sending is idempotent: one request letter a request, however often the job runs.
            models.UniqueConstraint(
                fields=["request"],
                condition=models.Q(direction="out", kind="request"),
                name="one_request_letter_a_request",
            ),
            models.UniqueConstraint(
                fields=["request", "chase"], condition=~models.Q(chase=""), name="one_draft_a_chase"
            ),
        ]

    def __str__(self) -> str:
        return self.subject or f"{self.get_channel_display()} of {self.on or self.at.date()}"
