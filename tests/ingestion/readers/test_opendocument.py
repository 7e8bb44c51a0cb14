"""OpenDocument sheets: what their values alone don't say."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.readers import workbook
from ingestion.values.grid import Grid, Span

KIND = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
        "fo": "xsl-fo-compatible",
    }.items()
)
STYLES = """
<number:percentage-style style:name="N11"/>
<number:date-style style:name="N80"><number:month/><number:text>-</number:text><number:year/></number:date-style>
<style:style style:name="share" style:family="table-cell" style:data-style-name="N11"/>
<style:style style:name="heir" style:family="table-cell" style:parent-style-name="share"/>
<style:style style:name="month" style:family="table-cell" style:data-style-name="N80"/>
<style:style style:name="struck" style:family="table-cell">
  <style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="in" style:family="table-cell">
  <style:paragraph-properties fo:margin-left="0.71cm"/></style:style>
"""


def cell(value: object = None, more: str = "", inside: str = "") -> str:
    """A cell holding a number or words; `more` are further attributes, `inside` further children."""
    if value is None:
        return f"<table:table-cell {more}/>"
    number = f'office:value-type="float" office:value="{value}"' if isinstance(value, int | float) else ""
    kind = number or 'office:value-type="string"'
    return f"<table:table-cell {kind} {more}>{inside}<text:p>{value}</text:p></table:table-cell>"


def row(*cells: object, more: str = "") -> str:
    written = "".join(one if isinstance(one, str) and one.startswith("<") else cell(one) for one in cells)
    return f"<table:table-row {more}>{written}</table:table-row>"


def saved(folder: Path, *sheets: str) -> Path:
    """An .ods file of these sheets, each the inside of a table:table."""
    tables = "".join(f'<table:table table:name="S{n}">{inside}</table:table>' for n, inside in enumerate(sheets, 1))
    content = (
        f'<?xml version="1.0"?><office:document-content {SPACES} office:version="1.3"><office:automatic-styles>{STYLES}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/></manifest:manifest>'
    )
    path = folder / "r.ods"
    with ZipFile(path, "w") as package:
        package.writestr("mimetype", KIND)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return path


def grid_of(folder: Path, inside: str) -> Grid:
    return workbook.read(saved(folder, inside)).grids[0]


def test_merged_cells_shares_months_struck_words_indents_and_comments(tmp_path: Path) -> None:
    note = "<office:annotation><text:p>provisional</text:p></office:annotation>"
    covered = "<table:covered-table-cell/>"
    grid = grid_of(
        tmp_path,
        row("Place", cell("Counts", 'table:number-columns-spanned="2" table:number-rows-spanned="1"'), covered)
        + row(cell("Quay", 'table:style-name="in"'), cell(12, inside=note), cell(0.25, 'table:style-name="heir"'))
        + row(cell("Lock", 'table:style-name="struck"'), cell(7, 'table:style-name="month"'), 3),
    )
    assert grid.merged == [Span(0, 0, 1, 2)]
    assert grid.formats == {(1, 2): "0%", (2, 1): "mmm-yy"}
    assert grid.struck == {(2, 0)}
    assert grid.indents == {(1, 0): 2}
    assert grid.comments == {(1, 1): "provisional"}


@pytest.mark.parametrize("how", ["collapse", "filter"])
def test_hidden_rows_and_columns_keep_the_document_apart(tmp_path: Path, how: str) -> None:
    hide = f'table:visibility="{how}"'
    rows = row("Place", 2018, 2019) + row("Quay", 3, 4, more=hide) + row("Lock", 5, 6)
    columns = f"<table:table-column/><table:table-column {hide}/><table:table-column/>"
    contents = workbook.read(saved(tmp_path, columns + rows))
    assert contents.grids[0].hidden_rows == {1}
    assert contents.grids[0].hidden_columns == {1}
    assert contents.quarantine is not None
    assert "row 2 and column B are hidden" in contents.findings[0].message


def test_shares_under_their_own_heading_are_not_counts(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    wide = 'table:number-columns-spanned="2"'
    rows = (
        row(None, cell("Numbers", wide), covered, cell("Percentages", wide), covered)
        + row("Place", "2018/19", "2019/20", "2018/19", "2019/20")
        + row("Quay", 30, 10, 75, 20)
        + row("Lock", 10, 40, 25, 80)
    )
    reading = read_file(saved(tmp_path, rows))
    assert sorted(record.interval.low or 0 for record in reading.records) == [10, 10, 30, 40]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    runs=st.lists(st.tuples(st.sampled_from(["blank", "hidden", "plain"]), st.integers(1, 4)), min_size=1, max_size=8)
)
def test_rows_written_once_and_repeated_are_counted_on(tmp_path: Path, runs: list[tuple[str, int]]) -> None:
    written, hidden, filled, at = [], set(), {}, 0
    for kind, times in runs:
        repeated = f'table:number-rows-repeated="{times}"'
        if kind == "blank":
            written.append(row(cell(None), more=repeated))
        else:
            more = repeated + (' table:visibility="collapse"' if kind == "hidden" else "")
            written.append(row(cell(at + 1), more=more))
            hidden.update(range(at, at + times) if kind == "hidden" else ())
            filled.update(dict.fromkeys(range(at, at + times), at + 1))
        at += times
    if not filled:
        return
    grid = grid_of(tmp_path, "".join(written))
    assert {r: grid.value(r, 0) for r in range(len(grid.rows)) if grid.value(r, 0) not in ("", None)} == filled
    assert grid.hidden_rows == hidden
