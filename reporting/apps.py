from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = "Tell: totals and publications"

    def ready(self) -> None:
        """What is kept ready of a deleted document goes with it."""
        from ingestion import deletion_hooks
        from requests_app import search
        from requests_app.lazy import LazyFunction

        deletion_hooks.register(LazyFunction("reporting.forgetting:forget"))
        search.register("reporting.search:KINDS")
