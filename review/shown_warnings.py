"""The open warnings of a return, by rule, as the judging screen shows them: those about the layout alone under one
heading where they are many."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingestion.label_choices import LabelChoice, label_choices
from review.asking import Asked
from review.causes import figures_about, warnings_by_kind
from review.judged import JudgedFinding, ReturnFigure
from review.queries import JudgedReturn
from review.rules import kinds
from review.tags import Check, check_of

FEW = 3
"""More warnings about the layout than that stand under one heading: none is about a figure."""


@dataclass(slots=True)
class Warning:
    """One open warning: its number on the page, the figures it is about, the labels it asks about. `anchor` is where
    it points at in a shown document, empty where it points at none."""

    number: int
    finding: JudgedFinding
    figures: list[ReturnFigure]
    labels: list[LabelChoice]
    anchor: str = ""
    asked: Asked | None = None
    twins: list[JudgedFinding] = field(default_factory=list)
    """The same words of other documents of the return."""

    @property
    def askable(self) -> bool:
        """Whether there is something to ask the force: not about a layout that is only other than last time's."""
        return check_of(self.finding.id) is not Check.AS_BEFORE


@dataclass(slots=True)
class WarningGroup:
    """The open warnings of one rule. `folded` where it is one of many that are about the layout alone."""

    kind: str
    title: str
    hint: str
    warnings: list[Warning]
    folded: bool = False


def labels_of(finding: JudgedFinding, judged: JudgedReturn) -> list[LabelChoice]:
    """The labels that a finding asks about, each with what may be chosen for it."""
    return label_choices(finding.id, finding.message, judged.specification) if finding.document else []


def warning_groups(judged: JudgedReturn, *, first: int) -> list[WarningGroup]:
    """The open warnings, numbered from `first`: the same words of two documents once."""
    titles = {kind.id: kind.title for kind in kinds()}
    groups, number = [], first
    for kind, found in sorted(warnings_by_kind(judged.findings).items(), key=_pressing):
        held: list[Warning] = []
        for finding in found:
            twin = next(
                (one for one in held if check_of(kind) is Check.AS_BEFORE and same_words(one.finding, finding)), None
            )
            if twin is not None:
                twin.twins.append(finding)
                continue
            about = figures_about(finding, judged.facts.figures)
            held.append(Warning(number, finding, about, labels_of(finding, judged)))
            number += 1
        groups.append(WarningGroup(kind, titles.get(kind, kind), found[0].hint, held))
    of_layout = [group for group in groups if check_of(group.kind) is Check.AS_BEFORE]
    for group in of_layout:
        group.folded = sum(len(one.warnings) for one in of_layout) > FEW
    return groups


def same_words(one: JudgedFinding, other: JudgedFinding) -> bool:
    """Whether two findings say the same, perhaps of two documents: who accepts one has read both."""
    return (one.id, one.message) == (other.id, other.message)


def _pressing(group: tuple[str, list[JudgedFinding]]) -> tuple[bool, bool, str]:
    """What is about figures first, a layout that is only other than last time's last."""
    kind, found = group
    return check_of(kind) is Check.AS_BEFORE, not any(f.about or f.record for f in found), kind
