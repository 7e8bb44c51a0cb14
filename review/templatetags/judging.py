"""What the admin desk's first page says of the newest campaign, and the lines of the desk and of the judging
screen's records."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from requests_app.models import Campaign
from requests_app.roles import may
from requests_app.specification import UnusableSpecification
from review.being_judged import BeingJudged, ask_to_judge
from review.completeness import completeness
from review.desk_rows import desk_rows
from review.kept_judgements import judged_in_short
from review.marked_rows import marked_rows
from review.record_cells import record_rows
from review.tags import TAGS

register = template.Library()
register.simple_tag(desk_rows)
register.simple_tag(record_rows)
register.simple_tag(marked_rows)


@register.inclusion_tag("admin/campaign_line.html", takes_context=True)
def campaign_line(context: dict[str, Any]) -> dict[str, Any]:
    """How complete the newest campaign is, and its returns by what there is to see, for whoever may see them."""
    user = context["request"].user
    campaign = Campaign.objects.first() if may(user, "see documents") else None
    if campaign is None:
        return {}
    try:
        specification = campaign.specification
    except UnusableSpecification:
        return {}
    try:
        returns = judged_in_short(campaign, today=timezone.localdate())
    except BeingJudged as fault:
        ask_to_judge(campaign)
        words = f"{fault.done} of {fault.number} returns are judged: the others follow in a moment."
        return {"campaign": campaign, "completeness": words, "counted": []}
    counted = [(tag, sum(tag.has(item) for item in returns)) for tag in TAGS]
    return {
        "campaign": campaign,
        "completeness": completeness(returns, specification),
        "counted": [(tag, count) for tag, count in counted if count],
    }
