"""Twice the letter is twice the work, whatever it says: recognition stands outside the sandbox and must not be stalled.

Measured as a ratio, never in seconds. The letters are hostile: words that cues begin with, over and over, in one
sentence or in many, and what sentences, parts, clauses and cues look for and never find the end of.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable

import pytest

from requests_app.mail.cues import CUES
from requests_app.mail.recognition import recognise
from requests_app.mail.sentences import MOST_CHARACTERS
from tests.requests_app.mail.written_letters import ASKED

WORDS = sorted({word for cue in CUES for word in re.findall(r"[a-z]{3,}", cue.says.pattern)})
"""What cues are written with: a letter of these meets the beginnings of all of them."""


def of_words(seed: int, ends: str) -> Callable[[int], str]:
    def build(length: int) -> str:
        draw = random.Random(seed)
        return " ".join(draw.choice(WORDS) + (ends if draw.random() < 0.05 else "") for _ in range(length // 7))

    return build


def repeated(piece: str) -> Callable[[int], str]:
    return lambda length: piece * (length // len(piece))


HOSTILE = {
    "cues' words in one sentence": of_words(1, ""),
    "cues' words in many sentences": of_words(2, ". It"),
    "cues' words in many clauses": of_words(3, "; but we"),
    "not": repeated("not "),
    "not been able to": repeated("not been able to "),
    "the aims of nothing": repeated("in order to "),
    "conditions": repeated("if you could "),
    "sections": repeated("section 31(1)(a) and "),
    "sections in many sentences": repeated("Section 31(1)(a) applies. "),
    "quotation marks": repeated('"'),
    "quotations never ended": repeated("“a word "),
    "questions by number": repeated("Question 1 "),
    "questions a line each": repeated("1. \n"),
    "questions run on": repeated("Q1 - 5; "),
    "what was asked, again": repeated("How many offences of sexual communication with a child "),
    "blanks": repeated("x" + " " * 999),
    "lines": repeated("\n"),
    "marked lines": repeated("> a\n"),
    "earlier mails": repeated("From: a\n"),
    "wrote": repeated("on a day "),
    "abbreviations": repeated("s. A. e.g. "),
    "labels and figures": repeated("a label: 1 "),
    "labels without figures": repeated("a label: "),
    "short forms": repeated("I can't, we've "),
    "until": repeated("until the one before "),
    "thanks for requests": repeated("thank you for your request for "),
    "links": repeated("https://a.example/"),
    "money": repeated("£1 "),
    "digits": repeated("1"),
    "brackets": repeated("(((("),
    "letters": repeated("a"),
    "hyphens": repeated("a-"),
    "public interest": repeated("public interest not yet "),
    "references": repeated("our ref no: "),
    "apologies": repeated("I apologise that we "),
}


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        recognise(text, questions=ASKED, subject=text[:500])
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("what", HOSTILE)
def test_eight_times_the_letter_is_not_much_more_than_eight_times_the_work(what: str) -> None:
    build = HOSTILE[what]
    few = 2_000
    while seconds(build(few)) < 0.004 and 16 * few <= MOST_CHARACTERS:
        few *= 2
    # By the square it would be 64 times; a fixed cost only makes the ratio smaller, and noise passes.
    assert any(seconds(build(8 * few)) < 24 * max(seconds(build(few)), 0.002) for _ in range(3))


def test_what_lies_beyond_the_bound_is_not_read_at_all() -> None:
    assert recognise("x" * MOST_CHARACTERS + " Your request is refused under section 12(1).").suggestions == ()
