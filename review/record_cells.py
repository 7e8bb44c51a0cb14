"""A line of the judging screen's records as HTML, written here and not in a template: a return has thousands of such
cells, and a template takes a hundred times as long for each."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from ingestion.bounds_html import bounds_html
from review.tables import FigureRow, FigureTable, ShownFigure

_CODED = {ord(letter): quote(letter) for letter in map(chr, range(128))}


def in_an_address(text: str) -> str:
    """As urllib's `quote`, which looks at each letter by itself; what comes of it needs no escaping."""
    return text.translate(_CODED) if text.isascii() else quote(text)


def record_rows(table: FigureTable, request: int) -> SafeString:
    """All lines of one question, each with the row below it in which a figure's history opens."""
    history, named = reverse("return-figure", args=[request]), f"life-{slugify(table.number)}"
    return mark_safe(  # noqa: S308  every text in it is escaped below
        "".join(_row(row, f"{named}-{place}", history) for place, row in enumerate(table.rows, 1))
    )


def _row(row: FigureRow, target: str, history: str) -> str:
    categories = escape(row.categories)
    cells = "".join(
        f'<td class="number">{"<br>".join(_figure(one, categories, target, history) for one in cell) or NONE}</td>'
        for cell in row.cells
    )
    return f'<tr><th scope="row">{categories}</th>{cells}</tr><tr class="life" id="{target}" aria-live="polite"></tr>\n'


NONE = '<span class="quiet">none</span>'


def _figure(shown: ShownFigure, categories: str, target: str, history: str) -> str:
    figure = shown.figure
    said = bounds_html(figure.interval.low, figure.interval.high)
    anchor, period = escape(shown.anchor), escape(figure.period)
    written = f'<span class="record{" record-doubtful" if shown.doubtful else ""}" id="{anchor}"'
    written += " data-doubtful>" if shown.doubtful else ">"
    written += "".join(f'<span id="r-{record}"></span>' for record in shown.also)
    written += f'<a class="figure" href="#c-{figure.record}">{said}</a>' if figure.record else said
    if shown.number:
        written += (
            f' <a class="matter-number" href="#matter-{shown.number}"><span class="visually-hidden">matter </span>'
            f"{shown.number}</a>"
        )
    if figure.left_out:
        written += ' <span class="tag tag-note">left out</span>'
    elif figure.correction:
        written += ' <span class="tag tag-note">set by a person</span>'
    elif figure.doubt:
        written += ' <span class="tag tag-warn">doubtful</span>'
    if shown.following:
        written += (
            f' <a class="quiet" href="#{escape(shown.following)}" rel="next">next<span class="visually-hidden"> '
            f"doubtful figure after {categories}, {period}</span></a>"
        )
    address = f"{history}?key={in_an_address(figure.key)}"
    return (
        f'{written} <a class="quiet history" href="{address}" hx-get="{address}" hx-target="#{target}" '
        f'hx-swap="innerHTML">history<span class="visually-hidden"> of question {escape(figure.question)}, '
        f"{categories}, {period}</span></a></span>"
    )
