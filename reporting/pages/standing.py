"""Who is counted in an edition and who is not: one grouping for every page, chart and line that says it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reporting.publishing.edition import Content
from reporting.sentences.numbers_in_words import list_words

COUNTED, PARTIAL, BLOCKED, REFUSED, UNANSWERED = "counted", "partial", "blocked", "refused", "unanswered"

WORDS = {
    COUNTED: ("counted in full", "counted in full"),
    PARTIAL: ("counted in part", "counted in part"),
    BLOCKED: ("waits for a supervisor", "wait for a supervisor"),
    REFUSED: ("refused", "refused"),
    UNANSWERED: ("has not answered", "have not answered"),
}
"""Each group in words, of one force and of several."""

SHORT = {BLOCKED: "waits", REFUSED: "refused", UNANSWERED: "no answer", PARTIAL: "none", COUNTED: "none"}
"""In a word, for a tile without a figure."""

WHY = {
    BLOCKED: "its return waits for a supervisor",
    REFUSED: "it refused",
    UNANSWERED: "it has not answered",
    PARTIAL: "its return gives no figure for this",
    COUNTED: "its return gives no figure for this",
}
"""Why a force is not in a figure."""


@dataclass(frozen=True, slots=True)
class Group:
    """The forces of one kind: their names, and for those counted in part what each lacks."""

    kind: str
    names: tuple[str, ...]
    lacking: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> str:
        return WORDS[self.kind][len(self.names) != 1]


def kind_of(force: Mapping[str, Any]) -> str:
    """Which group a force of an edition is in. Editions frozen before gaps were kept have none counted in part."""
    if force["state"] == "usable":
        return PARTIAL if force.get("lacks") else COUNTED
    return {"blocked": BLOCKED, "refused": REFUSED}.get(force["state"], UNANSWERED)


def groups(content: Content) -> dict[str, Group]:
    """Every group, the empty ones too; each asked force is in exactly one."""
    found: dict[str, list[Mapping[str, Any]]] = {kind: [] for kind in WORDS}
    for force in content["forces"]:
        found[kind_of(force)].append(force)
    return {
        kind: Group(
            kind,
            tuple(force["name"] for force in forces),
            tuple((force["name"], lacks_words(force["lacks"])) for force in forces if force.get("lacks")),
        )
        for kind, forces in found.items()
    }


def lacks_words(lacks: Sequence[Mapping[str, Any]]) -> str:
    """ "no figure for question 2 in 2017/18 and 2018/19, question 4 refused"."""
    return ", ".join(
        f"question {item['question']} refused"
        if item.get("refused")
        else f"no figure for question {item['question']} in {list_words(item['periods'])}"
        for item in lacks
    )


def why_absent(force: Mapping[str, Any], question: str) -> str:
    """Why a force is not in a figure of this question."""
    refused = any(item["question"] == question and item.get("refused") for item in force.get("lacks", []))
    return "it refused this question" if refused else WHY[kind_of(force)]


def missing_line(content: Content) -> str:
    """What is missing, in one line."""
    told = groups(content)
    absent = [
        f"{len(told[kind].names)} {told[kind].words}" for kind in (BLOCKED, REFUSED, UNANSWERED) if told[kind].names
    ]
    asked = len(content["forces"])
    partly = len(told[PARTIAL].names)
    said = f"Of {asked} forces asked, {list_words(absent)}." if absent else f"None of the {asked} forces is missing."
    if partly:
        said += f" {partly} of those counted gave only a part of what was asked."
    return said
