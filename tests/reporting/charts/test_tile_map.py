import pytest
from defusedxml.ElementTree import fromstring

from ingestion.values.interval import Interval, exactly
from reporting.charts.bars import Caption
from reporting.charts.tile_grid import TILES
from reporting.charts.tile_map import SHADES, TileFigure, tile_map
from tests.reporting.builders import CODE, CODES

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption("Where offences were recorded", "Offences by force, 2018/19", "FOI returns.")
FIGURES = {
    CODE["Kent"]: TileFigure(exactly(140)),
    CODE["Thames Valley"]: TileFigure(exactly(274)),
    CODE["Gwent"]: TileFigure(Interval(26, 29)),
    CODE["Essex"]: TileFigure(state="refused"),
}


def tiles(svg: str) -> dict[str, tuple[str, list[str], str]]:
    """Short form → the tile's own title, its texts, its fill."""
    found = {}
    for group in fromstring(svg).iter(f"{SVG}g"):
        texts = [node.text for node in group.iter(f"{SVG}text")]
        found[texts[0]] = (group.find(f"{SVG}title").text, texts, group.find(f"{SVG}rect").attrib["fill"])
    return found


def test_every_force_that_is_asked_has_one_tile_of_its_own():
    assert {tile.code for tile in TILES} == set(CODES)
    assert len({(tile.column, tile.row) for tile in TILES}) == 43
    assert len({tile.short for tile in TILES}) == 43


def test_neighbours_stand_where_the_compass_has_them():
    at = {tile.name: (tile.column, tile.row) for tile in TILES}
    assert at["Cumbria"][1] < at["Devon & Cornwall"][1]
    assert at["Dyfed-Powys"][0] < at["Norfolk"][0]


def test_a_tile_says_its_figure_in_words():
    drawn = tiles(tile_map("m", CAPTION, FIGURES, "offences").svg)
    assert len(drawn) == 43
    assert drawn["KEN"][:2] == ("Kent: 140", ["KEN", "140"])
    assert drawn["GWE"][:2] == ("Gwent: 26 to 29", ["GWE", "26+"])
    assert drawn["ESX"][:2] == ("Essex: refused", ["ESX", "none"])
    assert drawn["ESX"][2].startswith("url(")
    assert drawn["NFK"][0] == "Norfolk: no figure"


def test_more_is_darker():
    drawn = tiles(tile_map("m", CAPTION, FIGURES, "offences").svg)
    order = [fill for fill, _ in SHADES]
    assert order.index(drawn["GWE"][2]) < order.index(drawn["KEN"][2]) < order.index(drawn["TVP"][2])


def test_the_table_names_every_force_and_the_sentence_counts_them():
    drawn = tile_map("m", CAPTION, FIGURES, "offences")
    assert len(drawn.table.rows) == 43
    assert ("Essex", "refused") in drawn.table.rows
    assert drawn.sentence.endswith(
        "3 of 43 forces have a figure. Highest: Thames Valley, 274. Lowest: Gwent, 26 to 29."
    )


def test_a_force_without_a_tile_is_not_left_off_in_silence():
    with pytest.raises(ValueError, match="no tile for X9"):
        tile_map("m", CAPTION, {"X9": TileFigure(exactly(1))}, "offences")


def luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("fill", "ink"), SHADES)
def test_the_words_on_a_tile_can_be_read(fill, ink):
    light, dark = sorted((luminance(fill), luminance(ink)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_an_empty_map_is_drawn():
    assert "0 of 43 forces have a figure." in tile_map("m", CAPTION, {}, "offences").sentence
