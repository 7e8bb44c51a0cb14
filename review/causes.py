"""Findings that need a person, grouped by what is behind them: one wrong figure may break five sums. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ingestion.values.interval import exactly
from review.judged import Candidate, JudgedFinding, ReturnFigure


@dataclass(slots=True)
class Cause:
    """Findings about the same figures, or of one kind about one document. `candidates` are the values that would settle
    all of them first, then those that would settle one; `figures` the ones it is about, the most suspect first."""

    findings: list[JudgedFinding]
    candidates: list[Candidate] = field(default_factory=list)
    figures: list[ReturnFigure] = field(default_factory=list)

    @property
    def first(self) -> JudgedFinding:
        return self.findings[0]

    @property
    def throughout(self) -> list[str]:
        """The figures of a question whose parts make its whole in no period, by their keys; none where one may."""
        if len(self.findings) < 2 or any(finding.id != "R202" for finding in self.findings):
            return []
        return list(dict.fromkeys(key for finding in self.findings for key in finding.about[1:]))

    @property
    def whose(self) -> bool:
        """Whether the matter is which force's figures these are."""
        return all(finding.id in WHOSE for finding in self.findings)

    @property
    def shared(self) -> list[str]:
        """The figures, by their keys, that another force gave too."""
        if not self.whose:
            return []
        return list(dict.fromkeys(key for finding in self.findings for key in finding.about))

    @property
    def blocks(self) -> bool:
        return any(finding.blocks for finding in self.findings)


def causes(findings: Iterable[JudgedFinding], figures: Sequence[ReturnFigure]) -> list[Cause]:
    """The open errors by what they are about: those that share a figure are one cause."""
    by_key: dict[str, ReturnFigure] = {}
    for figure in figures:
        by_key.setdefault(figure.key, figure)
    findings = [finding for finding in findings if finding.blocks]
    return [_cause(group, by_key) for group in _together(findings, _throughout(findings, by_key))]


def cause_with(fingerprint: str, findings: Iterable[JudgedFinding], figures: Sequence[ReturnFigure]) -> Cause | None:
    """What this open finding belongs to: a cause that blocks, or the warning itself with the figures it is about."""
    findings = list(findings)
    for cause in causes(findings, figures):
        if fingerprint in {finding.fingerprint for finding in cause.findings}:
            return cause
    warning = next((f for f in findings if f.fingerprint == fingerprint and f.waits), None)
    return None if warning is None else Cause([warning], list(warning.candidates), figures_about(warning, figures))


def figures_about(finding: JudgedFinding, figures: Iterable[ReturnFigure]) -> list[ReturnFigure]:
    """The figures that a finding names or points at, each once, in its own order."""
    by_key: dict[str, ReturnFigure] = {}
    for figure in figures:
        if figure.key in finding.about or (finding.record is not None and figure.record == finding.record):
            by_key.setdefault(figure.key, figure)
    return sorted(by_key.values(), key=lambda f: finding.about.index(f.key) if f.key in finding.about else -1)


def warnings_by_kind(findings: Iterable[JudgedFinding]) -> dict[str, list[JudgedFinding]]:
    """The open warnings, kind by kind."""
    kinds: dict[str, list[JudgedFinding]] = {}
    for finding in findings:
        if finding.waits:
            kinds.setdefault(finding.id, []).append(finding)
    return kinds


def _throughout(findings: Iterable[JudgedFinding], by_key: Mapping[str, ReturnFigure]) -> dict[str, tuple[str, str]]:
    """Fingerprint → (the divided question, the one it sums to) where its parts make the whole in none of the periods
    that both are given for: then no figure is wrong by itself, and the question counts something else."""
    found: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        if finding.id == "R202" and len(finding.about) > 1 and all(key in by_key for key in finding.about[:2]):
            whole, part = by_key[finding.about[0]], by_key[finding.about[1]]
            found.setdefault((part.question, whole.question), []).append(finding.fingerprint)
    found = {pair: marks for pair, marks in found.items() if len(marks) > 1}
    given: dict[str, set[str]] = {}
    for figure in by_key.values():
        if found and not figure.left_out:
            given.setdefault(figure.question, set()).add(figure.period)
    return {
        mark: pair
        for pair, marks in found.items()
        if len(marks) >= len(given.get(pair[0], set()) & given.get(pair[1], set()))
        for mark in marks
    }


def _together(
    findings: Sequence[JudgedFinding], throughout: Mapping[str, tuple[str, str]]
) -> list[list[JudgedFinding]]:
    groups: list[tuple[set[object], list[JudgedFinding]]] = []
    for finding in findings:
        marks: set[object] = set(finding.about) or {(finding.id, finding.document)}
        if finding.fingerprint in throughout:
            marks.add(throughout[finding.fingerprint])
        apart = []
        members = [finding]
        for other, held in groups:
            if marks & other:
                marks, members = marks | other, held + members
            else:
                apart.append((other, held))
        groups = [*apart, (marks, members)]
    groups = _of_several_forces(_with_what_follows(groups))
    order: Callable[[list[JudgedFinding]], int] = lambda group: findings.index(group[0])  # noqa: E731
    return sorted((group for _, group in groups), key=order)


def _with_what_follows(
    groups: Sequence[tuple[set[object], list[JudgedFinding]]],
) -> list[tuple[set[object], list[JudgedFinding]]]:
    """That no figure is counted follows from what kept the figures from being counted, and is told with it."""
    nothing = [group for group in groups if all(finding.id == NO_FIGURE for finding in group[1])]
    why = next((group for group in groups if group[1][0].id in KEEP_FROM_COUNTING), None)
    if why is None or not nothing:
        return list(groups)
    return [
        (marks, [*members, *(finding for _, held in nothing for finding in held)] if members is why[1] else members)
        for marks, members in groups
        if not any(members is held for _, held in nothing)
    ]


def _of_several_forces(
    groups: Sequence[tuple[set[object], list[JudgedFinding]]],
) -> list[tuple[set[object], list[JudgedFinding]]]:
    """That a document came as another force's too, speaks for both, and gives both the same figures is one matter:
    whose they are."""
    whose = [group for group in groups if all(finding.id in WHOSE for finding in group[1])]
    if len(whose) < 2:
        return list(groups)
    together = {mark for marks, _ in whose for mark in marks}
    members = sorted((one for _, held in whose for one in held), key=lambda one: WHOSE.index(one.id))
    return [*(group for group in groups if group not in whose), (together, members)]


WHOSE = ("R302", "R307", "R305", "R410")
"""What says that a return's figures may be another force's: first what no word on it settles."""

NO_FIGURE = "R107"
KEEP_FROM_COUNTING = frozenset(
    {
        *("Q101", "Q114", "Q121", "Q133", "Q150", "Q151", "Q152", "Q216", "Q224", "Q229", "Q301", "Q302", "Q312"),
        *("Q314", "Q415", "Q433", "Q434", "Q435", "Q436", "Q438", "Q706", "R106"),
    }
)
"""What blocks because something was not read or counts what was not asked: an answer without a figure follows."""


def _cause(group: list[JudgedFinding], by_key: Mapping[str, ReturnFigure]) -> Cause:
    shared = [key for key in group[0].about if all(key in finding.about for finding in group)]
    candidates = _mending_all(group, shared, by_key)
    for finding in group:
        candidates += [one for one in finding.candidates if one not in candidates]
    keys = dict.fromkeys([*shared, *(finding.about[0] for finding in group if finding.about)])
    return Cause(group, candidates, [by_key[key] for key in keys if key in by_key])


def _mending_all(
    group: Sequence[JudgedFinding], shared: Iterable[str], by_key: Mapping[str, ReturnFigure]
) -> list[Candidate]:
    """The one value of one figure with which every sum of the group comes out, where there is just one such figure."""
    found = []
    if len(group) < 2 or any(finding.id not in OF_SUMS for finding in group):
        return []
    for key in shared:
        values = {_implied(key, finding.about, by_key) for finding in group}
        value = values.pop() if len(values) == 1 else None
        if value is not None and value >= 0:
            figure = by_key[key]
            where = f"{_of(figure)}: with it all {len(group)} sums come out"
            found.append(Candidate(key, exactly(value), f"{value:g}", where, figure.record))
    return found


OF_SUMS = frozenset({"Q401", "R202"})
"""Findings whose figures are a whole and its parts, in that order."""


def _of(figure: ReturnFigure) -> str:
    return ", ".join([f"question {figure.question}", figure.period, *figure.breakdown.values()])


def _implied(key: str, about: Sequence[str], by_key: Mapping[str, ReturnFigure]) -> float | None:
    """What the figure would have to be for this sum: its whole less the other parts, or the sum of all parts."""
    figures = [by_key.get(one) for one in about]
    values: dict[str, float] = {}
    for figure in figures:
        if figure is None or not figure.interval.exact or figure.interval.low is None:
            return None
        values[figure.key] = figure.interval.low
    whole, *parts = about
    if key == whole:
        return sum(values[part] for part in parts)
    return values[whole] - sum(values[part] for part in parts if part != key)
