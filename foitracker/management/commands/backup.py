"""`manage.py backup [FILE]`: database, documents and mails as of this moment, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from foitracker.backup.making import Unsound, make
from foitracker.backup.schedule import place_of


class Command(BaseCommand):
    help = "Writes a backup, sealed where BACKUP_KEY is set. Without FILE into BACKUP_FOLDER."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?")

    def handle(self, *args: Any, file: str | None, **options: Any) -> None:
        now = timezone.now()
        target = Path(file) if file else place_of(now)
        if target is None:
            raise CommandError("Say where: manage.py backup FILE, or set BACKUP_FOLDER.")
        try:
            told = make(target, key=settings.BACKUP_KEY, now=now)
        except Unsound as trouble:
            raise CommandError(f"No backup was made.\n{trouble}") from trouble
        rows = sum(table["rows"] for table in told["tables"].values())
        sealed = "sealed" if settings.BACKUP_KEY else "not sealed: set BACKUP_KEY to have it encrypted"
        self.stdout.write(f"{target}: {rows} rows, {len(told['files'])} files ({sealed}).")
