"""A return as someone may see it who must not see what is kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from requests_app.quarantine import APART
from requests_app.roles import may
from review.judged import FiguresInShort, JudgedFinding, ReturnDocument, ReturnFacts
from review.queries import JudgedReturn


def shown_to(user: Any, returns: Iterable[JudgedReturn]) -> list[JudgedReturn]:
    """The returns as this person may see them. State, sign-off and counts of findings stay; names, figures and words
    of quarantined documents do not."""
    if may(user, "see quarantined documents"):
        return list(returns)
    return [_without_apart(item) for item in returns]


def _without_apart(item: JudgedReturn) -> JudgedReturn:
    apart = {document.pk: document.name for document in item.facts.documents if document.quarantined}
    if not apart:
        return item
    facts = item.facts
    shown = ReturnFacts(
        request=facts.request,
        force_code=facts.force_code,
        force=facts.force,
        status=facts.status,
        answered=facts.answered,
        lateness_words=facts.lateness_words,
        overdue=facts.overdue,
        outcomes=facts.outcomes,
        read_answers={q: read for q, read in facts.read_answers.items() if read.document not in apart},
        documents=[
            replace(document, name=APART.capitalize(), sentence="") if document.pk in apart else document
            for document in facts.documents
        ],
        figures=facts.figures.without(apart)
        if isinstance(facts.figures, FiguresInShort)
        else [figure for figure in facts.figures if figure.document not in apart],
        findings=[_neutral(finding, apart) for finding in facts.findings],
    )
    return replace(item, facts=shown)


def _neutral(finding: JudgedFinding, apart: dict[int, str]) -> JudgedFinding:
    if finding.document in apart:
        return replace(
            finding, message=f"Something in {APART}.", hint="Ask a supervisor.", place="", document=None, record=None
        )
    return replace(finding, message=_unnamed(finding.message, apart.values()))


def without_names(message: str, apart: Iterable[ReturnDocument]) -> str:
    """The words without the names of documents that are kept apart."""
    return _unnamed(message, [document.name for document in apart])


def _unnamed(message: str, names: Iterable[str]) -> str:
    for name in names:
        message = message.replace(name, APART)
    return message
