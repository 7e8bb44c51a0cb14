"""Letters that people confirmed, as a set of tests for recognition: what each is, in whose words, nobody named."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model

from requests_app.mail.personal_details import without_personal_details
from requests_app.mail.rules import Seems
from requests_app.models import FoiRequest, Message, QuestionOutcome
from requests_app.specification import UnusableSpecification
from requests_app.statuses import Outcome

_KINDS = {kind.value: kind.name for kind in Seems}
_OUTCOMES = {outcome.value: outcome.name for outcome in Outcome}


def confirmed_letters() -> list[dict[str, Any]]:
    """One row a letter whose kind a person confirmed or corrected, oldest first: `kind`, `sections`, `quote`, `q` (what
    was recorded for each question), `instead_of` where the suggestion had been another, `questions` as asked."""
    people = _people()
    told = []
    letters = Message.objects.filter(direction=Message.Direction.IN).exclude(request=None)
    for letter in letters.select_related("request__campaign", "request__force").order_by("at", "pk"):
        rows = [row for row in letter.suggestions if row["what"] == "letter" and row["state"] == "confirmed"]
        kinds = [_KINDS[row["seems"]] for row in rows if row.get("seems") in _KINDS]
        if not kinds:
            continue
        names = [*people, letter.sender.partition("<")[0].strip(' "')]
        outcomes = _outcomes(letter)
        told.append(
            {
                "id": f"letter-{letter.pk}",
                "subject": without_personal_details(letter.subject, names),
                "body": without_personal_details(letter.body, names),
                "kind": kinds,
                "sections": sorted(
                    {section for row in rows for section in row["exemptions"]}
                    | {section for one in outcomes for section in one.exemptions}
                ),
                "quote": [without_personal_details(row["quote"], names) for row in rows if row["quote"]],
                "q": {one.question: _OUTCOMES[one.outcome] for one in outcomes if one.outcome in _OUTCOMES},
                "files": [f"file-{number}" for number, file in enumerate(letter.files, 1) if not file.get("inline")],
                "auto": False,
                "instead_of": [row["instead_of"] for row in rows if row.get("instead_of")],
                "questions": _questions(letter.request),
            }
        )
    return told


def _people() -> list[str]:
    """Names of those who use the site and of everybody that force letters came from by name."""
    users = get_user_model().objects.values_list("first_name", "last_name", "username")
    return [name for first, last, login in users for name in (f"{first} {last}".strip(), login) if name]


def _outcomes(letter: Message) -> list[QuestionOutcome]:
    return list(QuestionOutcome.objects.filter(message=letter, withdrawn_at=None).order_by("question", "at", "pk"))


def _questions(request: FoiRequest | None) -> dict[str, str]:
    if request is None:
        return {}
    try:
        return {one.number: one.text for one in request.campaign.specification.questions}
    except UnusableSpecification:
        return {}
