"""`manage.py verify_pack PACK`: an evidence pack made again from its cells, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reporting.exports.verifying import NoPack, verify


class Command(BaseCommand):
    help = "Makes every figure of an evidence pack again from its cells and compares it with what the pack says."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("pack", type=Path, help="the pack: its zip, or the folder it was unpacked to")

    def handle(self, *args: Any, pack: Path, **options: Any) -> None:
        try:
            done = verify(pack)
        except NoPack as refusal:
            raise CommandError(str(refusal), returncode=2) from None
        self.stdout.write(done.said.rstrip())
        self.stdout.write(f"Edition's mark: {done.mark}")
        if not done.holds:
            raise CommandError("It does not hold.", returncode=1)
