"""A dimension's words: from a label as a force wrote it to a category that the campaign asked for.

In order: what a person has taught, the category's own words, its synonyms, what the field knows (ages as numbers,
platforms, sexes, the many words for unknown), then the nearest by rapidfuzz above NEAR_ENOUGH. What combines two
categories is kept as it is; what nothing knows is given back with suggestions, never forced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from ingestion.interpretation.ages import AgeRange, age_range, date_that_was_ages
from ingestion.interpretation.platforms import PLATFORMS
from ingestion.values.decision import NO_DECISIONS, Decisions
from ingestion.values.labels import plain, squeezed
from requests_app.specification import Dimension

NEAR_ENOUGH = 88.0
"""Out of 100: 0.6 of rapidfuzz's token-sort ratio and 0.4 of its token-set ratio. Below it only a suggestion."""

_WORTH_WEIGHING = 78.0
"""A token-sort ratio below this cannot reach NEAR_ENOUGH whatever the token-set ratio is (0.6 × 78 + 40 < 88)."""

CLEAR_OF_THE_NEXT = 5.0
"""How many points the nearest category must stand above the second nearest to be taken."""

SHORTEST_NEAR = 5
"""Letters: shorter labels are one slip from each other ("Kik", "Kin") and must match exactly."""

SEXES: dict[str, tuple[str, ...]] = {
    "Female": ("F", "Females", "Girl", "Girls", "Fem", "Femail", "Femal", "Woman", "Women"),
    "Male": ("M", "Males", "Boy", "Boys", "Mail", "Man", "Men"),
    "Other": ("Transgender", "Non-binary", "Indeterminate", "Other gender", "Prefer to self-describe", "I", "X"),
    "Unknown": ("No victim recorded", "No victim", "Regina", "State", "Crown"),
}
"""Of a victim: other spellings seen."""

_UNKNOWN = (
    "Unknown|Unk|U|U/K|N/K|NK|Not known|Not stated|Unspecified|Not specified|Unknown/not stated|Not recorded|"
    "None recorded|Not provided|Not given|Blank|(blank)|[blank]|No data|No information|Null|Unable to determine|"
    "Unidentified|Undetermined|Missing|Not available|Not applicable|N/A|Data not recorded"
)
UNKNOWN_WORDS = frozenset(squeezed(words) for words in _UNKNOWN.split("|")) | {"", "-"}
"""Labels that say only that nobody knows or wrote it down."""

_FIELD = r"(?:victim )?(?:age|gender|sex|victim|platform|method|means)s?"
_UNWRITTEN = r"(?:known|stated|recorded|specified|provided|given)"
_UNKNOWN_OF = re.compile(
    rf"(?:unknown|unspecified|not {_UNWRITTEN}|no) {_FIELD}(?: {_UNWRITTEN})?"
    rf"|{_FIELD} (?:is )?(?:unknown|unspecified|not {_UNWRITTEN})"
)
_OTHER_OF = re.compile(
    r"(?:all |any )?others?(?: (?:platform|app|social media|method|means|site)s?)?(?: - please specify)?"
)
_JOINED = re.compile(r" and |/|&|\+|,| or ")
_DENIAL = re.compile(r"\b(?:not|non|no|never|without|excluding|excl|except|other than)\b|\bun")
_FILLER = re.compile(
    r"\b(?:total |overall )?(?:number|no\.?|count|volume|times?)(?: of)?\b"
    r"|\b(?:of|the|victims?|offences?|crimes?|cases?|recorded|used|use|aged?|app|application|gender|sex|children|child)\b"
    r"|\b(?:with|where|who|were|was)\b"
)


class How(StrEnum):
    """By what a label found its category."""

    TAUGHT = "taught by a person"
    EXACT = "the category's own words"
    SYNONYM = "another word for it"
    DATE = "a date that was an age group"
    NEAR = "spelled nearly so"
    COMBINED = "two categories in one, kept as written"
    WITHIN = "a part of the category"
    BESIDE = "known, but not among the categories asked for"


@dataclass(frozen=True, slots=True)
class Match:
    """Where a label belongs. `score` is 100 but for a near match, where it is rapidfuzz's."""

    category: str
    how: How
    score: float = 100.0

    @property
    def asked(self) -> bool:
        """Whether the category is one that the campaign asked for."""
        return self.how not in (How.COMBINED, How.BESIDE)


def without_filler(label: str) -> str:
    """The label's telling words: "Number of female victims" → "female"."""
    return " ".join(_FILLER.sub(" ", plain(label)).replace("()", " ").split()).strip(" -:,.()")


class Vocabulary:
    """The words of one dimension of a campaign."""

    def __init__(self, dimension: Dimension, decisions: Decisions = NO_DECISIONS) -> None:
        self.dimension = dimension
        self.decisions = decisions
        self._own = {plain(category): category for category in dimension.categories}
        self._spelled: dict[str, str] = {squeezed(category): category for category in dimension.categories}
        for category, words in dimension.synonyms.items():
            for word in words:
                self._spelled.setdefault(squeezed(word), category)
        self._ages: dict[AgeRange, str] = {}
        for category in dimension.categories:
            if (ages := age_range(category)) is not None:
                self._ages.setdefault(ages, category)
        self.of_ages = len(self._ages) * 2 >= len([c for c in dimension.categories if not says_nobody_knows(c)]) > 0
        self._beside: dict[str, str] = {}
        for field in (PLATFORMS, SEXES):
            self._take_field(field)
        self._unknown = next((c for c in dimension.categories if says_nobody_knows(c)), None)
        self._other = next((c for c in dimension.categories if says_other(c)), None)
        self._candidates = {plain(word): category for word, category in self._words()}
        self._known: dict[str, Match | None] = {}

    def _words(self) -> Iterable[tuple[str, str]]:
        for category in self.dimension.categories:
            yield category, category
            for word in self.dimension.synonyms.get(category, ()):
                yield word, category

    def _take_field(self, field: Mapping[str, tuple[str, ...]]) -> None:
        """Adopt a field's spellings where the dimension asks about it: two of its categories, or half of them."""
        spelled = {squeezed(word): name for name, words in field.items() for word in (name, *words)}
        asked = {
            spelled[squeezed(category)]: category
            for category in self.dimension.categories
            if squeezed(category) in spelled and not says_other(category) and not says_nobody_knows(category)
        }
        telling = [category for category in self.dimension.categories if not says_nobody_knows(category)]
        if len(asked) < 2 and len(asked) * 2 < max(len(telling), 1):
            return
        asked |= {
            name: c for c in self.dimension.categories for name in ("Other", "Unknown") if plain(c) == plain(name)
        }
        for word, name in spelled.items():
            if name in asked:
                self._spelled.setdefault(word, asked[name])
            else:
                self._beside.setdefault(word, name)

    def match(self, label: str) -> Match | None:
        """Where the label belongs; None where nothing says so."""
        if label not in self._known:
            self._known[label] = self._find(label)
        return self._known[label]

    def _find(self, label: str) -> Match | None:
        if (taught := self.decisions.category(self.dimension.key, label)) is not None:
            return Match(taught, How.TAUGHT)
        return self._surely(label) or self._stripped(label) or self._nearly(label)

    def _surely(self, label: str) -> Match | None:
        if (own := self._own.get(plain(label))) is not None:
            return Match(own, How.EXACT)
        if (spelled := self._spelled.get(squeezed(label))) is not None:
            return Match(spelled, How.SYNONYM)
        if (ages := age_range(label)) is not None and ages in self._ages:
            return Match(self._ages[ages], How.SYNONYM)
        if self.of_ages:
            for ages_once in date_that_was_ages(label):
                if ages_once in self._ages:
                    return Match(self._ages[ages_once], How.DATE)
        if self._combined(label):
            return Match(" ".join(label.split()), How.COMBINED)
        if says_nobody_knows(label):
            return Match(self._unknown, How.SYNONYM) if self._unknown else Match("Unknown", How.BESIDE)
        if says_other(label):
            return Match(self._other, How.SYNONYM) if self._other else Match("Other", How.BESIDE)
        if (beside := self._beside.get(squeezed(label))) is not None:
            return Match(beside, How.BESIDE)
        if self.of_ages and ages is not None and not plain(label).isdigit():
            return Match(" ".join(label.split()), How.BESIDE)
        if self.of_ages and (was := date_that_was_ages(label)):
            return Match(f"{was[0][0]}-{was[0][1]}", How.BESIDE)
        return None

    def _stripped(self, label: str) -> Match | None:
        telling = without_filler(label)
        if not telling or telling == plain(label):
            return None
        match = self._surely(telling)
        if match is None:
            return None
        if match.how is How.COMBINED:
            return Match(" ".join(label.split()), How.COMBINED)
        return Match(match.category, How.SYNONYM if match.how is How.EXACT else match.how)

    def _combined(self, label: str) -> bool:
        pieces = [piece for piece in _JOINED.split(plain(label)) if piece.strip()]
        if len(pieces) < 2:
            return False
        found = set()
        for piece in pieces:
            word = squeezed(piece)
            if len(word) < 2 or word in UNKNOWN_WORDS:
                return False
            name = self._spelled.get(word) or self._beside.get(word)
            if name is None:
                return False
            found.add(name)
        return len(found) > 1

    def _nearly(self, label: str) -> Match | None:
        text = plain(label)
        if len(squeezed(label)) < SHORTEST_NEAR or any(character.isdigit() for character in text):
            return None
        denied = bool(_DENIAL.search(text))
        ranked = [
            pair for pair in self._ranked(text, _WORTH_WEIGHING) if denied == bool(_DENIAL.search(plain(pair[0])))
        ]
        if not ranked or ranked[0][1] < NEAR_ENOUGH:
            return None
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEAR_OF_THE_NEXT:
            return None
        return Match(ranked[0][0], How.NEAR, round(ranked[0][1], 1))

    def _ranked(self, text: str, at_least: float = 0.0) -> list[tuple[str, float]]:
        """Categories by nearness, each once, nearest first."""
        best: dict[str, float] = {}
        candidates = list(self._candidates)
        near = process.extract(text, candidates, scorer=fuzz.token_sort_ratio, limit=None, score_cutoff=at_least)
        for word, sorted_score, _ in near:
            category = self._candidates[word]
            score = 0.6 * sorted_score + 0.4 * fuzz.token_set_ratio(text, word)
            best[category] = max(best.get(category, 0.0), score)
        return sorted(best.items(), key=lambda pair: -pair[1])

    def containing(self, label: str) -> str | None:
        """The asked age band in which the label's ages lie ("13" in 12-15); None where they lie in none or in two."""
        ages = age_range(label) if self.of_ages else None
        if ages is None:
            return None
        low, high = ages
        bands = [
            category
            for (least, most), category in self._ages.items()
            if least <= low and (most is None or (high is not None and high <= most))
        ]
        return bands[0] if len(bands) == 1 else None

    def suggestions(self, label: str, limit: int = 3) -> list[tuple[str, float]]:
        """The nearest categories with their scores out of 100, for a person to choose from."""
        return [(category, round(score)) for category, score in self._ranked(plain(label))[:limit] if score >= 40]


def says_other(label: str) -> bool:
    """Whether the label is "other" and no more than that."""
    return _OTHER_OF.fullmatch(plain(label)) is not None


def says_nobody_knows(label: str) -> bool:
    """Whether the label is one of the many words for "not known" or "not recorded".

    >>> [says_nobody_knows(words) for words in ("N/K", "Age not stated", "Facebook")]
    [True, True, False]
    """
    return squeezed(label) in UNKNOWN_WORDS or _UNKNOWN_OF.fullmatch(plain(label)) is not None
