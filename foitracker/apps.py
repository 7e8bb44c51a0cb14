"""The wiring as a Django application: it loads Celery so that shared tasks find their broker."""

from django.apps import AppConfig


class FoiTrackerConfig(AppConfig):
    name = "foitracker"
    verbose_name = "FOI Tracker"

    def ready(self) -> None:
        from foitracker import celery, watch  # noqa: F401 - the current Celery application, and who signs in
