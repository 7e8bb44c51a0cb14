"""The forces' addresses: changed and verified by people."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from requests_app.actions.history import record_event
from requests_app.bodies import Body, read_bodies
from requests_app.models import Force
from requests_app.roles import require


def import_bodies(*, text: str, by: Any) -> tuple[int, int]:
    """The bodies of a list (requests_app/bodies.py): new ones made, known ones (by code or name) brought up to date. Of
    a known one only what the list says is changed. Returns how many were made and how many changed.

    Raises UnusableList with every fault, and then nothing is taken."""
    require(by, "edit campaigns")
    with transaction.atomic():
        here = {one.code.casefold(): one for one in Force.objects.select_for_update(of=("self",))}
        named = {one.name.casefold(): one for one in here.values()}
        bodies = read_bodies(text, known=[*here, *named])
        made = changed = 0
        rows: dict[str, Force] = {}
        for body in bodies:
            force = here.get(body.code.casefold()) or named.get(body.name.casefold())
            new = force is None
            force = force or Force(code=body.code, slug=_free_slug(body.name), territorial=False)
            changed += _take(force, body, new=new)
            made += new
            rows[body.name.casefold()] = rows[body.code.casefold()] = force
        find = {**here, **named, **rows}
        for body in bodies:
            force = rows[body.name.casefold()]
            unit, heir = (find.get(one.casefold()) for one in (body.joint_unit, body.merged_into))
            if (unit, heir) != (force.joint_unit, force.merged_into) and (unit or heir):
                force.joint_unit, force.merged_into = unit or force.joint_unit, heir or force.merged_into
                force.save(update_fields=["joint_unit", "merged_into"])
        if made or changed:
            record_event(
                kind="bodies imported",
                sentence=f"Imported a list of public authorities: {made} new, {changed} brought up to date.",
                by=by,
                link="/forces/",
            )
    return made, changed


def _take(force: Force, body: Body, *, new: bool) -> bool:
    """Set what the list says of a body. Whether a known one changed."""
    said: dict[str, tuple[str, Any]] = {
        "name": ("name", body.name),
        "short name": ("short_name", body.short_name),
        "kind": ("kind", body.kind),
        "law": ("law", body.law),
        "region": ("region", body.region),
        "country": ("country", body.country),
        "address": ("foi_email", body.address),
        "postal address": ("postal_address", body.postal_address),
        "website": ("website", body.website),
        "aliases": ("aliases", list(body.aliases)),
        "from": ("from_on", body.from_on),
        "until": ("until_on", body.until_on),
        "welsh": ("welsh", body.welsh),
    }
    if not new:
        # What a list leaves out it does not unsay; and what the 43 are is not a list's to say.
        kept = {"name", "short name", "kind", "law", "region", "country"} if force.territorial else {"name"}
        said = {column: one for column, one in said.items() if column in body.said - kept}
    differs = {field: value for field, value in said.values() if getattr(force, field) != value}
    if not differs and not new:
        return False
    for field, value in differs.items():
        setattr(force, field, value)
    if "foi_email" in differs:
        force.foi_email_verified_on = None  # another address: nobody has checked it
    force.save()
    return not new


def _free_slug(name: str) -> str:
    plain = slugify(name)[:40].strip("-") or "body"
    slug, number = plain, 2
    while Force.objects.filter(slug=slug).exists():
        slug, number = f"{plain}-{number}", number + 1
    return slug


def change_address(*, force: Force, foi_email: str, verified_on: date | None, by: Any) -> Force:
    """The address that letters go to, and the day somebody checked it. A changed address is unverified until then."""
    require(by, "send letters")
    with transaction.atomic():
        before = force.foi_email
        force.foi_email, force.foi_email_verified_on = foi_email, verified_on if foi_email else None
        force.save(update_fields=["foi_email", "foi_email_verified_on"])
        checked = ", verified" if force.foi_email_verified_on else ", not verified"
        instead = f" (before: {before})" if before and before != foi_email else ""
        record_event(
            kind="address changed",
            sentence=f"{force}'s address: {foi_email or 'none'}{checked}{instead}.",
            by=by,
            link="/forces/",
        )
    return force
