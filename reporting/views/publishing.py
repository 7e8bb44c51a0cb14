"""Publishing, withdrawing, and an edition's files."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from reporting import actions
from reporting.exports import evidence_pack
from reporting.forms import PublishForm
from reporting.kept_exports import export_file
from reporting.models import Proposal, Publication
from reporting.pages.front import front
from reporting.pages.standing import groups
from reporting.publishing.officials import without_people
from reporting.publishing.revisions import compare
from reporting.views.editions import for_person, publication_for, shown
from requests_app.models import Campaign
from requests_app.officials import officials_of
from requests_app.roles import may, require

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """The next edition as it would be frozen, what moved, what will be public; then the reason, and the deed."""
    require(request.user, "publish")
    campaign = get_object_or_404(Campaign, slug=slug)
    made = actions.draft(campaign=campaign, today=timezone.localdate())
    form = PublishForm(request.POST or None, blocked=bool(made.blocked))
    second = actions.wants_second(campaign)
    if request.method == "POST" and form.is_valid():
        deed: Callable[..., Publication | Proposal] = actions.propose if second else actions.publish
        try:
            done = deed(
                campaign=campaign,
                by=request.user,
                today=timezone.localdate(),
                note=form.cleaned_data["note"],
                seen=form.cleaned_data["seen"],
                blocked_named=form.cleaned_data.get("blocked_named", False),
                embargo_until=form.cleaned_data["embargo_until"],
            )
        except actions.NotPublishable as refusal:
            messages.error(request, str(refusal))
            return redirect("publish", slug)
        if isinstance(done, Publication):
            messages.success(request, f"Published as number {done.number}; it will not change.")
            return redirect("publication", done.pk)
        messages.success(request, "Proposed: another supervisor confirms it.")
        return redirect("publish", slug)
    names = {force["code"]: force["name"] for force in made.content["forces"]}
    rows = campaign.publications.filter(number__in=[one.number for one in made.anew]).defer("content")
    editions = {one.number: one for one in rows}
    context = {
        "campaign": campaign,
        "content": made.content,
        "draft": made,
        "provisional": False,
        "base": f"/figures/campaigns/{slug}/",
        "kept": "",
        "groups": groups(made.content).values(),
        "front": front(made.content, "press"),
        "revision": made.revision,
        "anew": [(one, editions[one.number]) for one in made.anew],
        "warnings": [{**item, "name": names[item["force"]]} for item in made.content["warnings"]],
        "refusals": made.refusals(blocked_named=True),
        "second": second,
        "proposal": Proposal.objects.filter(campaign=campaign, publication=None, closed_at=None).first(),
        "form": form,
    }
    return render(request, "reporting/publish.html", context, status=422 if form.errors else 200)


@require_POST
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """A second supervisor confirms the proposed edition, or closes it with a reason."""
    require(request.user, "publish")
    proposal = get_object_or_404(Proposal, campaign__slug=slug, publication=None, closed_at=None)
    try:
        if "close" in request.POST:
            actions.close_proposal(proposal=proposal, reason=request.POST.get("reason", ""), by=request.user)
            messages.success(request, "Closed: it is not published.")
            return redirect("publish", slug)
        made = actions.confirm(proposal=proposal, by=request.user)
    except actions.NotPublishable as refusal:
        messages.error(request, str(refusal))
        return redirect("publish", slug)
    messages.success(request, f"Published as number {made.number}; it will not change.")
    return redirect("publication", made.pk)


@require_POST
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether the campaign's editions need a second supervisor."""
    require(request.user, "publish")
    campaign = get_object_or_404(Campaign, slug=slug)
    second = request.POST.get("second_supervisor") == "yes"
    actions.set_rules(campaign=campaign, second_supervisor=second, by=request.user)
    messages.success(request, "Kept: " + ("a second supervisor confirms." if second else "one supervisor is enough."))
    return redirect("publish", slug)


@require_GET
def revisions(request: HttpRequest, slug: str) -> HttpResponse:
    """Each edition's moved figures against the one before, with their causes; one pair at a time."""
    require(request.user, "see published editions")
    campaign = get_object_or_404(Campaign, slug=slug)
    editions = [
        edition
        for edition in Publication.objects.filter(campaign=campaign).defer("content").order_by("number")
        if not edition.embargoed or may(request.user, "see figures")
    ]
    if not editions and not may(request.user, "see figures"):
        raise Http404("There is no such campaign.")
    wanted = request.GET.get("edition", "")
    later = next((one for one in editions[1:] if str(one.number) == wanted), editions[-1] if editions[1:] else None)
    earlier = editions[editions.index(later) - 1] if later else None
    moved = None
    if earlier and later:
        moved = compare(*(for_person(request, one.content) for one in (earlier, later)))
    context = {"campaign": campaign, "editions": editions, "earlier": earlier, "later": later, "revision": moved}
    return render(request, "reporting/revisions.html", context)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    publication = get_object_or_404(Publication.objects.select_related("campaign"), pk=pk)
    try:
        actions.withdraw_publication(publication=publication, reason=request.POST.get("reason", ""), by=request.user)
    except ValueError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "The publication is withdrawn, and says so with the reason.")
    return redirect("publication", pk)


@require_GET
def export(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A publication as a workbook, a data package (CSV inside), the totals as CSV, or with all its evidence."""
    publication = publication_for(request, pk)
    if kind not in EXPORTS:
        raise Http404("There is no such export.")
    if kind == "evidence":
        require(request.user, "see documents")
    stem = f"{publication.campaign.slug}-{publication.number}" + ("-withdrawn" if publication.withdrawn_at else "")
    ending, media_type = EXPORTS[kind]
    # From the file, a piece at a time: an export of a large campaign is never whole in memory here.
    file = export_file(publication, kind).open("rb")
    return FileResponse(file, as_attachment=True, filename=f"{stem}{ending}", content_type=media_type)


EXPORTS = {
    "workbook": (".xlsx", XLSX),
    "totals": ("-totals.csv", "text/csv; charset=utf-8"),
    "data-package": ("-data-package.zip", "application/zip"),
    "bulletin": ("-bulletin.pdf", "application/pdf"),
    "evidence": ("-evidence.zip", "application/zip"),
}
"""Each kind with the end of its file's name and its media type."""


@require_GET
def internal_evidence(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures as they stand with all their evidence, small counts too: for those who work on documents only."""
    require(request.user, "see documents")
    found = shown(request, slug=slug)
    told = without_people(dict(found.content), officials_of(found.campaign))
    return _file(evidence_pack.write(told), f"{slug}-internal-evidence.zip", "application/zip")


def _file(body: bytes, name: str, media_type: str) -> HttpResponse:
    return HttpResponse(
        body, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
