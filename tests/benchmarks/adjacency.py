"""How well found tables agree with a public ground truth: the neighbour relations of the ICDAR 2013 table competition.

A table is its filled cells (row, last row, column, last column, text), 0-based and inclusive. Two filled cells are
neighbours when nothing filled stands between them in a row or a column; what counts is how many such pairs of texts,
across or down, both sides have.
"""

from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

Cells = Sequence[tuple[int, int, int, int, str]]


def letters(text: str) -> str:
    """The text as the measure compares it: without blanks, soft hyphens and case."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if not c.isspace() and c not in "\u00ad\u200b").lower()


def neighbours(cells: Cells) -> Counter[tuple[str, str, str]]:
    """The pairs of neighbouring texts of one table, with their direction."""
    filled = [(r0, r1, c0, c1, letters(text)) for r0, r1, c0, c1, text in cells if letters(text)]
    across: dict[int, dict[int, int]] = defaultdict(dict)
    down: dict[int, dict[int, int]] = defaultdict(dict)
    for index, (r0, r1, c0, c1, _) in enumerate(filled):
        for row in range(r0, r1 + 1):
            for column in range(c0, c1 + 1):
                across[row].setdefault(column, index)
                down[column].setdefault(row, index)
    pairs: set[tuple[int, int, str]] = set()
    for way, lines in (("across", across), ("down", down)):
        for line in lines.values():
            order = [line[at] for at in sorted(line)]
            pairs.update((a, b, way) for a, b in pairwise(order) if a != b)
    return Counter((filled[a][4], filled[b][4], way) for a, b, way in pairs)


def all_neighbours(tables: Iterable[Cells]) -> Counter[tuple[str, str, str]]:
    total: Counter[tuple[str, str, str]] = Counter()
    for cells in tables:
        total += neighbours(cells)
    return total


def true_tables(structure: Path) -> list[Cells]:
    """The tables of one structure file, region by region."""
    tables: list[Cells] = []
    for region in ElementTree.parse(structure).getroot().iter("region"):
        cells = []
        for cell in region.findall("cell"):
            row, column = int(cell.get("start-row", 0)), int(cell.get("start-col", 0))
            last_row, last_column = int(cell.get("end-row", row)), int(cell.get("end-col", column))
            rows, columns = sorted((row, last_row)), sorted((column, last_column))
            cells.append((rows[0], rows[1], columns[0], columns[1], cell.findtext("content") or ""))
        if cells:
            tables.append(cells)
    return tables


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


class Tally:
    """Documents scored one by one: F1 over all relations together (micro), and of the documents' means."""

    def __init__(self) -> None:
        self.right = self.given = self.wanted = 0
        self.precisions: list[float] = []
        self.recalls: list[float] = []

    def add(self, found: Iterable[Cells], true: Iterable[Cells]) -> tuple[float, float]:
        """Count one document; its precision and recall."""
        have, want = all_neighbours(found), all_neighbours(true)
        right, given, wanted = (have & want).total(), have.total(), want.total()
        self.right, self.given, self.wanted = self.right + right, self.given + given, self.wanted + wanted
        self.precisions.append(right / given if given else 0.0)
        self.recalls.append(right / wanted if wanted else 1.0)
        return self.precisions[-1], self.recalls[-1]

    @property
    def micro(self) -> float:
        return f1(self.right / self.given if self.given else 0.0, self.right / self.wanted if self.wanted else 0.0)

    @property
    def document(self) -> float:
        many = len(self.recalls)
        return f1(sum(self.precisions) / many, sum(self.recalls) / many) if many else 0.0
