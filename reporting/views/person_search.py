"""Where does this name stand? The name is sent in a form's body, so that no address and no log holds it."""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
import re
import unicodedata

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from reporting.person_search.name_pattern import TOO_SHORT, says_enough
from reporting.person_search.places import Answer, where_stands
from requests_app import audit
from requests_app.roles import require
from requests_app.sheet_text import guarded

WHY = [
    ("access", "they ask what is kept about them"),
    ("erasure", "they ask that it is deleted"),
    ("breach", "to find out whom something that got out concerns"),
    ("other", "another reason that is written down elsewhere"),
]
HEADS = ("what", "page", "where", "passage")


class PersonForm(forms.Form):
    name = forms.CharField(label="Name, or part of it", max_length=120, help_text="Case and accents do not matter.")
    why = forms.ChoiceField(label="Why it is looked for", choices=WHY)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not says_enough(name):
            raise forms.ValidationError(TOO_SHORT)
        return name


def mark_of(name: str) -> str:
    """What the audit keeps of a name: whoever has the name and the program's key can tell that it was looked for, and
    nobody can tell the name from it."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    said = " ".join(sorted(re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign)))))
    return hmac.new(settings.SECRET_KEY.encode(), f"person:{said}".encode(), hashlib.sha256).hexdigest()[:16]


def _searched(request: HttpRequest, form: PersonForm) -> Answer:
    name, why = form.cleaned_data["name"], form.cleaned_data["why"]
    audit.note(kind=audit.SEARCHED, by=request.user, about=f"/person/{why}/{mark_of(name)}")
    request.saw_apart = True  # type: ignore[attr-defined]
    return where_stands(name)


@require_http_methods(["GET", "POST"])
def person_search(request: HttpRequest) -> HttpResponse:
    require(request.user, "search for a person")
    form = PersonForm(request.POST or None)
    answer = _searched(request, form) if request.method == "POST" and form.is_valid() else None
    status = 422 if request.method == "POST" and answer is None else 200
    return render(request, "reporting/person_search.html", {"form": form, "answer": answer}, status=status)


@require_POST
def person_search_export(request: HttpRequest) -> HttpResponse:
    """What was found, as CSV. A leading apostrophe keeps a spreadsheet from taking a text for a formula."""
    require(request.user, "search for a person")
    form = PersonForm(request.POST)
    if not form.is_valid():
        return render(request, "reporting/person_search.html", {"form": form, "answer": None}, status=422)
    answer = _searched(request, form)
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow(HEADS)
    for one in answer.found:
        writer.writerow([guarded(text) for text in (one.what, one.address, one.where, one.passage)])
    for what, address in answer.not_searched:
        writer.writerow(["not searched", address, what, ""])
    response = HttpResponse(held.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="person.csv"'
    return response
