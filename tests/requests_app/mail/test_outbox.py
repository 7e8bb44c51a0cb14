"""Letters while mail is off."""

from email import message_from_bytes
from pathlib import Path

from django.core.mail import EmailMessage, get_connection

BACKEND = "requests_app.mail.outbox.EmailBackend"


def test_each_letter_is_a_mail_file_of_its_own(settings):
    letters = [EmailMessage(f"Request {n}", "Dear force", to=[f"foi{n}@force.example"]) for n in range(3)]
    assert get_connection(BACKEND).send_messages(letters) == 3
    written = sorted(Path(settings.EMAIL_FILE_PATH).glob("*.eml"))
    subjects = {message_from_bytes(path.read_bytes())["Subject"] for path in written}
    assert subjects == {"Request 0", "Request 1", "Request 2"}
