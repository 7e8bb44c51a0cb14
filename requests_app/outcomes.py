"""What came of a campaign as a whole: how many answered in time, what each question got, which exemptions were used."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from requests_app.correspondence import latest_outcomes
from requests_app.deadlines import Bucket
from requests_app.exemption_catalogue import Exemption
from requests_app.exemptions import exemption
from requests_app.models import Campaign
from requests_app.queries import Stands
from requests_app.statuses import GIVES_FIGURES, Outcome


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """One question: how many forces gave each outcome, in the order of the outcomes, and how many none yet."""

    number: str
    text: str
    counts: list[tuple[Outcome, int]]
    usable: int
    unknown: int


@dataclass(frozen=True, slots=True)
class ExemptionCount:
    """A section, and the forces that relied on it for any question."""

    section: str
    known: Exemption | None
    forces: list[str]
    questions: list[str]


@dataclass(frozen=True, slots=True)
class CampaignOutcome:
    """Counts of requests. `due` are those whose time has run out or that have answered: only of these can it be said
    whether they were in time."""

    asked: int
    answered: int
    in_time: int
    late: int
    overdue: int
    questions: list[QuestionCount] = field(default_factory=list)
    exemptions: list[ExemptionCount] = field(default_factory=list)

    @property
    def due(self) -> int:
        return self.in_time + self.late + self.overdue

    @property
    def percent_in_time(self) -> int | None:
        """Whole per cent of the answers due by now; None where too few for a percentage (under 20)."""
        return round(100 * self.in_time / self.due) if self.due >= 20 else None


def outcome_of(campaign: Campaign, rows: list[Stands]) -> CampaignOutcome:
    """The campaign's outcome, from requests whose history was prefetched."""
    buckets = Counter(row.standing.bucket for row in rows)
    latest = {row.request.pk: latest_outcomes(row.request) for row in rows}
    questions = []
    for question in campaign.specification.questions:
        found = [known[question.number].outcome for known in latest.values() if question.number in known]
        counted = Counter(found)
        questions.append(
            QuestionCount(
                question.number,
                question.text,
                [(outcome, counted[outcome.value]) for outcome in Outcome],
                sum(counted[outcome.value] for outcome in GIVES_FIGURES),
                len(rows) - len(found),
            )
        )
    used: dict[str, tuple[set[str], set[str]]] = {}
    for row in rows:
        for number, known in latest[row.request.pk].items():
            for section in known.exemptions:
                forces, numbers = used.setdefault(section, (set(), set()))
                forces.add(row.request.force.name)
                numbers.add(number)
    return CampaignOutcome(
        asked=len(rows),
        answered=buckets[Bucket.ANSWERED_IN_TIME] + buckets[Bucket.ANSWERED_LATE],
        in_time=buckets[Bucket.ANSWERED_IN_TIME],
        late=buckets[Bucket.ANSWERED_LATE],
        overdue=buckets[Bucket.OVERDUE] + buckets[Bucket.VERY_OVERDUE],
        questions=questions,
        exemptions=sorted(
            (
                ExemptionCount(section, exemption(section), sorted(forces), sorted(numbers))
                for section, (forces, numbers) in used.items()
            ),
            key=lambda one: (-len(one.forces), one.section),
        ),
    )
