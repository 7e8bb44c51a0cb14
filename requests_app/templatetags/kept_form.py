"""Forms that nobody has filled in yet, laid out once: a page with seven of them takes half its time for that."""

from __future__ import annotations

from typing import Any

from crispy_forms.templatetags.crispy_forms_filters import as_crispy_form
from django import template
from django.forms import ChoiceField, Form, ModelChoiceField

register = template.Library()
KEPT: dict[Any, str] = {}
MOST = 200
"""Forms that are kept, of all their kinds, ids, days and choices."""


@register.filter
def kept_crispy(form: Form) -> str:
    """As `crispy`: the form's fields as HTML. For forms that are the same for everybody but for what they begin with
    and what may be chosen; rows of the database to choose from are never kept, nor is what somebody sent."""
    if form.is_bound or any(isinstance(field, ModelChoiceField) for field in form.fields.values()):
        return as_crispy_form(form)
    choices = [list(field.choices) for field in form.fields.values() if isinstance(field, ChoiceField)]
    key = type(form), form.auto_id, form.prefix, repr(form.initial), repr(choices)
    if key not in KEPT:
        if len(KEPT) >= MOST:
            KEPT.clear()
        KEPT[key] = as_crispy_form(form)
    return KEPT[key]
