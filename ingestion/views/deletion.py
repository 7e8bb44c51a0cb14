"""Deleting a document: what goes, what stays, and a reason."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ingestion import deletion
from ingestion.views.document import shown_document
from requests_app.roles import require


class DeleteForm(forms.Form):
    reason = forms.CharField(
        label="Why it is deleted",
        help_text="This stays for good, so name nobody in it.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
    personal = forms.BooleanField(
        label="It holds personal data, or may: forget its name too, and keep the same file apart should it come again",
        required=False,
    )


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what goes and what stays, and delete it once there is a reason."""
    require(request.user, "delete documents")
    shown = shown_document(request, pk)
    if shown.deleted_at is not None:
        messages.info(request, "This document was deleted already.")
        return redirect("document", pk)
    goes = deletion.what_goes(shown)
    form = DeleteForm(request.POST or None, initial={"personal": goes.kept_apart})
    if goes.kept_apart:
        form.fields["personal"].disabled = True
    if request.method == "POST" and form.is_valid():
        deletion.delete_document(document=shown, by=request.user, **form.cleaned_data)
        messages.success(request, "It was deleted. Its hash, its figures and the reason stay.")
        return redirect("document", pk)
    context = {"document": shown, "campaign": shown.campaign, "goes": goes, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "ingestion/delete.html", context, status=status)
