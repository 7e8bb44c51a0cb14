"""From letter to sent: the template, the forces, the checks, the number typed, the job as it runs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from requests_app import actions
from requests_app.choosing import bodies_to_ask
from requests_app.correspondence import facts_of_letter, write
from requests_app.forms.campaign import ConfirmForm, ForcesForm, LetterForm, TestLetterForm
from requests_app.holidays import uk_calendar
from requests_app.letters import FIELDS, LetterKind, UnusableTemplate, fields_of
from requests_app.mail import outbound
from requests_app.models import Campaign, FoiRequest, Force, Message, SharedLetter
from requests_app.roles import require
from requests_app.views.refusals import REFUSALS, attempt, faults_in_words

PREVIEWED = 3
OTHERS = "Other bodies"


def _campaign(request: HttpRequest, slug: str, permission: str) -> Campaign:
    require(request.user, permission)
    return get_object_or_404(Campaign, slug=slug)


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, slug: str) -> HttpResponse:
    """The letter with its merge fields, and how any force would get it."""
    campaign = _campaign(request, slug, "edit campaigns")
    forces = list(Force.objects.filter(Q(territorial=True) | Q(requests__campaign=campaign)).distinct())
    force = next((one for one in forces if one.slug == request.GET.get("force")), forces[0] if forces else None)
    start = {
        "subject": campaign.letter_subject, "template": campaign.letter_template, "welsh": campaign.welsh_template,
    }  # fmt: skip
    shared = list(SharedLetter.objects.all())
    if (begun := next((one for one in shared if str(one.pk) == request.GET.get("shared")), None)) is not None:
        start = {"subject": begun.subject, "template": begun.template, "welsh": begun.welsh_template}
    form = LetterForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        if "preview" not in request.POST:
            data = form.cleaned_data
            said = {name: data[name] for name in ("subject", "template", "welsh")}
            if attempt(
                request,
                lambda: actions.change_letter(campaign=campaign, by=request.user, **said),
                "The letter is saved.",
            ):
                if name := data["share_as"].strip():
                    actions.share_letter(name=name, by=request.user, **said)
                    messages.success(request, f"Other campaigns can begin with “{name}”.")
                where = f"?force={force.slug}" if force else ""
                return redirect(f"{reverse('campaign-letter', args=[slug])}{where}")
        start = form.cleaned_data
    previewed, faults = _preview(campaign, force, start, request.user)
    return render(
        request,
        "requests_app/letter.html",
        {"campaign": campaign, "form": form, "shared": shared, "begun": begun, "fields": FIELDS,
         "forces": forces, "force": force,
         "previewed": previewed, "preview_faults": faults, "useful": _useful(campaign, force)},
        status=422 if form.errors else 200,
    )  # fmt: skip


def _preview(campaign: Campaign, force: Force | None, letter: dict[str, str], writer: Any) -> tuple[Any, list[str]]:
    if force is None:
        return None, ["There is no force to show the letter for."]
    try:
        facts = _facts(campaign, force, writer)
        return write(
            LetterKind.REQUEST, facts, subject=letter["subject"], template=letter["template"],
            welsh_template=letter.get("welsh", ""),
        ), []  # fmt: skip
    except UnusableTemplate as faults:
        return None, faults.sentences


def _facts(campaign: Campaign, force: Force, writer: Any) -> Any:
    """The letter as it stood before sending, whether or not this force has been asked yet."""
    tokens = campaign.requests.filter(force=force).values_list("token", flat=True)
    imagined = FoiRequest(campaign=campaign, force=force)
    imagined.token = tokens.first() or imagined.token
    return facts_of_letter(imagined, today=timezone.localdate(), calendar=uk_calendar(), writer=writer)


def _useful(campaign: Campaign, force: Force | None) -> list[tuple[str, str]]:
    """The merge fields that a request letter can fill, each with what it means."""
    if force is None:
        return []
    known = fields_of(_facts(campaign, force, None))
    return [(name, FIELDS[name]) for name in FIELDS if name in known]


@require_http_methods(["GET", "POST"])
def forces(request: HttpRequest, slug: str) -> HttpResponse:
    """Which forces are asked: the 43 by region, other bodies off unless somebody turns them on."""
    campaign = _campaign(request, slug, "edit campaigns")
    asked = {one.force_id: one for one in campaign.requests.all()}
    form = ForcesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        chosen = list(form.cleaned_data["forces"])
        picked = {force.pk for force in chosen}
        actions.add_requests(campaign=campaign, forces=chosen, by=request.user, owner=request.user)
        left_out = [one for pk, one in asked.items() if pk not in picked and one.status == "drafted"]
        actions.remove_requests(requests=left_out, by=request.user)
        messages.success(request, f"{campaign.requests.count()} forces are chosen.")
        return redirect("campaign-send", slug)
    today = timezone.localdate()
    find = request.GET.get("find", "")[:100]
    listed, more = bodies_to_ask(find, asked)
    everything = [one for one in listed if one.pk in asked or not one.ended(today)]
    only_region = request.GET.get("region", "")
    start_with_all = not asked
    regions: dict[str, list[dict[str, Any]]] = {}
    for force in everything:
        mine = asked.get(force.pk)
        ticked = mine is not None or (start_with_all and force.territorial and only_region in ("", force.region))
        group = force.region if force.territorial else f"{OTHERS}: {force.kind}"
        regions.setdefault(group, []).append(
            {"force": force, "ticked": ticked, "fixed": mine is not None and mine.status != "drafted"}
        )
    named = sorted(regions.items(), key=lambda item: (item[0].startswith(OTHERS), item[0]))
    return render(
        request,
        "requests_app/forces.html",
        {"campaign": campaign, "regions": named, "fresh": start_with_all, "leaves": outbound.leaves_the_machine(),
         "find": find, "more_bodies": more},
    )  # fmt: skip


def _drafted(campaign: Campaign) -> list[FoiRequest]:
    return list(campaign.requests.filter(status="drafted").select_related("force", "campaign"))


@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """The gate before sending: the checks, three letters to read, and the number typed."""
    campaign = _campaign(request, slug, "send letters")
    drafted = _drafted(campaign)
    blocked = [(one, why) for one in drafted if (why := outbound.why_not(one))]
    stopped = {one.pk for one, _ in blocked}
    ready = [one for one in drafted if one.pk not in stopped]
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            queued = actions.send_campaign(
                campaign=campaign, requests=ready, by=request.user, confirmed_number=form.cleaned_data["number"]
            )
        except REFUSALS as refusal:
            form.add_error("number", str(refusal))
        else:
            messages.success(request, f"{len(queued)} letters are on their way to being sent.")
            return redirect("campaign-sending", slug)
    letters, faults = _letters(ready, request.user)
    tests = TestLetterForm(
        initial={"to": request.user.email}, requests=campaign.requests.filter(status="drafted").select_related("force")
    )
    return render(
        request,
        "requests_app/send.html",
        {"campaign": campaign, "ready": ready, "blocked": blocked, "letters": letters, "faults": faults, "form": form,
         "tests": tests, "leaves": outbound.leaves_the_machine(), "without_address": [
             one for one in ready if not one.force.foi_email]},
        status=422 if form.errors else 200,
    )  # fmt: skip


def _letters(ready: list[FoiRequest], writer: Any) -> tuple[list[Any], list[str]]:
    """Three letters as they will go: the first, the middle and the last."""
    if not ready:
        return [], []
    chosen = {0: ready[0], len(ready) // 2: ready[len(ready) // 2], len(ready) - 1: ready[-1]}
    campaign = ready[0].campaign
    try:
        return [
            (
                one,
                write(
                    LetterKind.REQUEST,
                    facts_of_letter(one, today=timezone.localdate(), calendar=uk_calendar(), writer=writer),
                    subject=campaign.letter_subject,
                    template=campaign.letter_template,
                ),
            )
            for one in list(chosen.values())[:PREVIEWED]
        ], []
    except UnusableTemplate as faults:
        return [], faults.sentences


@require_POST
def send_test(request: HttpRequest, slug: str) -> HttpResponse:
    """A test of the letter to oneself."""
    campaign = _campaign(request, slug, "send letters")
    form = TestLetterForm(request.POST, requests=campaign.requests.select_related("force", "campaign"))
    if not form.is_valid():
        messages.error(request, faults_in_words(form))
        return redirect("campaign-send", slug)
    to = form.cleaned_data["to"]
    said = (
        f"A test is on its way to {to}." if outbound.leaves_the_machine() else "A test lies among the mail files here."
    )
    attempt(
        request,
        lambda: actions.send_test(campaign=campaign, request=form.cleaned_data["request"], to=to, by=request.user),
        said,
    )
    return redirect("campaign-send", slug)


@require_GET
def sending(request: HttpRequest, slug: str) -> HttpResponse:
    """The sending as it runs: every force with its state. The page's own part is polled while letters wait."""
    campaign = _campaign(request, slug, "see campaigns")
    letters = list(
        Message.objects.filter(request__campaign=campaign, kind="request", direction=Message.Direction.OUT)
        .select_related("request__force")
        .order_by("request__force__name")
    )
    counts: dict[str, int] = {}
    for one in letters:
        counts[one.state] = counts.get(one.state, 0) + 1
    waiting = counts.get("queued", 0) + counts.get("sending", 0)
    context = {
        "campaign": campaign,
        "letters": letters,
        "sent": counts.get("sent", 0),
        "waiting": waiting,
        "failed": counts.get("failed", 0),
        "leaves": outbound.leaves_the_machine(),
    }
    template = "requests_app/sending_state.html" if request.htmx else "requests_app/sending.html"
    return render(request, template, context)


@require_POST
def retry(request: HttpRequest, slug: str) -> HttpResponse:
    """Try again what failed, and nothing else."""
    campaign = _campaign(request, slug, "send letters")
    number = actions.retry_failed(campaign=campaign, by=request.user)
    messages.success(request, f"{number} {'letter is' if number == 1 else 'letters are'} tried again.")
    return redirect("campaign-sending", slug)
