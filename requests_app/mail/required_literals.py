"""Which words a text must hold for a pattern to match in it: looked for first, since that is far cheaper. Pure.

The technique is that of code search by an index and of RE2's prefilter: Russ Cox, "Regular Expression Matching with a
Trigram Index" (2012), swtch.com/~rsc/regexp/regexp4.html. Of a part of a pattern is kept all that it can match, where
that is little, or else strings of which a match of it holds one; parts in a row join theirs, branches unite theirs.

Literals are ASCII in lower case, looked for in a text as `folded` gives it. A part that is not understood needs
nothing, and a pattern that needs nothing is always tried: what is let through may be too much, never too little.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module
from itertools import product
from typing import Any, NamedTuple

Literals = frozenset[str]
Needs = tuple[Literals, ...]  # a match holds one of each

_MOST = 24  # strings kept of parts in a row: where they can match more, they are cut between two parts
_SHORTEST = 3  # shorter literals stand in nearly every sentence
_NEEDS = 3
_EMPTY: Literals = frozenset({""})
_SAME_LETTER = str.maketrans("İıſ", "iis")  # what an ASCII letter matches regardless of case, beside `str.lower`


def folded(text: str) -> str:
    """The text as literals are looked for in it."""
    return text.lower() if text.isascii() else text.translate(_SAME_LETTER).lower()


def required(pattern: re.Pattern[str]) -> tuple[Needs, ...]:
    """What a match needs: everything that one of these asks for. One that asks for nothing is always met."""
    try:
        # The standard library's own reading of patterns, which it does not promise to keep as it is.
        tree = list(import_module("re._parser").parse(pattern.pattern, pattern.flags))
        while tree and str(tree[0][0]) == "AT":
            tree = tree[1:]
        branches = tree[0][1][1] if len(tree) == 1 and str(tree[0][0]) == "BRANCH" else [tree]
        return tuple(dict.fromkeys(_told(_row(list(branch))) for branch in branches))
    except (ImportError, AttributeError, TypeError, ValueError, LookupError, RecursionError):
        return ((),)


class Sieve:
    """Patterns by the literals they need, and those by three letters of each: a text is gone through once for all."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self.needs = [required(pattern) for pattern in patterns]
        self._always = frozenset(number for number, ways in enumerate(self.needs) if () in ways)
        self._by_letters: dict[str, list[tuple[str, Needs, int]]] = {}
        for number, ways in enumerate(self.needs):
            for first, *others in ways if number not in self._always else ():
                for literal in sorted(first):
                    at = min(range(len(literal) - 2), key=lambda i: len(self._by_letters.get(literal[i : i + 3], ())))
                    self._by_letters.setdefault(literal[at : at + 3], []).append((literal, tuple(others), number))

    def passed(self, text: str) -> frozenset[int]:
        """The numbers of the patterns that are worth trying on a text. The others have no match in it."""
        text, found = folded(text), set(self._always)
        for letters in self._by_letters.keys() & {text[at : at + 3] for at in range(len(text) - 2)}:
            for literal, others, number in self._by_letters[letters]:
                if number not in found and literal in text and all(any(o in text for o in one) for one in others):
                    found.add(number)
        return frozenset(found)


class _Part(NamedTuple):
    """Part of a pattern: all that it can match, folded, None where that is not known or too much; what it needs."""

    whole: Literals | None
    needs: Sequence[Literals] = ()


def _told(part: _Part) -> Needs:
    """Its most telling needs: the longest literals, then the fewest of them."""
    needs = part.needs if part.whole is None else [part.whole]
    good = {one for one in needs if len(min(one, key=len)) >= _SHORTEST}
    ranked = sorted(good, key=lambda one: (-len(min(one, key=len)), len(one), sorted(one)))
    return tuple(ranked[:_NEEDS])


def _row(items: list[Any]) -> _Part:
    """Parts one after another."""
    needs: list[Literals] = []
    run, whole = _EMPTY, True
    for item in items:
        part = _part(str(item[0]), item[1])
        if part.whole is not None and len(run) * len(part.whole) <= _MOST:
            run = frozenset(a + b for a, b in product(run, part.whole))
            continue
        needs += [run, *part.needs]
        whole, run = False, part.whole or _EMPTY
    return _Part(run) if whole else _Part(None, [*needs, run])


def _part(kind: str, of: Any) -> _Part:
    """One part. Anchors and what is only looked at take up nothing, and only make matches fewer."""
    if kind == "LITERAL" and of < 128:
        return _Part(frozenset({chr(of).lower()}))
    if kind == "IN" and all(str(name) == "LITERAL" and code < 128 for name, code in of):
        return _Part(frozenset(chr(code).lower() for _, code in of))
    if kind in ("AT", "ASSERT", "ASSERT_NOT"):
        return _Part(_EMPTY)
    if kind in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _row(list(of[3] if kind == "SUBPATTERN" else of))
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        inner = _row(list(of[2]))
        if of[1] == 1 and inner.whole is not None:
            return inner if of[0] else _Part(inner.whole | _EMPTY)
        return _Part(None, _told(inner) if of[0] else ())
    if kind == "BRANCH":
        parts = [_row(list(branch)) for branch in of[1]]
        if all(part.whole is not None for part in parts):
            return _Part(frozenset().union(*(part.whole or () for part in parts)))
        told = [_told(part) for part in parts]
        return _Part(None, [frozenset().union(*(needs[0] for needs in told))] if all(told) else ())
    return _Part(None)
