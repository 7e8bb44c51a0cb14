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
        parser.add_argument(
            "--deletions", action="append", default=[], metavar="FOLDER",
            help="Deletions written down by the place that is gone; those beside FILE are found without",
        )  # fmt: skip

    def handle(self, *args: Any, file: str, deletions: list[str], **options: Any) -> None:
        call_command("migrate", verbosity=0)
        try:
            told, again = restore(Path(file), key=settings.BACKUP_KEY, ledgers=map(Path, deletions))
        except (Refused, WrongKey, OSError) as refusal:
            raise CommandError(f"Nothing was restored. {refusal}") from refusal
        rows = sum(table["rows"] for table in told["tables"].values())
        self.stdout.write(
            f"Restored as of {told['made_at']}: {rows} rows, {len(told['files'])} files, all as their hashes say; "
            f"the audit's chain holds. {again} deletions made since were made again. Everybody signs in anew; what was "
            "ended since (accounts, invitations, tokens) is as it was then: docs/deploy.md says what to look at."
        )
