from django.apps import AppConfig


class IngestionConfig(AppConfig):
    name = "ingestion"
    verbose_name = "Read: documents and records"

    def ready(self) -> None:
        """Imports go one way, so this room tells the room of letters that it takes mails apart and their files."""
        from requests_app.lazy import LazyFunction
        from requests_app.mail.confined import attachment_receivers, mail_readers
        from requests_app.search import register

        register("ingestion.search:KINDS")
        for readers, place in (
            (mail_readers, "ingestion.mail_reading:read_mail"),
            (attachment_receivers, "ingestion.attachments:receive_attachments"),
        ):
            if (reader := LazyFunction(place)) not in readers:
                readers.append(reader)
