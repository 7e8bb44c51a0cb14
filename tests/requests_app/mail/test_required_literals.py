"""A cue left untried has no match: over the known letters, cuts of them, and patterns drawn at random."""

from __future__ import annotations

import random
import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.mail import required_literals, understanding
from requests_app.mail.clauses import clauses_of
from requests_app.mail.cues import CUES
from requests_app.mail.required_literals import Needs, Sieve, folded, required
from requests_app.mail.sentences import sentences_of
from tests.requests_app.mail.known_letters import KEPT_APART, letters_of, to_learn_from

SIEVE = Sieve([cue.says for cue in CUES])


class Everything:
    """A sieve that holds nothing back."""

    def passed(self, text: str) -> frozenset[int]:
        return frozenset(range(len(CUES)))


@cache
def known_sentences() -> tuple[str, ...]:
    letters = [*(one for one, _ in to_learn_from()), *letters_of(KEPT_APART)]
    said = {one.text for letter in letters for one in sentences_of(f"{letter.subject}\n\n{letter.text}")}
    return tuple(sorted(said))


def cuts(many: int) -> list[str]:
    """Pieces of the sentences, some in capitals, some with letters that are others' in another case."""
    draw = random.Random(9)
    odd = str.maketrans("skiSKI", "ſ\u212aıſ\u212aİ")
    found = []
    for _ in range(many):
        words = draw.choice(known_sentences())
        begin, end = sorted(draw.randint(0, len(words)) for _ in range(2))
        found.append(draw.choice((str, str, str.upper, lambda piece: piece.translate(odd)))(words[begin:end]))
    return found


def met(ways: tuple[Needs, ...], text: str) -> bool:
    return any(all(any(literal in text for literal in literals) for literals in needs) for needs in ways)


def test_every_match_of_a_cue_is_let_through_and_holds_what_the_cue_needs() -> None:
    matched, tried = 0, 0
    sentences = [*known_sentences(), *cuts(2_000)]
    for words in sentences:
        passed = SIEVE.passed(words)
        tried += len(passed)
        for number, cue in enumerate(CUES):
            match = cue.says.search(words)
            assert match is None or (number in passed and met(SIEVE.needs[number], folded(match[0]))), (cue, words)
            matched += match is not None
    assert matched > 3_000  # there is something to lose
    assert tried < len(CUES) * len(sentences) / 20  # and most is left out


def test_sentences_do_the_same_with_and_without_the_sieve(monkeypatch: pytest.MonkeyPatch) -> None:
    read = [clauses_of(words) for words in (*known_sentences()[::3], *cuts(1_000))]
    sifted = [understanding._acts(one) for one in read]
    monkeypatch.setattr(understanding, "_sieve", Everything)
    assert sifted == [understanding._acts(one) for one in read]


def test_nearly_every_cue_says_what_it_needs() -> None:
    assert sum(() in ways for ways in SIEVE.needs) <= 1


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\bwill not be\b", ((frozenset({"will not be"}),),)),
        (r"Refus(?:e|al)", ((frozenset({"refuse", "refusal"}),),)),
        (r"e-?mail", ((frozenset({"email", "e-mail"}),),)),
        (r"fees?\w*not[ei]ce", ((frozenset({"notece", "notice"}), frozenset({"fee", "fees"})),)),
        (r"held\b|gr[ae]y", ((frozenset({"held"}),), (frozenset({"gray", "grey"}),))),
        (r"(?:held|\w+) here", ((frozenset({" here"}),),)),
        (r"(?:held \w+|kept) now", ((frozenset({" now"}), frozenset({"held ", "kept"})),)),
        (r"(?:held )*now", ((frozenset({"now"}),),)),
        (r"(?:held ){2,}now", ((frozenset({"held "}), frozenset({"now"})),)),
        (r"(?=held)(?!kept)(?<!sent)now", ((frozenset({"now"}),),)),
        (r"(held)\1now", ((frozenset({"held"}), frozenset({"now"})),)),
        (r"(?>held) now", ((frozenset({"held now"}),),)),
        (r"[a-z]{3}|held", ((), (frozenset({"held"}),))),
        (r"tŷ agored", ((frozenset({" agored"}),),)),
        (r"[ſx]ection", ((frozenset({"ection"}),),)),
        (r"(?:held)?", ((),)),
        (r".{9}", ((),)),
    ],
)
def test_what_a_pattern_needs(pattern: str, needs: tuple[Needs, ...]) -> None:
    assert required(re.compile(pattern, re.IGNORECASE)) == needs


def test_a_pattern_that_cannot_be_read_is_always_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(required_literals, "import_module", gone)
    assert Sieve([re.compile("held")]).passed("nothing of the kind") == {0}


def test_folding_brings_together_all_that_an_ascii_letter_matches() -> None:
    others = "".join(map(chr, range(128, 0x110000)))
    for letter in "abcdefghijklmnopqrstuvwxyz":
        assert {folded(other) for other in re.findall(letter, others, re.IGNORECASE)} <= {letter}


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=2, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda each: f"(?:{'|'.join(each)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{1,2}", "??", "*+", "{0}", "{0,1}"])).map(
            lambda both: f"(?:{both[0]}){both[1]}"
        ),
        st.tuples(st.sampled_from(["(?=", "(?!", "(?>", "(?-i:", "("]), inner).map(lambda both: f"{both[0]}{both[1]})"),
    )


PATTERNS = st.recursive(
    st.sampled_from(
        [
            "k",
            "s",
            "i",
            "K",
            "sik",
            "kis",
            "ski",
            "is ",
            "ſ",
            "\u212a",
            "[ks]",
            "[ſi]",
            "[^k]",
            "[i-k]",
            r"\w",
            ".",
            r"\b",
            "$",
        ]
    ),
    _larger,
    max_leaves=9,
)
TEXTS = st.lists(st.sampled_from([*"ksiKSI ſ\u212aİı", "sik", "kis", "ski", "is "]), max_size=9).map("".join)


@given(PATTERNS, st.sampled_from(["", r"\1", "(?(1)sik|kis)"]), TEXTS, st.sampled_from([re.NOFLAG, re.IGNORECASE]))
def test_no_pattern_is_left_out_where_it_matches(pattern: str, ending: str, text: str, flags: re.RegexFlag) -> None:
    compiled = re.compile(f"({pattern}){ending}" if ending else pattern, flags)
    match = compiled.search(text)
    if match:
        assert met(required(compiled), folded(match[0]))
        assert Sieve([re.compile("kk kk"), compiled]).passed(text) >= {1}
