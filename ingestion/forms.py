"""Forms of the reading room: they say whether what was typed has the right shape, and save nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from ingestion.values.labels import excerpt
from ingestion.values.outline import PERIOD, QUESTION, WORDS, Outline, span_of
from requests_app.deadlines import in_words
from requests_app.forms.files import SeveralFilesField
from requests_app.models import Campaign, FoiRequest
from requests_app.specification import Specification


class UploadForm(forms.Form):
    """The files of one campaign. Without a force each file's is told from its name, where it names just one."""

    files = SeveralFilesField(
        label="Files", help_text="Spreadsheets, PDFs, letters, e-mails or zip files, as they came"
    )
    request = forms.ModelChoiceField(
        FoiRequest.objects.none(),
        label="Whose answer",
        required=False,
        empty_label="Tell from each file's name",
    )
    received_on = forms.DateField(
        label="Received on",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="The day the answer reached us",
    )
    what = forms.ChoiceField(
        label="What it is",
        choices=[
            ("answer", "The answer, or the rest of it: the request is answered on that day"),
            ("part", "A part of the answer: more is to come, and the clock runs on"),
            ("correction", "A correction: the force's earlier return is kept, and counts no more"),
        ],
        widget=forms.RadioSelect,
        initial="answer",
        required=False,
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["request"]
        field.queryset = campaign.requests.select_related("force", "campaign")
        field.label_from_instance = lambda request: request.force.name

    def clean_received_on(self) -> date:
        received_on: date = self.cleaned_data["received_on"]
        if received_on > timezone.localdate():
            raise forms.ValidationError(f"{in_words(received_on)} is still to come: say on which day it reached us.")
        return received_on


class PlaceForm(forms.Form):
    """Whose answer a document is."""

    request = forms.ModelChoiceField(FoiRequest.objects.none(), label="Whose answer", empty_label="Choose the force")

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["request"]
        field.queryset = campaign.requests.select_related("force", "campaign")
        field.label_from_instance = lambda request: request.force.name


class TeachForm(forms.Form):
    """A label of a return and the category it means."""

    dimension = forms.CharField(widget=forms.HiddenInput)
    label = forms.CharField(widget=forms.HiddenInput)
    category = forms.CharField(label="means")
    scope = forms.ChoiceField(
        label="for",
        choices=[("force", "this force"), ("return", "this return only"), ("campaign", "all returns of this campaign")],
        required=False,
    )
    everywhere = forms.BooleanField(label="in every force's returns", required=False)


class OutlineForm(forms.Form):
    """Where a table stands, and what its rows and columns are. `outline` is what a valid form says."""

    WHERE = ("sheet", "first", "last", "page", "left", "top", "right", "bottom")

    sheet = forms.ChoiceField(label="Sheet", required=False)
    first = forms.CharField(label="First cell", max_length=10, help_text="Heads and labels included, such as A3")
    last = forms.CharField(label="Last cell", max_length=10, help_text="Such as D9")
    page = forms.TypedChoiceField(label="Page", coerce=int)
    left = forms.FloatField(label="Left edge", min_value=0, help_text="All four in points from the page’s top left")
    top = forms.FloatField(label="Top edge", min_value=0)
    right = forms.FloatField(label="Right edge", min_value=0)
    bottom = forms.FloatField(label="Bottom edge", min_value=0)
    column_1 = forms.ChoiceField(label="The row of heads says")
    column_2 = forms.ChoiceField(label="A second row of heads says", required=False)
    row_1 = forms.ChoiceField(label="The first column of labels says")
    row_2 = forms.ChoiceField(label="A second column of labels says", required=False)
    question = forms.ChoiceField(label="The figures answer question", required=False)
    period = forms.ChoiceField(label="All of them are for", required=False)

    def __init__(
        self,
        *args: Any,
        specification: Specification,
        sheets: list[str],
        pages: list[int],
        sha256: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sha256 = sha256
        unused = self.WHERE[:3] if pages else self.WHERE[3:]
        for name in unused:
            del self.fields[name]
        if pages:
            self.fields["page"].choices = [(number, str(number)) for number in pages]
        elif sheets:
            self.fields["sheet"].choices = [(name, name) for name in sheets]
        else:
            del self.fields["sheet"]
        said = [
            *((key, dimension.label) for key, dimension in specification.dimensions.items()),
            (PERIOD, "which period"),
            (QUESTION, "which question"),
            (WORDS, "words that tell no figure from another"),
        ]
        self.fields["column_1"].choices = said
        self.fields["row_1"].choices = [("", "choose what it says"), *said]
        for name in ("column_2", "row_2"):
            self.fields[name].choices = [("", "there is none"), *said]
        self.fields["column_1"].initial = PERIOD
        self.fields["question"].choices = [
            ("", "as its rows or columns say"),
            *((one.number, f"{one.number}: {excerpt(one.text, 60)}") for one in specification.questions),
        ]
        periods = [(period.label, period.label) for period in specification.periods]
        self.fields["period"].choices = [("", "as its rows or columns say"), *periods]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        rows = tuple(axis for name in ("row_1", "row_2") if (axis := cleaned.get(name)))
        columns = tuple(axis for name in ("column_1", "column_2") if (axis := cleaned.get(name)))
        axes = rows + columns
        said: dict[str, Any] = {
            "question": "" if QUESTION in axes else cleaned["question"],
            "period": "" if PERIOD in axes else cleaned["period"],
            "sha256": self.sha256,
        }
        if "page" in self.fields:
            edges = sorted((cleaned["left"], cleaned["right"])), sorted((cleaned["top"], cleaned["bottom"]))
            said |= {"page": cleaned["page"], "box": (edges[0][0], edges[1][0], edges[0][1], edges[1][1])}
        else:
            said["sheet"] = cleaned.get("sheet") or None
            try:
                said["cells"] = span_of(cleaned["first"], cleaned["last"])
            except ValueError as fault:
                self.add_error("first", str(fault))
        self.outline = Outline(rows, columns, **said)
        return cleaned
