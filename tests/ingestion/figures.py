"""Records and readings built by hand, for the tests of what is made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingestion.values.finding import Finding
from ingestion.values.grid import Grid, Line
from ingestion.values.interval import NOTHING_KNOWN, ZERO, Interval, exactly
from ingestion.values.period import Period, financial_year
from ingestion.values.place import Place
from ingestion.values.reading import FileFacts, Reading
from ingestion.values.record import Kind, Record
from ingestion.values.table import Table
from requests_app.specification import Specification, parse_specification

CAMPAIGN = {
    "title": "Sexual communication with a child",
    "measure": {"name": "offences", "definition": "s.15A Sexual Offences Act 2003, recording code 71/17"},
    "periods": [
        {"label": "2017/18", "start": "2017-04-03", "end": "2018-03-31"},
        {"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"},
    ],
    "dimensions": {
        "victim_sex": {"categories": ["Female", "Male", "Unknown"]},
        "victim_age": {
            "categories": ["11 and under", "12-15", "16 and over", "Unknown"],
            "synonyms": {"11 and under": ["primary age"]},
        },
        "communication_method": {
            "categories": ["Facebook", "Facebook Messenger", "Instagram", "Snapchat", "WhatsApp", "Other", "Unknown"]
        },
    },
    "questions": [
        {"number": "1", "text": "How many offences of sexual communication with a child were recorded?"},
        {
            "number": "2",
            "text": "The sex and age of the victims",
            "breakdown": ["victim_sex", "victim_age"],
            "sums_to": "1",
        },
        {
            "number": "4",
            "text": "The methods of communication used and how often",
            "breakdown": ["communication_method"],
            "several_per_case": True,
        },
        {"number": "5", "text": "How many had a cyber flag attached?", "required": False},
    ],
}


def specification(**changes: object) -> Specification:
    """The campaign above, with parts of it changed."""
    return parse_specification(CAMPAIGN | changes)


def interval_of(written: str) -> tuple[Kind, Interval]:
    """What the few spellings used in these tests say: a number, "<5", "*", "-", "" or "x"."""
    if written.replace(".", "", 1).isdigit():
        return Kind.EXACT, exactly(float(written) if "." in written else int(written))
    if written.startswith("<"):
        return Kind.SUPPRESSED, Interval(1, int(written[1:]) - 1)
    return {
        "*": (Kind.SUPPRESSED, NOTHING_KNOWN),
        "-": (Kind.ZERO_MARK, ZERO),
        "": (Kind.BLANK, NOTHING_KNOWN),
        "x": (Kind.NOT_RECORDED, NOTHING_KNOWN),
    }[written]


def figure(
    written: object,
    breakdown: Mapping[str, str] | None = None,
    *,
    table: str = "t1",
    period: Period | None = financial_year(2018),  # noqa: B008  (a frozen value)
    measure: str = "",
    cell: str = "B2",
    **other: object,
) -> Record:
    """One record: what was written says its kind and interval."""
    kind, interval = interval_of(str(written))
    return Record(
        table=table,
        measure=measure,
        period=period,
        breakdown=breakdown or {},
        as_written=str(written),
        kind=kind,
        interval=interval,
        place=Place(sheet="Sheet1", cell=cell),
        **other,  # type: ignore[arg-type]
    )


def crosstab(rows: str, *, row_head: str, column_head: str, table: str = "t1", **other: object) -> list[Record]:
    """Records of a printed crosstab, its margins as totals:

    |         | Female | Male | Total |
    | 12-15   | 3      | <5   | 5     |
    """
    cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in rows.strip().splitlines()]
    records = []
    for number, row in enumerate(cells[1:], 2):
        for letter, head, written in zip("BCDEFGHIJ", cells[0][1:], row[1:], strict=False):
            breakdown = {row_head: row[0], column_head: head}
            kept = {key: label for key, label in breakdown.items() if label != "Total"}
            is_total = len(kept) < 2
            records.append(figure(written, kept, table=table, cell=f"{letter}{number}", total=is_total, **other))
    return records


def reading(
    records: Sequence[Record] = (),
    *,
    tables: Sequence[Table] = (),
    grids: Sequence[Grid] = (),
    lines: Sequence[str] = (),
    findings: Sequence[Finding] = (),
    name: str = "return.xlsx",
) -> Reading:
    """A reading of these records; lines are put on page 1."""
    return Reading(
        file=FileFacts(name, "0" * 64, 1, "text/csv"),
        records=list(records),
        tables=list(tables),
        grids=list(grids),
        lines=[Line(text, Place(page=1, box=(50.0, 20.0 * n, 500.0, 20.0 * n + 12))) for n, text in enumerate(lines)],
        findings=list(findings),
    )


def ids(findings: Sequence[Finding]) -> list[str]:
    """The kinds found, each as often as it was, in order of id."""
    return sorted(finding.id for finding in findings)
