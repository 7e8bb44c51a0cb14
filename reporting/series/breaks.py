"""What makes two figures of a series not comparable. Pure.

Three things break a series so that no percentage is taken over them: another definition, other lengths or gaps of the
periods, and an area that took in another. A total of other forces breaks the line that is drawn and what "the highest
since" may look over; its percentage is taken over the forces that gave both.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from reporting.statistics.spans import uneven


def basis_break(earlier: tuple[date, date], later: tuple[date, date]) -> str | None:
    """Why two periods are not of the same kind, side by side; None where they are."""
    if why := uneven(earlier, later):
        return why
    if later[0] > earlier[1] + timedelta(days=1):
        return f"{(later[0] - earlier[1]).days - 1:,} days lie between the periods and are in neither."
    return None


def definition_break(earlier: tuple[str, str], later: tuple[str, str], words: tuple[str, str]) -> str | None:
    """Why two rounds do not count the same; `words` are the questions as asked."""
    if earlier[1] != later[1]:
        return "The definition changed."
    if earlier[0] != later[0]:
        return "What is counted changed."
    if words[0] != words[1]:
        return "The question was worded differently."
    return None


def merger_break(area: str, mergers: Mapping[str, tuple[str, date]], names: Mapping[str, str],
                 earlier: tuple[date, date], later: tuple[date, date]) -> str | None:  # fmt: skip
    """Why a force's figures are of other areas: it took in another between the two periods, or within the later one.
    `mergers` is code → (code it became part of, first day); `names` gives every force's name by code."""
    came = [
        names.get(code, code)
        for code, (into, on) in sorted(mergers.items())
        if names.get(into) == area and earlier[0] < on <= later[1]
    ]
    return f"{' and '.join(came)} became part of it." if came else None


def successor(code: str, mergers: Mapping[str, tuple[str, Any]]) -> str:
    """The force that a force is part of today; a circle ends where it began."""
    seen = {code}
    while code in mergers and mergers[code][0] not in seen:
        code = mergers[code][0]
        seen.add(code)
    return code
