"""What the classifier of letters goes by: `./run bench classifier` learns its weights anew.

Logistic regression over the words and pairs of words of letters whose kind is known, by full gradients: the same
letters give the same weights. Words met in one letter only are left out.
"""

from __future__ import annotations

import json
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from requests_app.mail import classifier
from requests_app.mail.classifier import NOTHING, Weights, features
from requests_app.mail.sentences import own_words
from requests_app.mail.understanding import understood
from tests.requests_app.mail.known_letters import mark_of, to_learn_from
from tests.requests_app.mail.written_letters import ASKED, Written

LOOSENESS = 30.0
"""The inverse of the penalty on large weights."""
ROUNDS = 400
SMALLEST = 0.15
"""Weights nearer to nought are not kept."""


def told_by_letter(one: Written) -> set[str]:
    asked = {number.lower(): words for number, words in ASKED.items()}
    told = understood(own_words(one.text), asked)
    return features((sentence.words for sentence in told), one.files)


def learn(letters: list[tuple[Written, float]]) -> Weights:
    """The weights that these letters, each with its own weight, teach. Of several kinds each counts its share."""
    read = [told_by_letter(one) for one, _ in letters]
    met = Counter(word for words in read for word in words)
    vocabulary = {word: place for place, word in enumerate(sorted(word for word, times in met.items() if times > 1))}
    kinds = sorted({kind for one, _ in letters for kind in one.kinds or (NOTHING,)})
    given = np.zeros((len(letters), len(vocabulary)), dtype=np.float32)
    for row, words in enumerate(read):
        places = [vocabulary[word] for word in words if word in vocabulary]
        given[row, places] = 1 / max(1, len(places)) ** 0.5
    truth = np.zeros((len(letters), len(kinds)), dtype=np.float32)
    for row, (one, _) in enumerate(letters):
        for kind in one.kinds or (NOTHING,):
            truth[row, kinds.index(kind)] = 1 / max(1, len(one.kinds))
    counts = np.array([weight for _, weight in letters], dtype=np.float32)[:, None]
    weights, bias = _descend(given, truth, counts)
    words = {
        word: {kind: round(float(weight), 2) for kind, weight in enumerate(weights[place]) if abs(weight) >= SMALLEST}
        for word, place in vocabulary.items()
    }
    kept = {word: row for word, row in words.items() if row}
    return Weights(tuple(kinds), tuple(round(float(one), 3) for one in bias), kept, mark_of(letters))


def _descend(
    given: NDArray[np.float32], truth: NDArray[np.float32], counts: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Nesterov's accelerated gradient, from nought."""
    weights = np.zeros((given.shape[1], truth.shape[1]), dtype=np.float32)
    bias = np.zeros(truth.shape[1], dtype=np.float32)
    ahead, ahead_bias, pace = weights, bias, 1.0
    step = 1 / (0.5 * float(counts.sum()) * 0.1 + 1 / LOOSENESS)
    for _ in range(ROUNDS):
        scores = given @ ahead + ahead_bias
        scores -= scores.max(axis=1, keepdims=True)
        likely = np.exp(scores)
        likely /= likely.sum(axis=1, keepdims=True)
        wrong = (likely - truth) * counts
        new = ahead - step * (given.T @ wrong + ahead / LOOSENESS)
        new_bias = ahead_bias - step * wrong.sum(axis=0)
        following = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        share = (pace - 1) / following
        ahead, ahead_bias = new + share * (new - weights), new_bias + share * (new_bias - bias)
        weights, bias, pace = new, new_bias, following
    return weights, bias


def main() -> None:
    found = learn(to_learn_from())
    rows = ",\n".join(f"  {json.dumps(word)}: {json.dumps(row)}" for word, row in sorted(found.words.items()))
    head = json.dumps({"kinds": found.kinds, "bias": found.bias, "letters": found.letters})[:-1]
    classifier.LEARNED.write_text(f'{head},\n "words": {{\n{rows}\n }}}}\n', encoding="utf-8")
    print(f"{len(found.words):,} words and pairs for {len(found.kinds)} kinds; mark {found.letters}")


if __name__ == "__main__":
    main()
