"""Which tables are of one shape, and what tells them apart."""

from __future__ import annotations

from ingestion.interpretation.sisters import of_one_shape, tell_apart
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
    assert of_one_shape([table("t1", "|2015|2016", *ROWS), table("t2", "|2019|2020", *ROWS)]) == []
