"""What is written when an edition is published."""

from __future__ import annotations

from typing import Any

from django import forms


class PublishForm(forms.Form):
    """The reason, an embargo, and the mark of what was looked at. `blocked` adds the word that blocks are named."""

    note = forms.CharField(
        label="Why this edition is published",
        help_text="It is kept with the edition and shown on its page.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    embargo_until = forms.DateTimeField(
        label="Embargo until",
        required=False,
        help_text="Until then only those who work on figures see it. Leave empty to publish at once.",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M"],
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, blocked: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if blocked:
            self.fields["blocked_named"] = forms.BooleanField(
                label="The edition may name the blocked returns as waiting for a supervisor", required=False
            )
