"""A return that came twice: what a revision leaves out, and two documents that differ throughout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingestion.values.finding import Level, declare
from review.judged import REFUSING, JudgedFinding, ReturnFacts, ReturnFigure, comparing

LEFT_OUT = declare(
    "R303",
    Level.ERROR,
    "A revised return without a question that the first one answered",
    "Ask the force whether the first answer stands; count the first document again, or say that it was withdrawn.",
)
DIFFER_THROUGHOUT = declare(
    "R304",
    Level.ERROR,
    "Two documents that give different figures for the same things",
    "If one replaces the other, say so; if one is not the answer, set it aside. Neither is taken until then.",
)

TAKEN_BACK = declare(
    "R309",
    Level.ERROR,
    "An answer that a later letter takes back",
    "Set aside the document that was taken back, or the letter if it means another one; then ask for the right answer.",
)
TAKES_BACK = "Q437"
"""The finding of a document that it takes an earlier answer back."""

MANY = 3
"""Different figures of two documents: that many are one matter, which document counts, and not a matter each."""

NAMED = 3


def revised(facts: ReturnFacts) -> Iterable[JudgedFinding]:
    """Questions that a replaced document answered and nothing that counts does. They are told, never carried over."""
    answered = {figure.question for figure in facts.figures}
    names = {document.pk: document.name for document in facts.documents}
    for document in facts.documents:
        earlier = document.supersedes
        if not document.counted or earlier is None or document.state != "read":
            continue
        for question, count in sorted(facts.replaced.get(earlier, {}).items()):
            if question in answered or facts.outcomes.get(question) in REFUSING:
                continue
            noun = "figure" if count == 1 else "figures"
            yield comparing(
                LEFT_OUT,
                facts.force_code,
                f"{names.get(earlier, 'The first answer')} gave {count} {noun} for question {question}; "
                f"{document.name}, which replaces it, gives none.",
                document.pk,
                earlier=earlier,
            )


def taken_back(facts: ReturnFacts) -> Iterable[JudgedFinding]:
    """A letter that takes an answer back while the figures of another document, neither of the two inside the other,
    count."""
    counted = {document.pk: document for document in facts.counted}
    giving = {figure.document for figure in facts.figures if not figure.left_out}
    for finding in facts.findings:
        letter = counted.get(finding.document or 0)
        if finding.id != TAKES_BACK or letter is None:
            continue
        inside = {letter.pk, letter.parent}
        others = [one for pk, one in counted.items() if pk in giving - inside and one.parent != letter.pk]
        if others:
            names = ", ".join(sorted({one.name for one in others}))
            sentence = f"{letter.name}: {finding.message} Figures of {names} are counted."
            yield comparing(TAKEN_BACK, facts.force_code, sentence, letter.pk)


def differing_documents(
    facts: ReturnFacts, conflicts: Sequence[tuple[ReturnFigure, ReturnFigure]]
) -> tuple[list[JudgedFinding], set[str]]:
    """One finding for each two documents that differ in many figures, and the keys of the figures it speaks for."""
    pairs: dict[tuple[int, int], list[tuple[ReturnFigure, ReturnFigure]]] = {}
    for one, other in conflicts:
        if one.document != other.document and one.correction is None and other.correction is None:
            first, second = sorted((one, other), key=lambda figure: figure.document)
            pairs.setdefault((first.document, second.document), []).append((first, second))
    found, told = [], set()
    for (earlier, later), differing in pairs.items():
        if len(differing) < MANY:
            continue
        examples = "; ".join(
            f"question {a.question}, {', '.join([a.period, *a.breakdown.values()])}: {a.as_written} and {b.as_written}"
            for a, b in differing[:NAMED]
        )
        sentence = (
            f"{differing[0][0].document_name} and {differing[0][1].document_name} differ in {len(differing)} figures "
            f"({examples}{' …' if len(differing) > NAMED else ''})."
        )
        found.append(comparing(DIFFER_THROUGHOUT, facts.force_code, sentence, later, earlier=earlier))
        told |= {a.key for a, _ in differing}
    return found, told
