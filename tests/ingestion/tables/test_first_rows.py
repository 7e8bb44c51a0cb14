"""The first row of figures is a row of figures, whatever its cells carry beside their numbers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.values.record import Kind

LABELS = ("Facebook", "Kik", "Snapchat", "WhatsApp")
REMARKS = ("{} (2 male)", "{} (provisional)", "c. {}", "approx {}", "~{}", "{} - see note", "about {}", "{} (1 crime)")
BROKEN = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "=SUM(B2:B9)", "='Sheet 2'!A1", "=A1+1")


def odd(number: int) -> st.SearchStrategy[str]:
    return st.sampled_from([*(remark.format(number) for remark in REMARKS), *BROKEN])


@st.composite
def rows(draw: st.DrawFn) -> list[list[str]]:
    """A head of years, and three or four labelled rows of which one or more carry odd cells, the first among them."""
    years = ["2017/18", "2018/19", "2019/20"][: draw(st.integers(2, 3))]
    figures = [[str(draw(st.integers(0, 400))) for _ in years] for _ in range(draw(st.integers(3, 4)))]
    first = [draw(odd(draw(st.integers(0, 400)))) for _ in years]
    keep = draw(st.integers(0, len(years) - 1))
    figures[0] = first[: len(first) - keep] + figures[0][len(first) - keep :]
    return [["Platform", *years], *([label, *its] for label, its in zip(LABELS, figures, strict=False))]


@settings(max_examples=150, deadline=None)
@given(rows())
@example([["Platform", "2017/18", "2018/19"], ["Kik", "1 (provisional)", "2 (provisional)"], ["Snapchat", "4", "5"]])
def test_no_cell_of_a_first_row_becomes_a_heading(tmp_path_factory: pytest.TempPathFactory, rows) -> None:
    path = tmp_path_factory.mktemp("first") / "answer.csv"
    path.write_text("\n".join(",".join(row) for row in rows) + "\n")
    read = read_file(path)
    written = {record.place.cell: record.as_written for record in read.records}
    there = {f"{'ABCD'[c]}{r}": text for r, row in enumerate(rows[1:], 2) for c, text in enumerate(row) if c}
    assert written == there
    assert {label for record in read.records for label in record.breakdown.values()} <= {row[0] for row in rows[1:]}
    unread = [record.place.cell for record in read.records if record.kind is Kind.UNREAD]
    told = " ".join(finding.message for finding in read.findings if finding.id in ("Q213", "Q254", "Q704"))
    assert not unread or any(cell in told for cell in unread)


@pytest.mark.parametrize(
    "heads",
    [
        ("1 (High)", "2 (Medium)", "3 (Low)"),
        ("Under 11 (child)", "11 to 15", "16 (and over)"),
    ],
)
def test_names_that_begin_with_numbers_still_head_their_columns(tmp_path: Path, heads) -> None:
    path = tmp_path / "answer.csv"
    path.write_text("\n".join([",".join(["Year", *heads]), "2017/18,4,5,6", "2018/19,7,8,9"]) + "\n")
    read = read_file(path)
    assert {label for record in read.records for label in record.breakdown.values()} == set(heads)
    assert len(read.records) == 6


OUTCOMES = (
    (1, "Charged/Summonsed"), (2, "Caution - youths"), (8, "Community resolution"), (10, "No action in interest"),
    (14, "Evidential difficulties: suspect not identified"), (15, "Evidential difficulties (suspect identified)"),
    (16, "Victim declines"), (18, "No suspect identified"), (22, "Diversionary activity"),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.sets(st.sampled_from(OUTCOMES), min_size=3),
    st.integers(1, 2),
    st.sampled_from(("{} - {}", "{} – {}", "{} ({})")),
)
def test_names_whose_numbers_only_rise_head_their_columns(tmp_path_factory, drawn, groups, form) -> None:
    """The Home Office's outcomes across, also the same again under the next heading."""
    names = [form.format(number, words) for number, words in sorted(drawn) if "(" not in form or "(" not in words]
    if len(names) < 3:
        return
    path = tmp_path_factory.mktemp("names") / "answer.csv"
    over = [["", *(area for area in ("North", "South")[:groups] for _ in names)]] if groups > 1 else []
    years = [["2017/18", *range(7, 7 + groups * len(names))], ["2018/19", *range(107, 107 + groups * len(names))]]
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([*over, ["Year", *names * groups], *years])
    read = read_file(path)
    wanted = sorted(n for year in years for n in year[1:])
    assert sorted(record.interval.low for record in read.records) == wanted
    assert {name for record in read.records for name in record.breakdown.values()} - {"North", "South"} == set(names)


THING = st.sampled_from(("offence", "crime", "incident", "victim", "case"))


def many(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 90), min_size=2, max_size=2), min_size=3, max_size=4), THING)
@example([[0, 1], [0, 0], [0, 0]], "case")
def test_counts_with_what_they_count_are_counts(tmp_path_factory: pytest.TempPathFactory, figures, thing) -> None:
    path = tmp_path_factory.mktemp("counts") / "answer.csv"
    rows = [[label, *(many(n, thing) for n in its)] for label, its in zip(LABELS, figures, strict=False)]
    path.write_text("\n".join(map(",".join, [["Platform", "2017/18", "2018/19"], *rows])) + "\n")
    counts = [record.interval.low for record in read_file(path).records]
    assert counts == [n for its in figures for n in its]


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 4), THING, st.booleans(), st.data())
def test_numbers_of_things_that_step_on_name_rows_and_columns(tmp_path_factory, size, thing, across, data) -> None:
    path = tmp_path_factory.mktemp("named") / "answer.csv"
    names = [many(n, thing) for n in range(1, size + 1)]
    figures = [[data.draw(st.integers(0, 400)) for _ in ("2017/18", "2018/19")] for _ in names]
    table = [["Number each", "2017/18", "2018/19"], *([name, *its] for name, its in zip(names, figures, strict=True))]
    if across:
        table = [list(column) for column in zip(*table, strict=True)]
    path.write_text("\n".join(",".join(map(str, row)) for row in table) + "\n")
    read = read_file(path)
    assert {label for record in read.records for label in record.breakdown.values()} == set(names)
    assert len(read.records) == 2 * size


@pytest.mark.parametrize("words", ["offences", "count", "cases"])
def test_a_year_with_what_it_counts_heads_its_column(tmp_path: Path, words: str) -> None:
    path = tmp_path / "answer.csv"
    path.write_text(f"Platform,2017 {words},2018 {words}\nKik,4,5\nSnapchat,6,7\n")
    read = read_file(path)
    assert {(record.period.start.year, record.as_written) for record in read.records if record.period} == {
        (2017, "4"), (2018, "5"), (2017, "6"), (2018, "7"),
    }  # fmt: skip


@pytest.mark.parametrize("form", ["{} - {}", "{} ({})", "{}; {}"])
@given(first=st.integers(1995, 2025), count=st.integers(2, 4))
@settings(max_examples=20, deadline=None)
def test_years_crossed_with_words_head_their_columns(tmp_path_factory, form, first, count) -> None:
    """ "2014 - Victims", "2014 - Suspects", "2015 - Victims" … are no figures with remarks."""
    heads = [form.format(year, word) for year in range(first, first + count) for word in ("Victims", "Suspects")]
    lines = [["Area", *heads]] + [[area, *map(str, range(7, 7 + len(heads)))] for area in ("North", "South", "West")]
    path = tmp_path_factory.mktemp("crossed") / "answer.csv"
    path.write_text("\n".join(",".join(line) for line in lines) + "\n")
    read = read_file(path)
    assert len(read.records) == 3 * len(heads)
    assert {record.period.start.year for record in read.records if record.period} == set(range(first, first + count))
    assert {label for record in read.records for label in record.breakdown.values()} >= {"Victims", "Suspects"}
