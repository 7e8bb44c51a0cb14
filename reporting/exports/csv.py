"""A table as CSV: UTF-8, CRLF, one heading row, empty where there is no value (RFC 4180). Pure.

Text that would start a formula in a spreadsheet is written with an apostrophe before it; numbers are written bare.
"""

from __future__ import annotations

import csv
import io

from reporting.exports.tables import ExportTable, Scalar
from requests_app.sheet_text import guarded


def write(table: ExportTable) -> bytes:
    """The table with its columns' names as heading."""
    held = io.StringIO(newline="")
    rows = csv.writer(held, lineterminator="\r\n")
    rows.writerow([column.name for column in table.columns])
    rows.writerows([_written(value) for value in row] for row in table.rows)
    return held.getvalue().encode()


def _written(value: Scalar) -> str | int | float | None:
    return guarded(value) if isinstance(value, str) else value
