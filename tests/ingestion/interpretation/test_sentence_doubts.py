"""Counts of a sentence that are no figures: never taken, always told; and what only looks like a count: passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.interpretation.letter_text import Letter
from ingestion.interpretation.sentence_figures import read_sentence
from ingestion.values.grid import Line
from ingestion.values.place import Place

COUNTS = st.integers(1, 4_000)
VAGUE = (
    "approximately {n}", "around {n}", "about {n}", "nearly {n}", "more than {n}", "over {n}", "at least {n}",
    "some {n}",
    "circa {n}", "{n} or so", "an estimated {n}", "upwards of {n}", "{n} or more", "between {n} and 9,000", "{n}-9,000",
)  # fmt: skip


@given(count=COUNTS, words=st.sampled_from(VAGUE), thing=st.sampled_from(["offences", "burglaries", "dog thefts"]))
def test_a_vague_count_is_told_and_not_taken(count: int, words: str, thing: str) -> None:
    for sentence in ("In 2018/19 we recorded {n} {w}.", "There were {n} {w} in 2018/19."):
        reading = read_sentence(sentence.format(n=words.format(n=count), w=thing))
        assert (reading.figures, reading.open) == ((), True)


@given(wrong=COUNTS, right=COUNTS)
@pytest.mark.parametrize(
    "sentence",
    [
        "Please note that the figure for 2018/19 is not {wrong} but {right}.",
        "The figure for 2018/19 should read {right} rather than {wrong}.",
        "In 2018/19 there were {right} offences, not {wrong} as previously stated.",
        "The number of burglaries in 2018/19 was {right} (previously given as {wrong}).",
        "Our earlier response stated that there were {wrong} offences in 2018/19; the correct figure is {right}.",
    ],
)
def test_a_correction_gives_the_new_figure_alone(sentence: str, wrong: int, right: int) -> None:
    figures = read_sentence(sentence.format(wrong=wrong, right=right)).figures
    assert [(one.interval.low, one.period.as_written) for one in figures] == [(right, "2018/19")]


@given(count=COUNTS)
@pytest.mark.parametrize(
    "sentence",
    [
        "It is not correct that {n} offences were recorded in 2018/19.",
        "Nationally, {n} offences were recorded in 2018/19.",
        "Across England and Wales {n} offences were recorded in 2018/19.",
        "Your request states that there were {n} offences in 2018/19.",
        "We previously told you that {n} offences were recorded in 2018/19.",
        "In 2018/19 there were {n} arrests.",
        "There are {n} records that would need to be reviewed manually.",
        "A search returned {n} crime records, each of which would have to be read by hand.",
        "{n} people were charged.",
        "The kennels hold {n} animals.",
    ],
)
def test_what_is_said_of_others_denied_or_unexplained_is_told(sentence: str, count: int) -> None:
    reading = read_sentence(sentence.format(n=f"{count:,}"))
    assert (reading.figures, reading.open) == ((), True)


@given(count=st.integers(1, 60))
@pytest.mark.parametrize(
    "sentence",
    [
        "If you were to ask for {n} records to be read, section 12 would apply.",
        "This is an average of {n} a month.",
        "On average, {n} were recorded per week.",
        "It would take {n} hours, and the limit is 18 hours or £450.",
        "Please note that {n} records were excluded because no date was held.",
        "The totals exclude {n} records that were cancelled.",
        "The unit consists of {n} officers and 3 members of police staff.",
        "Figures below {n} have been suppressed to prevent identification.",
        "The children were aged {n} to 61.",
        "You may complain to the Commissioner (telephone 0303 123 11{n:02d}).",
        "An increase of {n}% on 2017/18.",
        "Thefts have seen the largest reduction by {n} offences in 2012-13, compared to the year before.",
        "There were {n} fewer offences in 2018/19 than in the year before.",
        "Arson saw an increase, with {n} more reported offences in 2018/19.",
        "The number of burglaries fell by {n} in 2018/19.",
        "Questions 1 and 2 are answered in table {n}.",
        "Sections 12 and 40 of the Act apply.",
        "We aim to answer within {n} working days.",
    ],
)
def test_what_counts_no_offence_is_passed_over(sentence: str, count: int) -> None:
    reading = read_sentence(sentence.format(n=count))
    assert (reading.figures, reading.open) == ((), False)


@given(count=COUNTS, other=st.integers(2, 9))
@pytest.mark.parametrize(
    "sentence",
    [
        "In 2018/19 there were {n} offences, excluding {other} duplicates.",
        "You asked about 2018/19: there were {n} offences in that year.",
        "In 2018/19 there were {n} offences; each offence is counted once.",
        "On average {other} a week were recorded, and there were {n} offences in 2018/19.",
        "In 2018/19 there were {n} offences, which is a rise of {other}% on 2017/18.",
    ],
)
def test_what_stands_beside_a_figure_takes_nothing_from_it(sentence: str, count: int, other: int) -> None:
    reading = read_sentence(sentence.format(n=count, other=other))
    assert reading.open or [one.interval.low for one in reading.figures] == [count]


@given(
    page=st.integers(1, 40),
    of=st.integers(1, 40),
    foot=st.sampled_from(
        [
            "Page {p} of {o} OFFICIAL",
            "OFFICIAL – Page {p} of {o}",
            "Kent Police | Page {p}/{o}",
            "Page {p} of {o}",
            "- {p} -",
        ]
    ),
)
def test_a_page_s_foot_is_no_sentence_and_its_numbers_no_counts(page: int, of: int, foot: str) -> None:
    written = foot.format(p=page, o=of)
    place = Place(page=page)
    letter = Letter.of([Line("We looked at all records", place), Line(written, place), Line("of 2019.", place)])
    assert letter.joined == "We looked at all records of 2019."
    reading = read_sentence(written)
    assert (reading.figures, reading.open) == ((), "Page" not in written)
