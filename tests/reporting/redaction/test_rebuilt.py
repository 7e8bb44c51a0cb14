"""A document is written anew from figures that are shown and their heads; whatever else it held is nowhere in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.grid import Grid
from ingestion.values.place import cell_name
from reporting.redaction.rebuilt import MOST_ROWS, REMOVED, WITHHELD, FigureRead, rebuild


def grid(*rows, **more):
    return Grid(rows=[tuple(row) for row in rows], **{"sheet": "Sheet1", **more})


def figure(cell, as_written, name, **more):
    return FigureRead(cell, as_written, **{"sheet": "Sheet1", "name": name, **more})


RETURN = grid(
    ["Kent Police, prepared by Jane Smith", None, None, None],
    ["", "2017/18", "2018/19", "Comment"],
    ["Female", 61, 74, "two sisters, see 44/1234/18"],
    ["Male", 3, 12, None],
    ["Total", 64, 86, "J. Smith 01622 690690"],
)
READ = [
    figure("cell-1", "61", "B3"),
    figure("cell-2", "74", "C3"),
    figure("cell-3", None, "B4"),
    figure("cell-4", "12", "C4"),
]


def test_only_what_is_shown_and_its_heads_are_in_it():
    made = rebuild([RETURN], READ)
    assert made.tables[0].rows == (
        (REMOVED, "", "", ""),
        ("", "2017/18", "2018/19", REMOVED),
        ("Female", "61", "74", REMOVED),
        ("Male", WITHHELD, "12", ""),
        (REMOVED, REMOVED, REMOVED, REMOVED),
    )
    assert made.tables[0].figures == {"cell-1": (2, 1), "cell-2": (2, 2), "cell-4": (3, 2)}
    assert (made.in_it, made.beyond, made.removed) == (3, 0, 7)


def test_labels_have_their_heads_and_a_withheld_figure_its_label():
    table = grid(["Kent Police", None, None], ["Sex", "Age", "2018/19"], ["Male", "12-15", 3], ["Female", "12-15", 9])
    made = rebuild([table], [figure("cell-1", None, "C3"), figure("cell-2", "9", "C4")]).tables[0]
    assert made.rows == (
        (REMOVED, "", ""), ("Sex", "Age", "2018/19"), ("Male", "12-15", WITHHELD), ("Female", "12-15", "9"),
    )  # fmt: skip


def test_tables_under_each_other_keep_their_own_heads():
    table = grid(
        ["", "2017/18", "2018/19"],
        ["Offences", 52, 61],
        [],
        ["Sex", "Age", "2017/18", "2018/19"],
        ["Male", "12-15", 9, 8],
    )
    read = [figure("cell-1", "52", "B2"), figure("cell-2", "61", "C2"), figure("cell-3", "9", "C5"),
            figure("cell-4", "8", "D5")]  # fmt: skip
    rows = rebuild([table], read).tables[0].rows
    assert rows[3:] == (("Sex", "Age", "2017/18", "2018/19"), ("Male", "12-15", "9", "8"))


def test_a_total_from_which_a_withheld_count_is_the_rest_is_left_out():
    said = " ".join(text for row in rebuild([RETURN], READ).tables[0].rows for text in row)
    assert "64" not in said
    assert "86" not in said


def test_whoever_is_named_to_us_is_in_no_head():
    named = grid(["", "2017/18"], ["Jane Smith", 5])
    read = [figure("cell-1", "5", "B2")]
    assert rebuild([named], read).tables[0].rows[1] == ("Jane Smith", "5")
    assert rebuild([named], read, lambda text: "Smith" in text).tables[0].rows[1] == (REMOVED, "5")


def test_a_sheet_without_a_figure_is_not_in_it_nor_the_name_of_one_that_tells():
    hidden = grid(["Name", "Born"], ["A. Child", "1 May 2009"], sheet="Victims", hidden=True)
    read = [figure("cell-1", "5", "B2", sheet="Jane Smith 3")]
    made = rebuild([hidden, grid(["", "2017/18"], ["Male", 5], sheet="Jane Smith 3")], read)
    assert [table.title for table in made.tables] == ["table 2"]


def test_a_page_is_found_by_its_boxes():
    box = (10.0, 20.0, 30.0, 40.0)
    page = grid(["", "2018/19"], ["Offences", "114"], sheet=None, page=2, boxes={(1, 1): box})
    made = rebuild([page], [FigureRead("cell-1", "114", page=2, box=box)])
    assert (made.tables[0].title, made.tables[0].rows[1]) == ("page 2", ("Offences", "114"))


def test_a_figure_that_stands_otherwise_in_the_document_is_not_taken_for_it():
    """Corrected, added up from cells, or said in a sentence: told as not in it."""
    made = rebuild([grid(["", "2018/19"], ["Offences", "114 (3 boys)"], ["Rest", 7])],
                   [figure("cell-1", "114", "B2"), figure("cell-2", "7", "B3"), figure("cell-3", "9", "")])  # fmt: skip
    assert made.tables[0].rows[1:] == (("Offences", REMOVED), ("Rest", "7"))
    assert (made.in_it, made.beyond) == (1, 2)


def test_a_list_of_cases_is_not_in_it():
    cases = grid(["Ref", "Sex"], *[[f"44/{n}", "Female"] for n in range(9)])
    assert rebuild([cases], [figure("cell-1", "9", "")]).tables == ()


def test_a_table_too_long_is_written_to_its_bound_and_the_rest_told():
    long = grid(["", "2018/19"], *[[f"Kind {'abc'[n % 3]}", n] for n in range(MOST_ROWS + 5)])
    made = rebuild([long], [figure(f"cell-{n}", str(n), f"B{n + 2}") for n in (5, MOST_ROWS + 3)])
    assert len(made.tables[0].rows) == MOST_ROWS
    assert (made.in_it, made.beyond) == (1, 1)


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
VALUES = st.one_of(st.none(), st.integers(0, 5000), TEXTS, st.sampled_from(["Female", "12-15", "Jane Smith", "<5"]))


@given(st.lists(st.lists(VALUES, min_size=1, max_size=6), min_size=1, max_size=6), st.data())
def test_no_number_is_in_it_that_the_edition_does_not_show(rows, data):
    """Whatever stands in a document: a digit in it belongs to a figure that is shown, or to a head of days or ages."""
    from ingestion.values.figure_words import plain_text
    from reporting.redaction.labels import may_be_shown

    cells = [(r, c) for r, row in enumerate(rows) for c, value in enumerate(row) if plain_text(value)]
    chosen = data.draw(st.lists(st.sampled_from(cells), unique=True)) if cells else []
    read = [
        figure(f"cell-{n}", plain_text(rows[r][c]) if data.draw(st.booleans()) else None, cell_name(r, c))
        for n, (r, c) in enumerate(chosen)
    ]
    shown = {one.name: one.as_written for one in read}
    for table in rebuild([grid(*rows)], read).tables:
        for r, row in enumerate(table.rows):
            for c, text in enumerate(row):
                if text not in ("", REMOVED, WITHHELD):
                    name = cell_name(r, c)
                    assert text == shown[name] if name in shown else may_be_shown(text)
