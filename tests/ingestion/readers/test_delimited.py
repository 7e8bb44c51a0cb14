"""Delimited text: delimiter and encoding told by content."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.readers.delimited import decode, delimiter_of, read
from ingestion.values.reading import UnreadableFile
from tests.corpus.pictures import told

words = st.text(alphabet="abcdefghijklmnop £é–", min_size=1, max_size=10)


@given(st.lists(st.lists(words, min_size=3, max_size=3), min_size=3, max_size=8), st.sampled_from(",;\t|"))
def test_the_delimiter_is_the_one_that_cuts_alike(rows: list[list[str]], delimiter: str) -> None:
    assert delimiter_of("\n".join(delimiter.join(row) for row in rows)) == delimiter


@given(words, st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]))
def test_text_survives_its_encoding(text: str, encoding: str) -> None:
    """But for letters whose Windows bytes happen to be UTF-8."""
    raw = text.encode(encoding)
    assume(encoding != "cp1252" or not _is_utf_8(raw) or text.isascii())
    assert decode(raw)[0] == text


def _is_utf_8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_a_letter_has_no_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "reply.txt"
    path.write_text(
        "Dear Sir,\n\nThank you for your request, which we have considered.\n\nYours,\nThe unit\n", encoding="utf-8"
    )
    contents = read(path)
    assert contents.grids == []
    assert [line.text for line in contents.lines][-1] == "The unit"
    assert contents.lines[1].place.cell == "A3"


def test_blanks_after_commas_are_no_letter() -> None:
    assert delimiter_of("Method, 2018/19\nKik, 4\nOther, 7\n") == ","


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(" \n ", encoding="utf-8")
    with pytest.raises(UnreadableFile) as refusal:
        read(path)
    assert refusal.value.code == "empty"


def test_lines_longer_than_the_sample_are_cut_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("Offence," + ",".join(f"Kind {n}" for n in range(11_000)) + "\nCount" + ",7" * 11_000 + "\n")
    (grid,) = read(path).grids
    assert [len(row) for row in grid.rows] == [11_001, 11_001]


def test_more_columns_than_a_spreadsheet_shows_are_refused_with_their_number(tmp_path: Path) -> None:
    path = tmp_path / "wider.csv"
    path.write_text("\n".join(["7" + ",7" * 16_384] * 2))
    with pytest.raises(UnreadableFile, match="16,385 columns; up to 16,384 are read") as refused:
        read(path)
    assert refused.value.code == "too_large"


SENTENCES = st.sampled_from(
    [
        "We recorded {n:,} offences in {year}.",
        "In {year}, {n:,} offences were recorded by the force.",
        "The number for {year}, which includes attempts, is {n:,}.",
        "Please note that, as explained above, {n:,} records were searched in {year}.",
        "There were {n:,} offences recorded in {year}, compared with {m:,} the year before.",
        "Offences recorded in {year} totalled {n:,}, up from {m:,}. There were 16,222 thefts, and 1,437 arrests.",
    ]
)
OPENINGS = st.sampled_from(["Dear Ms Example,", "Dear requester,", "Good afternoon,", ""])
CLOSINGS = st.sampled_from(["Yours sincerely,", "Kind regards,", "Yours faithfully", ""])


@given(
    opening=OPENINGS,
    closing=CLOSINGS,
    sentences=st.lists(st.tuples(SENTENCES, st.integers(0, 99_999), st.integers(0, 9_999)), min_size=1, max_size=6),
    blank_lines=st.booleans(),
    width=st.sampled_from([None, 72]),
)
def test_the_commas_of_letters_part_no_cells(
    opening: str, closing: str, sentences: list[tuple[str, int, int]], blank_lines: bool, width: int | None
) -> None:
    said = [text.format(n=n, m=m, year=2014 + at) for at, (text, n, m) in enumerate(sentences)]
    body = [line for text in said for line in (wrap(text, width) if width else [text])]
    lines = [line for line in (opening, *body, closing) if line]
    assert delimiter_of(("\n\n" if blank_lines else "\n").join(lines)) is None


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(
                ["Arson", "Sexual communication with a child", "Possession of an article with a blade or point"]
            ),
            st.integers(0, 9_999),
            st.integers(0, 99),
        ),
        min_size=3,
        max_size=8,
    ),
    after=st.sampled_from(["", " "]),
    note=st.sampled_from(["", "Figures are taken from a live system, and may change.\n"]),
)
def test_a_list_of_long_labels_is_no_letter(rows: list[tuple[str, int, int]], after: str, note: str) -> None:
    lines = [("Offence recorded by the force", "2018/19", "2019/20"), *((a, str(b), str(c)) for a, b, c in rows)]
    assert delimiter_of("\n".join(f",{after}".join(line) for line in lines) + "\n" + note) == ","


def test_heads_over_two_lines_are_not_set_off_from_their_figures(tmp_path: Path) -> None:
    path = tmp_path / "return.csv"
    path.write_text('Age,"Arrests\n2019/20","Charges\n2019/20","Arrests\n2020/21"\nChild,1,50,28\nAdult,7,8,9\n')
    reading = read_file(path)
    assert told(reading) == [
        "2019/20 · Adult, Arrests: 7",
        "2019/20 · Adult, Charges: 8",
        "2019/20 · Child, Arrests: 1",
        "2019/20 · Child, Charges: 50",
        "2020/21 · Adult, Arrests: 9",
        "2020/21 · Child, Arrests: 28",
    ]
    assert reading.records[0].place.cell == "B5"


def test_semicolons_of_sentences_part_no_fields() -> None:
    letter = "Offences by month:\n\n- August 2016: 60\n\nFigures may change; rules were revised in April 2015.\n"
    assert delimiter_of(letter + "\nThe criteria are set nationally; all other forces use them.\n") is None
    assert delimiter_of("Year; Count\n2016; 60\n2017; 73\n") == ";"


@given(
    amounts=st.lists(st.integers(1_000, 9_999_999), min_size=1, max_size=6),
    between=st.sampled_from([" ", ": ", " - "]),
    slips=st.booleans(),
)
def test_the_commas_of_amounts_of_money_part_no_cells(amounts: list[int], between: str, slips: bool) -> None:
    """Also where a blank slipped in behind one of them."""
    told = [
        f"{amount:,}".replace(",", ", ", 1) if slips and not n % 2 else f"{amount:,}"
        for n, amount in enumerate(amounts)
    ]
    lines = [f"{2014 + n}/{15 + n}{between}£{amount}" for n, amount in enumerate(told)]
    assert delimiter_of("\n".join(["The cost of it, year by year, is as follows.", *lines])) is None


@given(
    rows=st.lists(
        st.tuples(st.sampled_from(["Arson", "Theft, other", "Fraud"]), st.integers(2_101, 9_999)),
        min_size=2,
        max_size=9,
    ),
    end=st.sampled_from(["\n", "\r\n", "\r", "\r\r\n"]),
    two_lines=st.booleans(),
)
def test_lines_end_as_any_program_ends_them(rows: list[tuple[str, int]], end: str, two_lines: bool) -> None:
    """Excel's "CSV (Macintosh)" ends them with a carriage return alone, also where a field holds a line feed."""
    head = '"Offences\nrecorded",2018/19' if two_lines else "Offences recorded,2018/19"
    text = end.join([head, *(f'"{label}",{count}' for label, count in rows)])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "return.csv"
        path.write_bytes(text.encode())
        reading = read_file(path)
    assert [(one.interval.low, one.place.cell) for one in reading.records] == [
        (count, f"B{n + (3 if two_lines else 2)}") for n, (_, count) in enumerate(rows)
    ]


def test_notes_in_cells_are_no_table_and_say_what_marks_mean(tmp_path: Path) -> None:
    """As a statistics site exports it: filters above, numbered footnotes and what is known of the data below."""
    path = tmp_path / "export.csv"
    path.write_text(
        '"Reports by county and kind of need"\n\nFilters:\nYear: 2020/21\n\n"","Moderate (1)","Severe (1)"\n'
        '"Fenshire ",320,"*"\n"Wolds ",525,40\n"Downs ",".",25\n\n\n\nFootnotes:\n'
        '"1","From January 2017 schools were allowed to report as many needs of a pupil as required."\n'
        '".","The data item is not applicable."\nMetadata:\n"Last update","31/08/2022"\n'
        '"Rounding applied","* = Numbers greater than zero but less than five. Numbers have been rounded."\n'
    )
    reading = read_file(path)
    assert told(reading) == [
        "2020/21 · Downs, Moderate (1): ? not_recorded",
        "2020/21 · Downs, Severe (1): 25",
        "2020/21 · Fenshire, Moderate (1): 320",
        "2020/21 · Fenshire, Severe (1): 1–4",
        "2020/21 · Wolds, Moderate (1): 525",
        "2020/21 · Wolds, Severe (1): 40",
    ]
    assert not {one.id for one in reading.findings if one.level != "info"}


LISTS = [
    "The number by calendar year (up to and including 31st January 2020,) by:\nGender,\nAge,\n2019 – 768\n2018 – 5\n",
    "The answers in the order that they were asked;\nfor the twelve months before it;\n\nSerious = 4\nMinor = 61\n",
    "The full list is:\n- Robbery - 12 in 2020;\n- Arson - 9 in 2020;\n- Theft - 41 in 2020.\n",
    "How many reports were made?\n2020: 6, 2019: 4, 2018: 2, 2017: 1\n2018/19: 1,117\n2019/20: 1,298\n",
]


@pytest.mark.parametrize("letter", LISTS)
def test_lists_of_a_letter_have_no_delimiter(letter: str) -> None:
    """A line that ends in a semicolon, pairs with a comma between them, and the comma of a thousand."""
    assert delimiter_of(letter) is None


def test_a_file_whose_rows_end_in_the_delimiter_has_one() -> None:
    assert delimiter_of("Year;Count;\n2019;41;\n2020;38;\n") == ";"
    assert delimiter_of("Method,place,place\n,,\n*,,\n") == ","
    assert delimiter_of("Age,Count\n18,117\n19,203\n") == ","


def test_lines_within_a_quoted_field_are_rows_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "return.csv"
    path.write_text('Year,Area,Number\n2018,"Ashby\nCorby","12\n7"\n2019,"Ashby\nCorby","9\n4"\n')
    (grid,) = read(path).grids
    assert [list(row) for row in grid.rows[1:]] == [
        ["2018", "Ashby", "12"], ["2018", "Corby", "7"], ["2019", "Ashby", "9"], ["2019", "Corby", "4"],
    ]  # fmt: skip
    assert [grid.place(row, 2).cell for row in (1, 2, 3, 4)] == ["C2", "C2", "C5", "C5"]


@given(st.lists(st.lists(st.integers(18, 70), min_size=3, max_size=7), min_size=2, max_size=6))
def test_a_letter_that_lists_ages_behind_colons_has_no_delimiter(groups: list[list[int]]) -> None:
    lines = []
    for group in groups:
        lines += [
            f"2021/22: {len(group)} walkers were met on the path, of which:",
            f"Ages: {', '.join(map(str, group))}",
            "",
        ]
    assert delimiter_of("\n".join(["We looked, as you asked us to.", "", *lines])) is None


@given(
    st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), min_size=2, max_size=8),
    st.sampled_from(",;\t"),
    st.sampled_from((" | ", " ; ", " , ")),
)
def test_what_parts_two_languages_in_every_label_is_no_delimiter(rows, delimiter, between) -> None:
    assume(between.strip() != delimiter)
    lines = [f"Nifer y troseddau{between}Number of crimes", delimiter.join((f"Grŵp{between}Group", "15/16", "16/17"))]
    lines += [delimiter.join((f"Grŵp {n}{between}Group {n}", str(a), str(b))) for n, (a, b) in enumerate(rows, 1)]
    assert delimiter_of("\n".join(lines)) == delimiter
