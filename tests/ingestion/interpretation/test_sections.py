"""Names of groups on rows of their own: told from rows whose figures are all blank."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.values.reading import Reading
from tests.corpus.pictures import read, workbook


def labels(reading: Reading) -> set[str]:
    """The labels of every figure that is no total, sorted, with (blank) behind those of an empty cell."""
    return {
        " < ".join(sorted(record.breakdown.values())) + (" (blank)" if record.kind == "blank" else "")
        for record in reading.records
        if not record.total
    }


def test_names_of_groups_whose_members_come_once_part_the_rows(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Offence             | 2018/19 | 2019/20 |
        | Robbery             |         |         |
        | Of personal property | 12     | 15      |
        | Of business property | 30     | 22      |
        | Theft               |         |         |
        | From vehicles       | 51      | 47      |
        | Of pedal cycles     | 8       | 9       |
        """,
    )
    assert labels(reading) == {
        "Of personal property < Robbery",
        "Of business property < Robbery",
        "From vehicles < Theft",
        "Of pedal cycles < Theft",
    }


def test_groups_that_end_in_totals_may_hold_blanks(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Offence             | 2018/19 | 2019/20 |
        | Robbery             |         |         |
        | Of personal property | 12     |         |
        | Of business property | 30     | 22      |
        | Robbery total       | 42      | 22      |
        | Theft               |         |         |
        | From vehicles       | 51      | 47      |
        | Theft total         | 51      | 47      |
        """,
    )
    assert labels(reading) == {
        "Of personal property < Robbery",
        "Of personal property < Robbery (blank)",
        "Of business property < Robbery",
        "From vehicles < Theft",
    }


def test_a_row_of_blanks_among_rows_with_blanks_is_none(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Offence  | 2018/19 | 2019/20 |
        | Arson    |         |         |
        | Robbery  | 12      |         |
        | Stalking |         |         |
        | Theft    | 51      | 47      |
        """,
    )
    assert labels(reading) == {"Arson (blank)", "Robbery", "Robbery (blank)", "Stalking (blank)", "Theft"}


def test_a_row_of_blanks_inside_a_full_table_is_none(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Offence  | 2018/19 | 2019/20 |
        | Arson    | 3       | 4       |
        | Robbery  |         |         |
        | Stalking | 7       | 9       |
        | Theft    |         |         |
        | Fraud    | 51      | 47      |
        """,
    )
    assert labels(reading) == {"Arson", "Robbery (blank)", "Stalking", "Theft (blank)", "Fraud"}


def test_a_section_of_percentages_holds_no_counts(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Exclusions | 2018/19 | 2019/20 |
        | Number of exclusions | | |
        | Boys  | 84 | 60 |
        | Girls | 16 | 20 |
        | Percentage of exclusions | | |
        | Boys  | 84 | 75 |
        | Girls | 16 | 25 |
        """,
    )
    assert labels(reading) == {"Boys < Number of exclusions", "Girls < Number of exclusions"}
    assert reading.account is not None
    assert reading.account.shares == 4


def test_single_ages_between_open_bands_name_their_rows(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Age(4)      | Boys | Girls |
        | 4 and under | 10   | 3     |
        | 5           | 50   | 12    |
        | 6           | 70   | 31    |
        | 7           | 110  | 44    |
        | 8 and over  | 9    | 2     |
        | Total(5)    | 249  | 92    |
        """,
    )
    assert {record.breakdown["Age(4)"] for record in reading.records if not record.total} == {
        "4 and under",
        "5",
        "6",
        "7",
        "8 and over",
    }
    assert len(reading.records) == 12


@settings(max_examples=30, deadline=None)
@given(first=st.integers(2005, 2020), count=st.integers(2, 4), gaps=st.tuples(st.integers(1, 2), st.integers(0, 1)))
def test_lists_under_their_years_carry_them(tmp_path_factory, first: int, count: int, gaps: tuple[int, int]) -> None:
    """Years over lists without heads, the first of them above what is taken for the table."""
    rows: list[list[object]] = [["Northshire Police"]]
    for year in range(first, first + count):
        rows += [[], *([[str(year)]]), *([[]] * gaps[1])]
        rows += [["Knife", year - 1990], ["Axe", year - 2003], ["Total", 2 * year - 3993], *([[]] * (gaps[0] - 1))]
    path = workbook(tmp_path_factory.mktemp("lists") / "r.xlsx", {"T": rows})
    found = [r for r in read_file(path).records if r.interval.known]
    assert len(found) == 3 * count
    counts = {"Knife": lambda year: year - 1990, "Axe": lambda year: year - 2003, "": lambda year: 2 * year - 3993}
    for record in found:
        assert record.period is not None
        assert record.period.start is not None
        assert record.period.end is not None
        assert record.period.start.year == record.period.end.year
        assert record.interval.low == counts["".join(record.breakdown.values())](record.period.start.year)


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from((None, 0, 7, 12, 30)), min_size=8, max_size=8).filter(
        lambda counts: counts.count(None) < 6
    ),
    st.sampled_from(("{} 2019", "{:.3}-19", "group")),
    st.integers(1, 2),
)
def test_a_month_without_figures_among_months_names_no_section(tmp_path_factory, counts, form, columns) -> None:
    """Also under a year that heads its months, where a month's name comes again below the next year."""
    path = tmp_path_factory.mktemp("months") / "answer.csv"
    cell = {None: ""}
    rows = [["Month", *("Offences", "Victims")[:columns]]]
    for year in ("2018", "2019") if form == "group" else ("2019",):
        rows += [[year, *[""] * columns]] if form == "group" else []
        shown = counts if year == "2019" else [5] * len(counts)
        names = [month if form == "group" else form.format(month) for month in MONTHS]
        rows += [[name, *[str(cell.get(count, count))] * columns] for name, count in zip(names, shown, strict=True)]
    path.write_text("\n".join(",".join(row) for row in rows) + "\n\nBlank cells indicate zero.\n")
    read = [record for record in read_file(path).records if not record.total]
    found = {(one.period.start.year, one.period.start.month): one.interval.low for one in read if one.period}
    assert [found[2019, n] for n in range(1, 9)] == [count or 0 for count in counts]
    assert not {"section", "group"} & {name for one in read for name in one.breakdown}


@settings(max_examples=25, deadline=None)
@given(
    name=st.sampled_from(["Male", "Female", "Aged 10 to 17", "North Division"]),
    figures=st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), min_size=2, max_size=5),
    blank=st.booleans(),
)
def test_a_lone_label_over_rows_that_are_all_filled_is_asked_about(tmp_path_factory, name, figures, blank) -> None:
    """It may name them all or be a row of blanks; where another figure is blank too, rows of blanks are usual."""
    rows: list[list[object]] = [["Offence", "2017/18", "2018/19"], [name, None, None]]
    rows += [[f"Offence {letter}", *pair] for letter, pair in zip("ABCDE", figures, strict=False)]
    rows[-1][1] = None if blank else rows[-1][1]
    path = workbook(tmp_path_factory.mktemp("lone") / "r.xlsx", {"T": rows})
    told = [finding for finding in read_file(path).findings if finding.id == "Q263"]
    assert [finding.place.cell for finding in told] == ([] if blank else ["A2"])


@settings(deadline=None, max_examples=15)
@given(st.data())
def test_groups_over_rows_with_a_few_blanks_name_them_and_this_is_told(data: st.DataObject) -> None:
    years = data.draw(st.integers(2, 4), label="years")
    sizes = data.draw(st.lists(st.integers(2, 4), min_size=2, max_size=4), label="rows of each group")
    names = ["Robbery", "Theft", "Arson", "Fraud"]
    rows: list[list[object]] = [["Offence", *(f"{2015 + n}/{16 + n}" for n in range(years))]]
    wanted = set()
    blank = data.draw(st.integers(0, min(sizes) - 1), label="row of the first group with a blank")
    for name, size in zip(names, sizes, strict=False):
        rows.append([name, *[None] * years])
        for n in range(size):
            rows.append([f"{name} kind {n}", *(n * 7 + year + 1 for year in range(years))])
            if n == blank and name == names[0]:
                rows[-1][1] = None
                wanted.add(f"{name} < {name} kind {n} (blank)")
            wanted.add(f"{name} < {name} kind {n}")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_text("\n".join(",".join("" if value is None else str(value) for value in row) for row in rows))
        reading = read_file(path)
    assert labels(reading) == wanted
    assert [finding.id for finding in reading.findings if finding.id == "Q263"] == ["Q263"]
