"""The same file twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ingestion.values.finding import Level, declare
from review.judged import JudgedFinding, ReturnFacts, comparing

SAME_FILE = declare(
    "R301",
    Level.WARNING,
    "The same file twice in one return",
    "Set one of them aside; it is counted once all the same.",
)
ANOTHER_FORCES_FILE = declare(
    "R302",
    Level.ERROR,
    "The same file under two forces",
    "Find out whose it is: a joint unit may answer for several forces, but a file's figures belong to one.",
)


def duplicated(returns: Sequence[ReturnFacts]) -> Mapping[str, Iterable[JudgedFinding]]:
    """Force code → findings, over all the returns of a campaign. Files inside a mail or archive count too."""
    holders: dict[str, list[tuple[ReturnFacts, int, str]]] = {}
    for facts in returns:
        for document in facts.documents:
            if document.counted:
                holders.setdefault(document.sha256, []).append((facts, document.pk, document.name))
    found: dict[str, list[JudgedFinding]] = {}
    for held in holders.values():
        forces = {facts.force_code: facts.force for facts, _, _ in held}
        for facts, pk, name in held:
            others = sorted(force for code, force in forces.items() if code != facts.force_code)
            if others:
                message = f"{name} was also received as the answer of {', '.join(others)}."
                found.setdefault(facts.force_code, []).append(
                    comparing(ANOTHER_FORCES_FILE, facts.force_code, message, pk)
                )
        for code in forces:
            mine = [(pk, name) for facts, pk, name in held if facts.force_code == code]
            if len(mine) > 1:
                message = f"{mine[-1][1]} is the same file as {mine[0][1]}."
                found.setdefault(code, []).append(comparing(SAME_FILE, code, message, mine[-1][0]))
    return found
