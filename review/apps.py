from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "review"
    verbose_name = "Judge: findings and sign-off"

    def ready(self) -> None:
        """Today shows what judging has to do; what is kept of a deleted document goes with it."""
        from ingestion import deletion
        from requests_app.duties import register
        from review.duties import duties
        from review.forgetting import forget

        register(duties)
        deletion.register(forget)
