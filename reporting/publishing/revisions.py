"""What moved between two editions of a campaign, and why. Pure: works on the editions' documents alone.

A figure's cause is that of the forces in it whose figures or standing changed: a late return, a return taken back, a
new document, a correction. Nothing is told here that neither edition tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reporting.publishing.edition import ABSENT, HIDDEN, Content
from reporting.publishing.source_marks import KEYED
from reporting.sentences.numbers_in_words import number_words
from reporting.statistics.areas import ENGLAND_AND_WALES
from reporting.statistics.figures import key_of

CORRECTED = "Corrected by a person: "
LEFT_OUT = "Left out by a person: "


@dataclass(frozen=True, slots=True)
class MovedFigure:
    """A total that the two editions tell differently, in words, with its causes."""

    question: str
    period: str
    area: str
    area_type: str
    categories: str
    before: str
    after: str
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MovedForce:
    """A force whose standing or figures changed."""

    name: str
    before: str
    after: str
    cause: str


@dataclass(frozen=True, slots=True)
class MovedSentence:
    """A claim told in other words, no longer told, or told for the first time; `why` says why it is not told."""

    about: str
    before: str
    after: str
    why: str
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    figures: tuple[MovedFigure, ...]
    forces: tuple[MovedForce, ...]
    sentences: tuple[MovedSentence, ...]

    @property
    def whole(self) -> tuple[MovedFigure, ...]:
        """The moved figures of questions whole, which are read first."""
        return tuple(figure for figure in self.figures if not figure.categories)

    @property
    def parts(self) -> tuple[MovedFigure, ...]:
        return tuple(figure for figure in self.figures if figure.categories)

    @property
    def anything(self) -> bool:
        return bool(self.figures or self.forces or self.sentences)


def compare(before: Content, after: Content) -> Revision:
    """Everything that moved from one edition to the next."""
    causes = force_causes(before, after)
    names = {force["code"]: force["name"] for force in [*before["forces"], *after["forces"]]}
    states = [{force["code"]: force["state"] for force in content["forces"]} for content in (before, after)]
    forces = tuple(
        MovedForce(names[code], states[0].get(code, "not asked"), states[1].get(code, "not asked"), cause)
        for code, cause in sorted(causes.items(), key=lambda item: names[item[0]])
    )
    members = _members(after)
    slots = [_slots(before), _slots(after)]
    return Revision(
        tuple(_figures(before, after, causes, names, members, slots)),
        forces,
        tuple(_sentences(before, after, causes, names, members)),
    )


def force_causes(before: Content, after: Content) -> dict[str, str]:
    """Force code → why its figures are not what they were; forces of which nothing changed are not in it."""
    old, new = ({force["code"]: force["state"] for force in content["forces"]} for content in (before, after))
    cells = [_by_force(content["cells"]) for content in (before, after)]
    files = [_by_force(content["documents"]) for content in (before, after)]
    found: dict[str, str] = {}
    for code in dict.fromkeys([*old, *new]):
        was, now = old.get(code), new.get(code)
        if was != now:
            found[code] = _standing_cause(was, now)
        elif {_said(cell) for cell in cells[0].get(code, ())} != {_said(cell) for cell in cells[1].get(code, ())}:
            found[code] = _figure_cause(
                files[0].get(code, []), files[1].get(code, []), cells[0].get(code, []), cells[1].get(code, [])
            )
    return found


CAME = {
    "missing": "a late return",
    "blocked": "its return was signed off",
    "refused": "it answered after all",
    "": "it was asked since",
}
"""Why a force is counted that was not, by how it stood before."""

WENT = {"blocked": "its return was taken back: it waits for a supervisor", "refused": "it refused after all"}
"""Why a force is not counted that was, by how it stands now."""


def _standing_cause(was: str | None, now: str | None) -> str:
    if now == "usable":
        return CAME.get(was or "", CAME[""])
    if was == "usable":
        return WENT.get(now or "", "its return is no longer counted")
    came = {"blocked": "its return came and waits for a supervisor", "refused": "it refused"}
    return came.get(now or "", "it has no answer any more")


def _figure_cause(
    old_files: Iterable[Content], new_files: Iterable[Content], old: Iterable[Content], new: Iterable[Content]
) -> str:
    """Why the figures of a force counted both times differ."""
    old_files, new_files = list(old_files), list(new_files)
    # One whose mark is keyed in either edition is known by its id.
    keyed = {one["id"] for one in (*old_files, *new_files) if one["sha256"].startswith(KEYED)}
    were, are = (
        {one["id"] if one["id"] in keyed else one["sha256"]: one["name"] for one in files}
        for files in (old_files, new_files)
    )
    came = [name for mark, name in are.items() if mark not in were]
    went = [name for mark, name in were.items() if mark not in are]
    known = {cell["doubt"] for cell in old}
    corrected = [
        cell["doubt"].split(word, 1)[1]
        for cell in new
        for word in (CORRECTED, LEFT_OUT)
        if cell["doubt"].startswith(word) and cell["doubt"] not in known
    ]
    said = [f"a new document ({', '.join(came)})"] if came else []
    said += [f"a document that no longer counts ({', '.join(went)})"] if went else []
    said += [f"a correction ({'; '.join(dict.fromkeys(corrected))})"] if corrected else []
    return ", ".join(said) or "a correction or another reading of the same document"


def _by_force(rows: Iterable[Content]) -> dict[str, list[Content]]:
    found: dict[str, list[Content]] = {}
    for row in rows:
        found.setdefault(row["force"], []).append(row)
    return found


def _said(cell: Content) -> tuple[Any, ...]:
    """What a cell tells, without where it stands."""
    return cell["question"], cell["period"], key_of(cell["breakdown"]), cell["low"], cell["high"], cell["marker"]


def _slots(content: Content) -> dict[tuple[str, str, str], set[tuple[Any, ...]]]:
    found: dict[tuple[str, str, str], set[tuple[Any, ...]]] = {}
    for cell in content["cells"]:
        found.setdefault((cell["force"], cell["question"], cell["period"]), set()).add(_said(cell))
    return found


def _members(content: Content) -> dict[str, set[str]]:
    """Area name → the codes of its forces."""
    found: dict[str, set[str]] = {}
    for force in content["forces"]:
        places = {force["name"], force["region"], force["country"]}
        if force["country"] in ("England", "Wales"):
            places.add(ENGLAND_AND_WALES)
        for place in places:
            found.setdefault(place, set()).add(force["code"])
    return found


def _figures(
    before: Content,
    after: Content,
    causes: Mapping[str, str],
    names: Mapping[str, str],
    members: Mapping[str, set[str]],
    slots: list[dict[tuple[str, str, str], set[tuple[Any, ...]]]],
) -> Iterable[MovedFigure]:
    old = {_name(total): total for total in before["totals"]}
    new = {_name(total): total for total in after["totals"]}
    for name in dict.fromkeys([*new, *old]):
        was, now = _words(old.get(name)), _words(new.get(name))
        if was == now:
            continue
        total = new.get(name) or old[name]
        inside = members.get(total["area"], set())
        moved = {
            code
            for code in inside & causes.keys()
            if slots[0].get((code, total["question"], total["period"]))
            != slots[1].get((code, total["question"], total["period"]))
        }
        yield MovedFigure(
            total["question"], total["period"], total["area"], total["area_type"],
            ", ".join(total["breakdown"].values()), was, now,
            _causes(moved or inside & causes.keys(), causes, names),
        )  # fmt: skip


def _causes(codes: Iterable[str], causes: Mapping[str, str], names: Mapping[str, str]) -> tuple[str, ...]:
    said = [f"{names[code]}: {causes[code]}" for code in sorted(codes, key=lambda code: names[code])]
    return tuple(said) or ("how small counts are withheld changed, or how figures are added",)


def _name(total: Content) -> tuple[Any, ...]:
    return total["question"], total["period"], total["area"], key_of(total["breakdown"])


def _words(total: Content | None) -> str:
    """The figure as both editions would say it, with its coverage: a total of fewer forces is another figure."""
    if total is None:
        return "not told"
    if HIDDEN in total["marker"]:
        return "withheld"
    if ABSENT in total["marker"] or total["low"] is None:
        return "no figure"
    low, high = number_words(total["low"]), None if total["high"] is None else number_words(total["high"])
    said = low if low == high else f"{low} or more" if high is None else f"{low} to {high}"
    return said if total["asked"] == 1 else f"{said} ({total['answered']} of {total['asked']} forces)"


def _sentences(
    before: Content,
    after: Content,
    causes: Mapping[str, str],
    names: Mapping[str, str],
    members: Mapping[str, set[str]],
) -> Iterable[MovedSentence]:
    """Claims by what they are about, in the statistical voice, which says every number."""
    old, new = ({row["about"]: row for row in content["sentences"] if row["voice"] == "statistical"}
                for content in (before, after))  # fmt: skip
    unsaid = {item["about"]: item["why"] for item in after["withheld"]}
    for about in dict.fromkeys([*new, *old]):
        was, now = (rows[about]["text"] if about in rows else "" for rows in (old, new))
        if was != now:
            area = (new.get(about) or old[about]).get("area", "")
            inside = members.get(area, set()) & causes.keys()
            yield MovedSentence(about, was, now, "" if now else unsaid.get(about, ""), _causes(inside, causes, names))
