"""Lines that set periods and counts beside each other, drawn; and sentences with an active verb before their count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.interpretation.sentence_figures import read_sentence
from ingestion.values.line_numbers import numbers_of

counts = st.integers(1, 9_999).filter(lambda n: not 1950 <= n <= 2040)


def told(sentence: str) -> list[tuple[str, float | None, str]]:
    return [
        (str(one.period.start.year) if one.period and one.period.start else "", one.interval.low, one.label)
        for one in read_sentence(sentence).figures
    ]


@given(st.lists(counts.filter(lambda n: n > 99), min_size=2, max_size=6), st.sampled_from("-–:"), st.sampled_from(";,"))
def test_years_each_with_its_count(numbers: list[int], joined: str, parted: str) -> None:
    gap = "" if joined == ":" else " "
    pairs = [(2012 + n, number) for n, number in enumerate(numbers)]
    line = f"{parted} ".join(f"{year}{gap}{joined} {number:,}" for year, number in pairs)
    for led in ("", "4. ", "2b. "):
        assert told(f"{led}{line}.") == [(str(year), number, "") for year, number in pairs]


def test_a_year_that_is_not_over_is_left_open() -> None:
    reading = read_sentence("1. 2021 - 310; 2022 - 288; 2023 (to date) - 97.")
    assert [one.interval.low for one in reading.figures] == [310, 288]
    assert reading.open


@pytest.mark.parametrize("line", ["2016 - 17; 2017 - 18", "2016 - 17, 2017 - 18 and 2018 - 19"])
def test_financial_years_in_a_row_are_no_counts(line: str) -> None:
    assert told(line) == []


@given(counts.filter(lambda n: n > 99), counts)
def test_a_count_and_its_amount(number: int, pounds: int) -> None:
    reading = read_sentence(f"3c. 01/02/2021 to 31/08/2021 - {number} permits - £{pounds:,}")
    assert [(one.interval.low, str(one.period.end) if one.period else "") for one in reading.figures] == [
        (number, "2021-08-31"),
        (pounds, "2021-08-31"),
    ]


@given(st.lists(counts, min_size=3, max_size=3))
def test_a_years_counts_with_their_names(numbers: list[int]) -> None:
    names = ["granted", "lapsed", "sent back"]
    line = ", ".join(f"{number} {name}" for number, name in zip(numbers, names, strict=True))
    assert told(f"2018/19 - {line}") == [("2018", n, name) for n, name in zip(numbers, names, strict=True)]


@pytest.mark.parametrize("verb", ["issued", "seized"])
@given(number=counts)
def test_a_count_behind_what_was_done(verb: str, number: int) -> None:
    said = f"The wardens {verb} {number} nets on the estuary between 4 March 2017 and 3 March 2018 on our behalf."
    assert [n for _, n, _ in told(said)] == [number]


@given(
    st.lists(st.integers(8, 19), min_size=2, max_size=4), st.sampled_from(["-year-olds", " year olds", "-year olds"])
)
def test_ages_before_the_word_that_says_so_are_no_counts(ages: list[int], word: str) -> None:
    listed = f"{', '.join(map(str, ages[:-1]))} and {ages[-1]}{word}"
    line = f"The next table shows how many {listed} were taught to row on the lake since 1997."
    assert told(line) == []
    assert not read_sentence(line).open
    assert not any(number.bare for number in numbers_of(line))


@given(st.integers(5, 400), st.integers(5, 400), st.sampled_from([": ", " – ", " - "]), st.booleans())
def test_a_whole_with_its_parts_in_brackets_behind_its_year(women: int, men: int, parted: str, total: bool) -> None:
    whole = f"{'a total of ' if total else ''}{women + men}"
    for joined in (", ", " and "):
        line = f"2019/20{parted}{whole} ({women} female{joined}{men} male)"
        assert told(line) == [("2019", women + men, ""), ("2019", women, "female"), ("2019", men, "male")], line
    wrong = f"2019/20{parted}{whole} ({women} female, {men + 1} male)"
    assert len(told(wrong)) < 3
    assert read_sentence(wrong).open


@given(counts.filter(lambda n: not 1900 <= n <= 2100))
def test_a_total_behind_its_year_is_that_years(number: int) -> None:
    assert told(f"2019/20: total of {number}") == told(f"2019/20 - total {number}") == [("2019", number, "")]


@given(
    counts.filter(lambda n: not 1900 <= n <= 2100),
    st.sampled_from(["robberies", "offences of fly-tipping", "assaults on emergency workers"]),
)
def test_one_count_that_two_years_share(number: int, what: str) -> None:
    assert told(f"There were {number} {what} in both 2018/19 and 2019/20.") == [
        ("2018", number, ""),
        ("2019", number, ""),
    ]


@given(st.integers(2008, 2024), st.sampled_from(["Sick leave", "offences recorded", "Restricted duties", "total"]))
def test_a_year_behind_the_year_before_it_counts_nothing(year: int, words: str) -> None:
    assert told(f"{year} - {year + 1} {words}") == []


@pytest.mark.parametrize(
    "title",
    ["Top 5 offence types in 2018/19", "The 7 most common offences, 2018/19", "Most frequent 8 offences in 2018/19",
     "The five busiest districts 2018/19"],
)  # fmt: skip
def test_how_many_a_list_names_is_no_figure(title: str) -> None:
    assert told(title) == []


@pytest.mark.parametrize("year", ["2015", "2018/19", "2019-20"])
@pytest.mark.parametrize("sign", ["", "• ", "- "])
def test_a_number_before_its_year_is_left_open_and_the_year_is_never_a_count(year: str, sign: str) -> None:
    reading = read_sentence(f"{sign}55 – {year}")
    assert (reading.figures, reading.open) == ((), True)
    assert not read_sentence("2018 - 2019").open


@given(st.integers(2, 900), st.sampled_from(["fewer", "more"]))
def test_a_difference_is_no_figure_of_the_year_before(number: int, than: str) -> None:
    for words in (f"{number} {than} than the year before", f"{number} {than} than in 2018/19"):
        assert told(f"In 2019/20 there were 1,234 offences, {words}.") == [("2019", 1234, "")]


@pytest.mark.parametrize("words", ["No such offences were recorded in {}.", "In {} there were no such crimes."])
def test_no_such_offence_is_nought(words: str) -> None:
    assert told(words.format("2019/20")) == [("2019", 0, "")]
    assert told("No such information is held for 2019/20.") == []
