from __future__ import annotations

from ingestion.quality.agreement import check_agreement
from ingestion.values.grid import Grid, Span
from ingestion.values.place import Place, RowSpan
from ingestion.values.record import Record
from ingestion.values.table import Part, Table
from tests.ingestion.figures import figure, ids, reading, specification

SPECIFICATION = specification()
SEX = "victim_sex"
AGE = "victim_age"


def found(records, **other):
    return check_agreement(reading(records, **other), SPECIFICATION)


def headline(written, **other):
    return figure(written, question="1", asked="2018/19", **other)


def by_sex(*written, table="t2", **other):
    sexes = ("Female", "Male", "Unknown")
    return [
        figure(one, {SEX: sex}, question="2", asked="2018/19", table=table, **other)
        for one, sex in zip(written, sexes, strict=False)
    ]


def test_a_breakdown_that_adds_up_to_the_question_it_should():
    assert found([headline(52), *by_sex(50, 2)]) == []


def test_a_breakdown_that_does_not():
    findings = found([headline(52), *by_sex(40, 2)])
    assert ids(findings) == ["Q409"]
    assert "add up to 42" in findings[0].message
    assert "is 52" in findings[0].message


def test_what_hidden_cells_hold():
    """A real answer: 52 in all, 22 and 2 and 22 printed, three cells "*": six offences stand behind the stars."""
    ages = ["11 and under", "12-15", "16 and over"]
    cells = [("Female", ages[0], "22"), ("Female", ages[1], "2"), ("Male", ages[0], "*"), ("Male", ages[1], "*")]
    cells += [("Male", ages[2], "*"), ("Unknown", "Unknown", "22")]
    records = [
        figure(written, {SEX: sex, AGE: age}, question="2", asked="2018/19", table="t2") for sex, age, written in cells
    ]
    findings = found([headline(52), *records])
    assert ids(findings) == ["Q410"]
    assert "46 of 52 are shown; the other 6 stand in 3 cells" in findings[0].message


def test_hidden_cells_that_cannot_hold_the_rest():
    assert ids(found([headline(52), *by_sex(40, "<5")])) == ["Q409"]
    assert ids(found([headline(43), *by_sex(40, "<5")])) == ["Q410"]


def test_several_answers_per_case_need_not_add_up():
    methods = [
        figure(40, {"communication_method": name}, question="4", asked="2018/19", table="t3")
        for name in ("Facebook", "Kik")
    ]
    assert found([headline(52), *methods]) == []


def test_another_period_is_another_matter():
    records = [figure(9, question="1", asked="2017/18"), *by_sex(40, 12), headline(52)]
    assert found(records) == []


def test_two_tables_that_contradict_each_other():
    findings = found([headline(52), headline(54, table="t9", cell="C3")])
    assert ids(findings) == ["Q406"]
    assert findings[0].place.table == "t9"
    assert "52 at Sheet1!B2, but 54 at Sheet1!C3" in findings[0].message


def test_two_tables_that_agree():
    assert found([headline(52), headline(52, table="t9"), headline("*", table="t8")]) == []


def test_a_total_that_leaves_out_hidden_figures_is_no_second_opinion():
    """52 is given; the breakdown's own total is 46, the sum of what it prints beside its stars."""
    total_of_printed = figure(46, question="1", asked="2018/19", table="t2", total=True)
    assert ids(found([headline(52), *by_sex(44, 2, "*"), total_of_printed])) == ["Q410"]


def listing(rows, counted):
    table = Table("t1", "Offences", "one row per case", [], 1, row_count=rows)
    record = figure(counted, cell="A2")
    place = Place("Sheet1", "A2", rows=RowSpan(2, rows + 1, counted))
    return [Record(**{name: getattr(record, name) for name in Record.__slots__} | {"place": place})], table


def test_a_list_with_fewer_rows_than_it_states():
    records, table = listing(50, 50)
    findings = check_agreement(reading(records, tables=[table], lines=["Total number of offences: 54"]))
    assert ids(findings) == ["Q408"]
    assert "54" in findings[0].message
    assert "50" in findings[0].message


def test_a_list_with_as_many_rows_as_it_states():
    records, table = listing(54, 54)
    assert check_agreement(reading(records, tables=[table], lines=["Total number of offences: 54"])) == []
    assert check_agreement(reading(records, tables=[table], lines=["Our reference: 123"])) == []


def cases(head, *values):
    grid = Grid(rows=[["Year", head], *(["2018/19", value] for value in values)], sheet="Sheet1")
    return Table("t1", "", "one row per case", [Part(grid, Span(0, len(values), 0, 1))], 1, row_count=len(values))


def test_a_list_with_a_column_of_counts():
    findings = check_agreement(reading(tables=[cases("Count", 3, 12, 5)]))
    assert ids(findings) == ["Q414"]
    assert findings[0].place.cell == "B1"


def test_a_column_of_ones_or_of_ages_is_no_count():
    assert (
        check_agreement(
            reading(tables=[cases("Count", 1, 1, 1), cases("Age", 12, 13), cases("Offences", "rape", "theft")])
        )
        == []
    )
