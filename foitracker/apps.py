"""The wiring as a Django application: it loads Celery so that shared tasks find their broker."""

from django.apps import AppConfig


class FoiTrackerConfig(AppConfig):
    name = "foitracker"
    verbose_name = "FOI Tracker"

    def ready(self) -> None:
        from foitracker import (  # noqa: F401 - the current Celery application, who signs in, and what a task is named by
            celery,
            request_ids,
            watch,
        )
        from foitracker.signing_in import sessions  # noqa: F401 - what a sign-in notes in its session
