"""What people have decided about a force's labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingestion.values.labels import plain


@dataclass(frozen=True, slots=True)
class Decisions:
    """Labels that a person has placed: (dimension's key, label in plain spelling) → category of the campaign.

    Build with `taught`, so that the spelling is the one that is looked up.
    """

    labels: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def category(self, dimension: str, label: str) -> str | None:
        """The category that a person chose for this label, None where nobody has."""
        return self.labels.get((dimension, plain(label)))

    def taught(self, dimension: str, label: str, category: str) -> Decisions:
        """These decisions and one more; the latest word on a label stands."""
        return Decisions({**self.labels, (dimension, plain(label)): category})


NO_DECISIONS = Decisions()
