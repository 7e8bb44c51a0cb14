"""The mail that asks somebody in."""

from __future__ import annotations

from django.core.mail import EmailMessage

from requests_app.models import Invitation

BODY = """{by} invites you to FOI Tracker, where answers to freedom of information requests are kept and counted.

Follow this link to choose a name and a password:

{link}

It works once, until {until:%-d %B %Y}. If you did not expect it, do nothing: without the link nobody comes in.
"""


def send_invitation(invitation: Invitation, link: str) -> None:
    """Raises OSError or SMTPException where the mail is refused."""
    by = (invitation.by.get_full_name() or invitation.by.get_username()) if invitation.by else "An administrator"
    body = BODY.format(by=by, link=link, until=invitation.until)
    EmailMessage("Your invitation to FOI Tracker", body, to=[invitation.email]).send()
