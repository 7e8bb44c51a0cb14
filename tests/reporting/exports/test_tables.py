"""The tables that every file is written from: every row of the edition once, under columns that say what they hold."""

from __future__ import annotations

from reporting.exports.tables import FOREIGN_KEYS, PRIMARY_KEYS, path_of, tables, totals_tables
from tests.reporting.editions import september

CONTENT = september()
TABLES = {table.name: table for table in tables(CONTENT)}


def column(name, heading):
    place = [one.name for one in TABLES[name].columns].index(heading)
    return [row[place] for row in TABLES[name].rows]


def test_every_total_is_in_one_of_two_tables():
    areas, forces = totals_tables(CONTENT)
    assert len(areas.rows) + len(forces.rows) == len(CONTENT["totals"])
    assert set(column("forces", "area_type")) == {"force"}
    assert "force" not in column("areas", "area_type")


def test_a_figure_stands_only_where_it_is_exact_and_a_range_by_its_bounds():
    for figure, low, high in zip(*(column("forces", name) for name in ("figure", "low", "high")), strict=True):
        assert figure == (low if low == high else None)


def test_every_other_row_of_the_edition_is_there_once():
    for name, part in (("changes", "changes"), ("sentences", "sentences"), ("withheld", "withheld"),
                       ("coverage", "forces"), ("cells", "cells"), ("documents", "documents")):  # fmt: skip
        assert len(TABLES[name].rows) == len(CONTENT[part]), name


def test_rows_have_a_value_for_every_column_and_columns_a_name_of_their_own():
    for table in TABLES.values():
        names = [one.name for one in table.columns]
        assert len(set(names)) == len(names)
        assert {len(row) for row in table.rows} <= {len(names)}


def test_keys_are_keys_and_what_they_point_at_is_there():
    for name, keys in PRIMARY_KEYS.items():
        values = list(zip(*(column(name, key) for key in keys), strict=True))
        assert len(set(values)) == len(values), name
    for name, links in FOREIGN_KEYS.items():
        for own, other, key in links:
            assert set(column(name, own)) <= set(column(other, key)), (name, own)


def test_a_withheld_cell_says_neither_what_was_written_nor_its_bounds():
    rows = list(zip(*(column("cells", name) for name in ("marker", "as_written", "kind", "low", "high")), strict=True))
    hidden = [row for row in rows if row[0] == "[c]"]
    assert hidden
    assert set(hidden) == {("[c]", "[c]", "withheld", None, None)}


def test_paths_are_those_of_the_package():
    assert path_of(TABLES["cells"]) == "data/cells.csv"
