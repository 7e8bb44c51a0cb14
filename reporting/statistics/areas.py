"""The areas that figures are told for: each force, each region, England, Wales, and both together. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.statistics.figures import Area, Force

ENGLAND_AND_WALES = "England and Wales"


def force_area(force: Force) -> Area:
    return Area(force.name, "force", (force.code,))


def nation(forces: Sequence[Force]) -> Area:
    """England and Wales: every asked force of the two countries."""
    return Area(
        ENGLAND_AND_WALES, "nation", tuple(force.code for force in forces if force.country in ("England", "Wales"))
    )


def areas(forces: Sequence[Force]) -> list[Area]:
    """Every area with at least one asked force: the nation, the countries, the regions, the forces.

    Wales is a country and a region of the same four forces: it is told once. Forces outside England and Wales (asked
    only where a campaign chose to) get their own area and their country's, and are never inside England and Wales.
    """
    found = [nation(forces)] if nation(forces).members else []
    for kind, place in (("country", "country"), ("region", "region")):
        named: dict[str, list[str]] = {}
        for force in forces:
            named.setdefault(getattr(force, place), []).append(force.code)
        known = {area.name for area in found}
        found += [Area(name, kind, tuple(codes)) for name, codes in sorted(named.items()) if name and name not in known]
    return found + [force_area(force) for force in sorted(forces, key=lambda force: force.name)]
