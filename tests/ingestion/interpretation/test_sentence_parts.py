from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.interpretation.sentence_figures import Standing, read_sentence
from ingestion.interpretation.sentence_parts import asked_part, category
from ingestion.values.period import financial_year

YEAR = financial_year(2018)
NAMED = st.sampled_from(
    [
        ("involved {}", "Snapchat"), ("took place on {}", "Facebook"), ("mentioned {}", "Kik"),
        ("were committed via {}", "WhatsApp"), ("were against {}", "girls"), ("involved victims aged {}", "12 to 15"),
        ("concerned a {} victim", "male"),
    ]
)  # fmt: skip


def told(sentence: str, standing: Standing | None = None) -> list[tuple[str, float | None]]:
    reading = read_sentence(sentence, standing=standing or Standing())
    assert not reading.open
    assert {one.period.start for one in reading.figures if one.period} == {YEAR.start}
    return [(one.label, one.interval.low) for one in reading.figures]


@given(whole=st.integers(50, 900), part=st.integers(2, 49), name=NAMED)
@pytest.mark.parametrize(
    "sentence",
    [
        "In 2018/19 there were {whole} recorded offences, of which {part} {said}.",
        "In 2018/19 we recorded {whole} burglaries and {part} of these {said}.",
        "Of the {whole} offences recorded in 2018/19, {part} {said}.",
    ],
)
def test_a_part_is_taken_with_what_it_is_of(sentence: str, whole: int, part: int, name: tuple[str, str]) -> None:
    words, label = name
    assert told(sentence.format(whole=whole, part=part, said=words.format(label))) == [("", whole), (label, part)]


@given(part=st.integers(2, 49), name=NAMED)
@pytest.mark.parametrize("sentence", ["Of these, {part} {said}.", "{part} of these {said}."])
def test_a_sentence_of_parts_is_of_the_period_before_it(sentence: str, part: int, name: tuple[str, str]) -> None:
    words, label = name
    text = sentence.format(part=part, said=words.format(label))
    assert told(text, Standing(last=YEAR)) == [(label, part)]
    assert read_sentence(text).open


@given(a=st.integers(1, 90), b=st.integers(1, 90), more=st.integers(1, 5))
def test_names_behind_a_whole_are_its_parts_where_they_add_up(a: int, b: int, more: int) -> None:
    sentence = "There were {} offences in 2018/19: {} male and {} female victims."
    assert told(sentence.format(a + b, a, b)) == [("", a + b), ("male", a), ("female", b)]
    short = read_sentence(sentence.format(a + b + more, a, b))
    assert short.open
    assert not any(one.label for one in short.figures)


@pytest.mark.parametrize("rest", ["12 were charged", "12 resulted in a summons", "40 were girls", "12 went nowhere"])
def test_what_a_part_is_of_is_never_guessed(rest: str) -> None:
    reading = read_sentence(f"In 2018/19 there were 52 offences, of which {rest}.")
    assert ([one.interval.low for one in reading.figures], reading.open) == ([52], True)


def test_the_part_that_a_question_asks_for() -> None:
    assert asked_part("2. Of those, how many involved Snapchat?") == "Snapchat"
    assert asked_part("How many offences were recorded?") == ""
    assert category("the victims aged 12 to 15") == "12 to 15"
    assert category("offences in 14 wards of the county") is None


def test_a_part_after_the_first_may_leave_out_its_verb() -> None:
    reading = read_sentence("In 2018/19 there were 52 offences, of which 12 involved a girl and 40 a boy.")
    assert [(one.interval.low, one.label) for one in reading.figures] == [(52, ""), (12, "girl"), (40, "boy")]
