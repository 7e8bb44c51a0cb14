"""The wiring as a Django application: it loads Celery so that shared tasks find their broker."""

from django.apps import AppConfig


class FoiTrackerConfig(AppConfig):
    name = "foitracker"
    verbose_name = "FOI Tracker"

    def ready(self) -> None:
        from foitracker import celery  # noqa: F401 - sets the current Celery application
