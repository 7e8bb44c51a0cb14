"""Forms of the judging room: shape only."""

from __future__ import annotations

from typing import Any

from django import forms

from ingestion.values.labels import excerpt
from requests_app.specification import Specification


class ReasonForm(forms.Form):
    """A reason, for whatever needs one."""

    reason = forms.CharField(label="Reason", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)


class SignOffForm(forms.Form):
    """Signing off; with warnings open, the reason they are all right."""

    accepting = forms.CharField(
        label="Why the open warnings are all right",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=2000,
    )
    note = forms.CharField(label="Note", widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=2000)

    def __init__(self, *args: Any, warnings: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not warnings:
            del self.fields["accepting"]


class ShareForm(forms.Form):
    """Which share of the signed figures is read a second time."""

    percent = forms.IntegerField(label="Per cent of the signed figures", min_value=0, max_value=100)


def _number(label: str, help_text: str = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, max_digits=12, decimal_places=2, required=False, help_text=help_text
    )


class SecondReadingForm(forms.Form):
    """A figure as a second person reads it."""

    low = _number("The figure")
    high = _number("At most", "Only where the document gives a range: then the first box is the least it can be")
    unknown = forms.BooleanField(label="The document does not say", required=False)
    note = forms.CharField(label="Note", required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        return _bounds(self, super().clean() or self.cleaned_data)


class CorrectionForm(forms.Form):
    """A figure as a person reads it, with the reason. One number, or the least and the most it can be."""

    question = forms.ChoiceField(label="Question")
    period = forms.ChoiceField(label="Period")
    low = _number("The figure")
    high = _number("At most", "Only where the figure is not exact: then the first box is the least it can be")
    unknown = forms.BooleanField(label="Nothing can be said of it", required=False)
    place = forms.CharField(label="Where you read it", required=False, max_length=200)
    reason = forms.CharField(label="Reason", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)
    settles = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, specification: Specification, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.specification = specification
        self.fields["question"].choices = [
            (q.number, f"{q.number}: {excerpt(q.text, 60)}") for q in specification.questions
        ]
        self.fields["period"].choices = [(period.label, period.label) for period in specification.periods]
        for dimension in specification.dimensions.values():
            choices = [("", "all"), *((name, name) for name in dimension.categories)]
            own = self.initial.get(f"by_{dimension.key}")
            if own and own not in dimension.categories:
                choices.append((own, own))
            self.fields[f"by_{dimension.key}"] = forms.ChoiceField(
                label=dimension.label, choices=choices, required=False
            )
        self.order_fields(["question", "period", *(f"by_{key}" for key in specification.dimensions)])

    def clean(self) -> dict[str, Any]:
        return _bounds(self, super().clean() or self.cleaned_data)

    @property
    def breakdown(self) -> dict[str, str]:
        """The categories chosen, by dimension. Only of a form that is valid."""
        keys = self.specification.dimensions
        return {key: chosen for key in keys if (chosen := self.cleaned_data.get(f"by_{key}"))}


def _bounds(form: forms.Form, cleaned: dict[str, Any]) -> dict[str, Any]:
    """One number is both bounds; nothing is said where that was ticked."""
    low, high = cleaned.get("low"), cleaned.get("high")
    if cleaned.get("unknown"):
        cleaned["low"] = cleaned["high"] = None
    elif low is None:
        form.add_error("low", "Enter the figure, or say that nothing can be said of it.")
    elif high is None:
        cleaned["high"] = low
    elif high < low:
        form.add_error("high", "This is below the least it can be.")
    return cleaned
