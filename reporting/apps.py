from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = "Tell: totals and publications"

    def ready(self) -> None:
        """What is kept ready of a deleted document goes with it."""
        from ingestion import deletion
        from reporting.forgetting import forget
        from reporting.search import KINDS
        from requests_app import search

        deletion.register(forget)
        search.register(*KINDS)
