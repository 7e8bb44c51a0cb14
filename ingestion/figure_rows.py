"""The lines of the figures that were read from a document as HTML, written here and not in a template: a page shows
hundreds of them, and a template takes ten times as long for them as the database."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from ingestion.bounds_html import bounds_html
from ingestion.models import OffenceRecord

MEASURE_SHOWN = 60
"""Characters of what a figure counts."""


def figure_rows(records: Iterable[OffenceRecord]) -> SafeString:
    """A line for each figure: its question, what it counts, period and categories, as written, as taken, its place."""
    before, after = reverse("figure", args=[0]).split("0")
    return mark_safe(  # noqa: S308  every text in it is escaped below
        "".join(_row(record, f"{before}{record.pk}{after}") for record in records)
    )


def _row(record: OffenceRecord, address: str) -> str:
    measure = record.measure
    if len(measure) > MEASURE_SHOWN:
        measure = Truncator(measure).chars(MEASURE_SHOWN)
    printed = ' <span class="tag">printed total</span>' if record.total else ""
    doubt = f' <span class="tag tag-warn">doubtful: {escape(record.doubt)}</span>' if record.doubt else ""
    return (
        f'<tr id="figure-{record.pk}"><td>{escape(record.question) or "–"}</td><td>{escape(measure)}{printed}</td>'
        f"<td>{escape(record.period_label) or 'not told'}</td>"
        f"<td>{escape(', '.join(map(str, record.breakdown.values())))}</td>"
        f'<td class="number">{escape(record.as_written) or "(blank)"}</td>'
        f'<td class="number">{bounds_html(record.low, record.high, record.kind)}{doubt}</td>'
        f'<td><a href="{address}">{escape(record.place)}</a></td></tr>\n'
    )
