"""What stands among a table's rows, columns and cells and is no count."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.values.figure_words import read_figure
from tests.corpus.pictures import lines, read, told


@pytest.mark.parametrize("label", ["Average", "Mean per month", "5 year average", "Detection rate", "% change"])
def test_a_row_of_averages_or_shares_holds_no_counts(tmp_path: Path, label: str) -> None:
    reading = read(
        tmp_path, f"| Area | 2018/19 | 2019/20 |\n| Ashby | 12 | 30 |\n| Corby | 7 | 41 |\n| {label} | 9.5 | 35.5 |"
    )
    assert told(reading) == lines("""
        2018/19 · Ashby: 12
        2019/20 · Ashby: 30
        2018/19 · Corby: 7
        2019/20 · Corby: 41
    """)
    assert (reading.account.shares, reading.account.unread) == (2, 0)
    assert {finding.id for finding in reading.findings if finding.level != "info"} == set()


def test_a_row_called_average_may_be_what_is_counted(tmp_path: Path) -> None:
    reading = read(tmp_path, "| Camera | 2018/19 | 2019/20 |\n| Average speed | 12 | 30 |\n| Red light | 7 | 41 |")
    assert reading.account.figures == 4


@pytest.mark.parametrize("head", ["Population", "Population (mid-2019)", "Resident population", "Rank"])
def test_a_column_that_describes_a_row_holds_no_counts(tmp_path: Path, head: str) -> None:
    reading = read(
        tmp_path, f"| Area | 2018/19 | 2019/20 | {head} |\n| Ashby | 12 | 30 | 98213 |\n| Corby | 7 | 41 | 61250 |"
    )
    assert (reading.account.figures, reading.account.shares) == (4, 2)


@pytest.mark.parametrize("head", ["Prison population", "Population"])
def test_a_population_may_be_what_is_counted(tmp_path: Path, head: str) -> None:
    reading = read(tmp_path, f"| Area | {head} |\n| Ashby | 98213 |\n| Corby | 61250 |\n| Derby | 70212 |")
    assert reading.account.figures == 3


@given(
    count=st.integers(0, 99_999),
    share=st.floats(0, 100),
    form=st.sampled_from(("{n} ({s}%)", "{s}% ({n})", "{n} [{s} %]")),
)
def test_a_count_beside_its_share_in_a_cell(count: int, share: float, form: str) -> None:
    figure = read_figure(form.format(n=f"{count:,}", s=f"{share:.1f}"))
    assert figure is not None
    assert (figure.low, figure.unit) == (count, "count")


def test_hidden_counts_keep_their_bounds_beside_a_share() -> None:
    figure = read_figure("<5 (2%)")
    assert figure is not None
    assert (figure.kind, figure.high) == ("suppressed", 4)
    assert read_figure("45 (of 60)") is None


@pytest.mark.parametrize("code", ["045", "092E", "066"])
def test_classes_of_offences_are_no_numbers(code: str) -> None:
    assert read_figure(code) is None


def test_codes_over_the_heads_are_heads(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "|  | '045 | '092E | '149 |\n| Year | From vehicle | Cannabis | Damage |\n"
        "| 2018 | 3 | 4 | 5 |\n| 2019 | 6 | 7 | 8 |",
    )
    assert sorted(record.as_written for record in reading.records) == list("345678")


def test_a_note_in_a_tables_last_row_is_a_note(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(4, 3)
    for row, texts in zip(
        table.rows, (("Force", "2018", "2019"), ("Ashby", "12", "30"), ("Total", "12", "30")), strict=False
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(3, 0).merge(table.cell(3, 2)).text = "Note: 3 records had no place and are not shown"
    path = tmp_path / "a.docx"
    document.save(str(path))
    reading = read_file(path)
    assert [record.as_written for record in reading.records if record.kind == "blank"] == []
    assert "Note: 3 records had no place and are not shown" in reading.tables[0].notes
    assert {finding.id for finding in reading.findings if finding.level != "info"} == set()


def test_a_title_dates_its_table_and_not_the_note_below_it(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        Robberies 2013 to 2014

        | Area  | 2013/14 | 2014/15 |
        | Ashby | 22      | 31      |

        Note: 12 records had no location and are not shown
        """,
    )
    assert sorted(record.as_written for record in reading.records) == ["22", "31"]


def test_a_period_in_a_head_dates_no_note_below_the_table(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Area  | September 2017 to August 2018 | September 2018 to August 2019 |
        | Ashby | 22                            | 31                            |

        † Includes one offence recorded in error
        """,
    )
    assert sorted(record.as_written for record in reading.records) == ["22", "31"]


@pytest.mark.parametrize(
    "note",
    [
        "Note: 12 records had no location and are not shown.",
        "2. Outcome 16 was introduced in April 2014.",
        "† Includes one offence recorded in error, and two attempts",
    ],
)
def test_a_note_below_a_table_is_no_open_sentence(tmp_path: Path, note: str) -> None:
    reading = read(tmp_path, f"| Area | 2018 | 2019 |\n| Ashby | 22 | 31 |\n| Corby | 7 | 9 |\n\n{note}")
    assert "Q710" not in {finding.id for finding in reading.findings}


def test_a_count_in_a_sentence_below_a_table_is_told_or_read(tmp_path: Path) -> None:
    said = "A further 45 offences are held on paper and could not be broken down."
    reading = read(tmp_path, f"| Area | 2018 | 2019 |\n| Ashby | 22 | 31 |\n| Corby | 7 | 9 |\n\n{said}")
    assert "Q710" in {finding.id for finding in reading.findings} or "45" in {r.as_written for r in reading.records}
