"""The forms of signing in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, BaseUserCreationForm, PasswordChangeForm
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils import timezone

from foitracker.signing_in.lock import LOCKED, locked
from requests_app import audit
from requests_app.roles import ROLES


class SignInForm(AuthenticationForm):
    """Django's own, which looks at no password while the name is locked."""

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data.get("username") or ""
        refuse_if_locked(self.request, User.objects.filter(username=typed).first(), typed)
        return super().clean()


class ChangePasswordForm(PasswordChangeForm):  # type: ignore[type-arg]
    """Django's own; the old password is guessed no more often here than at the door."""

    request: Any

    def clean_old_password(self) -> str:
        refuse_if_locked(self.request, self.user)
        try:
            return str(super().clean_old_password())
        except ValidationError:
            audit.note(kind=audit.SIGN_IN_FAILED, by=self.user, source=audit.source_of(self.request))
            raise


class ProveForm(forms.Form):
    """The password of whoever is signed in, once more."""

    password = forms.CharField(
        label="Your password", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, *args: Any, request: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        user = self.request.user
        refuse_if_locked(self.request, user)
        password = str(self.cleaned_data["password"])
        if not user.check_password(password):
            audit.note(kind=audit.SIGN_IN_FAILED, by=user, source=audit.source_of(self.request))
            raise ValidationError("That is not your password.")
        return password


class CodeForm(forms.Form):
    """The six figures that an authenticator shows, or a recovery code."""

    code = forms.CharField(
        label="Code from your authenticator, or a recovery code",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        return "".join(str(self.cleaned_data["code"]).split())


def refuse_if_locked(request: Any, user: Any, typed: str = "") -> None:
    """Raises ValidationError with the sentence."""
    source = audit.source_of(request)
    if locked(user=user, source=source, now=timezone.now(), typed=typed):
        audit.note(kind=audit.SIGN_IN_LOCKED, by=user, source=source)
        raise ValidationError(LOCKED, code="locked")


class InviteForm(forms.Form):
    """Whom to ask in, and as what."""

    email = forms.EmailField(label="Their e-mail address", max_length=254)
    role = forms.ChoiceField(
        label="Role",
        choices=[(role, role) for role in ROLES],
        help_text="What each may do is in the roles table. Administrators are made at the admin desk.",
    )


class AcceptForm(BaseUserCreationForm):
    """The name and password of whoever was invited; Django's own checks of both."""

    first_name = forms.CharField(label="First name", max_length=150)
    last_name = forms.CharField(label="Last name", max_length=150)

    class Meta(BaseUserCreationForm.Meta):
        fields = ("username", "first_name", "last_name")


class PasskeyForm(forms.Form):
    """What the browser answers for a passkey; a script fills it in."""

    answer = forms.CharField(widget=forms.HiddenInput, max_length=20_000)


class AddPasskeyForm(PasskeyForm):
    name = forms.CharField(label="Name of the device, for you to tell them apart", max_length=60, initial="This device")
    field_order = ("name", "answer")
