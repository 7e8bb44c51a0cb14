"""What a cell says as a figure."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.figure_words import percent_format, plain_text, read_figure, tidy
from ingestion.values.record import Kind


@given(st.integers(0, 10**9))
def test_a_number_is_read_however_its_thousands_are_parted(number: int) -> None:
    for text in (
        str(number),
        f"{number:,}",
        f"{number:,}".replace(",", " "),
        f" {number} ",
        f"{number}.0",
        f"£{number:,}",
    ):
        figure = read_figure(text)
        assert figure is not None
        assert (figure.kind, figure.low, figure.high) == (Kind.EXACT, number, number)


@given(st.integers(2, 1000))
def test_less_than_leaves_the_lower_bound_open(top: int) -> None:
    for text in (f"<{top}", f"< {top}", f"less than {top}", f"Fewer than {top}", f"Less then {top}"):
        figure = read_figure(text)
        assert figure is not None
        assert (figure.kind, figure.low, figure.high) == (Kind.SUPPRESSED, None, top - 1)


@given(st.text(max_size=80))
def test_any_text_is_a_figure_or_none(text: str) -> None:
    figure = read_figure(text)
    assert figure is None or figure.low is None or figure.high is None or figure.low <= figure.high


@pytest.mark.parametrize(
    "text", ["Facebook", "12-15", "5-11", "No", "Yes", "2018/19", "1Band 6", "11 and under", "A12", "x1"]
)
def test_labels_are_no_figures(text: str) -> None:
    assert read_figure(text) is None


@pytest.mark.parametrize("value", [date(2018, 1, 1), time(1, 2), True])
def test_dates_times_and_truths_are_no_figures(value: object) -> None:
    assert read_figure(value) is None  # type: ignore[arg-type]


def test_shares_and_money_carry_their_unit() -> None:
    assert [figure.unit for text in ("12%", "12 per cent", "£12", "12") if (figure := read_figure(text))] == [
        "percent", "percent", "currency", "count",
    ]  # fmt: skip
    shown_as_share = read_figure(0.125, "0.0%")
    assert shown_as_share is not None
    assert shown_as_share.unit == "percent"


def test_a_per_cent_sign_in_quotes_is_no_share() -> None:
    assert percent_format("0.0%")
    assert not percent_format('0" % of nothing"')
    assert not percent_format(None)


def test_blanks_of_all_kinds_are_one() -> None:
    assert tidy(" Rough\xa0\u200b  sleeper\n") == "Rough sleeper"
    assert plain_text(3.0) == "3"


@given(st.integers(10**9 + 1, 10**20))
def test_a_number_too_large_to_count_anything_refers_to_something_and_is_no_figure(number: int) -> None:
    """A crime number or a telephone number, as text or as the number that a workbook makes of it."""
    assert read_figure(str(number)) is None
    assert read_figure(number) is None
    assert read_figure(float(number)) is None


@given(st.datetimes(min_value=datetime(1000, 1, 1)), st.booleans())
def test_a_day_is_written_as_the_library_writes_it(moment, midnight):
    moment = moment.replace(hour=0, minute=0, second=0, microsecond=0) if midnight else moment
    assert plain_text(moment.date()) == moment.strftime("%d/%m/%Y")
    assert plain_text(moment) == moment.strftime("%d/%m/%Y" if moment.time() == time(0) else "%d/%m/%Y %H:%M")


@pytest.mark.parametrize(
    "words", ["None recorded", "Nil return", "No offences", "no crimes were recorded", "No cases."]
)
def test_words_for_none_are_nought(words: str) -> None:
    figure = read_figure(words)
    assert figure is not None
    assert (figure.low, figure.high) == (0, 0)


@pytest.mark.parametrize("words", ["No crime", "No offences transferred", "No records", "Nothing further"])
def test_other_words_with_no_are_labels_or_something_else(words: str) -> None:
    assert read_figure(words) is None


def test_a_number_that_was_recorded_is_a_figure() -> None:
    figure = read_figure("63 recorded")
    assert figure is not None
    assert figure.low == 63
