"""`manage.py import_round SPEC.json FOLDER [--json]`: a round that already happened."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from reporting.round_import import import_round, report
from requests_app.specification import UnusableSpecification


class Command(BaseCommand):
    help = "Makes a campaign from a specification, takes every file under a folder as its returns, and reports."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("specification", type=Path, help="the campaign's specification (JSON)")
        parser.add_argument(
            "folder", type=Path, help="the returns; the force is told from each file's path or contents"
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, specification: Path, folder: Path, **options: Any) -> None:
        document = _specification(specification)
        if not folder.is_dir():
            raise CommandError(f"{folder} is not a folder: give the folder that holds the returns.", returncode=2)
        call_command("migrate", verbosity=0)
        today = timezone.localdate()
        say = (lambda line: None) if options["json"] else self.stdout.write
        try:
            done = import_round(document, folder, today=today, say=say)
        except UnusableSpecification as faults:
            raise CommandError(f"{specification.name} cannot be asked with: {faults}", returncode=2) from None
        told = report(done, today=today)
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            self._print(told)

    def _print(self, told: dict[str, Any]) -> None:
        """For people: the states, what blocks, what could not be placed, and what can be said, all provisional."""
        self.stdout.write("\nPROVISIONAL: nothing here is signed off.\n")
        for force in told["forces"]:
            self.stdout.write(f"  {force['name']:44} {force['state']:8} {', '.join(force['documents'])}")
            for finding in force["findings"]:
                if finding["level"] == "error":
                    self.stdout.write(f"      {finding['id']} {finding['message']}")
        for name in told["unplaced"]:
            self.stdout.write(f"  Whose is it? {name}")
        self.stdout.write("")
        for sentence in told["sentences"][:12]:
            self.stdout.write(f"  {sentence['text']}\n    {sentence['coverage']}")


def _specification(path: Path) -> dict[str, Any]:
    """Raises CommandError with a sentence for a file that is not there or not JSON."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as trouble:
        raise CommandError(
            f"{path} cannot be read ({trouble.strerror}): give a specification file.", returncode=2
        ) from None
    except ValueError as trouble:
        raise CommandError(f"{path.name} is not JSON ({trouble}): mend it and try again.", returncode=2) from None
    if not isinstance(document, dict):
        raise CommandError(f"{path.name} is not a specification: it should be a JSON object.", returncode=2)
    return document
