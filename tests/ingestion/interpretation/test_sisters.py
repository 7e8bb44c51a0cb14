"""Which tables are of one shape, and what tells them apart."""

from __future__ import annotations

import pytest

from ingestion.interpretation.sisters import tell_apart
from ingestion.interpretation.table_shapes import of_one_shape
from ingestion.pipeline import read_file
from ingestion.values.grid import Grid, Span
from ingestion.values.table import Part, Table


def table(id: str, *rows: str) -> Table:
    cells = [[part.strip() or None for part in row.split("|")] for row in rows]
    extent = Span(0, len(cells) - 1, 0, len(cells[0]) - 1)
    return Table(id, "", "crosstab", [Part(Grid(list(cells), is_table=True), extent)], 1)


ROWS = ("No|973|1972", "Yes|2090|589")


def test_a_footnote_mark_in_one_head_makes_no_other_shape():
    marked = table("t1", "|2015 - 2016|2016 - 2017¹", "No|973|1972", "Yes*|2090|589")
    plain = table("t2", "|2015 - 2016|2016 - 2017", *ROWS)
    assert of_one_shape([marked, plain]) == [[marked, plain]]
    told = tell_apart([marked, plain], {"t1": ["WhatsApp"], "t2": ["Facebook"]})
    assert [each.category for id in ("t1", "t2") for each in told[id]] == ["WhatsApp", "Facebook"]


def test_tables_of_other_heads_are_of_another_shape():
    assert of_one_shape([table("t1", "|Stolen|Found", *ROWS), table("t2", "|Adults|Children", *ROWS)]) == []
    assert of_one_shape([table("t1", "|2015|2016", *ROWS), table("t2", "|Jan-15|Feb-15", *ROWS)]) == []


@pytest.mark.parametrize("years", ["|2019|2020|2021", "|FYE 31/12/2019|Year ending December 2020", "|2016|2017"])
def test_tables_of_the_same_rows_over_other_years_are_told_apart_by_their_titles(years: str):
    rows = [f"{row}|7" for row in ROWS] if years.count("|") == 3 else ROWS
    pair = [table("t1", "|2015 (Jan-Dec)|2016", *ROWS), table("t2", years, *rows)]
    told = tell_apart(pair, {"t1": ["Northern Division"], "t2": ["Central Division"]})
    assert [each.category for id in ("t1", "t2") for each in told[id]] == ["Northern Division", "Central Division"]


@pytest.mark.parametrize("names", [("Female", "Not stated", "Male"), ("Wales", "North Wales")])
def test_tables_named_in_their_corners_are_told_apart_by_them_unless_a_title_ran_into_one(names: tuple[str, ...]):
    """ "Male" is no end of "Female"; "Wales" behind "North" may be the head that a title ran into."""
    named = [table(f"t{n}", f"{name}|2018|2019", *ROWS) for n, name in enumerate(names)]
    told = tell_apart(named, {})
    assert [each.category for one in named for each in told.get(one.id, ())] == (list(names) if "Male" in names else [])


def test_columns_numbered_over_two_tables_make_no_other_shape():
    grid = Grid([["", "Yes", "No", None, "", "Yes", "No"], [1, 2, 3, None, 4, 5, 6], ["X", 8, 9, None, "X", 7, 3]])
    one, other = (
        Table(f"t{at}", "", "crosstab", [Part(grid, Span(0, 2, at, at + 2))], 2) for at in (0, 4)
    )  # fmt: skip
    assert of_one_shape([one, other]) == [[one, other]]


def test_a_table_that_goes_further_than_another_is_its_sister(tmp_path):
    path = tmp_path / "answer.csv"
    years = ["2018/19", "2019/20", "2020/21"]
    rows = ["Nests found", "", "West shore", ",Gull,Tern", *(f"{y},{n},{n + 3}" for n, y in enumerate(years, 4)), ""]
    rows += ["East shore", ",Gull,,,Tern,,", ",On rock,On sand,Total,On rock,On sand,Total"]
    rows += [f"{y},{n},{n + 1},{2 * n + 1},{n + 5},{n},{2 * n + 5}" for n, y in enumerate(years, 7)]
    path.write_text("\n".join(rows), encoding="utf-8")
    shores = {one.place.cell: set(one.breakdown.values()) for one in read_file(path).records}
    assert "West shore" in shores["B5"]
    assert "East shore" in shores["B12"]
    assert not any({"West shore", "East shore"} <= named for named in shores.values())


def test_lines_that_a_page_wrapped_tell_no_tables_apart():
    pair = [table("t1", "|Found|Lost", *ROWS), table("t2", "|Found|Lost", *ROWS)]
    above = {
        "t1": ["The counts of the spring walk, which the wardens", "kept on paper until the new office was ready"],
        "t2": ["Those of the autumn walk were kept by", "somebody else who has since left the village"],
    }
    assert tell_apart(pair, above) == {}
    named = {"t1": [*above["t1"], "Spring"], "t2": [*above["t2"], "Autumn"]}
    told = tell_apart(pair, named)
    assert [each.category for id in ("t1", "t2") for each in told[id]] == ["Spring", "Autumn"]


@pytest.mark.parametrize(
    "ages",
    [
        ("0-4", "5-11", "12-15", "16+", "Not recorded"),
        ("Under 18", "18-25", "26 and over"),
        ("5-11", "12-15", "16-17", "18+"),
    ],
)
def test_titles_that_are_groups_of_ages_tell_tables_apart(ages: tuple[str, ...]):
    named = [table(f"t{n}", "|2018/19|2019/20", *ROWS) for n, _ in enumerate(ages)]
    told = tell_apart(named, {f"t{n}": [age] for n, age in enumerate(ages)})
    assert [each.category for one in named for each in told[one.id]] == list(ages)


def test_titles_that_are_all_short_years_are_no_groups_of_ages():
    named = [table(f"t{n}", "|Male|Female", *ROWS) for n in range(3)]
    assert tell_apart(named, {"t0": ["15-16"], "t1": ["16-17"], "t2": ["17-18"]}) == {}


@pytest.mark.parametrize("letters", [("F", "M", "U"), ("N", "S", "E", "W"), ("m", "f")])
def test_letters_in_the_corners_that_stand_for_names_tell_tables_apart(letters: tuple[str, ...]):
    tables = [table(f"t{n}", f"{letter}|2015|2016", *ROWS) for n, letter in enumerate(letters)]
    told = tell_apart(tables, {})
    assert [[each.category for each in told[one.id]] for one in tables] == [[letter] for letter in letters]


def test_letters_that_count_off_tables_name_nothing():
    assert tell_apart([table("t1", "A|2015|2016", *ROWS), table("t2", "B|2015|2016", *ROWS)], {}) == {}


@pytest.mark.parametrize(
    ("titles", "name", "categories"),
    [
        (
            ("Evidential difficulties: victim supports", "Evidential difficulties: victim does not support"),
            "title",
            None,
        ),
        (("Sex: Male", "Sex: Female"), "Sex", ["Male", "Female"]),
        (("Offence: Arson", "Offence: Theft"), "Offence", ["Arson", "Theft"]),
    ],
)
def test_small_letters_behind_a_colon_go_on_with_a_category(titles, name, categories):
    pair = [table("t1", "|2015|2016", *ROWS), table("t2", "|2015|2016", *ROWS)]
    told = tell_apart(pair, {"t1": [titles[0]], "t2": [titles[1]]})
    assert [each.category for id in ("t1", "t2") for each in told[id]] == (categories or list(titles))
    assert {each.name for id in ("t1", "t2") for each in told[id]} == {name}
