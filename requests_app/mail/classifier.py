"""A classifier of letters by their words alone: how likely each kind is. It only keeps suggestions back. Pure.

The grammar of cues says what single sentences do and can be misled by one of them. This weighs all words of the
letter and all pairs of neighbours, with weights learned from letters whose kind is known (`./run bench classifier`
makes classifier.json anew). It quotes nothing and so suggests nothing; where it thinks another kind much likelier
than the grammar's, the evidence is thin and a person reads the letter.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from requests_app.mail.rules import Seems

LEARNED = Path(__file__).with_name("classifier.json")
MARGIN = 0.3
"""By how much (natural logarithm of the odds) another kind may be likelier before a suggestion is kept back: less than
two to one. Chosen on letters that were learned from; measured on letters that were not (docs/benchmarks/letters.md)."""
MARGIN_IF_SAID = 1.6
"""The same against a refusal that names its section, or that nothing is held, in so many words: less than five to
one."""
FEWEST = 24
"""A letter of fewer words and pairs than this, about a dozen words, is too short to be read by them."""
NOTHING = "NONE"
"""The kind of a letter that is of no kind: a survey, a change of address."""

_SHAPES = (
    (re.compile(r"£ ?[\d.,]+"), " #money "),
    (re.compile(r"https?://\S+"), " #link "),
    (re.compile(r"[^\s@]{1,80}@[^\s@]{1,80}"), " #mail "),
    (re.compile(r"\d[\d.,/]*"), "#n"),
)
_DATA_FILE = re.compile(r"\.(?:xlsx?|xlsm|csv|ods|tsv|zip)$", re.IGNORECASE)
_WORD = re.compile(r"#?[a-z']+")


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: `kinds` in order, their `bias`, and for each word or pair its weight for each kind. `letters`
    is the mark of the letters learned from."""

    kinds: tuple[str, ...]
    bias: tuple[float, ...]
    words: Mapping[str, Mapping[int, float]]
    letters: str


def features(sentences: Iterable[str], files: Sequence[str] = ()) -> set[str]:
    """The words and pairs of neighbouring words of the sentences, numbers and addresses as signs; "#file" where
    a table is attached (a refusal comes as a PDF too)."""
    found: set[str] = set()
    for sentence in sentences:
        words = sentence.lower()
        for shape, sign in _SHAPES:
            words = shape.sub(sign, words)
        told = _WORD.findall(words)
        found.update(told)
        found.update(f"{before} {after}" for before, after in zip(["^", *told], told, strict=False))
    return found | ({"#file"} if any(map(_DATA_FILE.search, files)) else set())


def likelihoods(told: set[str], weights: Weights) -> dict[str, float]:
    """The logarithm of each kind's probability. Rare and unknown words have no weight."""
    known = [weights.words[word] for word in sorted(told) if word in weights.words]
    share = 1 / math.sqrt(max(1, len(known)))
    sums = list(weights.bias)
    for word in known:
        for kind, weight in word.items():
            sums[kind] += weight * share
    top = max(sums)
    total = top + math.log(sum(math.exp(one - top) for one in sums))
    return {kind: one - total for kind, one in zip(weights.kinds, sums, strict=True)}


def agrees(seems: Seems, told: set[str], weights: Weights, margin: float = MARGIN) -> bool:
    """Whether no other kind is likelier by more than the margin. A kind that nothing was learned of is let pass."""
    found = likelihoods(told, weights)
    return seems.name not in found or max(found.values()) - found[seems.name] <= margin


@cache
def learned() -> Weights:
    """The weights as they lie beside this module."""
    kept = json.loads(LEARNED.read_text(encoding="utf-8"))
    words = {word: {int(kind): weight for kind, weight in row.items()} for word, row in kept["words"].items()}
    return Weights(tuple(kept["kinds"]), tuple(kept["bias"]), words, kept["letters"])
