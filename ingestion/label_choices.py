"""What a person may answer to a finding about a label: the categories it could mean, the nearest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ingestion.interpretation.label_findings import BESIDE_CATEGORY, NEAR_LABEL, UNKNOWN_LABEL
from ingestion.interpretation.vocabulary import Vocabulary
from ingestion.values.labels import plain
from requests_app.specification import Dimension, Specification

ABOUT_LABELS = frozenset({UNKNOWN_LABEL.id, BESIDE_CATEGORY.id, NEAR_LABEL.id})

_QUOTED = re.compile(r"“([^”]+)”")


@dataclass(frozen=True, slots=True)
class LabelChoice:
    """A label as the document writes it, and the asked categories, the nearest first. `proposed` is what waits to be
    confirmed about it (ingestion/proposals.py)."""

    dimension: str
    words: str
    label: str
    categories: tuple[str, ...]
    proposed: Any = None


def label_choices(kind: str, message: str, specification: Specification | None) -> list[LabelChoice]:
    """One choice a label that the finding quotes. Empty for a finding that is about no label."""
    if specification is None or kind not in ABOUT_LABELS:
        return []
    asked = next((d for d in specification.dimensions.values() if message.startswith(f"{d.label}: ")), None)
    if asked is None:
        return []
    own = {plain(category) for category in asked.categories}
    labels = dict.fromkeys(label for label in _QUOTED.findall(message) if plain(label) not in own)
    return [LabelChoice(asked.key, asked.label, label, _ranked(label, asked)) for label in labels]


def _ranked(label: str, dimension: Dimension) -> tuple[str, ...]:
    near = [category for category, _ in Vocabulary(dimension).suggestions(label, limit=len(dimension.categories))]
    return tuple(dict.fromkeys([*near, *dimension.categories]))
