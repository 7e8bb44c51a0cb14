"""Lines of a list whose names begin with a code ("88A Sexual grooming: 12", "A1 - Indian: 9"), which looks like the
number of a question or of its answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

_CODED = re.compile(
    r"^\W*(?:(?P<number>\d{1,3})(?P<letter>[A-Za-z])|(?P<kind>[A-Z])(?P<place>\d{1,2})(?=\s*[-–]))[\s:–-]+[A-Za-z]"
)
"""A number and a letter before a name, or a letter and a number with a dash behind it; "2a)" numbers a question."""
MOST_QUESTIONS, LAST_PART = 20, "h"
"""A letter answers no more questions, and none of them has more parts."""


def coded_lines(sentences: Sequence[str]) -> frozenset[int]:
    """The sentences, by their place, that begin with a code of what they name: one that numbers no question, or one of
    several next to each other that do not go on as numbers do (1a, 1b, 2a · A1, A2).

    >>> sorted(coded_lines(["8L Harassment: 3", "8Q Stalking: 4", "1a Males: 2", "1b Females: 7"]))
    [0, 1]
    """
    found: set[int] = set()
    codes = [(n, _CODED.match(sentence)) for n, sentence in enumerate(sentences)]
    for coded, run in groupby(codes, key=lambda one: one[1] is not None and one[1]["number"] is not None):
        numbered = [(n, (int(code["number"]), code["letter"].casefold())) for n, code in run if code and coded]
        follows = all(_follows(a, b) for (_, a), (_, b) in pairwise(numbered))
        found.update(n for n, code in numbered if not follows or code[0] > MOST_QUESTIONS or code[1] > LAST_PART)
    for lettered, run in groupby(codes, key=lambda one: one[1] is not None and one[1]["kind"] is not None):
        kinds = [(n, code["kind"]) for n, code in run if code and lettered]
        if len({kind for _, kind in kinds}) > 1:
            found.update(n for n, _ in kinds)
    return frozenset(found)


def _follows(one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Whether a question's part comes right after another: 1b after 1a, 2a after any of 1, or the same once more."""
    number, part = one
    return other in ((number, part), (number, chr(ord(part) + 1)), (number + 1, "a"))
