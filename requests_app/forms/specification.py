"""A campaign's specification as a page: title, periods, dimensions, questions; and the same as JSON.

The parts are formsets that work without scripts: a row left empty is no row, and "Add another" posts the page.
"""

from __future__ import annotations

import json
import re
from typing import Any

from django import forms
from django.utils.text import slugify

from requests_app.forms.request import DayField
from requests_app.specification import LAWS, UnusableSpecification, parse_specification

LARGEST_JSON = 1_000_000


class CampaignForm(forms.Form):
    """What the campaign asks about."""

    title = forms.CharField(label="Title", max_length=200, help_text="Forces read it in the letter's subject")
    law = forms.ChoiceField(label="Asked under", choices=[(law, law) for law in LAWS])
    measure = forms.CharField(label="What is counted", max_length=200, initial="offences")
    definition = forms.CharField(
        label="Defined as", required=False, help_text="The law and recording code, so that every force counts the same"
    )


class PeriodForm(forms.Form):
    """One period with both its days."""

    label = forms.CharField(label="Label", max_length=40, help_text="Such as 2018/19")
    start = DayField(label="First day")
    end = DayField(label="Last day")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("start") and cleaned.get("end") and cleaned["start"] > cleaned["end"]:
            self.add_error("end", "The last day is before the first: check both.")
        return cleaned


class DimensionForm(forms.Form):
    """One breakdown: its categories, one a line, and other words for them."""

    label = forms.CharField(label="Name", max_length=80, help_text="Such as Sex of victim")
    key = forms.SlugField(required=False, widget=forms.HiddenInput)
    categories = forms.CharField(
        label="Categories, one a line", widget=forms.Textarea(attrs={"rows": 5}), help_text="In the order to be shown"
    )
    synonyms = forms.CharField(
        label="Other words forces use",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text="A line a category: 11 and under: 0-11; under 12",
    )

    def clean_synonyms(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for line in self.cleaned_data["synonyms"].splitlines():
            if not line.strip():
                continue
            category, colon, words = line.partition(":")
            if not colon:
                raise forms.ValidationError(f"“{line.strip()}” has no colon: write the category, a colon, its words.")
            found[category.strip()] = [word.strip() for word in words.split(";") if word.strip()]
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        known = lines_of(cleaned.get("categories", ""))
        for category in cleaned.get("synonyms") or {}:
            if category not in known:
                self.add_error("synonyms", f"“{category}” is not one of the categories above: write it the same way.")
        return cleaned


class QuestionForm(forms.Form):
    """One question of the letter."""

    number = forms.CharField(label="Number", max_length=10)
    text = forms.CharField(label="Question", widget=forms.Textarea(attrs={"rows": 2}))
    breakdown = forms.CharField(
        label="Broken down by", required=False, help_text="Names of breakdowns, with commas between; empty for a total"
    )
    sums_to = forms.CharField(
        label="Adds up to question", max_length=10, required=False, help_text="The question whose total its parts make"
    )
    several_per_case = forms.BooleanField(label="One case may count several times", required=False)
    required = forms.BooleanField(label="An answer is required", required=False, initial=True)

    def has_changed(self) -> bool:
        """A row in which only a box was ticked is an empty row."""
        return bool(set(self.changed_data) - {"required", "several_per_case"})


class _Rows(forms.BaseFormSet):
    """Rows that were emptied are no rows."""

    def filled(self) -> list[dict[str, Any]]:
        return [
            form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE", False)
        ]


def rows(form: type[forms.Form], extra: int) -> type[_Rows]:
    return forms.formset_factory(form, formset=_Rows, extra=extra, can_delete=True, max_num=60, absolute_max=80)


PeriodRows, DimensionRows, QuestionRows = rows(PeriodForm, 1), rows(DimensionForm, 1), rows(QuestionForm, 1)


def lines_of(text: str) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


class SpecificationForms:
    """The whole page. `document` is the specification as it stands; after `is_valid`, `made` is the one typed."""

    def __init__(self, document: dict[str, Any] | None, data: Any = None) -> None:
        self.made: dict[str, Any] = {}
        self.sentences: list[str] = []
        self.data = data
        start = initial_of(document or {})
        self.campaign = CampaignForm(data, initial=start["campaign"], prefix="campaign")
        self.periods = PeriodRows(data, initial=start["periods"], prefix="periods")
        self.dimensions = DimensionRows(data, initial=start["dimensions"], prefix="dimensions")
        self.questions = QuestionRows(data, initial=start["questions"], prefix="questions")

    @property
    def parts(self) -> list[Any]:
        return [self.campaign, self.periods, self.dimensions, self.questions]

    def is_valid(self) -> bool:
        checked = [part.is_valid() for part in self.parts]  # each, so that the page shows every fault at once
        if not all(checked):
            return False
        try:
            self.made = self._document()
            parse_specification(self.made)
        except UnusableSpecification as faults:
            self.sentences = faults.sentences
        return not self.sentences

    def faults(self) -> list[tuple[str, str]]:
        """Every fault with the id of its field, for the summary at the head of the page."""
        found = [("", sentence) for sentence in self.sentences]
        for part in self.parts:
            for number, form in enumerate(getattr(part, "forms", [part]), start=1):
                for name, errors in form.errors.items():
                    field = form[name] if name in form.fields else None
                    what = (
                        ""
                        if part is self.campaign
                        else f"{form.prefix.split('-')[0].rstrip('s').capitalize()} {number}, "
                    )
                    label = field.label.lower() if field and what else field.label if field else ""
                    found += [(field.id_for_label if field else "", f"{what}{label}: {error}") for error in errors]
        return found

    def _document(self) -> dict[str, Any]:
        head = self.campaign.cleaned_data
        dimensions: dict[str, Any] = {}
        by_name: dict[str, str] = {}
        for row in self.dimensions.filled():
            key = row["key"] or slugify(row["label"]).replace("-", "_")
            if key in dimensions:
                raise UnusableSpecification([f"Two breakdowns are called {row['label']}: give one another name."])
            dimensions[key] = {"label": row["label"], "categories": lines_of(row["categories"])}
            if row["synonyms"]:
                dimensions[key]["synonyms"] = row["synonyms"]
            by_name |= {row["label"].casefold(): key, key: key}
        questions = []
        for row in self.questions.filled():
            names = [name.strip() for name in re.split(r"[,;]", row["breakdown"]) if name.strip()]
            question: dict[str, Any] = {
                "number": row["number"],
                "text": row["text"],
                "breakdown": [by_name.get(name.casefold(), name) for name in names],
                "required": row["required"],
            }
            if row["sums_to"]:
                question["sums_to"] = row["sums_to"]
            if row["several_per_case"]:
                question["several_per_case"] = True
            questions.append(question)
        measure = {"name": head["measure"]}
        if head["definition"]:
            measure["definition"] = head["definition"]
        return {
            "title": head["title"],
            "law": head["law"],
            "measure": measure,
            "periods": [
                {"label": row["label"], "start": row["start"].isoformat(), "end": row["end"].isoformat()}
                for row in self.periods.filled()
            ],
            "dimensions": dimensions,
            "questions": questions,
        }


def initial_of(document: dict[str, Any]) -> dict[str, Any]:
    """The document as the page shows it."""
    measure = document.get("measure", {})
    dimensions = document.get("dimensions", {})
    labels = {key: item.get("label") or key.replace("_", " ").capitalize() for key, item in dimensions.items()}
    head = {"title": document.get("title", ""), "law": document.get("law", LAWS[0])}
    if measure:
        head |= {"measure": measure.get("name", ""), "definition": measure.get("definition", "")}
    return {
        "campaign": head,
        "periods": document.get("periods", []),
        "dimensions": [
            {
                "key": key,
                "label": labels[key],
                "categories": "\n".join(item["categories"]),
                "synonyms": "\n".join(
                    f"{name}: {'; '.join(words)}" for name, words in item.get("synonyms", {}).items()
                ),
            }
            for key, item in dimensions.items()
        ],
        "questions": [
            {
                **question,
                "required": question.get("required", True),
                "breakdown": ", ".join(labels.get(key, key) for key in question.get("breakdown", [])),
                "sums_to": question.get("sums_to") or "",
            }
            for question in document.get("questions", [])
        ],
    }


class ImportForm(forms.Form):
    """A specification as JSON, from a file or pasted. Cleans `document` to the dict."""

    file = forms.FileField(label="A .json file", required=False)
    text = forms.CharField(
        label="or pasted here", widget=forms.Textarea(attrs={"rows": 8, "class": "code"}), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is not None and file.size > LARGEST_JSON:
            raise forms.ValidationError(
                "That file is too large for a specification: choose the .json that was exported."
            )
        raw = file.read() if file is not None else cleaned.get("text", "").encode()
        if not raw.strip():
            raise forms.ValidationError("Choose a file or paste the specification.")
        try:
            document = json.loads(raw.decode("utf-8-sig"))
            parse_specification(document)
        except UnicodeDecodeError as fault:
            raise forms.ValidationError("That file is not text: choose the .json that was exported.") from fault
        except (json.JSONDecodeError, RecursionError) as fault:
            where = f" at line {fault.lineno}" if isinstance(fault, json.JSONDecodeError) else ""
            raise forms.ValidationError(
                f"That is not JSON{where}: paste the whole of an exported specification."
            ) from fault
        except UnusableSpecification as faults:
            raise forms.ValidationError(faults.sentences) from faults
        cleaned["document"] = document
        return cleaned
