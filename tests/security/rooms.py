"""One thing of every kind that an address is asked about, nothing of it kept apart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ingestion.models import LabelProposal, OffenceRecord, TableOutline
from reporting import actions as telling
from reporting import tokens
from reporting.models import ApiToken
from requests_app.deadlines import Kind
from requests_app.models import Message
from requests_app.roles import STAFF, SUPERVISOR
from review import actions as judging
from tests.builders import campaign, person, received, totals_return
from tests.review.test_judging import TODAY
from tests.security import addresses

OF_A_CAMPAIGN = ("campaign", "upload", "publish", "revisions", "review-", "dry-run-start")
OF_NONE = ("campaign-list", "campaign-new", "campaign-import", "review-desk")


def furnished() -> dict[str, dict[str, Any]]:
    """By the name of each address, what it is asked about."""
    staff, supervisor = person("uploader", STAFF), person("judge", SUPERVISOR)
    made = campaign("kent", "essex")
    kent, essex = (made.requests.get(force__slug=slug) for slug in ("kent", "essex"))
    document = received(essex, totals_return(2611, 5277), by=staff, name="return.csv")
    correction = judging.correct(
        request=essex, question="1", period="2018/19", breakdown={}, low=Decimal(5277), high=Decimal(5277),
        reason="As the letter says.", by=person("colleague", SUPERVISOR), place="return.csv, C2",
    )  # fmt: skip
    judging.sign_off(request=essex, by=supervisor, today=TODAY, accepting="Compared.")
    publication = telling.publish(campaign=made, by=supervisor, today=TODAY)
    proposal = LabelProposal.objects.create(
        document=document, dimension="victim_sex", label="M", category="Male", by=staff
    )
    tokens.give_token(name="A newspaper", by=supervisor)
    token = ApiToken.objects.get()
    outline = TableOutline.objects.create(
        force=essex.force, shape="x", document=document, outline={}, words="A1", by=person("outliner", SUPERVISOR)
    )
    letter = Message.objects.create(
        request=kent, direction="in", state="received", subject="Our answer", body="Attached.", on=date(2019, 5, 1)
    )
    stray = Message.objects.create(direction="in", state="received", subject="x", body="Hello")
    run = made.dry_runs.create(document=made.document, of=0, state="done", by=supervisor)
    record = OffenceRecord.objects.filter(extraction__document=document).first()
    event = kent.clock_events.create(kind=next(iter(Kind)).value, on=date(2019, 4, 3))
    names = addresses.names()
    known: dict[str, dict[str, Any]] = {
        name: {"slug": made.slug}
        for name in names
        if name.startswith(OF_A_CAMPAIGN) and name not in OF_NONE and "publication" not in name
    }
    for stem, row in {"document": document, "request": kent, "return": essex, "publication": publication,
                      "message": letter, "tray": stray}.items():  # fmt: skip
        known |= {name: {"pk": row.pk} for name in names if name == stem or name.startswith(f"{stem}-")}
    return known | {
        "document-list": {}, "publication-list": {}, "tray": {}, "dry-run": {"pk": run.pk},
        "document-proposal": {"pk": proposal.pk}, "document-outline-withdraw": {"pk": outline.pk},
        "figure": {"pk": record.pk}, "document-page": {"pk": document.pk, "page": 1},
        "document-set-aside": {"pk": essex.pk, "document": document.pk},
        "correction-withdraw": {"pk": essex.pk, "correction": correction.pk},
        "request-event-withdraw": {"pk": kent.pk, "event": event.pk},
        "request-draft": {"pk": kent.pk, "kind": "chaser"}, "message-confirm": {"pk": letter.pk, "number": 0},
        "publication-export": {"pk": publication.pk, "kind": "totals"}, "calendar": {"token": "none"},
        "passkey-remove": {"pk": 1}, "invitation-withdraw": {"pk": 1}, "invitation": {"secret": "none"},
        "review-label-withdraw": {"slug": made.slug, "pk": 1},
        "campaign-area": {"slug": made.slug, "area": "essex-police"},
        "press-release": {"pk": publication.pk, "area": "essex-police", "kind": "txt"},
        "publication-area": {"pk": publication.pk, "area": "essex-police"},
        "publication-document": {"pk": publication.pk, "document": str(document.pk)},
        "publication-document-take-back": {"pk": publication.pk, "document": str(document.pk)},
        "campaign-sentence": {"slug": made.slug, "number": 1},
        "publication-sentence": {"pk": publication.pk, "number": 1},
        "api-token-end": {"pk": token.pk}, "api-nowhere": {"rest": "v0/"},
        **{name: {"slug": made.slug, "number": 1} for name in names if name.startswith("api-v1:")},
        "api-v1:openapi-json": {}, "api-v1:editions": {},
    }  # fmt: skip
