"""`manage.py working_days RECEIVED`: the statutory clock for anyone, without a database."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from requests_app.deadlines import Calendar, ClockError, Kind, UnknownLaw, in_order, law_named, work_out
from requests_app.deadlines.shown import as_json, as_lines
from requests_app.deadlines.typed import typed_date, typed_event


class Command(BaseCommand):
    help = "Works out when an answer is due, and shows every day that counts or is skipped. Needs no database."
    # Checks would look at the database's settings, and the clock needs none of them.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("received", metavar="RECEIVED", help="the day of receipt, as 2019-04-03 or 3 April 2019")
        parser.add_argument("--law", default="FOIA", help="FOIA (the default), EIR or FOISA")
        parser.add_argument(
            "--event",
            action="append",
            default=[],
            metavar="KIND=DATE",
            help=f"what happened since, as often as needed: {', '.join(kind.value for kind in Kind)}; "
            "an extension notice may name its exemption, as extension-notice=2025-05-06:s31",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            law = law_named(options["law"])
            received = typed_date(options["received"])
            events = [typed_event(words) for words in options["event"]]
            clock = work_out(law, received, in_order(events), Calendar())
        except (ClockError, UnknownLaw) as trouble:
            self.stderr.write(str(trouble))
            sys.exit(2)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(clock), ensure_ascii=False))
        else:
            self.stdout.write("\n".join(as_lines(clock)))
