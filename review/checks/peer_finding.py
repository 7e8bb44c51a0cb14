"""A finding about a return's figures beside those of other forces. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from ingestion.values.finding import FindingKind
from review.checks.peer_values import PeerFigure, PeerReturn
from review.judged import Candidate, JudgedFinding


def peer_finding(
    kind: FindingKind,
    one: PeerReturn,
    message: str,
    figures: Sequence[PeerFigure],
    candidates: Iterable[Candidate] = (),
    other: str = "",
) -> JudgedFinding:
    """Named by the figures themselves, and by the code of the `other` force where two are concerned: what anybody else
    sends later does not make it another finding. It points at the first of the figures."""
    said = "|".join([kind.id, one.code, other, *(f"{figure.key}={figure.value:g}" for figure in figures)])
    return JudgedFinding(
        kind.id,
        str(kind.level),
        message,
        kind.hint,
        hashlib.sha256(said.encode()).hexdigest(),
        figures[0].document or None,
        record=figures[0].record,
        about=tuple(figure.key for figure in figures),
        candidates=tuple(candidates),
    )
