"""Who asks."""

from __future__ import annotations

from django import forms


class OrganisationForm(forms.Form):
    """The charity and who signs for it."""

    name = forms.CharField(
        label="The charity's name", max_length=200, error_messages={"required": "Say in whose name you ask."}
    )
    signatory = forms.CharField(
        label="Who signs",
        max_length=200,
        help_text="Whoever sends a letter signs it, where their account has a name; otherwise this person does",
        error_messages={"required": "Say who signs: section 8 of the Act asks for a real name."},
    )
    postal_address = forms.CharField(
        label="Postal address",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Only if letters should carry it",
    )
