"""The lines of the desk's matrix as HTML, written here and not in a template: they are most of what the page shows, and
a template takes ten times as long for them as the database for all that stands in them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from review.checks.coverage import OVERDUE
from review.queries import JudgedReturn
from review.tags import Mark, marks_of

SHOWN = 110
"""Characters of the sentence that is said first of a return."""


def desk_rows(returns: Iterable[JudgedReturn]) -> SafeString:
    """A line for each return: its force, its state, what is to be said first, and a mark for each check. `claim_by` of
    its request is who is judging it, where somebody is."""
    before, after = reverse("return", args=[0]).split("0")
    return mark_safe(  # noqa: S308  every text in it is escaped below
        "".join(_row(item, f"{before}{item.request.pk}{after}") for item in returns)
    )


def _row(item: JudgedReturn, address: str) -> str:
    claim = getattr(item.request, "claim_by", None)
    judging = f'<br><span class="quiet">{escape(str(claim))} is judging it</span>' if claim else ""
    return (
        f'<tr><th scope="row"><a href="{address}">{escape(item.force.name)}</a></th>'
        f'<td>{state_html(item)}{judging}</td><td class="first-of-all">{escape(first_of_all(item))}</td>'
        f"{''.join(map(_mark, marks_of(item)))}</tr>\n"
    )


def state_html(item: JudgedReturn) -> str:
    """As review/state_tag.html says where a return stands."""
    if item.signed and item.sign_off is not None:
        by = escape(str(item.sign_off.by))
        return f'<span class="tag tag-good">signed off</span> <span class="quiet">{by}</span>'
    if item.stale:
        return '<span class="tag tag-warn">changed since sign-off</span>'
    return STATES[item.state]


STATES = {
    "usable": '<span class="tag tag-note">to sign off</span>',
    "blocked": '<span class="tag tag-bad">blocked</span>',
    "refused": '<span class="tag">refused</span>',
    "missing": '<span class="tag">missing</span>',
}


def first_of_all(item: JudgedReturn) -> str:
    """What a person would say first of a return: what blocks, else what waits, else that nothing is open."""
    findings = item.findings
    pressing = next((f for f in findings if f.blocks), None) or next((f for f in findings if f.waits), None)
    if pressing is not None and pressing.id == OVERDUE.id:
        return f"No answer: {item.facts.lateness_words}"  # the line says whose
    if pressing is not None:
        return str(truncatechars(pressing.message, SHOWN))
    if item.facts.figures:
        return "nothing open"
    return findings[0].message if findings else ""


@lru_cache(maxsize=512)
def _mark(mark: Mark) -> str:
    words = f"<span{'' if mark.said else HIDDEN}>{escape(mark.words)}</span>"
    return f'<td class="check check-{mark.tone}"><span aria-hidden="true">{mark.symbol}</span> {words}</td>'


HIDDEN = ' class="visually-hidden"'
