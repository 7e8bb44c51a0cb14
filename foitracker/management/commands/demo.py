"""`./run demo [--no-serve]`: the whole journey, then the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from foitracker import processes
from foitracker.management.commands.serve import serve
from reporting.exports import csv, datapackage, evidence_pack, tables
from reporting.exports.packing import unpack
from reporting.models import Publication
from reporting.sentences.sentence import Sentence, Voice

if TYPE_CHECKING:
    from foitracker import demonstration


DOES = {
    "researcher": "writes campaigns and letters, logs answers, uploads returns",
    "staff": "logs answers, uploads returns",
    "supervisor": "judges and signs off returns, publishes",
    "reader": "sees published editions",
    "officer": "data protection: searches for a person, deletes",
    "admin": "accounts, audit, status",
}
"""What each account of the demonstration is for."""


class Command(BaseCommand):
    help = "Runs the demonstration campaign from request to headline, then serves the site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="stop when the sentences are printed")
        parser.add_argument("--fresh", action="store_true", help="make another round in progress beside the last")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, no_serve: bool, fresh: bool, port: int, **options: Any) -> None:
        try:
            from foitracker import demonstration
        except ModuleNotFoundError as gone:  # a server's image holds no made-up documents
            raise CommandError("The demonstration is not in this image: run it from a checkout.") from gone
        processes.stop_as_by_hand()
        call_command("migrate", verbosity=0)
        settings.MAIL_SENDS = False
        try:
            with processes.worker(clock=False):
                outcome = demonstration.run(self.stdout.write, fresh=fresh)
        except demonstration.DemonstrationFailed as trouble:
            raise CommandError(str(trouble)) from trouble
        self._tell(outcome)
        faults = [fault for item in outcome.derived for fault in item.faults]
        if faults:
            told = "Figures of the release that could not be derived:\n  " + "\n  ".join(faults)
            if no_serve or not outcome.held:
                raise CommandError(told)
            self.stderr.write(told)
        if not no_serve:
            serve(self, port)

    def _tell(self, outcome: demonstration.Outcome) -> None:
        write = self.stdout.write
        write(
            "\nDEMONSTRATION: most forces' figures are illustrative; only those published in September 2019 are real.\n"
        )
        for item in outcome.derived:
            for sentence in item.sentences:
                if sentence.voice is Voice.PRESS:
                    self._sentence(sentence)
            if item.total is not None:
                figure = item.total.interval
                counts = item.total.coverage.counts()
                write(f"* {item.said}: {figure.low:g}, from {counts['answered']} of {counts['asked']} forces.")
        write("\nExports:")
        for path in export(outcome.publication):
            write(f"  {path}")
        write("\nAccounts:")
        for name, password in outcome.passwords.items():
            write(f"  {name:12} {password}   {DOES[name]}")

    def _sentence(self, sentence: Sentence) -> None:
        """The sentence, then each of its figures with what it is and how many cells it was added from."""
        self.stdout.write(f"* {sentence.text}")
        figures = ", ".join(
            f"{figure.role} {figure.words} ({cells} cell{'' if cells == 1 else 's'})"
            for figure in sentence.figures
            if (cells := sum(cell.count for cell in figure.cells))
        )
        self.stdout.write(f"    {sentence.coverage} {figures}.")


def export(publication: Publication) -> list[Any]:
    """The publication's exports, written beside each other in the data folder."""
    folder = settings.DATA / "exports" / f"{publication.campaign.slug}-{publication.number}"
    folder.mkdir(parents=True, exist_ok=True)
    content = publication.content
    pack = evidence_pack.write(content)
    written = {
        "figures.xlsx": unpack(pack)["figures.xlsx"],
        "totals.csv": csv.write(tables.tables(content)[0]),
        "data-package.zip": datapackage.write(content),
        "evidence-pack.zip": pack,
    }
    for name, body in written.items():
        (folder / name).write_bytes(body)
    return [folder / name for name in written]
