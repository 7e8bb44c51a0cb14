"""A reply saved from a force's disclosure log."""

from __future__ import annotations

from html import escape
from pathlib import Path

from demo.returns import blocks as make
from demo.returns.blocks import Block
from demo.returns.letters import OPENING
from demo.returns.reply import DEMONSTRATION, Cell, Reply


def disclosure_log(reply: Reply, path: Path) -> None:
    """A page with navigation around three tables; the sex of the victim spans its rows."""
    tables = [make.offences_across(reply), make.victims_across(reply, once=True), make.methods_across(reply)]
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f"<title>{escape(reply.force)} {escape(reply.reference)}</title></head><body>",
        "<nav><ul><li>Home</li><li>Freedom of information</li><li>Disclosure log</li></ul></nav>",
        f"<main><p>{escape(DEMONSTRATION)}</p>",
        f"<h1>{escape(reply.force)}: {escape(reply.reference)}</h1>",
        *(f"<p>{escape(sentence)}</p>" for sentence in OPENING),
        *(line for block in tables for line in _table(block)),
        *(f"<p>{escape(note)}</p>" for note in reply.notes),
        "</main><footer><p>Was this page useful?</p></footer></body></html>",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(block: Block) -> list[str]:
    lines = [f"<h2>{escape(block.title)}</h2>", "<table>"]
    for row in block.head:
        cells = "".join(f'<th scope="col">{_shown(cell)}</th>' for cell in row)
        lines.append(f"<tr>{cells}</tr>")
    for place, row in enumerate(block.body):
        cells = ""
        for column, cell in enumerate(row):
            if cell is None and column == 0:
                continue
            kind = "th" if column == 0 else "td"
            cells += f"<{kind}{_span(block, place) if column == 0 else ''}>{_shown(cell)}</{kind}>"
        lines.append(f"<tr>{cells}</tr>")
    return [*lines, "</table>"]


def _span(block: Block, place: int) -> str:
    """The rows that a group's label spans: those below it without a label of their own."""
    rows = 1
    while place + rows < len(block.body) and block.body[place + rows][0] is None:
        rows += 1
    return f' rowspan="{rows}"' if rows > 1 else ""


def _shown(cell: Cell) -> str:
    return "" if cell is None else escape(str(cell))
