"""A figure's bounds as HTML, as ingestion/interval.html says them, for lines that are written without a template."""

from __future__ import annotations

from decimal import Decimal

from django.template.defaultfilters import floatformat

UNKNOWN = {
    "blank": "blank: not nought",
    "refused": "refused",
    "not_held": "not held",
    "not_recorded": "not recorded",
    "suppressed": "hidden, unknown",
}
"""Kinds of figures of which nothing can be said, in words."""


def number_words(number: float | Decimal) -> str:
    """A number with its thousands set apart, as `floatformat:"-2g"` writes it."""
    return f"{int(number):,}" if number == int(number) else str(floatformat(number, "-2g"))


def bounds_html(low: float | Decimal | None, high: float | Decimal | None, kind: str = "") -> str:
    """Inclusive bounds; both None where nothing can be said, and `kind` says why."""
    if low is None:
        return f'<span class="quiet">{UNKNOWN.get(kind, "not known")}</span>'
    if high is None:
        return f"{number_words(low)} or more"
    return number_words(low) if low == high else f"{number_words(low)} to {number_words(high)}"
