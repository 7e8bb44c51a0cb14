from django.apps import AppConfig


class IngestionConfig(AppConfig):
    name = "ingestion"
    verbose_name = "Read: documents and records"

    def ready(self) -> None:
        """Imports go one way, so this room tells the room of letters that it takes mails apart and their files."""
        from ingestion.attachments import receive_attachments
        from ingestion.mail_reading import read_mail
        from ingestion.search import KINDS
        from requests_app.mail.confined import mail_readers
        from requests_app.mail.inbound import attachment_receivers
        from requests_app.search import register

        register(*KINDS)

        if read_mail not in mail_readers:
            mail_readers.append(read_mail)
        if receive_attachments not in attachment_receivers:
            attachment_receivers.append(receive_attachments)
