"""A file a force sent, kept as it came."""

from pathlib import Path

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from requests_app.models import Campaign, FoiRequest, Message

KINDS = {
    "text/csv": "delimited text (.csv)",
    "text/plain": "plain text",
    "text/html": "web page",
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "workbook (.xlsx)",
    "application/vnd.ms-excel.sheet.macroEnabled.12": "workbook with macros (.xlsm)",
    "application/vnd.ms-excel.sheet.binary.macroEnabled.12": "binary workbook (.xlsb)",
    "application/vnd.ms-excel": "old workbook (.xls)",
    "application/vnd.ms-excel.spreadsheetml": "Excel 2003 XML workbook",
    "application/vnd.oasis.opendocument.spreadsheet": "workbook (.ods)",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document (.docx)",
    "application/msword": "old Word document (.doc)",
    "application/rtf": "rich text (.rtf)",
    "application/vnd.oasis.opendocument.text": "OpenDocument text (.odt)",
    "message/rfc822": "e-mail",
    "application/vnd.ms-outlook": "Outlook message",
    "application/zip": "zip archive",
    "image/png": "picture",
    "image/jpeg": "picture",
    "image/tiff": "scan",
}


class Document(models.Model):
    """One file, kept under the sha256 of its content outside the web root, and where its reading stands.

    The row is the truth about the reading, the broker's message only a nudge: a task claims the row, attempts are
    counted, and a sweep takes up rows that nobody is working on. A revised return names its predecessor. A document
    whose force is not told yet has a campaign and no request. A file inside a mail or archive is a document of its own
    with a `parent`; its content is the parent's. Once deleted (`deleted_at`) the row keeps the hash, the figures and
    the reason, and no word of the document (ingestion/deletion.py).
    """

    class State(models.TextChoices):
        WAITING = "waiting", "waiting to be read"
        READING = "reading", "being read"
        READ = "read", "read"
        REFUSED = "refused", "could not be read"

    campaign = models.ForeignKey(Campaign, models.PROTECT, null=True, blank=True, related_name="documents")
    request = models.ForeignKey(FoiRequest, models.PROTECT, null=True, blank=True, related_name="documents")
    message = models.ForeignKey(Message, models.PROTECT, null=True, blank=True, related_name="documents")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="members")
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="revisions")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120, blank=True)
    received_on = models.DateField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.CharField(max_length=200, blank=True, help_text="The worker's name, as in its signs of life")
    claimed_task = models.CharField(
        max_length=60, blank=True, default="", db_default="", help_text="The message that the worker reads it for"
    )
    cost = models.PositiveSmallIntegerField(
        default=1, db_default=1, help_text="Seconds it may take, told from its first bytes"
    )
    progress_done = models.PositiveIntegerField(default=0)
    progress_of = models.PositiveIntegerField(null=True, blank=True)
    progress_unit = models.CharField(max_length=20, blank=True)
    error_code = models.CharField(max_length=20, blank=True)
    error_sentence = models.TextField(blank=True)
    quarantined = models.BooleanField(default=False, help_text="Possible personal data: shown to supervisors only")
    quarantine_reason = models.TextField(blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True, help_text="Its content was deleted on purpose")
    deleted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    deletion_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["uploaded_at", "pk"]
        indexes = [
            # The list of documents, newest first, a page at a time: without it every document is sorted for fifty.
            models.Index(fields=["uploaded_at", "id"], name="documents_by_upload"),
            # The desk's search: any part of a file's name.
            GinIndex(fields=["name"], opclasses=["gin_trgm_ops"], name="documents_by_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        """Where the content lies on a machine that keeps its documents itself."""
        return Path(settings.DOCUMENTS_FOLDER) / self.sha256[:2] / self.sha256

    @property
    def shelved(self) -> str:
        """The name that the content lies under (requests_app/shelf.py)."""
        return f"documents/{self.sha256[:2]}/{self.sha256}"

    @property
    def kind_of_file(self) -> str:
        """The kind told from the content, in words."""
        return KINDS.get(self.media_type, self.media_type) or "not looked at yet"

    @property
    def superseded(self) -> bool:
        return self.revisions.exists()
