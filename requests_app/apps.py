from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "requests_app"
    verbose_name = "Ask: campaigns and requests"

    def ready(self) -> None:
        """Before the first connection: nothing from outside can make the database refuse a row."""
        from requests_app.search import register
        from requests_app.storable import install

        install()
        register("requests_app.search.kinds:KINDS")
