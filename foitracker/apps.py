"""The wiring as a Django application: it loads who signs in and what is seen of it."""

from django.apps import AppConfig


class FoiTrackerConfig(AppConfig):
    name = "foitracker"
    verbose_name = "FOI Tracker"

    def ready(self) -> None:
        from foitracker import watch  # noqa: F401 - who signs in
        from foitracker.signing_in import sessions  # noqa: F401 - what a sign-in notes in its session
