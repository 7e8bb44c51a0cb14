"""`manage.py export_letters FILE`: letters that people confirmed, as a test set with personal details replaced."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from requests_app.confirmed_letters import confirmed_letters


class Command(BaseCommand):
    help = (
        "Writes every confirmed letter with its kind, sections and outcomes to a JSON file, people's details replaced."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="the JSON file to write; one that is there is not overwritten")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        letters = confirmed_letters()
        if not letters:
            raise CommandError("No letter has been confirmed yet: confirm what letters seem to be, then export them.")
        try:
            with path.open("x", encoding="utf-8") as file:
                json.dump({"letters": letters}, file, ensure_ascii=False, indent=1)
        except FileExistsError:
            raise CommandError(f"{path} is there already: name a new file.") from None
        except OSError as fault:
            raise CommandError(f"{path} can't be written: {fault.strerror}. Name another place.") from fault
        self.stdout.write(
            f"{len(letters)} letter{'s' if len(letters) != 1 else ''} in {path}. Names, addresses, telephone numbers "
            "and references are replaced by form; read the file before you pass it on."
        )
