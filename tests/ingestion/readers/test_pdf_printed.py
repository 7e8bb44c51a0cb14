"""What programs print otherwise: typewriter faces, ages in heads, wrapped labels between close rows, shades."""

from __future__ import annotations

from collections.abc import Sequence

from ingestion.readers import pdf
from ingestion.values.contents import Contents
from ingestion.values.grid import Grid
from ingestion.values.place import Box

Text = tuple[float, float, str]
"""Left edge, top, and words."""


def words_of(texts: Sequence[Text], letter: float = 5.0, blank: float = 3.0) -> list[pdf.Word]:
    words = []
    for x0, top, text in texts:
        for part in text.split():
            words.append(pdf.Word(x0, top, x0 + letter * len(part), top + 8, part))
            x0 += letter * len(part) + blank
    return words


def only_grid(words: list[pdf.Word], shades: Sequence[Box] = ()) -> Grid:
    contents = Contents()
    pdf.page_contents(pdf.Marks(595, 842, words=words, shades=list(shades)), 1, contents)
    (grid,) = contents.grids
    return grid


def labels(grid: Grid) -> list[object]:
    return [row[0] for row in grid.rows]


def test_blanks_of_a_typewriter_face_are_as_wide_as_its_letters():
    texts = [(40, 100, "Area of force"), (200, 100, "2015"), (260, 100, "2016")]
    for n, area in enumerate(("North of river", "South of river", "Not known yet")):
        texts += [(40, 116 + 16 * n, area), (200, 116 + 16 * n, str(31 + n)), (260, 116 + 16 * n, str(52 + n))]
    grid = only_grid(words_of(texts, 4.8, 4.8))
    assert [list(row) for row in grid.rows[:2]] == [["Area of force", "2015", "2016"], ["North of river", "31", "52"]]


def test_ages_with_blanks_beside_their_dash_head_columns():
    texts = [(40, 100, "Area"), (120, 100, "Under 12"), (190, 100, "12 - 15"), (260, 100, "16 - 17")]
    for n, area in enumerate(("North", "South", "West")):
        top = 116 + 16 * n
        texts += [(40, top, area), (130, top, str(31 + n)), (200, top, str(52 + n)), (270, top, str(73 + n))]
    grid = only_grid(words_of(texts))
    assert list(grid.rows[0]) == ["Area", "Under 12", "12 - 15", "16 - 17"]
    assert grid.header_rows == 1


def test_single_ages_with_a_footnote_mark_head_columns():
    texts = [(40, 100, "Area"), *((120 + 50 * n, 100, age) for n, age in enumerate(("10¹", "11", "12", "13")))]
    for n, area in enumerate(("North", "South", "West")):
        top = 116 + 16 * n
        texts += [(40, top, area), *((120 + 50 * c, top, str(30 + 7 * c * (n + 1))) for c in range(4))]
    assert only_grid(words_of(texts)).header_rows == 1


def wrapped(lower: str) -> list[Text]:
    """A body whose rows follow each other as closely as the lines of the second row's label."""
    return [
        (40, 100, "Area"),
        (200, 100, "2015"),
        (260, 100, "2016"),
        *((x, 111 + 11 * n, text) for n, row in enumerate(("North 4 7", "Whitcombe and West 5 8")) for x, text in
          zip((40, 205, 265), row.rsplit(" ", 2), strict=True)),
        (40, 133, lower),
        (40, 144, "South"),
        (205, 144, "6"),
        (265, 144, "9"),
    ]  # fmt: skip


def test_a_label_goes_on_below_its_row_where_the_body_begins_with_figures():
    assert labels(only_grid(words_of(wrapped("Tarrant Keynston")))) == [
        "Area", "North", "Whitcombe and West Tarrant Keynston", "South",
    ]  # fmt: skip


def test_a_label_that_had_room_above_is_no_second_line():
    """“Zeal” would have stood beside “West”: nothing says that it goes on."""
    texts = [text for text in wrapped("Zeal") if text[1] not in (122, 144)]
    texts += [(40, 122, "West"), (205, 122, "5"), (265, 122, "8")]
    texts += [(40, 144, "South of the river"), (205, 144, "6"), (265, 144, "9")]
    assert "West Zeal" not in labels(only_grid(words_of(texts)))


def test_shades_part_rows_as_rules_do():
    texts = [text for text in wrapped("Tarrant") if text[2] not in ("Whitcombe and West",)] + [(40, 122, "Whitcombe")]
    bands = [(35.0, top, 300.0, bottom) for top, bottom in ((99.0, 110.0), (121.0, 143.0))]
    assert labels(only_grid(words_of(texts), bands)) == ["Area", "North", "Whitcombe Tarrant", "South"]


def test_numbers_with_footnote_marks_are_no_page_numbers():
    """A list that ends in “2014¹” once stopped the reader."""
    texts = [(40, 100 + 16 * n, f"Part {n}") for n in range(4)]
    texts += [(200, 100 + 16 * n, f"{2011 + n}¹") for n in range(4)]
    contents = Contents()
    pdf.page_contents(pdf.Marks(595, 842, words=words_of(texts)), 1, contents)
    assert sum(len(grid.rows) for grid in contents.grids) + len(contents.lines) >= 4


def test_a_mark_at_the_left_of_its_cell_is_no_part_of_the_label():
    texts = [(40, 100, "Place"), (150, 100, "Offences"), (40, 116, "Shop"), (110, 116, "*")]
    for n, place in enumerate(("School", "Public transport", "Online")):
        texts += [(40, 132 + 16 * n, place), (180, 132 + 16 * n, str(14 + n))]
    assert ["Shop", "*"] in [list(row) for row in only_grid(words_of(texts)).rows]


def test_shares_written_close_behind_their_figures_are_columns_of_their_own():
    texts = [(40.0, 100.0, "Area"), (120.0, 92.0, "2019"), (104.0, 100.0, "Number"), (140.0, 100.0, "%")]
    shares = (("North", "20", "34.5%"), ("South", "0", "0.0%"), ("West", "113", "65.5%"), ("East", "7", "1.1%"))
    for n, (area, count, share) in enumerate(shares):
        top = 116.0 + 16 * n
        texts += [(40, top, area), (134 - 5 * len(count), top, count), (136, top, share)]
    grid = only_grid(words_of(texts))
    assert [list(row)[-3:] for row in grid.rows[-4:]] == [
        ["North", "20", "34.5%"],
        ["South", "0", "0.0%"],
        ["West", "113", "65.5%"],
        ["East", "7", "1.1%"],
    ]


def test_the_first_group_stands_under_the_head_where_its_first_label_is_of_two_lines():
    texts = [(40.0, 100.0, "Weapon"), (150.0, 100.0, "2015"), (200.0, 100.0, "2016"), (40.0, 116.0, "Vehicle")]
    rows = [("Whitcombe", ""), ("and Tarrant", "14"), ("Hexley", "91")]
    tops = [132.0, 141.0, 157.0]
    for (label, figure), top in zip(rows, tops, strict=True):
        texts.append((50, top, label))
        if figure:
            texts += [(155, top, figure), (205, top, figure)]
    texts += [(40, 173, "Knife"), (50, 189, "Hexley"), (155, 189, "33"), (205, 189, "44")]
    grid = only_grid(words_of(texts))
    assert grid.header_rows == 1
    assert labels(grid) == ["Weapon", "Vehicle", "Whitcombe and Tarrant", "Hexley", "Knife", "Hexley"]


def test_sentences_between_a_letterhead_and_a_table_are_no_heads():
    texts = [(40.0, 20.0, "NORTHSHIRE POLICE"), (420.0, 20.0, "Telephone 01632")]
    sentence = "We hold the information that you asked for and are able to disclose it"
    texts += [(40, 38, sentence), (40, 52, sentence), (40, 66, "Records by area")]
    texts += [(90, 80, "Area"), (190, 80, "2015"), (260, 80, "2016")]
    for n, area in enumerate(("North", "South", "West")):
        texts += [(90, 94 + 14 * n, area), (195, 94 + 14 * n, str(31 + n)), (265, 94 + 14 * n, str(52 + n))]
    grid = only_grid(words_of(texts))
    assert list(grid.rows[0]) == ["Area", "2015", "2016"]
    assert grid.above[-1] == "Records by area"


def test_a_head_over_a_first_figure_that_is_no_year_of_ours():
    texts = [(40.0, 100.0, "Area"), (150.0, 96.0, "Number in"), (150.0, 105.0, "2014/15")]
    for n, (area, figure) in enumerate((("North", "2096"), ("South", "1864"), ("West", "7938"))):
        texts += [(40, 119 + 14 * n, area), (160, 119 + 14 * n, figure)]
    grid = only_grid(words_of(texts))
    assert list(grid.rows[0]) == ["Area", "Number in 2014/15"]


def test_names_beside_the_first_of_their_rows_are_of_the_table_before_them():
    """The name of the second group begins where the rows above it leave its column blank; a label of many lines stands
    between rows far right of the names."""
    texts = [(40.0, 100.0, "Q"), (110.0, 100.0, "Category"), (260.0, 100.0, "2015"), (320.0, 100.0, "2016")]
    groups = [
        ("By kin", ["Parent", "Stranger"]),
        ("By outcome", ["Caution -|youth", "Difficult|because the|victim objects"]),
    ]
    top = 116.0
    for name, labels_ in groups:
        texts.append((40, top, name))
        for label in labels_:
            lines = label.split("|")
            texts += [(110, top + 9 * n, line) for n, line in enumerate(lines)]
            middle = top + 4.5 * (len(lines) - 1)
            texts += [(268, middle, "14"), (328, middle, "9")]
            top += 9 * len(lines) + 4
    grid = only_grid(words_of(texts))
    assert [list(row)[:3] for row in grid.rows[1:]] == [
        ["By kin", "Parent", "14"],
        [None, "Stranger", "14"],
        ["By outcome", "Caution - youth", "14"],
        [None, "Difficult because the victim objects", "14"],
    ]


def test_heads_at_the_left_of_their_cells_over_figures_at_the_right_have_their_turns():
    texts = [(150.0, 100.0, "Inner City"), (297.0, 100.0, "Coastal"), (414.0, 100.0, "Far Hollow")]
    for n in range(4):
        texts.append((69, 124 + 24 * n, f"201{n}"))
        for right, figure in ((283, 8260), (400, 245), (555, 64 + n)):
            texts.append((right - 5 * len(str(figure)), 124 + 24 * n, str(figure)))
    assert list(only_grid(words_of(texts)).rows[0]) == [None, "Inner City", "Coastal", "Far Hollow"]
