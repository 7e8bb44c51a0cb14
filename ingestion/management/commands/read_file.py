"""read_file FILE… [--campaign SPEC.json] [--json [--cells]]: what would be read from a file, without a database."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from ingestion.presentation import as_json, as_lines
from ingestion.values.contents import Progress, no_progress
from ingestion.values.reading import FileFacts, Reading, UnreadableFile
from requests_app.specification import Specification, UnusableSpecification, parse_specification

UNREAD = 2


class Command(BaseCommand):
    help = "Reads files and prints their tables, records and findings. Needs no database, broker or network."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--campaign", metavar="SPEC.json", type=Path, help="the campaign's specification")
        parser.add_argument("--json", action="store_true", help="print one JSON document a file")
        parser.add_argument("--cells", action="store_true", help="with --json: every table's grid as it was understood")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._print_all(options)
        except BrokenPipeError:
            # Whoever was reading (head, less) has seen enough.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _print_all(self, options: dict[str, Any]) -> None:
        specification = self._specification(options["campaign"])
        unread = False
        for path in options["files"]:
            reading = self._read(path, specification, no_progress if options["json"] else self._progress())
            unread = unread or reading.error is not None
            if options["json"]:
                self.stdout.write(json.dumps(as_json(reading, options["cells"]), ensure_ascii=False))
            else:
                for line in as_lines(reading):
                    self.stdout.write(line)
        if unread:
            sys.exit(UNREAD)

    def _specification(self, path: Path | None) -> Specification | None:
        if path is None:
            return None
        try:
            return parse_specification(json.loads(path.read_text(encoding="utf-8")))
        except UnusableSpecification as fault:
            self._refuse(" ".join(fault.sentences))
        except (OSError, ValueError) as fault:
            self._refuse(f"The campaign’s specification {path} cannot be read: {fault}.")
        return None

    def _refuse(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(UNREAD)

    def _read(self, path: Path, specification: Specification | None, progress: Progress) -> Reading:
        if not path.is_file():
            sentence = f"There is no file {path}. Please check its name."
            return Reading(FileFacts(path.name, "", 0, ""), error=UnreadableFile("missing", sentence))
        from ingestion.sandbox import read_in_sandbox

        return read_in_sandbox(path, name=path.name, specification=specification, progress=progress)

    def _progress(self) -> Progress:
        """A line on the terminal that counts pages or rows while a long document is read."""
        if not self.stderr.isatty():
            return no_progress

        def show(done: int, of: int | None, unit: str) -> None:
            whole = f" of {of}" if of else ""
            self.stderr.write(f"\r{done}{whole} {unit} read", ending="")
            if of and done >= of:
                self.stderr.write("\r" + " " * 40 + "\r", ending="")

        return show
