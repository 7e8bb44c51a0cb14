"""`manage.py reset_second_factor NAME`: for somebody who has lost phone and codes, once you know it is they."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from foitracker.signing_in.second_factor import reset


class Command(BaseCommand):
    help = "Forgets the second factor of an account; it is asked to set up another."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account “{name}”.")
        said = "is forgotten" if reset(user=user) else "was not set up"
        self.stdout.write(f"The second factor of {name} {said}.")
