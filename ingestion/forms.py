"""Forms of the reading room: they say whether what was typed has the right shape, and save nothing."""

from __future__ import annotations

from typing import Any

from django import forms

from requests_app.forms.files import SeveralFilesField
from requests_app.models import Campaign, FoiRequest


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
