"""`manage.py restore FILE`: a backup brought back into an empty place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from foitracker.backup.restoring import Refused, restore
from foitracker.backup.sealed import WrongKey


class Command(BaseCommand):
    help = "Restores a backup into an empty database and empty folders, and compares every part with its hash."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        try:
            told = restore(Path(file), key=settings.BACKUP_KEY)
        except (Refused, WrongKey, OSError) as refusal:
            raise CommandError(f"Nothing was restored. {refusal}") from refusal
        rows = sum(table["rows"] for table in told["tables"].values())
        self.stdout.write(
            f"Restored as of {told['made_at']}: {rows} rows, {len(told['files'])} files, all as their hashes say; "
            "the audit's chain holds. Everybody signs in anew."
        )
