"""Figures that a page prints outside every table."""

import pytest

from ingestion.quality.loose_lines import check_loose_lines
from ingestion.values.grid import Line
from ingestion.values.interval import exactly
from ingestion.values.place import Place
from ingestion.values.reading import FileFacts, Reading
from ingestion.values.record import Kind, Record


def page(*texts, number=1):
    return [Line(text, Place(page=number, box=(0, 20 * i, 50, 20 * i + 10))) for i, text in enumerate(texts)]


def found(lines, records=()):
    reading = Reading(FileFacts("a.pdf", "", 0, "application/pdf"), lines=lines, records=list(records))
    return check_loose_lines(reading)


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


def test_a_figure_that_prose_gave_is_not_told_again():
    lines = page("52", "26", "14", "11")
    records = [
        Record("prose", "offences", None, {}, line.text, Kind.EXACT, exactly(int(line.text)), place=line.place)
        for line in lines
    ]
    assert found(lines, records) == []
