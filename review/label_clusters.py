"""Labels that no category matches, over all forces: like ones together, so that one answer settles them all. Pure but
for its input.

Like labels are told by their words: in lower case, without signs, in alphabetical order, each once ("12 to 15 yrs" and
"yrs 12 to 15" are one; "12-15" and "16+" are two).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingestion.label_choices import label_choices
from ingestion.values.labels import plain
from requests_app.specification import Specification
from review.queries import JudgedReturn

_WORDS = re.compile(r"[^\W_]+|[<>+]")


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a label was met."""

    force: str
    request: int
    document: int
    label: str


@dataclass(slots=True)
class LabelCluster:
    """Like labels of one dimension, the categories they could mean (the nearest first), and where they were met."""

    key: str
    dimension: str
    words: str
    categories: tuple[str, ...]
    seen: list[Seen] = field(default_factory=list)

    @property
    def labels(self) -> list[str]:
        """Each spelling once."""
        return list(dict.fromkeys(one.label for one in self.seen))

    @property
    def forces(self) -> list[str]:
        """Each force once."""
        return list(dict.fromkeys(one.force for one in self.seen))


def likeness(label: str) -> str:
    """What like labels share.

    >>> likeness("Snap-Chat (app)") == likeness("app: snap chat")
    True
    """
    return " ".join(sorted(set(_WORDS.findall(plain(label))))) or plain(label)


def clusters(returns: Iterable[JudgedReturn], specification: Specification) -> list[LabelCluster]:
    """The open findings about labels, those that most forces share first."""
    found: dict[tuple[str, str], LabelCluster] = {}
    for item in returns:
        for finding in item.facts.findings:
            if finding.settled is not None or finding.document is None or finding.level == "info":
                continue
            for choice in label_choices(finding.id, finding.message, specification):
                like = likeness(choice.label)
                cluster = found.setdefault(
                    (choice.dimension, like),
                    LabelCluster(f"{choice.dimension}|{like}", choice.dimension, choice.words, choice.categories),
                )
                seen = Seen(item.facts.force, item.request.pk, finding.document, choice.label)
                if seen not in cluster.seen:
                    cluster.seen.append(seen)
    return sorted(found.values(), key=lambda one: (-len(one.forces), one.words, one.labels))
