"""Where letters go while mail is off: each a file of its own that any mail program opens."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Writes each letter as .eml into EMAIL_FILE_PATH.

    Django's own backend names its file by the second and the address of an object, so that two workers can write into
    one file; and it writes no file that a mail program opens.
    """

    def send_messages(self, email_messages: Any) -> int:
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        letters: list[EmailMessage] = list(email_messages)
        for letter in letters:
            with (folder / f"{uuid.uuid4()}.eml").open("xb") as file:
                file.write(letter.message().as_bytes())
        return len(letters)
