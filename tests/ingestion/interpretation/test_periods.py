"""Which labels together are periods."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.interpretation.context import Context
from ingestion.interpretation.periods import named_in, period_of, read_axis, spanning, split_axis
from ingestion.pipeline import read_file
from ingestion.values.period_words import read_period
from ingestion.values.table import Table


def spans(values: list[object], name: str = "") -> list[tuple[date | None, date | None] | None] | None:
    found = read_axis(values, name)  # type: ignore[arg-type]
    return None if found is None else [(one.start, one.end) if one else None for one in found]


def test_firsts_of_months_are_months_and_a_single_first_is_a_day() -> None:
    assert spans([datetime(2018, 1, 1), datetime(2018, 4, 1)]) == [
        (date(2018, 1, 1), date(2018, 1, 31)), (date(2018, 4, 1), date(2018, 4, 30)),
    ]  # fmt: skip
    assert spans([datetime(2018, 1, 1)]) == [(date(2018, 1, 1), date(2018, 1, 1))]
    assert spans([datetime(2018, 1, 31), datetime(2018, 2, 28)]) == [(date(2018, 1, 31),) * 2, (date(2018, 2, 28),) * 2]


def test_ages_are_no_years() -> None:
    assert spans(["10-11", "12-13", "14-15"]) is None
    assert spans(["12-13", "16 and over", "Unknown"]) is None
    assert spans(["12-13", "13-14", "14-15"]) is not None


def test_numbers_are_months_only_where_their_heading_says_so() -> None:
    assert read_axis([1, 2, 3], "Month") is not None
    assert read_axis([1, 2, 3], "Ward") is None


def test_a_footnote_behind_a_year_is_no_part_of_it() -> None:
    assert spans(["30 September 2011", "30 September 20123"]) == [(date(2011, 9, 30),) * 2, (date(2012, 9, 30),) * 2]


def test_one_stranger_does_not_spoil_an_axis() -> None:
    found = spans(["2017/18", "2018/19", "Ongoing"])
    assert found is not None
    assert found[2] is None


def test_a_month_without_a_year_keeps_its_doubt() -> None:
    period = period_of([("January", read_period("January"))])
    assert period is not None
    assert (period.start, period.doubt) == (None, "no year is given")


def test_a_total_over_periods_covers_them_all() -> None:
    whole = spanning([read_period("2017/18"), None, read_period("2019/20")], "all")
    assert whole is not None
    assert (whole.start, whole.end) == (date(2017, 4, 1), date(2020, 3, 31))


def test_a_title_names_its_first_period() -> None:
    found = named_in("Offences in 2018/19, as extracted on 1 May 2019")
    assert found is not None
    assert found[0] == "2018/19"
    assert named_in("Offences by method") is None


def test_heads_that_say_a_period_and_something_else_keep_both() -> None:
    found = split_axis(["2016-17 count", "2016-17 %", "2017-18 count", "2017-18 %"], "")
    assert found is not None
    periods, words, rests = found
    assert [one.start for one in periods if one] == [date(2016, 4, 1)] * 2 + [date(2017, 4, 1)] * 2
    assert (words[0], rests) == ("2016-17", ["count", "%", "count", "%"])
    assert split_axis(["Female 2016-17", "Male"], "") is None


def test_the_day_of_a_letter_is_no_period_of_its_table() -> None:
    assert named_in("Response dated 12 May 2021") is None
    assert named_in("Open cases as at 31 March 2021") is not None


def test_title_among_tables_titled_by_months_is_a_month() -> None:
    def periods(*titles: str) -> list[tuple[date | None, date | None]]:
        tables = [Table(str(number), title, "crosstab", [], 1) for number, title in enumerate(titles)]
        sisters = {table.id: [other for other in tables if other is not table] for table in tables}
        context = Context(titles={table.id: [table.title] for table in tables}, sisters=sisters)
        found = [context.period_for(table) for table in tables]
        return [(one[1].start, one[1].end) for one in found if one is not None]

    december = (date(2011, 12, 1), date(2011, 12, 31))
    assert periods("Offences 2011-12", "Offences 2012-01") == [december, (date(2012, 1, 1), date(2012, 1, 31))]
    years = [(date(2011, 4, 1), date(2012, 3, 31)), (date(2012, 4, 1), date(2013, 3, 31))]
    assert periods("Offences 2011-12", "Offences 2012-13") == years


def test_two_short_years_at_an_edge_are_an_age_only_where_the_word_stands_beside_them() -> None:
    for title in ("Offences by sex and age of victim, 22/23", "22/23: age of victim", "Victims by age band 22/23"):
        found = named_in(title)
        assert (found is not None) is (title != "Victims by age band 22/23"), title
    assert named_in("Offences against victims aged 12/13") is None
    assert named_in("Offences under section 22/23") is None


@settings(max_examples=40, deadline=None)
@given(
    st.integers(2012, 2021),
    st.sampled_from((4, 1)),
    st.sampled_from(("Q{} Total", "Q{}", "Quarter {} total")),
    st.data(),
)
def test_a_quarter_behind_its_months_is_theirs(tmp_path_factory, year, begins, form, data) -> None:
    """Of calendar years, and of years from April; its total is one of those months."""
    path = tmp_path_factory.mktemp("quarters") / "answer.csv"
    counts = data.draw(st.lists(st.integers(20, 900), min_size=12, max_size=12))
    months = [date(year + (begins + n - 1) // 12, (begins + n - 1) % 12 + 1, 1) for n in range(12)]
    row: list[object] = ["Arson"]
    heads = ["Offence"]
    for n, (month, count) in enumerate(zip(months, counts, strict=True)):
        heads.append(f"{month:%b-%y}")
        row.append(count)
        if n % 3 == 2:
            heads.append(form.format(n // 3 + 1))
            row.append(sum(counts[n - 2 : n + 1]))
    other = [f"{value}" if n else "Theft" for n, value in enumerate(row)]
    path.write_text("\n".join(",".join(map(str, line)) for line in (heads, row, other)) + "\n")
    read = read_file(path)
    assert not [one for one in read.findings if one.id in ("Q220", "Q404")]
    figures = [
        one for one in read.records if one.breakdown.get("Offence") == "Arson" or "Arson" in one.breakdown.values()
    ]
    assert [one.interval.low for one in figures if not one.total] == counts


@settings(max_examples=40, deadline=None)
@given(
    st.integers(2010, 2020), st.integers(2, 5), st.sampled_from(("Total crimes {}", "Total number of offences in {}"))
)
def test_labels_that_are_all_totals_of_their_own_year_are_figures(tmp_path_factory, first, count, form) -> None:
    path = tmp_path_factory.mktemp("years") / "answer.csv"
    years = [f"{year}/{(year + 1) % 100:02}" for year in range(first, first + count)]
    path.write_text("\n".join(f"{form.format(year)},{30 + n * n}" for n, year in enumerate(years)) + "\n")
    read = read_file(path)
    assert [(one.period.start.year, one.interval.low, one.total) for one in read.records if one.period] == [
        (first + n, 30 + n * n, False) for n in range(count)
    ]


@given(st.integers(2012, 2023), st.integers(1, 12), st.integers(2, 15))
def test_bare_months_that_follow_a_month_with_its_year_go_on_from_it(year: int, first: int, length: int) -> None:
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    numbers = [(first - 1 + n) % 12 for n in range(length)]
    found = spans([f"{names[numbers[0]]} {year}", *(names[n] for n in numbers[1:])])
    assert found is not None
    assert [one and one[0] and (one[0].year, one[0].month) for one in found] == [
        (year + (first - 1 + n) // 12, number + 1) for n, number in enumerate(numbers)
    ]


def test_bare_months_that_leave_one_out_have_no_year() -> None:
    assert spans(["Jan 2019", "Feb", "Apr"]) == [(date(2019, 1, 1), date(2019, 1, 31)), (None, None), (None, None)]
