"""Delimited files as forces send them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from demo.returns import blocks as make
from demo.returns.cases import cases
from demo.returns.packing import pack
from demo.returns.reply import DEMONSTRATION, Cell, Reply


def with_title_lines(reply: Reply, path: Path) -> None:
    """Title lines, three tables below each other, and notes; UTF-8 with a byte order mark, as Excel saves it."""
    rows: list[Sequence[Cell]] = [[DEMONSTRATION], [f"{reply.force} {reply.reference}"], []]
    for block in (make.offences_across(reply), make.victims_across(reply), make.methods_across(reply)):
        rows += [[block.title], *block.rows, []]
    rows += [[note] for note in reply.notes]
    path.write_bytes(_delimited(rows).encode("utf-8-sig"))


def long(reply: Reply, path: Path) -> None:
    """One row per year, sex and age; then one per year and method; the total of each year first."""
    rows: list[Sequence[Cell]] = [[DEMONSTRATION], [f"{reply.force} {reply.reference}"], []]
    for block in (make.offences_down(reply), make.victims_long(reply)):
        rows += [[block.title], *block.rows, []]
    block = make.methods_across(reply)
    rows += [[block.title], *block.rows]
    path.write_bytes(_delimited(rows).encode())


def tabs(reply: Reply, path: Path) -> None:
    """Tabs between the fields of a file called .csv, in the old Windows encoding."""
    rows: list[Sequence[Cell]] = [[DEMONSTRATION], [f"{reply.force} – {reply.reference}"], []]
    for block in (make.offences_across(reply), make.victims_across(reply), make.methods_across(reply)):
        rows += [[block.title], *block.rows, []]
    path.write_bytes(_delimited(rows, "\t").encode("cp1252"))


def one_row_per_offence(reply: Reply, path: Path) -> None:
    """Every offence on its own line with the year it was recorded in."""
    rows: list[Sequence[Cell]] = [[DEMONSTRATION], [], *cases(reply).rows]
    path.write_bytes(_delimited(rows).encode())


def archive(reply: Reply, path: Path) -> None:
    """A zip with a delimited file to each question."""
    members = {}
    for number, block in (
        ("1", make.offences_across(reply)),
        ("2", make.victims_across(reply)),
        ("4", make.methods_across(reply)),
    ):
        rows: list[Sequence[Cell]] = [[DEMONSTRATION], [f"{reply.force} {reply.reference}"], [block.title], *block.rows]
        members[f"Question {number}.csv"] = _delimited(rows).encode()
    pack(path, members)


def _delimited(rows: Sequence[Sequence[Cell]], delimiter: str = ",") -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return written.getvalue()
