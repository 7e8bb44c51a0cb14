"""Tables typed as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.readers.text_tables import text_tables
from tests.corpus.pictures import lines, told

LABELS = ("Kent", "North Wales", "Avon & Somerset", "Other family member", "16 and over")


def read_text(tmp_path: Path, text: str, name: str = "answer.txt") -> list[str]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return told(read_file(path))


def test_columns_that_blanks_part(tmp_path: Path) -> None:
    text = (
        "Dear Madam,\n\nOffences recorded\n\n"
        "Force           2016/17  2017/18\n"
        "Kent              1,027       97\n"
        "North Wales         228        -\n\n"
        "Yours faithfully\n"
    )
    assert read_text(tmp_path, text) == lines("""
        2016/17 · Kent: 1027
        2016/17 · North Wales: 228
        2017/18 · Kent: 97
        2017/18 · North Wales: ? zero_mark
    """)


def test_columns_that_bars_part(tmp_path: Path) -> None:
    text = "Our answer:\n\n| Sex    | 2018/19 |\n|--------|---------|\n| Female | 12      |\n| Male   | 7       |\n"
    assert read_text(tmp_path, text) == ["2018/19 · Female: 12", "2018/19 · Male: 7"]


def test_a_table_in_the_words_of_a_mail(tmp_path: Path) -> None:
    text = (
        "From: foi@force.example\nTo: ask@charity.example\nSubject: Your request\nMessage-ID: <1@force.example>\n"
        "Date: Mon, 03 Jun 2019 10:11:12 +0100\nContent-Type: text/plain; charset=utf-8\n\n"
        "Good morning,\n\nMethod      2017/18   2018/19\nKik              12        30\nLine              7        41\n"
    )
    assert read_text(tmp_path, text, "answer.eml") == lines("""
        2017/18 · Kik: 12
        2017/18 · Line: 7
        2018/19 · Kik: 30
        2018/19 · Line: 41
    """)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir,\n\nThank you for your request of 8 April 2019.\nWe will answer within 20 working days.\n",
        "Name    Address\nDisclosure    Unit\nHarbour    Road\n",
        "We recorded 12,  and later 30,  offences.\nNothing  else  is held.\n",
    ],
)
def test_letters_are_no_tables(text: str) -> None:
    assert text_tables(text.splitlines()) == []


@given(
    rows=st.lists(
        st.tuples(st.sampled_from(LABELS), st.lists(st.integers(0, 5000), min_size=3, max_size=3)),
        min_size=2,
        max_size=6,
        unique_by=lambda row: row[0],
    ),
    right=st.booleans(),
    gap=st.integers(2, 6),
)
def test_cells_come_back_from_aligned_text(rows: list[tuple[str, list[int]]], right: bool, gap: int) -> None:
    cells = [["Area", "2016", "2017", "2018"], *([label, *map(str, numbers)] for label, numbers in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(4)]
    typed = []
    for row in cells:
        pieces = [row[0].ljust(widths[0])]
        pieces += [
            cell.rjust(width) if right else cell.ljust(width) for cell, width in zip(row[1:], widths[1:], strict=True)
        ]
        typed.append((" " * gap).join(pieces).rstrip())
    (table,) = text_tables(["Dear Madam", "", *typed, "", "Yours"])
    assert (table.first, table.last) == (2, 2 + len(rows))
    assert table.rows == cells


def test_paragraphs_that_tabs_part_are_a_table_of_a_letter(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Reports by year")
    for row in (("Year", "Recorded", "Charged"), ("2016/17", "12", "3"), ("2017/18", "15", "4")):
        document.add_paragraph("\t".join(row))
    document.add_paragraph("Yours faithfully")
    document.save(tmp_path / "answer.docx")
    reading = read_file(tmp_path / "answer.docx")
    assert told(reading) == lines("""
        2016/17 · Charged: 3
        2016/17 · Recorded: 12
        2017/18 · Charged: 4
        2017/18 · Recorded: 15
    """)
    assert {record.place.cell for record in reading.records} == {"B3", "C3", "B4", "C4"}
    assert [line.text for line in reading.lines] == ["Reports by year", "Yours faithfully"]


def test_commas_of_a_letter_do_not_cut_its_table(tmp_path: Path) -> None:
    text = (
        "Good afternoon,\n\nThank you for your request, which we have considered.\n\n"
        "Station        2019/20  2020/21\nGoodley             59    1,523\nGoodham Road       475    1,165\n"
    )
    assert read_text(tmp_path, text) == lines("""
        2019/20 · Goodham Road: 475
        2019/20 · Goodley: 59
        2020/21 · Goodham Road: 1165
        2020/21 · Goodley: 1523
    """)


def test_a_letters_courtesies_are_no_title(tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_text(
        "Dear Madam\nThank you for your request of 3 March 2019.\nOffences recorded\n"
        "Sex       2017/18  2018/19\nFemale         12       30\nMale            7       41\n"
    )
    (table,) = read_file(path).tables
    assert table.title == "Offences recorded"


def test_lone_periods_between_typed_rows_head_them(tmp_path: Path) -> None:
    text = (
        "Premises   Sergeant   Inspector\n"
        "CY 2019\n"
        "Street           12          11\n"
        "School           14           7\n"
        "CY 2020\n"
        "Street            4          10\n"
        "School            8           9\n"
    )
    assert read_text(tmp_path, text) == lines("""
        2019 · School, Inspector: 7
        2019 · School, Sergeant: 14
        2019 · Street, Inspector: 11
        2019 · Street, Sergeant: 12
        2020 · School, Inspector: 9
        2020 · School, Sergeant: 8
        2020 · Street, Inspector: 10
        2020 · Street, Sergeant: 4
    """)


@given(st.lists(st.sampled_from(["Male", "Female"]), min_size=6, max_size=20))
def test_a_typed_list_of_cases_without_figures_is_a_table(sexes: list[str]) -> None:
    text = ["Incident No     Month    Sex"]
    text += [f"42/73{n:03d}/20    {'Apr' if n % 3 else 'May'}-20   {sex}" for n, sex in enumerate(sexes)]
    assert len(text_tables(text)) == 1


def test_a_sentence_with_gaps_is_no_list() -> None:
    assert not text_tables(["Yours   sincerely   today", "The   force   answers", "With   some   words"] * 3)


def test_typed_tables_of_marks_are_tables(tmp_path: Path) -> None:
    text = "Platform       2021/22\nFacebook            0\nText message      1-4\nEmail             1-4\n"
    assert [line.split(": ")[1] for line in read_text(tmp_path, text)] == ["1–4", "0", "1–4"]


def test_typed_tables_one_blank_line_apart(tmp_path: Path) -> None:
    text = (
        "Dog breed                     2012   2013\n"
        "Staffordshire Bull Terrier    1837   1910\n"
        "Rottweiler                    2846      5\n"
        "\n"
        "Age           2012   2013\n"
        "0 - 4         2726    657\n"
        "5 - 11         221    273\n"
    )
    assert "2013 · 0 - 4: 657" in read_text(tmp_path, text)
    assert len(read_text(tmp_path, text)) == 8


def test_blank_lines_between_a_title_and_its_table(tmp_path: Path) -> None:
    above = "Please find our response below.\n\nFY20-21\n\nFOI 676-2023\n\nTable 1: dog attacks\n\n"
    text = f"{above}Force     Offences\nKent      380\nEssex      49\n"
    assert read_text(tmp_path, text) == ["2020/21 · Essex: 49", "2020/21 · Kent: 380"]


def test_a_letter_with_two_commas_is_a_letter(tmp_path: Path) -> None:
    text = "1) The number recorded\n" + "\n".join(f"{y}/{y % 100 + 1} - {y - 1700}" for y in range(2014, 2019))
    text += "\n\nShould you have inquiries, please contact us.\n\nYours sincerely,\n"
    assert len(read_text(tmp_path, text)) == 5


def test_a_line_of_bars_with_one_word_is_a_row() -> None:
    drawn = """
| Offence       | 2018 | 2019 |
|---------------|------|------|
| Robbery       |      |      |
| Of a person   | 3    | 4    |
| Theft         |      |      |
| From a person | 5    | 6    |
"""
    [table] = text_tables(drawn.splitlines())
    assert [row[0] for row in table.rows if row] == ["Offence", "Robbery", "Of a person", "Theft", "From a person"]


def typed(mark: str, *cells: str) -> str:
    """A row as somebody types it: parted by a mark, or by blanks that stand one below the other."""
    return mark.join(cells) if mark.strip() or mark == "\t" else "".join(f"{cell:<14}" for cell in cells)


@given(
    words=st.lists(
        st.sampled_from(("figures", "below", "come", "from", "the", "new", "system")), min_size=9, max_size=24
    ),
    before=st.integers(1, 4),
    after=st.integers(1, 4),
    lines_of_remark=st.integers(1, 3),
    mark=st.sampled_from(("\t", " | ", " ")),
)
def test_a_remark_of_any_length_among_the_rows_parts_no_table(words, before, after, lines_of_remark, mark) -> None:
    remark = ["Note: " + " ".join(words) + "."] * lines_of_remark
    rows = [typed(mark, str(2010 + n), f"{n + 11}", f"{n + 31}", f"{n + 51}") for n in range(before + after)]
    text = [typed(mark, "Year", "Facebook", "Snapchat", "TikTok"), *rows[:before], *remark, *rows[before:]]
    [table] = text_tables(text)
    assert (table.first, table.last) == (0, len(text) - 1)
    assert [row[1:] for row in table.rows if len(list(filter(None, row))) > 1][1:] == [
        [f"{n + 11}", f"{n + 31}", f"{n + 51}"] for n in range(before + after)
    ]


def test_a_sentence_that_announces_other_rows_parts_two_tables() -> None:
    text = "Method\tOffences\nFacebook\t4\nSnapchat\t5\n"
    text += "The same offences for the year that came after it, set out by method:\nFacebook\t6\nSnapchat\t7"
    assert [(table.first, table.last) for table in text_tables(text.splitlines())] == [(0, 2), (4, 5)]
