from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "review"
    verbose_name = "Judge: findings and sign-off"

    def ready(self) -> None:
        """Today shows what judging has to do."""
        from requests_app.duties import register
        from review.duties import duties

        register(duties)
