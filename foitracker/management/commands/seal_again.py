"""`manage.py seal_again`: after SECRET_KEY was changed, second factors are sealed with the new key."""

from __future__ import annotations

from typing import Any

from cryptography.fernet import InvalidToken
from django.core.management.base import BaseCommand, CommandError

from foitracker.signing_in.second_factor import seal_again


class Command(BaseCommand):
    help = "Seals second factors with SECRET_KEY that keys of SECRET_KEY_BEFORE sealed; then those may be forgotten."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = seal_again()
        except InvalidToken as fault:
            raise CommandError(
                "Nothing was changed: a second factor was sealed with a key that is in neither setting. Put it into "
                "SECRET_KEY_BEFORE, or reset that factor."
            ) from fault
        self.stdout.write(
            f"{done} second factors are sealed with the key of now. SECRET_KEY_BEFORE may go after a day."
        )
