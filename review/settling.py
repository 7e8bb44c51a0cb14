"""What settles a finding: a contradiction is gone when it is worked out again, a warning is accepted, and what the
program could not read is read by a person. Nothing else does. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ingestion.values.finding import Level
from ingestion.values.interval import total
from review.checks.consistency import bounds
from review.judged import Candidate, JudgedFinding, ReturnFigure

BY_EYE = frozenset(
    {
        *("Q101", "Q114", "Q133", "Q150", "Q151", "Q152", "Q154", "Q216", "Q230"),
        *("Q301", "Q302", "Q414", "Q433", "Q434", "Q435", "Q436", "Q438", "Q601", "Q602", "Q603"),
        *("R303", "R305", "R307", "R309", "R410"),
    }
)
"""Blocking kinds that name no contradiction: something was not read, counts what was not asked, was left out of a
revision, may be personal, or may be two forces' together. They are settled by a person who looked and says what is
there."""

TOLD_AGAIN = frozenset({"Q406", "Q409", "Q510", "Q511"})
"""What is told of one document and told again of the whole return: contradictions (R201, R202) and gaps (R104, R105),
which another document may fill."""

SUMS = frozenset({"Q401", "Q413"})
"""Blocking findings of a document that say its parts do not make a printed total."""

INDISTINCT = "Q415"
"""Tables of one document that give different figures under the same labels."""


def acceptable(finding: JudgedFinding) -> bool:
    """Whether a reason alone settles it."""
    return finding.level != Level.ERROR or finding.id in BY_EYE


def settled(findings: Iterable[JudgedFinding], accepted: Mapping[str, str]) -> list[JudgedFinding]:
    """Each finding with the reason it was accepted for, where a reason may settle it. `accepted`: the fingerprint of a
    finding → the reason that a person gave."""
    return [
        replace(finding, settled=accepted[finding.fingerprint])
        if finding.settled is None and finding.fingerprint in accepted and acceptable(finding)
        else finding
        for finding in findings
    ]


def told_once(findings: Sequence[JudgedFinding]) -> list[JudgedFinding]:
    """The findings without a letter's word that it takes an answer back (Q437) where comparing says which (R309)."""
    compared = {finding.document for finding in findings if finding.id == "R309"}
    return [finding for finding in findings if finding.id != "Q437" or finding.document not in compared]


def placed(
    findings: Iterable[JudgedFinding], figures: Sequence[ReturnFigure], read: Sequence[ReturnFigure] = ()
) -> list[JudgedFinding]:
    """The findings of documents with the figures they are about. What comparing tells again is left to it; a sum that
    fails among figures that nobody counts is a warning. `read` are the figures as they were before any correction."""
    by_table: dict[tuple[int | None, str], list[ReturnFigure]] = {}
    for figure in figures:
        by_table.setdefault((figure.document, figure.table), []).append(figure)
    found: list[JudgedFinding] = []
    for finding in findings:
        if finding.id in TOLD_AGAIN:
            continue
        if finding.id in SUMS:
            finding = _of_sum(finding, by_table.get((finding.document, finding.table), []))
        if finding.id == INDISTINCT:
            if any((f.id, f.document, f.message) == (INDISTINCT, finding.document, finding.message) for f in found):
                continue  # told at each of the two tables
            finding = _of_twins(finding, figures, read)
        found.append(finding)
    return found


def _of_twins(finding: JudgedFinding, figures: Sequence[ReturnFigure], read: Sequence[ReturnFigure]) -> JudgedFinding:
    """Two tables that nothing tells apart: about the figures that they give differently, and settled when a person has
    said of each which holds."""
    there = [figure for figure in read if figure.document == finding.document]
    mine = {figure.key: figure for figure in there if figure.table == finding.table}
    differing = {
        figure.key
        for figure in there
        if figure.table != finding.table
        if figure.key in mine and not figure.interval.meets(mine[figure.key].interval)
    }
    said = {figure.key: figure.doubt for figure in figures if figure.correction is not None}
    left = tuple(key for key in mine if key in differing and key not in said)
    if differing and not left:
        return replace(finding, settled=" ".join(dict.fromkeys(said[key] for key in mine if key in differing)))
    return replace(finding, about=left)


def _of_sum(finding: JudgedFinding, beside: Sequence[ReturnFigure]) -> JudgedFinding:
    totals = [figure for figure in beside if figure.total]
    if not beside:
        return replace(finding, level=str(Level.WARNING), hint="Nothing of this table is counted.")
    named = [figure for figure in totals if figure.place == finding.place] or totals
    if finding.id == "Q401" and len({figure.key for figure in named}) > 1:
        # A page is one place for many totals: it is the one that its parts do not make.
        named = [figure for figure in named if _directions(figure, beside)] or named
    if finding.id != "Q401" or len({figure.key for figure in named}) != 1:
        return replace(finding, about=tuple(dict.fromkeys(figure.key for figure in named)))
    whole = named[0]
    directions = _directions(whole, beside)
    values = {}
    for parts in directions:
        summed = total(figure.interval for figure in parts.values())
        values[bounds(summed)] = Candidate(whole.key, summed, bounds(summed), f"the sum of its {len(parts)} parts")
    about = dict.fromkeys([whole.key, *(key for parts in directions for key in parts)])
    return replace(finding, record=whole.record, about=tuple(about), candidates=tuple(values.values()))


def _directions(whole: ReturnFigure, beside: Sequence[ReturnFigure]) -> list[dict[str, ReturnFigure]]:
    """The parts of a printed total in each direction of its table that does not make it, by their keys."""
    directions: dict[frozenset[str], dict[str, ReturnFigure]] = {}
    for figure in beside:
        more = frozenset(figure.breakdown) - frozenset(whole.breakdown)
        same = whole.breakdown.items() <= figure.breakdown.items() and figure.period == whole.period
        if same and len(more) == 1 and not figure.total and figure.key != whole.key:
            directions.setdefault(more, {}).setdefault(figure.key, figure)
    return [
        parts
        for parts in directions.values()
        if not total(figure.interval for figure in parts.values()).meets(whole.interval)
    ]
