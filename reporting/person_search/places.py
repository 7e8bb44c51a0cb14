"""Every row of every table that says something in words, looked through for a name. A table that is made tomorrow is
looked through as well: what is left out is named, not what is searched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Field, JSONField, Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from ingestion.extractions import stored_reading
from ingestion.models import Document, Extraction
from reporting.person_search.name_pattern import TOO_SHORT, finder, passage, pattern, says_enough, words
from requests_app.queries import heads_unread

ROOMS = ("requests_app", "ingestion", "review", "reporting")
RESULTS = frozenset({"KeptJudgement", "KeptAcross", "KeptEdition", "KeptPart", "DocumentText"})
"""Results that are made from what is searched, and say it again."""

MOST = 500
"""Places of one kind that are told."""

NEVER_WORDS = re.compile(r"(?:^|_)(?:sha256|mark|token|fingerprint|password|slug|state|kind|key)$")
"""Fields that hold marks and words of the program's own."""


@dataclass(frozen=True, slots=True)
class Stands:
    """One place: `what` it is, `address` its page where it has one, `where` in it, and the words about the name."""

    what: str
    address: str
    where: str
    passage: str


@dataclass(slots=True)
class Answer:
    """What was found, by kind; `cut` are kinds with more places than are told, `not_searched` what could not be looked
    into, each with its address."""

    found: list[Stands] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    not_searched: list[tuple[str, str]] = field(default_factory=list)
    searched: int = 0


def where_stands(name: str) -> Answer:
    """Where all words of the name stand together: in a row of a sheet, a line, a field. Raises ValueError for a name
    with no word of two letters: that would find everything."""
    if not says_enough(name):
        raise ValueError(TOO_SHORT)
    asked = words(name)
    finders = [finder(word) for word in asked]
    patterns = [pattern(word) for word in asked]
    answer = Answer()
    for model in searched_models():
        answer.searched += 1
        found = list(islice(_places(model, patterns, finders), MOST + 1))
        if len(found) > MOST:
            answer.cut.append(str(model._meta.verbose_name_plural))
        answer.found += found[:MOST]
    answer.not_searched = _not_searched()
    return answer


def searched_models() -> list[type[Model]]:
    """Every table of the rooms with words in it, and the accounts."""
    found = [get_user_model()]
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            if model.__name__ not in RESULTS and not model._meta.proxy and fields_of(model):
                found.append(model)
    return found


def fields_of(model: type[Model]) -> list[Field[Any, Any]]:
    texts = (CharField, TextField, JSONField, ArrayField)
    return [
        one
        for one in model._meta.get_fields()
        if isinstance(one, texts) and not one.choices and not NEVER_WORDS.search(one.name)
    ]


def _places(model: type[Model], patterns: list[str], finders: list[re.Pattern[str]]) -> Iterator[Stands]:
    fields = fields_of(model)
    rows = _narrowed(model, fields, patterns)
    what = str(model._meta.verbose_name)
    for row in rows.iterator(chunk_size=5 if model is Extraction else 200):
        address = _address(row)
        if isinstance(row, Extraction):
            yield from _in_document(row, address, finders)
            continue
        told = [(one.name, text) for one in fields for text in _texts(getattr(row, one.name))]
        hits = [(name, said) for name, text in told if (said := passage(text, finders))]
        if not hits and (said := passage(" ".join(text for _, text in told), finders)):
            hits = [("its fields together", said)]
        for name, said in hits:
            yield Stands(what, address, name.replace("_", " "), said)


def _narrowed(model: type[Model], fields: list[Field[Any, Any]], patterns: list[str]) -> QuerySet[Any]:
    """The rows that hold every word somewhere, as the database finds it."""
    rows = model._default_manager.order_by("pk")
    names = []
    for one in fields:
        if isinstance(one, JSONField | ArrayField):
            rows = rows.annotate(**{f"as_text_{one.name}": Cast(one.name, TextField())})
            names.append(f"as_text_{one.name}")
        else:
            names.append(one.name)
    for each in patterns:
        anywhere = Q()
        for name in names:
            anywhere |= Q(**{f"{name}__regex": each})
        rows = rows.filter(anywhere)
    return rows


def _in_document(extraction: Extraction, address: str, finders: list[re.Pattern[str]]) -> Iterator[Stands]:
    """By row of each sheet and page, hidden ones too, by line, by comment and by title."""
    reading = stored_reading(extraction)
    which = f"document, reading {extraction.number}"
    for grid in reading.grids:
        place = f"sheet {grid.sheet}" if grid.sheet else f"page {grid.page}" if grid.page else "the file"
        for number, values in enumerate(grid.rows):
            text = " ".join(str(value) for value in values if value not in (None, ""))
            if said := passage(text, finders):
                yield Stands(which, address, f"{place}, row {grid.row_number(number) + 1}", said)
        for text in [*grid.comments.values(), grid.title, *grid.above, *grid.below, grid.sheet or ""]:
            if text and (said := passage(text, finders)):
                yield Stands(which, address, f"{place}, beside its cells", said)
    for line in reading.lines:
        if said := passage(line.text, finders):
            yield Stands(which, address, str(line.place), said)


def _texts(value: Any) -> list[str]:
    """Every text in a value of a field: keys of JSON objects too."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, dict):
        return [text for key, one in value.items() for text in [*_texts(key), *_texts(one)]]
    return [text for one in value for text in _texts(one)] if isinstance(value, list | tuple) else []


def _address(row: Any) -> str:
    """The page of the thing that the row is about."""
    name = type(row).__name__
    if name in ("Document", "Message", "FoiRequest", "Campaign", "Publication"):
        own: dict[str, Callable[[], str]] = {
            "Document": lambda: f"/documents/{row.pk}/",
            "Message": lambda: f"/messages/{row.pk}/",
            "FoiRequest": lambda: f"/requests/{row.pk}/",
            "Campaign": lambda: f"/campaigns/{row.slug}/",
            "Publication": lambda: f"/figures/publications/{row.pk}/",
        }
        return own[name]()
    if getattr(row, "link", ""):
        return str(row.link)
    if getattr(row, "extraction_id", None):
        return f"/documents/{row.extraction.document_id}/"
    for of, page in (("document_id", "documents"), ("message_id", "messages"), ("request_id", "requests")):
        if (key := getattr(row, of, None)) and isinstance(key, int):
            return f"/{page}/{key}/"
    return ""


def _not_searched() -> list[tuple[str, str]]:
    """Documents whose text is not there to be looked through: not read, not readable, or longer than what is held."""
    unread = Document.objects.filter(parent=None, deleted_at=None).exclude(state=Document.State.READ)
    found = [(f"document {pk}: it was not read", f"/documents/{pk}/") for pk in unread.values_list("pk", flat=True)]
    long = Extraction.objects.filter(current=True, grids__contains=[{"cut": True}]).values_list("document", flat=True)
    found += [(f"letter {pk}: its mail was not taken apart", f"/messages/{pk}/") for pk in heads_unread()]
    return found + [(f"document {pk}: only its first part is held", f"/documents/{pk}/") for pk in long]
