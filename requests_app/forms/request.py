"""Forms of one request: what happened to its clock, letters by other ways, outcomes, and who looks after it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.text import Truncator

from requests_app.deadlines import WORDS, Kind
from requests_app.exemption_catalogue import CATALOGUE
from requests_app.exemptions import exemption, sections_in
from requests_app.forms.files import SeveralFilesField, SeveralFilesInput
from requests_app.models import Message
from requests_app.roles import RESEARCHER, STAFF, SUPERVISOR
from requests_app.specification import Specification
from requests_app.statuses import CLOCK_KINDS, TRANSITIONS, Outcome, Status


class DayInput(forms.DateInput):
    """The browser's own date field; typed dates are day first."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    """A date as UK people write it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            widget=DayInput(),
            input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%d.%m.%Y"],
            error_messages={"invalid": "Write the day as 3/5/2019 or 3 May 2019.", "required": "Which day was it?"},
            **more,
        )


class ExemptionsField(forms.CharField):
    """Sections, separated by commas; each must be one the catalogue knows. Cleans to a list of its keys."""

    def __init__(self, **more: Any) -> None:
        defaults = {
            "label": "Exemptions",
            "required": False,
            "help_text": "As the letter gives them, with commas between: s12(1), s40(2)",
        }
        super().__init__(**{**defaults, **more})

    def clean(self, value: Any) -> list[str]:
        found: list[str] = []
        for words in super().clean(value).split(","):
            if not words.strip():
                continue
            sections = sections_in(words) or ([one.section] if (one := exemption(words.strip())) else [])
            if not sections:
                raise forms.ValidationError(
                    f"“{words.strip()}” is not an exemption known here. Known are "
                    f"{', '.join(one.section for one in CATALOGUE)}."
                )
            found += sections
        return list(dict.fromkeys(found))


class ClockEventForm(forms.Form):
    """Something that happened, of the kinds that can happen next."""

    kind = forms.ChoiceField(label="What happened", error_messages={"required": "Choose what happened."})
    on = DayField(label="On")
    exemption = ExemptionsField(label="Section relied on", help_text="For an extension notice only, such as s31(1)")
    note = forms.CharField(label="Note", max_length=300, required=False)

    def __init__(self, *arguments: Any, status: str, **more: Any) -> None:
        super().__init__(*arguments, **more)
        next_kinds = [CLOCK_KINDS[move] for move in TRANSITIONS[Status(status)] if move in CLOCK_KINDS]
        others = [kind for kind in CLOCK_KINDS.values() if kind not in next_kinds]
        groups: list[tuple[str, list[tuple[str, str]]]] = []
        for label, kinds in (("Likely now", next_kinds), ("Entered late, for an earlier day", others)):
            if kinds:
                groups.append((label, [(kind.value, _sentence(kind)) for kind in dict.fromkeys(kinds)]))
        self.fields["kind"].choices = [("", "Choose …"), *groups]


def _sentence(kind: Kind) -> str:
    return WORDS[kind][:1].upper() + WORDS[kind][1:]


class SentForm(forms.Form):
    """A request that went another way than from here."""

    on = DayField(label="Sent on")
    received_on = DayField(
        label="Received by the force on",
        required=False,
        help_text="Only if later: an e-mail or a portal is the same day",
    )
    reference = forms.CharField(label="Reference the portal gave", max_length=80, required=False)


class LoggedLetterForm(forms.Form):
    """A letter or call that did not come by e-mail."""

    channel = forms.ChoiceField(
        label="How",
        choices=[(channel.value, channel.label.capitalize()) for channel in Message.Channel],
        initial=Message.Channel.PORTAL,
    )
    direction = forms.ChoiceField(
        label="Which way", choices=[("in", "From the force"), ("out", "To the force")], initial="in"
    )
    on = DayField(label="On")
    subject = forms.CharField(
        label="In a line", max_length=500, error_messages={"required": "Say in a line what it is."}
    )
    body = forms.CharField(label="What it says", widget=forms.Textarea(attrs={"rows": 5}), required=False)
    reference = forms.CharField(
        label="Reference", max_length=80, required=False, help_text="The number the portal or the force gave it"
    )
    files = SeveralFilesField(
        label="Files that came with it",
        required=False,
        widget=SeveralFilesInput(),
        help_text="Read like the attachments of an e-mail",
    )
    answers = forms.BooleanField(label="This is the force's answer, and ends its clock", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("direction") == "out" and cleaned.get("files"):
            self.add_error("files", "Only files from the force are read here: name in the text what we sent with it.")
        return cleaned


class OutcomeForm(forms.Form):
    """What came of one question."""

    question = forms.ChoiceField(label="Question")
    outcome = forms.ChoiceField(
        label="Outcome", choices=[(outcome.value, outcome.value.capitalize()) for outcome in Outcome]
    )
    exemptions = ExemptionsField()
    quote = forms.CharField(label="The sentence that says so", widget=forms.Textarea(attrs={"rows": 2}), required=False)

    def __init__(self, *arguments: Any, specification: Specification, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["question"].choices = [
            (question.number, f"{question.number}. {Truncator(question.text).chars(70)}")
            for question in specification.questions
        ]


class OwnerForm(forms.Form):
    """Who looks after the request."""

    owner = forms.ModelChoiceField(label="Looked after by", queryset=User.objects.none(), required=False)

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["owner"]
        field.queryset = User.objects.filter(
            is_active=True, groups__name__in=[RESEARCHER, STAFF, SUPERVISOR]
        ).distinct()
        field.empty_label = "Nobody"


class ReferenceForm(forms.Form):
    """The force's own reference."""

    reference = forms.CharField(label="The force's reference", max_length=80, required=False)


class DraftForm(forms.Form):
    """A letter as a person will send it."""

    recipient = forms.EmailField(label="To", required=False)
    subject = forms.CharField(label="Subject", max_length=500)
    body = forms.CharField(label="Letter", widget=forms.Textarea(attrs={"rows": 22, "class": "letter-text"}))


class GroundsForm(forms.Form):
    """What a review or a complaint is about, in the person's own words."""

    grounds = forms.CharField(
        label="Why the answer was wrong or late",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say in a sentence or two why; the letter is built around it."},
    )


class FollowUpForm(forms.Form):
    """A further question to an answer that came."""

    follow_up = forms.CharField(
        label="What we ask besides",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what is to be asked."},
    )


class ClarificationForm(forms.Form):
    """The force's question and our answer to it."""

    their_question = forms.CharField(label="What they asked", widget=forms.Textarea(attrs={"rows": 3}))
    our_clarification = forms.CharField(label="Our answer", widget=forms.Textarea(attrs={"rows": 4}))
