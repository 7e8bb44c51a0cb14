from django.apps import AppConfig


class IngestionConfig(AppConfig):
    name = "ingestion"
    verbose_name = "Read: documents and records"

    def ready(self) -> None:
        """Imports go one way, so this room tells the room of letters that it takes their files."""
        from ingestion.attachments import receive_attachments
        from requests_app.mail.inbound import attachment_receivers

        if receive_attachments not in attachment_receivers:
            attachment_receivers.append(receive_attachments)
