"""Names of groups in the middle of their rows."""

from __future__ import annotations

from ingestion.readers.pdf.finder import find_tables
from ingestion.readers.pdf.shapes import Rule, Word

PITCH = 16.0
KINDS = ["Marsh", "Woods", "Heath", "Dunes"]


def word(text: str, x0: float, top: float) -> Word:
    return Word(x0, top, x0 + 5 * len(text), top + 10, text)


def page(inner_from: float) -> tuple[list[Word], list[Rule]]:
    """Two groups of four rows under a head; the rules between the rows of a group begin at `inner_from`."""
    words = [word("2011", 220, 100), word("2012", 270, 100)]
    rules = [Rule(35, 113, 300, 113.6)]
    for number in range(8):
        top = 100 + PITCH * (number + 1)
        words += [word(KINDS[number % 4], 120, top), word(str(21 + number), 230, top), word(str(40 + number), 280, top)]
        ends = number % 4 == 3
        rules.append(Rule(35 if ends else inner_from, top + 13, 300, top + 13.6))
    for name, last in (("North", 4), ("South", 8)):
        words.append(word(name, 40, 100 + PITCH * (last - 1.5)))
    total = 100 + PITCH * 9
    words += [word("Total", 40, total), word("196", 230, total), word("348", 280, total)]
    return words, rules


def test_a_name_between_two_rules_stands_over_all_the_rows_between_them():
    (grid,) = find_tables(*page(inner_from=110), 595, 842)
    spans = [(m.row, m.last_row) for m in grid.merged if m.column == m.last_column == 0 and m.row > 0]
    assert spans == [(1, 4), (5, 8)]
    assert [grid.rows[1][0], grid.rows[5][0]] == ["North", "South"]
    assert [row[1] for row in grid.rows[1:9]] == KINDS * 2


def test_rules_through_the_first_column_part_its_rows_too():
    (grid,) = find_tables(*page(inner_from=35), 595, 842)
    assert not [m for m in grid.merged if m.row > 0]
