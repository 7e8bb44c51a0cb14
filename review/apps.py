from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "review"
    verbose_name = "Judge: findings and sign-off"

    def ready(self) -> None:
        """Today shows what judging has to do; what is kept of a deleted document goes with it; what is found here."""
        from ingestion import deletion_hooks
        from requests_app import search
        from requests_app.duties import register
        from requests_app.lazy import LazyFunction

        register(LazyFunction("review.duties:duties"))
        deletion_hooks.register(LazyFunction("review.forgetting:forget"))
        search.register("review.search:KINDS")
