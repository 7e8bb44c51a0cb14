"""The map has each of the 43 forces once, under its own code, and neighbours beside each other."""

from reporting.charts.tile_grid import TILES
from tests.reporting.builders import CODES, FORCES


def test_each_force_has_one_tile_and_no_two_share_a_place():
    assert sorted(tile.code for tile in TILES) == sorted(CODES)
    assert len({(tile.column, tile.row) for tile in TILES}) == 43
    assert len({tile.short for tile in TILES}) == 43


def test_each_tile_carries_the_name_of_its_code():
    names = {force.code: force.name for force in FORCES}
    for tile in TILES:
        first = tile.name.split(",")[0].split(" ")[0]
        assert first in names[tile.code], tile


def test_some_neighbours_that_everybody_knows():
    at = {tile.short: (tile.column, tile.row) for tile in TILES}
    for one, other in (("MET", "CLP"), ("SUR", "SUX"), ("SWA", "GWE"), ("NFK", "SFK"), ("NBR", "DUR"), ("WYK", "SYK")):
        (x, y), (a, b) = at[one], at[other]
        assert max(abs(x - a), abs(y - b)) == 1, (one, other)


def test_wales_lies_west_of_england_and_the_north_above_the_south():
    at = {tile.code: (tile.column, tile.row) for tile in TILES}
    assert all(at[code][0] <= 2 for code in at if code.startswith("W"))
    assert at["E23000007"][1] < at["E23000029"][1] < at["E23000033"][1]
