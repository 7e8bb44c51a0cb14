from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "reporting"
    verbose_name = "Tell: totals and publications"

    def ready(self) -> None:
        """What is kept ready of a deleted document goes with it."""
        from ingestion.deletion import register
        from reporting.forgetting import forget

        register(forget)
