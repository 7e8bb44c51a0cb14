"""Time inside other words: every form, decorated and in any place, reads to the same dates; nothing else is time."""

from __future__ import annotations

import time
from calendar import month_abbr, month_name, monthrange
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ingestion.values.period_words import read_period, read_spans

years = st.integers(2001, 2039)
Dates = tuple[date, date]


@st.composite
def written_periods(draw: st.DrawFn) -> tuple[str, Dates]:
    """A form that needs no neighbour to be understood, and its dates by the calendar and the financial year in law."""
    year, number = draw(years), draw(st.integers(1, 12))
    short = f"{(year + 1) % 100:02d}"
    financial = (date(year, 4, 1), date(year + 1, 3, 31))
    calendar = (date(year, 1, 1), date(year, 12, 31))
    one_month = (date(year, number, 1), date(year, number, monthrange(year, number)[1]))
    first_quarter = (date(year, 4, 1), date(year, 6, 30))
    forms: list[tuple[str, Dates]] = [
        (f"{year}/{short}", financial), (f"{year}-{short}", financial), (f"{year}–{short}", financial),
        (f"{year}/{year + 1}", financial), (f"FY {year}/{short}", financial),
        (f"financial year {year}/{short}", financial),
        (f"1 April {year} to 31 March {year + 1}", financial), (f"01/04/{year} - 31/03/{year + 1}", financial),
        (f"year ending March {year + 1}", financial), (f"April {year} to March {year + 1}", financial),
        (str(year), calendar), (f"CY{year}", calendar), (f"calendar year {year}", calendar),
        (f"January to December {year}", calendar),
        (f"{month_name[number]} {year}", one_month), (f"{month_abbr[number]}-{year % 100:02d}", one_month),
        (f"{month_abbr[number]} {year}", one_month), (f"{year} {month_abbr[number]}", one_month),
        (f"Q1 {year}/{short}", first_quarter), (f"{year}/{short} Q1", first_quarter),
        (f"Q1 {year}-{short}", first_quarter),
        (f"Quarter 1 (Apr-Jun) {year}/{short}", first_quarter), (f"April to June {year}", first_quarter),
        (f"{year}/{short} (April to June)", first_quarter),
        (f"{year}/{short} to {year + 2}/{(year + 3) % 100:02d}", (date(year, 4, 1), date(year + 3, 3, 31))),
        (f"{year}-{year + 3}", (date(year, 1, 1), date(year + 3, 12, 31))),
        (f"H2 {year}/{short}", (date(year, 10, 1), date(year + 1, 3, 31))),
    ]  # fmt: skip
    return draw(st.sampled_from(forms))


decorations = st.sampled_from(
    [
        "{}",
        "{}:",
        "{} (r)",
        "{}(1)",
        "{}p",
        "{}*",
        "{}¹",
        "{} [2]",
        "({})",
        " {} ",
        "{} (provisional)",
        "{} [note 3]",
        "{} (1,2)",
        "{} (2, 3)",
        "{} [1,4]",
    ]
)
places = st.sampled_from(
    ["{} count", "Offences {}", "Offences, {}", "{} %", "Male ({})", "{}: Male", "Number of offences in {}",
     "{} - Female", "Fines leading to a summons {}", "Table 4: Visits by place, {}"]
)  # fmt: skip


@given(written_periods(), decorations)
def test_a_decorated_cell_is_its_period(written: tuple[str, Dates], decoration: str) -> None:
    text, (start, end) = written
    assume(decoration != "{}p" or text[-1].isdigit())  # a letter glued to a word is another word
    found = read_period(decoration.format(text))
    assert found is not None, decoration.format(text)
    assert (found.start, found.end) == (start, end), decoration.format(text)


@given(written_periods(), places)
def test_a_period_is_found_beside_other_words_and_they_are_kept(written: tuple[str, Dates], place: str) -> None:
    text, (start, end) = written
    whole = place.format(text)
    spans = read_spans(whole)
    assert [(one.period.start, one.period.end) for one in spans.found] == [(start, end)], whole
    kept = {word for word in place.split() if word[0].isalpha() or word == "%"} - {"in"}
    assert {word.strip(",:") for word in kept} <= {word.strip(",:") for word in spans.rest.split()}, whole
    assert read_period(whole) is None


long_numbers = st.integers(100, 999_999).filter(lambda number: not 1900 <= number < 2100)
no_periods = st.sampled_from(
    ["FOI {y}/0{n}", "FOI {y}/{n}", "Request {n} {y}", "FOI {n} {y} answer", "Ref: {y}-{n}", "{n}/{y}", "{n}-{y}",
     "Dangerous Dogs Act {y}", "the {y} Act", "Sexual Offences Act {y} s.{n}", "section 3 of the Theft Act, {y}",
     "FOIA {y}", "Offences (Amendment) Regulations {y}", "£{y}", "#{y}", "{n}{y}", "12,{y}", "X{y}", "{y}X{n}"]
)  # fmt: skip


@given(years, long_numbers, no_periods)
def test_a_year_is_cut_out_of_nothing(year: int, number: int, pattern: str) -> None:
    text = pattern.format(y=year, n=number)
    if len(text) != 6 or not text.isdigit():
        assert not [one for one in read_spans(text).found if one.period.form != "month"], text


@given(st.text(max_size=90))
def test_any_text_has_spans_in_order_within_it(text: str) -> None:
    end = 0
    for span in read_spans(text).found:
        assert end <= span.start < span.end <= len(text)
        end = span.end


def test_a_quarter_with_its_months_is_those_months_in_any_year() -> None:
    found = read_period("Q1 (Apr-Jun)")
    assert found is not None
    assert (found.first, found.last) == (4, 6)


def test_two_calendar_years_by_name_are_no_financial_year() -> None:
    found = read_period("CY2018-2019")
    assert found is not None
    assert (found.start, found.end) == (date(2018, 1, 1), date(2019, 12, 31))


@pytest.mark.parametrize("text", ["since 2018", "before April 2018", "FY 2018", "2018 - 1986"])
def test_one_end_of_an_unknown_stretch_is_no_period(text: str) -> None:
    assert read_period(text) is None


def test_a_name_that_lost_its_signs() -> None:
    assert [one.period.form for one in read_spans("offences_2018_19", name=True).found] == ["financial"]
    assert [one.period.form for one in read_spans("return 2018 01", name=True).found] == ["month"]
    assert [one.words for one in read_spans("In 2018 19 offences were recorded").found] == ["2018"]


CUTS = (
    "{year} (to {day} {month})", "{year} up to {day} {month}", "{year} YTD to {full}", "{year} YTD ({full})",
    "{year} (up to and including {day} {month} {calendar})", "{year} to date ({full})", "{year} (as at {full})",
    "{year} ({first} - {full})",
)  # fmt: skip


@given(
    years,
    st.integers(0, 364),
    st.booleans(),
    st.sampled_from(CUTS),
    st.sampled_from(["{}", "Offences {}", "Period: {}"]),
)
def test_a_year_cut_short_ends_on_its_day(year: int, days: int, financial: bool, cut: str, place: str) -> None:
    start = date(year, 4, 1) if financial else date(year, 1, 1)
    last = start + timedelta(days=days)
    written = cut.format(
        year=f"{year}/{(year + 1) % 100:02d}" if financial else year,
        day=last.day,
        month=month_name[last.month],
        calendar=last.year,
        full=f"{last:%d/%m/%Y}",
        first=f"{start:%d/%m/%Y}",
    )
    if "{first}" in cut and days == 0:
        return
    found = read_spans(place.format(written)).found
    assert [(one.period.start, one.period.end) for one in found] == [(start, last)]


@given(years, st.integers(1, 3))
def test_quarters_of_a_year_run_from_the_first_to_the_last(year: int, last: int) -> None:
    found = read_period(f"{year}/{(year + 1) % 100:02d} Q1-Q{last + 1}")
    assert found is not None
    assert (found.start, found.end) == (
        date(year, 4, 1),
        [date(year, 9, 30), date(year, 12, 31), date(year + 1, 3, 31)][last - 1],
    )


def test_a_day_outside_the_year_cuts_nothing() -> None:
    assert [one.words for one in read_spans("2018 data as of 12/02/2024").found] == ["2018", "12/02/2024"]
    assert read_spans("2018 (to 5 May 2021)").found[0].words == "2018"


@pytest.mark.parametrize("sign", list("([])-–:;,./|_'\""))
def test_eight_times_the_signs_beside_a_period_are_not_much_more_than_eight_times_the_work(sign):
    """Measured as a ratio of processor time, never in seconds: by the square it would be 64 times."""

    def taken(signs: int) -> float:
        best = float("inf")
        for again in range(3):
            text = f"x{again} {sign * signs} 7 in 2018/19 {sign * signs} b"
            begun = time.process_time()
            read_spans(text)
            best = min(best, time.process_time() - begun)
        return best

    assert any(taken(32_000) < 24 * max(taken(4_000), 0.002) for _ in range(3))


@pytest.mark.parametrize("text", ["2021 YTD (Jan-May)", "2021 YTD Jan-May", "2021 (YTD Jan - May)"])
def test_months_behind_a_year_to_date_are_its_part(text):
    whole = read_spans(text).whole
    assert whole is not None
    assert (whole.start, whole.end) == (date(2021, 1, 1), date(2021, 5, 31))


def test_a_count_behind_a_dash_that_stands_apart_is_no_year_of_the_day_before_it():
    (span,) = read_spans("2021 up to 28th February – 37").found
    assert (span.period.start, span.period.end) == (date(2021, 1, 1), date(2021, 2, 28))
    assert read_spans("28 - Feb - 19").found[0].period.start == date(2019, 2, 28)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2-8 April 2018", date(2018, 4, 2), date(2018, 4, 8)),
        ("1st to 7th May 2018", date(2018, 5, 1), date(2018, 5, 7)),
        ("1-30 September 2016", date(2016, 9, 1), date(2016, 9, 30)),
        ("30 April - 6 May 2018", date(2018, 4, 30), date(2018, 5, 6)),
        ("2018-W01", date(2018, 1, 1), date(2018, 1, 7)),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        ("2018 04 Apr", date(2018, 4, 1), date(2018, 4, 30)),
    ],
)
def test_days_of_a_month_and_weeks(text: str, start: date, end: date) -> None:
    whole = read_spans(text).whole
    assert whole is not None
    assert (whole.start, whole.end) == (start, end)


@pytest.mark.parametrize("text", ["8-2 April 2018", "2018-W54", "2018-W00", "2018 05 Apr"])
def test_days_backwards_and_weeks_that_no_year_has_are_no_period(text: str) -> None:
    assert read_spans(text).whole is None


def test_two_numbers_before_a_month_are_two_days_only_with_what_joins_them() -> None:
    (span,) = read_spans("We recorded 3 and 8 April 2018 saw more").found
    assert (span.period.start, span.period.end) == (date(2018, 4, 8), date(2018, 4, 8))


@pytest.mark.parametrize(
    ("text", "first"), [("Q1 2018 (Jan-Mar)", 1), ("Q2 2018 [Apr-Jun]", 4), ("Q1 2018/19 (Apr - Jun)", 4)]
)
def test_months_behind_a_quarters_year_say_whose_quarter_it_is(text: str, first: int) -> None:
    whole = read_spans(text).whole
    assert whole is not None
    assert (whole.start, whole.end) == (date(2018, first, 1), date(2018, first + 2, monthrange(2018, first + 2)[1]))


@given(years, st.integers(1, 12), st.sampled_from(["to date", "to present", "onwards", "so far"]))
def test_a_stretch_without_an_end_is_no_day_and_no_month(year: int, number: int, words: str) -> None:
    """ "1 Oct 18 to date" begins on a day and ends on one that nothing names, unless brackets do."""
    for begun in (f"1 {month_abbr[number]} {year}", f"{month_name[number]} {year}"):
        assert read_spans(f"{begun} {words}").found == ()
        ended = read_spans(f"{begun} to date (16 Jan {year + 1})").whole
        assert ended is not None
        assert (ended.start, ended.end) == (date(year, number, 1), date(year + 1, 1, 16))


@pytest.mark.parametrize("year", ["2021/22", "FY 2021/22", "2021-22", "2021"])
@pytest.mark.parametrize(
    "said", ["(part year)", "part-year", "YTD", "(year to date)", "to date", "so far", "(incomplete)", "- partial"]
)
def test_what_says_that_a_year_is_not_whole_stays_with_its_words(year, said):
    if (year, said) == ("2021", "to date"):
        return  # the beginning of a stretch without an end
    for text in (f"{year} {said}", f"Offences by sex, {year} {said}"):
        spans = read_spans(text)
        assert [one.words for one in spans.found] == [f"{year} {said}".removeprefix("FY ")]
        assert spans.rest in ("", "Offences by sex")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Number of offences Feb 18", "Feb 18"),
        ("Offences (Feb 18)", "Feb 18"),
        ("Offences Jan 18 - Mar 18", "Jan 18 - Mar 18"),
        ("Offences (Apr 18 to Mar 19)", "Apr 18 to Mar 19"),
        ("In Jan 16 - Dec 16 the force recorded 431 offences.", "Jan 16 - Dec 16"),
    ],
)
def test_a_month_of_a_short_year_ends_a_title(text: str, words: str) -> None:
    assert [span.words for span in read_spans(text).found] == [words]


@pytest.mark.parametrize("text", ["received on Apr 18", "Jan 12, Feb 18", "Apr 18 victims were seen"])
def test_a_day_or_a_count_behind_a_month_is_no_year(text: str) -> None:
    assert all(span.period.start is None for span in read_spans(text).found)
