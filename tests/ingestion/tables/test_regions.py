"""What is seen of a row is worked out once, however many candidates for a head ask for it."""

from random import Random

import pytest

from ingestion.tables import headers
from ingestion.tables.splitting import regions
from ingestion.values.grid import Grid


@pytest.mark.parametrize("seed", range(20))
def test_each_row_is_asked_once_whether_it_holds_figures(seed, monkeypatch):
    chance = Random(seed)
    rows: list[tuple] = []
    for table in range(chance.randint(1, 4)):
        rows += [(f"Table {table}", *[""] * 3), ("Offence", 2018, 2019, 2020)]
        rows += [(f"Kind {n}", *(chance.randint(3, 900) for _ in range(3))) for n in range(chance.randint(2, 9))]
        rows += [("", "", "", "")] * chance.randint(1, 3)
    asked: list[tuple] = []
    figure_row = headers.figure_row

    def counted(shapes, cells):
        asked.append(tuple(cells))
        return figure_row(shapes, cells)

    monkeypatch.setattr(headers, "figure_row", counted)
    found = regions(Grid(list(rows)))
    assert found
    assert [one.header_rows for one in found] == [1] * len(found)
    labels = [cells for cells in asked if str(cells[0]).startswith("Kind")]
    assert labels
    assert len(labels) == len([row for row in rows if str(row[0]).startswith("Kind")])
