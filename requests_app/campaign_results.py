"""How a campaign's asking went: answered in time, late or not at all; what came of each question; what was relied on.

Pure: rows of plain values in, counts out. Each count keeps what it is a share of, so that no percentage stands alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from requests_app.deadlines import LATE, Bucket
from requests_app.statuses import GIVES_FIGURES, Outcome, Whole, whole

SMALLEST_BASE = 20
"""Below it a share is given as a count and never as a percentage."""


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request as the results need it: its bucket today, and for each question asked its outcome (None for none yet),
    the sections cited, and whether usable figures came (signed off, or free of blocking findings)."""

    force_name: str
    bucket: Bucket
    outcomes: Mapping[str, Outcome | None]
    exemptions: Mapping[str, Sequence[str]]
    usable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `base`. The percentage is None where the base is too small to bear one."""

    part: int
    base: int

    @property
    def percent(self) -> float | None:
        return None if self.base < SMALLEST_BASE else 100 * self.part / self.base

    def __str__(self) -> str:
        if self.percent is None:
            return f"{self.part} of {self.base}"
        return f"{self.part} of {self.base} ({round(self.percent)}%)"


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """What came of one question over all requests. `outcomes` counts None for those without one yet."""

    question: str
    usable: Share
    outcomes: Mapping[Outcome | None, int]


@dataclass(frozen=True, slots=True)
class CampaignResults:
    """The asking of a campaign on one day. Requests that were never sent or were withdrawn are in no share."""

    asked: int
    in_time: Share
    late: Share
    overdue: Share
    waiting: Share
    wholes: Mapping[Whole, int]
    questions: tuple[QuestionResult, ...]
    exemptions: tuple[tuple[str, int], ...]


def results(rows: Iterable[RequestRow], questions: Sequence[str]) -> CampaignResults:
    """The results over the requests that were asked, for these questions in their order.

    `in_time`, `late`, `overdue` and `waiting` add up to `asked`. `exemptions` counts forces by section, each force once
    a section, the commonest first.
    """
    asked = [row for row in rows if row.bucket not in (Bucket.NOT_STARTED, Bucket.WITHDRAWN)]
    number = len(asked)

    def share(buckets: Iterable[Bucket]) -> Share:
        wanted = frozenset(buckets)
        return Share(sum(row.bucket in wanted for row in asked), number)

    settled = {Bucket.ANSWERED_IN_TIME, Bucket.ANSWERED_LATE, *LATE}
    cited = Counter(
        section for row in asked for section in {one for sections in row.exemptions.values() for one in sections}
    )
    return CampaignResults(
        asked=number,
        in_time=share([Bucket.ANSWERED_IN_TIME]),
        late=share([Bucket.ANSWERED_LATE]),
        overdue=share(LATE),
        waiting=share(frozenset(Bucket) - settled),
        wholes=Counter(whole({question: row.outcomes.get(question) for question in questions}) for row in asked),
        questions=tuple(_question(question, asked) for question in questions),
        exemptions=tuple(sorted(cited.items(), key=lambda item: (-item[1], item[0]))),
    )


def _question(question: str, asked: Sequence[RequestRow]) -> QuestionResult:
    usable = sum(question in row.usable and row.outcomes.get(question) in GIVES_FIGURES for row in asked)
    return QuestionResult(question, Share(usable, len(asked)), Counter(row.outcomes.get(question) for row in asked))
