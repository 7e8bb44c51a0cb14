from __future__ import annotations

from ingestion.quality.duplicates import check_duplicates
from ingestion.values.table import Table
from tests.ingestion.figures import figure, ids, reading


def records(table, changed=None):
    labels = ("Facebook", "Instagram", "Snapchat", "WhatsApp", "Kik", "Skype", "Other")
    return [
        figure(changed if changed and n == 3 else n * 7, {"Method": label}, table=table)
        for n, label in enumerate(labels)
    ]


def found(*tables):
    shapes = [
        Table(f"t{n}", f"Table {n}", "crosstab", [], 1, sheet="S", range=f"A{n}:B9") for n in range(1, len(tables) + 1)
    ]
    return check_duplicates(reading([record for one in tables for record in one], tables=shapes))


def test_the_same_table_twice():
    findings = found(records("t1"), records("t2"))
    assert ids(findings) == ["Q411"]
    assert "“Table 2” (S!A2:B9) has the same 7 figures as “Table 1”" in findings[0].message
    assert findings[0].place.table == "t2"


def test_the_order_of_rows_does_not_matter():
    assert ids(found(records("t1"), list(reversed(records("t2"))))) == ["Q411"]


def test_one_figure_makes_it_another_table():
    assert found(records("t1"), records("t2", changed=999)) == []


def test_tables_of_nought_are_all_alike():
    empty = [[figure(0, {"Method": f"m{n}"}, table=table) for n in range(9)] for table in ("t1", "t2")]
    assert found(*empty) == []


def test_small_tables_may_be_alike_by_chance():
    assert found(records("t1")[:4], records("t2")[:4]) == []
