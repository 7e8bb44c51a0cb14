"""What a typed row says in brackets behind its figure."""

from __future__ import annotations

import random
from datetime import date

import pytest

from ingestion.interpretation.sentence_figures import read_sentence

PARTS = ["upheld", "withdrawn", "still open", "male", "female", "involved a van", "unresolved"]


def given(sentence: str) -> list[tuple[float | None, str]]:
    return [(one.interval.low, one.label) for one in read_sentence(sentence).figures]


@pytest.mark.parametrize("seed", range(12))
def test_parts_that_make_up_the_figure_are_read_with_it(seed: int) -> None:
    draw = random.Random(seed)
    named = draw.sample(PARTS[:5], draw.randint(2, 4))
    counts = [draw.randint(1, 60) for _ in named]
    between = draw.choice([", ", "; "])
    said = between.join(f"{count} {name}" for count, name in zip(counts, named, strict=True))
    row = (
        f"{draw.choice(['2016/17', '2019', '2021-22'])}{draw.choice([': ', ' - ', ' – ', ' = '])}{sum(counts)} ({said})"
    )
    reading = read_sentence(row)
    assert not reading.open
    assert given(row) == [(sum(counts), ""), *zip(counts, named, strict=True)]
    assert len({(one.period.start, one.period.end) for one in reading.figures if one.period}) == 1


@pytest.mark.parametrize("seed", range(12))
def test_parts_that_do_not_make_it_up_are_told(seed: int) -> None:
    draw = random.Random(seed)
    count = draw.randint(9, 300)
    remark = draw.choice(["3 officers", "of these 2 were vans", "1 barred breed", "two of them were withdrawn"])
    reading = read_sentence(f"{draw.randint(2009, 2023)}{draw.choice([': ', ' - ', ' – '])}{count} ({remark})")
    assert [one.interval.low for one in reading.figures] == [count]
    assert reading.open


def test_a_dash_before_the_remark_does_not_hide_the_figure() -> None:
    reading = read_sentence("2021 – 8 – ( 1 barred breed)")
    assert [one.interval.low for one in reading.figures] == [8]
    assert reading.open


@pytest.mark.parametrize(
    ("remark", "end"),
    [
        ("up to 31 October 2020", date(2020, 10, 31)),
        ("up to 31 October", date(2020, 10, 31)),
        ("until 30 September 2020", date(2020, 9, 30)),
        ("April to December 2020", date(2020, 12, 31)),
    ],
)
@pytest.mark.parametrize("sign", [": ", " - ", " = "])
def test_a_remark_that_bounds_the_year_bounds_the_figure(remark: str, end: date, sign: str) -> None:
    (figure,) = read_sentence(f"2020/21{sign}15 ({remark})").figures
    assert figure.period is not None
    assert (figure.period.start, figure.period.end) == (date(2020, 4, 1), end)


@pytest.mark.parametrize("remark", ["7 June to 9 July 2020 only", "part of the year", "year to date", "incomplete"])
def test_a_remark_about_time_that_is_not_understood_takes_the_figure_back(remark: str) -> None:
    reading = read_sentence(f"2020/21: 15 ({remark})")
    assert reading.open
    assert not reading.figures


@pytest.mark.parametrize("remark", ["provisional", "includes attempts", "see note 2", "12%"])
def test_other_remarks_leave_the_figure_as_it_is(remark: str) -> None:
    reading = read_sentence(f"2019/20: 31 ({remark})")
    assert [one.interval.low for one in reading.figures] == [31]
    assert not reading.open


@pytest.mark.parametrize("span", ["168 days", "20 working days", "45 minutes", "an average of 9 weeks", "3.5 hours"])
@pytest.mark.parametrize("row", ["2019 = {}", "2018/19: {}", "FY 2021-22 - {}"])
def test_days_and_minutes_of_a_year_are_told_and_never_counted(row: str, span: str) -> None:
    reading = read_sentence(row.format(span))
    assert reading.open
    assert not reading.figures
