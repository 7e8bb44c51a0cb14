"""The rows of a sheet on the judging screen as HTML, as ingestion/sheet_rows.py writes them for the document's own
page: here a cell leads to its figure beside it, and is what that figure and what points at it lead to."""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString, mark_safe

from ingestion.sheet_rows import cell_remarks, cell_spans, row_begun, row_head, skipped
from ingestion.sheets import Sheet, ShownCell, ShownRow


def marked_rows(sheet: Sheet, *, ids: bool) -> SafeString:
    """Every row. `ids`: whether its cells are where links lead to; the same sheet may stand on the page twice."""
    return mark_safe(  # noqa: S308  every text in it is escaped below
        "".join(
            f"{skipped(row, sheet)}\n{row_begun(row)}{row_head(row, sheet, _counted(row) if ids else '')}"
            f"{''.join(_cell(cell, row, ids) for cell in row.cells)}</tr>\n"
            for row in sheet.rows
        )
    )


def _counted(row: ShownRow) -> str:
    return "".join(f'<span id="c-{record}" class="counted-from"></span>' for record in row.counted)


def _cell(cell: ShownCell, row: ShownRow, ids: bool) -> str:
    text = escape(cell.text)
    named = ""
    if ids and cell.record:
        named = f' id="c-{cell.record}"'
    elif ids and cell.pointed:
        named = f' id="at-{cell.pointed}-{row.number}-{cell.name}"'
    classes = (
        ("number " if cell.number else "") + ("cell-figure " if cell.record else "")
        + ("cell-doubtful " if cell.pointed else "") + ("cell-hidden " if cell.hidden else "")
        + ("cell-struck" if cell.struck else "")
    )  # fmt: skip
    kinds = f' class="{classes}"' if classes else ""
    shown = f"<s>{text}</s>" if cell.struck else text
    if cell.record:
        others = "".join(f'<span id="c-{record}"></span>' for record in cell.records[1:]) if ids else ""
        shown = f'<a href="#r-{cell.record}">{shown or "(blank)"}</a>{others}'
    pointed = (
        f' <a class="matter-number" href="#matter-{cell.pointed}"><span class="visually-hidden">matter </span>'
        f"{cell.pointed}</a>"
        if cell.pointed
        else ""
    )
    return f"<td{named}{cell_spans(cell)}{kinds}>{shown}{cell_remarks(cell)}{pointed}</td>"
