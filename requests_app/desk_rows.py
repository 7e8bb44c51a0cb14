"""The rows of a list of the desk as HTML, as Django's own writes them.

Django makes each cell by a dozen calls, most of which find out again what is the same for every row of a column. That
is found out here once for a column; what is rare is still asked of Django.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from html import escape
from types import SimpleNamespace
from typing import Any

from django.contrib.admin.templatetags.admin_list import (
    ResultList,
    items_for_result,
    result_headers,
    result_hidden_fields,
)
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import display_for_field
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

Cell = Callable[[Any], str]
"""Row → the cell of one column, whole, as HTML."""


def desk_list(changes: Any) -> dict[str, Any]:
    """What admin/change_list_results.html shows of a change list: Django's headings, and our rows."""
    headers = list(result_headers(changes))
    return {
        "cl": changes,
        "result_hidden_fields": list(result_hidden_fields(changes)),
        "result_headers": headers,
        "num_sorted_fields": sum(bool(one["sortable"] and one["sorted"]) for one in headers),
        # A row is one piece: the template asks of each piece whether it is safe.
        "results": [ResultList(None, [mark_safe(row)]) for row in rows_of(changes)],  # noqa: S308  escaped below
    }


def rows_of(changes: Any) -> Iterator[str]:
    """The cells of each row, joined. For lists whose rows are numbered, and which nobody edits in place."""
    cells = [_column(changes, place, name) for place, name in enumerate(changes.list_display)]
    for row in changes.result_list:
        yield "".join(cell(row) for cell in cells)


def _column(changes: Any, place: int, name: Any) -> Cell:
    leads = place == 0 and changes.list_display_links is not None
    field = _field(changes, name)
    if field is None or changes.is_popup or set(changes.list_display_links or ()) - {changes.list_display[0]}:
        return _asked_of_django(changes, name, leads)
    nowrap = " nowrap" if isinstance(field, models.DateField | models.TimeField | models.ForeignKey) else ""
    kind, words = f' class="field-{name}{nowrap}"', _words(changes, field, leads)
    if not leads:
        return lambda row: f"<td{kind}>{words(row)}</td>"
    before, after = _address(changes)
    return lambda row: f'<th{kind}><a href="{before}{row.pk}{after}">{words(row)}</a></th>'


def _field(changes: Any, name: Any) -> Any:
    """The field that a column shows, where it shows one."""
    try:
        field = changes.lookup_opts.get_field(name)
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, models.Field) and field.name == name and not field.auto_created else None


def _words(changes: Any, field: Any, leads: bool) -> Cell:
    """What is told of one field, escaped."""
    name, empty = field.name, changes.model_admin.get_empty_value_display()
    nothing = conditional_escape(empty)
    if isinstance(field, models.ForeignKey):
        return lambda row: nothing if getattr(row, name) is None else escape(str(getattr(row, name)))
    if field.flatchoices:
        labels = {value: conditional_escape(label) for value, label in field.flatchoices}
        return lambda row: labels.get(getattr(row, name), nothing)
    if type(field) in (models.CharField, models.TextField):
        return lambda row: escape(value) if (value := getattr(row, name)) and value.strip() else nothing
    return lambda row: conditional_escape(display_for_field(getattr(row, name), field, empty, avoid_link=leads))


def _asked_of_django(changes: Any, name: Any, leads: bool) -> Cell:
    """The cell of a column that is worked out, or that is rare."""
    alone = copy(changes)
    alone.list_display, alone.list_display_links = [name], [name] if leads else None
    return lambda row: "".join(items_for_result(alone, row, None))


def _address(changes: Any) -> tuple[str, str]:
    """What stands before and after a row's number in the address it leads to."""
    nought = SimpleNamespace(**{changes.pk_attname: 0})
    filters = {"preserved_filters": changes.preserved_filters, "opts": changes.opts}
    before, _, after = add_preserved_filters(filters, changes.url_for_result(nought)).partition("/0/")
    return escape(f"{before}/"), escape(f"/{after}")
