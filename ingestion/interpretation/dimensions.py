"""Which of a table's heads is which of the campaign's dimensions, and what each figure's labels come to.

A head may be one dimension ("Age of victim"), two in one label ("Female 11 and under"), or a plain list that mixes
dimensions, totals and questions ("Total offences", "Female", "Facebook"): then each label is placed by itself, and
"Unknown" belongs to whichever dimension the labels before it were of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ingestion.interpretation.question_columns import question_named
from ingestion.interpretation.questions import Questions
from ingestion.interpretation.vocabulary import How, Match, Vocabulary, says_nobody_knows, says_other, without_filler
from ingestion.values.decision import NO_DECISIONS, Decisions
from ingestion.values.labels import plain, says_total
from ingestion.values.record import Record
from requests_app.specification import Specification

ENOUGH_KNOWN = 0.5
"""The share of a head's labels that a dimension must know before the head is taken for it on their word alone."""

MOST_WEIGHED = 400
"""Labels of one head that are looked at to decide what it is; a head with more is a list of names."""

_SAME_FIELD = (
    frozenset({"sex", "gender", "sexes"}),
    frozenset({"age", "ages", "aged", "years"}),
    frozenset({"method", "methods", "platform", "platforms", "app", "apps", "communication", "site", "sites", "media"}),
)
_TOTAL_WORDS = re.compile(r"\b(?:(?:grand|sub|overall)[ -]?)?totals?\b|\ball\b|\boverall\b")
_HEAD_WORD = re.compile(r"[a-z]+")
_HEAD_FILLER = frozenset(
    {"victim", "victims", "of", "the", "number", "type", "group", "band", "category", "used", "name"}
)


@dataclass(slots=True)
class Placed:
    """A figure's labels placed: `breakdown` by dimension key, `labels` the words that were changed or set aside,
    `left` the head → label pairs that nothing placed, `said` the wording of labels that are no category."""

    breakdown: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    matches: dict[str, Match] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    said: str = ""


def _head_words(text: str) -> frozenset[str]:
    words = frozenset(_HEAD_WORD.findall(plain(text).replace("_", " "))) - _HEAD_FILLER
    return words.union(*(same for same in _SAME_FIELD if same & words))


class Dimensions:
    """The dimensions of a specification, each with its vocabulary."""

    def __init__(self, specification: Specification, decisions: Decisions = NO_DECISIONS) -> None:
        self.vocabularies = {
            key: Vocabulary(dimension, decisions) for key, dimension in specification.dimensions.items()
        }
        self.questions = Questions(specification)
        self._heads = {
            key: _head_words(f"{key} {dimension.label}") for key, dimension in specification.dimensions.items()
        }
        self._pairs = sorted(
            {
                (first, second)
                for question in specification.questions
                for first in question.breakdown
                for second in question.breakdown
                if first != second
            }
        )

    def named_by(self, head: str) -> str | None:
        """The dimension that a head names: "Gender of victim" → victim_sex. None for none or for several."""
        words = _head_words(head)
        found = [key for key, own in self._heads.items() if words & own]
        return found[0] if len(found) == 1 else None

    def of_heads(self, records: Iterable[Record]) -> dict[str, str | None]:
        """One table's heads → the dimension each stands for; None for a head that mixes several or none."""
        labels: dict[str, dict[str, None]] = {}
        for record in records:
            for head, label in record.breakdown.items():
                if not (record.total and says_total(label)) and not question_named(head, label):
                    labels.setdefault(head, {})[label] = None
        claims = []
        for head, distinct in labels.items():
            named = self.named_by(head)
            for key, vocabulary in self.vocabularies.items():
                known = self._share_known(vocabulary, list(distinct)[:MOST_WEIGHED], named == key)
                if known >= ENOUGH_KNOWN or named == key:
                    claims.append((known + (0.5 if named == key else 0.0), head, key))
        heads: dict[str, str | None] = dict.fromkeys(labels)
        for _, head, key in sorted(claims, key=lambda claim: -claim[0]):
            if heads[head] is not None or key in heads.values():
                continue
            if self.named_by(head) == key or not self._others_know(key, list(labels[head])[:MOST_WEIGHED]):
                heads[head] = key
        return heads

    def _others_know(self, key: str, labels: list[str]) -> bool:
        """Whether labels that this dimension does not know are known to others: the head is a plain list."""
        left = [label for label in labels if self.vocabularies[key].match(label) is None and _says_enough(label)]
        others = [vocabulary for other, vocabulary in self.vocabularies.items() if other != key]
        return any(vocabulary.match(label) is not None for label in left for vocabulary in others)

    def _share_known(self, vocabulary: Vocabulary, labels: list[str], named: bool) -> float:
        telling = [label for label in labels if not says_nobody_knows(label) and not says_other(label)]
        if not telling:
            return 0.0
        known = (label for label in telling if (named or _says_enough(label)) and vocabulary.match(label) is not None)
        return sum(1 for _ in known) / len(telling)


class TableLabels:
    """Places the labels of one table's figures, in the order they are read."""

    def __init__(self, dimensions: Dimensions, records: list[Record]) -> None:
        self._dimensions = dimensions
        self.heads = dimensions.of_heads(records)
        self._last: dict[str, str] = {}
        seen: dict[str, set[str]] = {}
        for record in records:
            for head, label in record.breakdown.items():
                seen.setdefault(head, set()).add(label)
        self._alone = {head for head, labels in seen.items() if len(labels) == 1}

    def place(self, record: Record) -> Placed:
        """The record's labels as categories of the campaign's dimensions."""
        placed = Placed()
        for head, label in record.breakdown.items():
            key = self.heads.get(head)
            if record.total and says_total(label):
                self._place_total(placed, key, head, label)
                continue
            if named := question_named(head, label):
                placed.said = f"{named} {placed.said}".strip()
                placed.labels[head] = label
            elif key is not None and key not in placed.breakdown:
                self._place_in(placed, key, head, label)
            else:
                self._place_anywhere(placed, head, label)
        return placed

    def _place_total(self, placed: Placed, key: str | None, head: str, label: str) -> None:
        """A printed total's label: "Total" stands for nothing, "Female total" for one category of another head."""
        words = " ".join(_TOTAL_WORDS.sub(" ", plain(label)).split())
        vocabularies = self._dimensions.vocabularies
        for one in (key,) if key is not None else tuple(vocabularies):
            match = vocabularies[one].match(words) if words else None
            if match is not None and match.asked and one not in placed.breakdown:
                self._take(placed, one, label, match)
                return
        placed.labels[head] = label

    def _place_in(self, placed: Placed, key: str, head: str, label: str) -> None:
        match = self._dimensions.vocabularies[key].match(label)
        if match is not None:
            self._take(placed, key, label, match)
        elif (pair := self._split(label, frozenset({key}))) is not None:
            for one, found in pair.items():
                self._take(placed, one, label, found)
        elif self._wording(label):
            placed.said = f"{placed.said} {label}".strip()
            placed.labels[head] = label
        else:
            placed.breakdown[key] = " ".join(label.split())
            placed.left[key] = label

    def _place_anywhere(self, placed: Placed, head: str, label: str) -> None:
        dimensions = self._dimensions
        found = {
            key: match
            for key, vocabulary in dimensions.vocabularies.items()
            if key not in placed.breakdown and _says_enough(label) and (match := vocabulary.match(label)) is not None
        }
        vague = says_nobody_knows(label) or says_other(label)
        if vague:
            last = self._last.get(head)
            found = {key: match for key, match in found.items() if key == last}
        if len(found) > 1:
            found = {key: match for key, match in found.items() if match.asked} or found
        if len(found) == 1:
            key, match = next(iter(found.items()))
            self._last[head] = key
            self._take(placed, key, label, match)
        elif not vague and (pair := self._split(label)) is not None:
            for key, match in pair.items():
                self._last[head] = key
                self._take(placed, key, label, match)
        elif (
            dimensions.questions.numbered(label) is None
            and (named := dimensions.named_by(label)) is not None
            and not placed.breakdown.get(named)
        ):
            self._last[head] = named
            placed.labels[head] = label
        elif self._wording(label) or head in self._alone:
            placed.said = f"{placed.said} {label}".strip()
            placed.labels[head] = label
        else:
            placed.breakdown[head] = " ".join(label.split())
            placed.left[head] = label

    def _wording(self, label: str) -> bool:
        """Whether a label is the wording of a whole question rather than of one of its categories."""
        questions = self._dimensions.questions
        return (
            says_total(label)
            or questions.undivided_named(label) is not None
            or questions.numbered(label) is not None
            or not without_filler(label)
        )

    def _take(self, placed: Placed, key: str, label: str, match: Match) -> None:
        placed.breakdown[key] = match.category
        placed.matches[key] = match
        if match.category != label:
            placed.labels[key] = label

    def _split(self, label: str, must_have: frozenset[str] = frozenset()) -> Mapping[str, Match] | None:
        """Two dimensions in one label: "Female 11 and under", "12-15 (male)". None where it is not so."""
        words = plain(label).replace("(", " ").replace(")", " ").replace(":", " ").replace(",", " ").split()
        vocabularies = self._dimensions.vocabularies
        for cut in range(1, len(words)):
            left, right = " ".join(words[:cut]).strip(" -"), " ".join(words[cut:]).strip(" -")
            if not left or not right or (says_nobody_knows(left) and says_nobody_knows(right)):
                continue
            for first, second in self._dimensions._pairs:
                if must_have - {first, second}:
                    continue
                one, other = vocabularies[first].match(left), vocabularies[second].match(right)
                if _sure(one) and _sure(other) and one is not None and other is not None:
                    return {first: one, second: other}
        return None


def _says_enough(label: str) -> bool:
    """Whether a label says something without its head: "x" and "i" do not, "F" and "M" do."""
    return len(plain(label)) > 1 or plain(label) in ("f", "m")


def _sure(match: Match | None) -> bool:
    return match is not None and match.how in (How.TAUGHT, How.EXACT, How.SYNONYM)
