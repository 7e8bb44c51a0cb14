"""Numbers of lines: figures that stand outside every table, and what letters say in passing."""

import pytest

from ingestion.quality.stock import take_stock
from ingestion.quality.unread import tell_unread
from ingestion.values.grid import Line
from ingestion.values.interval import exactly
from ingestion.values.line_numbers import numbers_of, row_of_figures
from ingestion.values.place import Place
from ingestion.values.reading import FileFacts, Reading
from ingestion.values.record import Kind, Record


def page(*texts, number=1):
    return [Line(text, Place(page=number, box=(0, 20 * i, 50, 20 * i + 10))) for i, text in enumerate(texts)]


def found(lines, records=()):
    reading = Reading(FileFacts("a.pdf", "", 0, "application/pdf"), lines=lines, records=list(records))
    return [finding for finding in tell_unread(reading, take_stock(reading)) if finding.id == "Q705"]


def test_rows_of_figures_that_no_table_took_are_told_with_their_page():
    lost = page("Sex of victim 2017/18 2018/19", "Female 10 22", "Male 2 5", number=3)
    (finding,) = found(lost)
    assert finding.id == "Q705"
    assert "4 figures on page 3" in finding.message
    assert "Female 10 22" in finding.message
    assert finding.place.page == 3


def test_figures_alone_on_their_lines_are_a_column_that_fell_apart():
    (finding,) = found(page("Female 12-15", "10", "22", "Male", "2", "<5"))
    assert "4 figures" in finding.message


@pytest.mark.parametrize(
    "texts",
    [
        ("Thank you for your request of 8 April 2019.", "Our reference: FOI 1610/19", "Page 1 of 3", "1"),
        ("2016", "2017", "2018", "2019", "2020"),
        ("In 2018/19 the force recorded 52 offences, compared with 26", "12", "13"),
    ],
    ids=["a letter", "years alone", "a sentence and two stray numbers"],
)
def test_letters_page_numbers_and_years_say_nothing(texts):
    assert found(page(*texts)) == []


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("The answer is 45.", ["45"]),
        ("We hold 1,204 records and released 17 of them.", ["1,204", "17"]),
        ("Our reference: FOI 1610/19 of 8 April 2019", []),
        ("within 20 working days under section 17(5) of the Act", []),
        ("Call 01632 960001 or write to 12 Harbour Road", []),
        ("a fee of £450, or 18 hours at £25 an hour", []),
        ("1. How many offences were recorded in each year?", []),
        ("It rose by 36% between 2017/18 and 2018/19", []),
        ("Sexual Offences Act 2003", []),
        ("Our ref: FOIA 2022 4139", []),
        ("Call 101 for non-emergencies or 999 in an emergency.", []),
        ("Enter 0 where none were recorded.", []),
        ("Crime data are subject to 5 weekly reviews.", []),
        ("The 999 calls were 101 of them.", ["999", "101"]),
        ("FOI team: 12 of 30 were released", ["12", "30"]),
    ],
)
def test_a_number_is_bare_where_nothing_beside_it_says_what_it_is(text, bare):
    assert [number.text for number in numbers_of(text) if number.bare] == bare


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Female 10 22", 2),
        ("Kent 45", 1),
        ("Total offences recorded: 45", 1),
        ("8 April 2019", 0),
        ("Page 3", 0),
        ("Sam | Decision Maker | 01234 555 210", 0),
        ("Common assault 045 120 330", 2),
        ("Page 1 of 4", 0),
        ("Floor 4", 0),
        ("We asked the force how many offences it had recorded altogether and were told of 45", 0),
    ],
)
def test_a_line_that_reads_like_a_row_of_a_table(text, figures):
    assert row_of_figures(text) == figures


def test_a_row_in_a_letter_is_told_though_it_is_alone():
    letter = [Line("Dear Madam", Place()), Line("Offences of this kind: 45", Place())]
    (finding,) = found(letter)
    assert finding.message == "1 figure stands outside every table: “Offences of this kind: 45”."


def test_a_figure_that_prose_gave_is_not_told_again():
    lines = page("52", "26", "14", "11")
    records = [
        Record("prose", "offences", None, {}, line.text, Kind.EXACT, exactly(int(line.text)), place=line.place)
        for line in lines
    ]
    assert found(lines, records) == []


@pytest.mark.parametrize(
    "line",
    [
        "'-' indicates a number between 1 and 4",
        "'-' = 0",
        "* denotes 1 to 4",
        "Section 40(2) applies to figures below 5",
    ],
)
def test_what_a_mark_stands_for_is_no_figure(line: str) -> None:
    assert not any(number.bare for number in numbers_of(line))


@pytest.mark.parametrize("text", ["- 1 -", "– 12 –", "Tel 01632 960 123", "Northshire Police Telephone: 01632 960 123"])
def test_page_numbers_and_telephone_numbers_are_no_row_of_figures(text):
    assert row_of_figures(text) == 0


def test_a_row_of_figures_behind_a_dash_is_one():
    assert row_of_figures("- 1 2") == 3
    assert row_of_figures("Telephone 12 40") == 2


def test_a_number_behind_a_sign_of_equality_is_bare():
    assert [(one.text, one.bare) for one in numbers_of("total of serious falls =28 for the ward")] == [("28", True)]


@pytest.mark.parametrize("text", ["999 calls by hour of day, May 2021", "101 & 999 calls per month"])
def test_the_number_that_people_call_is_no_figure_in_a_heading(text):
    assert not any(one.bare for one in numbers_of(text))


def test_calls_that_were_counted_are_figures():
    assert [one.bare for one in numbers_of("101 calls by drivers were received.")] == [True]


@pytest.mark.parametrize("text", ["Enquiry Reference: 512 - 23", "Our ref: 1201/22"])
def test_a_reference_of_two_halves_is_no_row_of_figures(text):
    assert row_of_figures(text) == 0
    assert not any(one.bare for one in numbers_of(text))


@pytest.mark.parametrize("text", ["Prepared by Analyst 4471, page 1 of 1", "Officer 1207, Information Unit"])
def test_the_number_of_whoever_wrote_it_is_no_figure(text):
    assert not any(one.bare for one in numbers_of(text))


def test_a_number_right_behind_a_comma_is_a_number() -> None:
    """Lines of a list pasted into a letter with their commas."""
    assert [one.bare for one in numbers_of("Awaiting court outcome,1548")] == [True]
    assert [one.bare for one in numbers_of("Local resolution;1,548")] == [True]
    assert [one.bare for one in numbers_of("Our ref,1548")] == [False]
