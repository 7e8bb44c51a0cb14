"""A small campaign that really asks, for tests of this room."""

from __future__ import annotations

from copy import deepcopy
from email.message import EmailMessage
from typing import Any

from django.contrib.auth.models import User

from requests_app import actions
from requests_app.models import Campaign, FoiRequest, Force
from requests_app.roles import RESEARCHER
from tests.builders import SPECIFICATION, person


def researcher() -> User:
    return person("amina", RESEARCHER)


def asked_campaign(*slugs: str, by: Any = None, **changes: Any) -> tuple[Campaign, list[FoiRequest]]:
    """A campaign with a draft for each of these forces (all 43 where none is named), in the order of their names."""
    campaign = actions.create_campaign(title="Offences", document=deepcopy(SPECIFICATION), by=by, **changes)
    forces = Force.objects.filter(territorial=True)
    forces = forces.filter(slug__in=slugs) if slugs else forces
    return campaign, sorted(actions.add_requests(campaign=campaign, forces=forces, by=by), key=lambda r: r.force.name)


def reply(request: FoiRequest, text: str, *, to: str | None = None, **headers: str) -> EmailMessage:
    """A mail from the request's force to its own address, or to another."""
    mail = EmailMessage()
    mail["From"] = headers.pop("sender", f"FOI Unit <foi@{request.force.slug}.police.example>")
    mail["To"] = actions.reply_address(request) if to is None else to
    mail["Subject"] = headers.pop("subject", "RE: Information request")
    mail["Message-ID"] = headers.pop("message_id", f"<{request.pk}.{abs(hash(text))}@police.example>")
    mail["Date"] = headers.pop("date", "Wed, 01 May 2019 09:30:00 +0100")
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail
