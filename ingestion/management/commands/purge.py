"""manage.py purge: what retention no longer allows; shown, and deleted only when that is said."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ingestion.quality.wording import some
from ingestion.retention import due, empty, what_is_kept
from requests_app.actions import due_campaigns


class Command(BaseCommand):
    help = (
        "Shows what would be deleted of campaigns whose retention is over. With --delete, deletes it of those that a "
        "supervisor has confirmed on the campaign's page."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--delete", action="store_true", help="delete it, where a supervisor has confirmed")

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        for campaign in due_campaigns(today=today):
            self.stdout.write(f"{campaign.title}: over since {campaign.keep_until}; nobody has confirmed yet.")
        for campaign in due(today=today):
            kept = empty(campaign=campaign, today=today) if options["delete"] else what_is_kept(campaign)
            did = "deleted" if options["delete"] else "would be deleted"
            what = f"{some(len(kept.documents), 'document')} and {some(len(kept.letters), 'letter')}"
            self.stdout.write(f"{campaign.title}: {what} {did}; {len(kept.shared)} kept for another campaign.")
        if not options["delete"]:
            self.stdout.write("Nothing was deleted: that is done with --delete.")
