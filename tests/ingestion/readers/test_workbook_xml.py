"""Excel 2003 XML: sparse rows and cells, merged heads, shares and what is hidden, each at its own place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.readers.selection import media_type
from ingestion.readers.workbook_xml import read
from ingestion.values.reading import UnreadableFile

NAMED = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'


def cell(value: object, more: str = "") -> str:
    kind = "Number" if isinstance(value, int | float) else "String"
    return f'<Cell{more}><Data ss:Type="{kind}">{value}</Data></Cell>'


def book(path: Path, rows: str, *, before: str = "", after: str = "") -> Path:
    path.write_text(
        f'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook {NAMED}>{before}'
        f'<Worksheet ss:Name="Data"><Table>{rows}</Table>{after}</Worksheet></Workbook>'
    )
    return path


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=st.lists(st.integers(0, 999), min_size=6, max_size=6), down=st.integers(1, 9), right=st.integers(1, 5))
def test_figures_stand_where_the_indexes_put_them(tmp_path: Path, numbers: list[int], down: int, right: int) -> None:
    at = f' ss:Index="{right}"'
    heads = "".join([cell("District", at), cell("2017/18"), cell("2018/19")])
    rows = f'<Row ss:Index="{down}">{heads}</Row>'
    for n, town in enumerate(("Ashby", "Barrow", "Corby")):
        rows += f"<Row>{cell(town, at)}{cell(numbers[2 * n])}{cell(numbers[2 * n + 1])}</Row>"
    path = book(tmp_path / "return.xls", rows)
    assert media_type(path) == "application/vnd.ms-excel.spreadsheetml"
    reading = read_file(path)
    assert [r.interval.low for r in reading.records if not r.total] == numbers
    assert reading.records[0].place.cell == f"{'ABCDEF'[right]}{down + 1}"


def test_shares_struck_and_hidden_rows_are_known(tmp_path: Path) -> None:
    styles = (
        '<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>'
        '<Style ss:ID="s"><Font ss:StrikeThrough="1"/></Style></Styles>'
    )
    share, struck = cell(0.5, ' ss:StyleID="p"'), cell("C", ' ss:StyleID="s"')
    rows = f'<Row>{cell("A")}{share}</Row><Row ss:Hidden="1">{cell("B")}</Row><Row>{struck}</Row>'
    contents = read(book(tmp_path / "r.xls", rows, before=styles))
    assert contents.grids[0].formats == {(0, 1): "0.00%"}
    assert {finding.id for finding in contents.findings} == {"Q251", "Q253"}
    assert contents.quarantine is not None


def test_a_workbook_cut_short_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = book(tmp_path / "r.xls", f"<Row>{cell('A')}</Row>")
    path.write_text(path.read_text()[:-20])
    with pytest.raises(UnreadableFile, match="ask the sender"):
        read(path)


def test_an_index_beyond_the_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read(book(tmp_path / "r.xls", f'<Row ss:Index="9999999">{cell("A")}</Row>'))
    assert refusal.value.code == "too_large"
