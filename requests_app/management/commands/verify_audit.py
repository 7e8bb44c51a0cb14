"""`manage.py verify_audit`: works the audit's chain out again and says whether it holds."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from requests_app.audit import verify


class Command(BaseCommand):
    help = "Verifies that no entry of the audit was changed, moved or taken away."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--known", default="", help="a mark written down earlier, which must still be in the chain")

    def handle(self, *args: Any, known: str, **options: Any) -> None:
        verdict = verify(known=known)
        if verdict.faults:
            raise CommandError("\n".join(verdict.faults))
        self.stdout.write(f"The audit holds: {verdict.entries} entries. Its last mark, to be written down elsewhere:")
        self.stdout.write(verdict.last)
