from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "review"
    verbose_name = "Judge: findings and sign-off"

    def ready(self) -> None:
        """Today shows what judging has to do; what is kept of a deleted document goes with it; what is found here."""
        from ingestion import forgetters
        from requests_app import search
        from requests_app.duties import register
        from requests_app.late import Late

        register(Late("review.duties:duties"))
        forgetters.register(Late("review.forgetting:forget"))
        search.register("review.search:KINDS")
