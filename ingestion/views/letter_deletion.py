"""Deleting a letter: the mail as it came and what was written in it, with a reason."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from ingestion.deletion import sweep_removals
from requests_app.actions import delete_mail
from requests_app.models import Message
from requests_app.quarantine import letter_is_held
from requests_app.roles import require


class DeleteLetterForm(forms.Form):
    reason = forms.CharField(
        label="Why it is deleted",
        help_text="This stays for good, so name nobody in it.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )


@require_http_methods(["GET", "POST"])
def delete_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Only letters that came: what we wrote ourselves is ours to answer for, and goes with its campaign."""
    require(request.user, "delete documents")
    found = get_object_or_404(Message.objects.select_related("request__force"), pk=pk, direction=Message.Direction.IN)
    if letter_is_held(found):
        request.saw_apart = True  # type: ignore[attr-defined]
    form = DeleteLetterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        delete_mail(message=found, reason=form.cleaned_data["reason"], by=request.user, words=True)
        sweep_removals()
        messages.success(request, "The letter was deleted: its day, its kind, its hash and the reason stay.")
        return redirect("message", pk)
    documents = found.documents.filter(deleted_at=None)
    context = {"letter": found, "form": form, "documents": documents}
    return render(request, "ingestion/delete_letter.html", context, status=422 if request.method == "POST" else 200)
