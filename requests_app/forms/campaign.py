"""Forms of a campaign: its letter, its forces, its sending, and the tray."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from requests_app.deadlines import ClockError, Kind
from requests_app.deadlines.typed import typed_event
from requests_app.forms.request import DayField
from requests_app.letters import faults_of
from requests_app.models import FoiRequest, Force

MOST_BYTES = 5 * 2**20


class LetterForm(forms.Form):
    """The letter template. A placeholder that means nothing is refused by name."""

    subject = forms.CharField(label="Subject", max_length=200)
    template = forms.CharField(label="Letter", widget=forms.Textarea(attrs={"rows": 26, "class": "letter-text"}))

    welsh = forms.CharField(
        label="In Welsh, for forces that correspond in it",
        required=False,
        widget=forms.Textarea(attrs={"rows": 12, "class": "letter-text", "lang": "cy"}),
        help_text="Stands above the English. Left empty, the house's own Welsh letter goes: no speaker of Welsh"
        " has read it yet",
    )
    share_as = forms.CharField(
        label="Save it for other campaigns as", max_length=80, required=False, help_text="A name to find it by"
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("subject", "template", "welsh"):
            for fault in faults_of(cleaned.get(name, "")) if cleaned.get(name) else []:
                self.add_error(name, fault)
        return cleaned


class ForcesForm(forms.Form):
    """Which forces are asked."""

    forces = forms.ModelMultipleChoiceField(
        queryset=Force.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )


class ConfirmForm(forms.Form):
    """The number of letters, typed by hand."""

    number = forms.IntegerField(
        label="Type the number of letters to confirm",
        min_value=0,
        error_messages={
            "required": "Type the number of letters.",
            "invalid": "Type the number in figures, such as 43.",
        },
    )


class TestLetterForm(forms.Form):
    """Where a test goes, and whose letter it shows."""

    to = forms.EmailField(label="Send a test to")
    request = forms.ModelChoiceField(label="as this force would get it", queryset=FoiRequest.objects.none())

    def __init__(self, *arguments: Any, requests: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["request"]
        field.queryset = requests
        field.label_from_instance = lambda request: request.force.name
        field.empty_label = None


class CopyForm(forms.Form):
    """The next round's title."""

    title = forms.CharField(label="Title of the new round", max_length=200)


class AddressForm(forms.Form):
    """A force's address and when somebody checked it."""

    foi_email = forms.EmailField(label="Address", required=False)
    verified_on = DayField(label="Verified on", required=False)


class BodiesForm(forms.Form):
    """A list of public authorities as a CSV file. Cleans to its text."""

    file = forms.FileField(
        label="The list, as a CSV file", error_messages={"required": "Choose the file.", "empty": "That file is empty."}
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is None:
            return cleaned
        if file.size > MOST_BYTES:
            raise forms.ValidationError("That file is larger than 5 MB: import the list in parts.")
        raw = file.read()
        for encoding in ("utf-8-sig", "cp1252"):
            try:
                return {**cleaned, "text": raw.decode(encoding)}
            except UnicodeDecodeError:
                continue
        raise forms.ValidationError("That is no text: save the list as CSV and try again.")


class MailUploadForm(forms.Form):
    """A mail kept as a file."""

    file = forms.FileField(
        label="A mail saved as .eml or .msg",
        error_messages={"required": "Choose the mail's file.", "empty": "That file is empty."},
    )


class DatedForm(forms.Form):
    """The day a letter came."""

    on = DayField(label="It came on")


NOT_SENT = ("drafted", "queued")


class MatchForm(forms.Form):
    """Whose letter a mail is; it may be several forces'. Any request that was sent may be chosen; `offered` are those
    listed, since a list of every request helps nobody find one."""

    requests = forms.ModelMultipleChoiceField(
        label="Requests",
        queryset=FoiRequest.objects.none(),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        error_messages={"required": "Choose the request this letter belongs to."},
    )

    def __init__(self, *arguments: Any, offered: Iterable[FoiRequest] = (), **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["requests"]
        field.queryset = FoiRequest.objects.exclude(status__in=NOT_SENT).select_related("force", "campaign")
        campaigns: dict[str, list[tuple[int, str]]] = {}  # a campaign's title once, over its forces
        for one in offered:
            campaigns.setdefault(one.campaign.title, []).append((one.pk, one.force.name))
        field.choices = list(campaigns.items())


class WorkingDaysForm(forms.Form):
    """The clock for anyone: the day of receipt, the law, and what happened since."""

    received = DayField(label="Received on")
    law = forms.ChoiceField(
        label="Law",
        choices=[("FOIA", "Freedom of Information Act 2000"), ("EIR", "Environmental Information Regulations 2004"),
                 ("FOISA", "Freedom of Information (Scotland) Act 2002")],
    )  # fmt: skip
    events = forms.CharField(
        label="What happened since, one a line",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "code"}),
        help_text="Such as fees-notice=2019-06-10. " + "Known: " + ", ".join(kind.value for kind in Kind) + ".",
    )

    def clean_events(self) -> list[Any]:
        found = []
        for line in self.cleaned_data["events"].splitlines():
            if line.strip():
                try:
                    found.append(typed_event(line.strip()))
                except ClockError as fault:
                    raise forms.ValidationError(str(fault)) from fault
        return found
