"""What telling asks of the database: a campaign's figures as they stand today, ready to be told or frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.crypto import salted_hmac

from ingestion.models import Document as StoredDocument
from ingestion.values.finding import Level
from reporting.campaign_ledger import figures_of, ledger_of
from reporting.collection import collection_waits
from reporting.publishing.earlier_editions import JudgedAnew, judged_anew
from reporting.publishing.edition import Content, Document, Heading, Warned, edition
from reporting.publishing.source_marks import keyed_mark
from reporting.sentences.headlines import Claim
from reporting.statistics.areas import areas
from reporting.statistics.crossing import totals
from reporting.statistics.figures import Figure, State
from reporting.statistics.ledger import Ledger
from requests_app.mail.outbound import contact_words
from requests_app.models import Campaign
from requests_app.specification import Specification
from review.queries import JudgedReturn, judged_campaign
from review.rules import kinds
from review.second_readings import rate_so_far

DEMONSTRATION_NOTICE = (
    "Demonstration: most forces' figures are illustrative; only those published in September 2019 are real."
)


@dataclass(frozen=True, slots=True)
class CampaignFigures:
    """A campaign's judged returns with the ledger made from them. `provisional` counts what nobody has signed off."""

    campaign: Campaign
    specification: Specification
    judged: Sequence[JudgedReturn]
    ledger: Ledger
    provisional: bool

    @property
    def figures(self) -> list[Figure]:
        return [figure for item in self.judged for figure in figures_of(item)]

    @property
    def signed(self) -> int:
        return sum(item.signed for item in self.judged)


def campaign_figures(campaign: Campaign, *, today: date, provisional: bool) -> CampaignFigures:
    """Everything that is told of a campaign is made from this. Raises UnusableSpecification."""
    judged = judged_campaign(campaign, today=today)
    specification = campaign.specification
    with collection_waits():
        ledger = ledger_of(judged, specification, provisional=provisional)
    return CampaignFigures(campaign, specification, judged, ledger, provisional)


@collection_waits()
def campaign_edition(
    figures: CampaignFigures,
    *,
    today: date,
    public: bool,
    number: int | None = None,
    claims: Sequence[Claim] | None = None,
    previous: Content | None = None,
    earlier: Sequence[Content] = (),
) -> Content:
    """The edition of these figures as of today. A public one holds no withheld value at all."""
    campaign = figures.campaign
    heading = Heading(
        title=campaign.title,
        made_on=today,
        provisional=figures.provisional,
        public=public,
        notice=DEMONSTRATION_NOTICE if campaign.demonstration else "",
        number=number,
        contact=contact_words() if number else "",
    )
    return edition(
        heading=heading,
        specification=figures.specification,
        ledger=figures.ledger,
        figures=figures.figures,
        documents=_documents(figures),
        claims=claims,
        people=_people(figures.specification),
        previous=previous,
        earlier=earlier,
        warnings=_warnings(figures),
        second_readings=_second_readings(figures),
        secret=salted_hmac("which of equal counts is withheld", str(campaign.pk)).digest(),
    )


def _second_readings(figures: CampaignFigures) -> tuple[int, int]:
    """How many figures of the counted returns somebody read without being shown the first reading, and how many of
    these readings differ."""
    counted = [item for item in figures.judged if figures.ledger.states.get(item.force.code) is State.USABLE]
    found = rate_so_far(counted)
    return (found.read, found.differing) if found else (0, 0)


def earlier_anew(figures: CampaignFigures, editions: Mapping[int, Content], content: Content) -> list[JudgedAnew]:
    """The campaign's earlier editions, number → content, judged by today's rules beside its next edition."""
    if not editions:
        return []
    specification, ledger = figures.specification, figures.ledger
    labels = [period.label for period in specification.periods]
    every = totals(ledger, areas(ledger.forces), specification.questions, labels, specification.dimensions)
    return judged_anew(editions, content, every, specification.questions, _people(specification))


def _warnings(figures: CampaignFigures) -> list[Warned]:
    """The warnings of the counted returns: open ones first, then those accepted with a reason."""
    titles = {kind.id: kind.title for kind in kinds()}
    found = []
    for item in figures.judged:
        if figures.ledger.states.get(item.force.code) is not State.USABLE:
            continue
        undivided = {figure.key for figure in item.facts.figures if not figure.breakdown}
        found += [
            Warned(
                item.force.code,
                finding.id,
                titles.get(finding.id, ""),
                finding.message,
                bool(finding.about) and set(finding.about) <= undivided,
                finding.settled,
            )
            for finding in item.findings
            if finding.level == Level.WARNING
        ]
    return sorted(found, key=lambda one: one.accepted is not None)


def _people(specification: Specification) -> frozenset[str]:
    """The dimensions that describe people: those whose small counts are withheld from everybody outside."""
    telling = ("age", "sex", "gender", "ethnic", "disab", "victim", "nationality", "religion")
    return frozenset(key for key in specification.dimensions if any(word in key.casefold() for word in telling))


def _documents(figures: CampaignFigures) -> list[Document]:
    """The documents that counted figures came from, with the marks that prove which files they were. Those of a return
    that is not counted are left out: it may be blocked because one of them is kept apart."""
    counted = [item for item in figures.judged if figures.ledger.states.get(item.force.code) is State.USABLE]
    wanted = {figure.document for item in counted for figure in item.facts.figures}
    rows = StoredDocument.objects.filter(pk__in=wanted).select_related("request__force").order_by("pk")
    return [
        Document(
            id=str(row.pk),
            force=row.request.force.code if row.request else "",
            name=row.name,
            sha256=row.sha256,
            bytes=row.size,
            media_type=row.media_type,
            received_on=row.received_on,
            keyed=keyed_mark(row.sha256),
        )
        for row in rows
    ]
