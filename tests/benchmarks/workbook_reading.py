"""A sheet of 200,000 rows and fifteen columns. Run: python -m tests.benchmarks.workbook_reading

One row per offence, read and counted by the whole pipeline, against python-calamine doing nothing but iterate over the
values of the same file: each in a process of its own, one after the other, three times, the quickest of each. Seconds
are the processor's; compare the ratio. A tenth of the rows is measured too: of any sheet the first 2,000 rows are
understood cell by cell, and what follows them streams by.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from openpyxl import Workbook

ROOT = Path(__file__).resolve().parents[2]
TOLD = ROOT / "docs" / "benchmarks" / "workbooks.md"
ROWS, SHORTER = 200_000, 20_000
TIMES = 3
MOST_TIMES_CALAMINE = 1.5
MOST_MEMORY = 300

BARE = """
import resource, sys, time
started = time.process_time()
from python_calamine import CalamineWorkbook
rows = sum(1 for row in CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).iter_rows()) - 1
print(rows, time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
WHOLE = """
import resource, sys, time
from pathlib import Path
from ingestion.pipeline import read_file
import ingestion.readers.workbook
started = time.process_time()
reading = read_file(Path(sys.argv[1]))
rows = sum(int(record.interval.low) for record in reading.records if not record.breakdown)
print(rows, time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def built(path: Path, rows: int = ROWS) -> Path:
    """Invented offences: a reference, two days, eleven columns of categories, an age."""
    chance = random.Random(71)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Offences")
    sheet.append(
        [
            *("Crime ref", "Date recorded", "Date from", "Offence", "Code", "Victim age", "Victim sex", "Ethnicity"),
            *("Method", "Outcome", "District", "Beat", "Flag", "Team", "Notes"),
        ]
    )
    for number in range(rows):
        recorded = datetime(2017, 4, 1) + timedelta(days=chance.randrange(730))
        sheet.append(
            [
                f"C/{number:07d}/18",
                recorded,
                recorded - timedelta(days=chance.randrange(60)),
                "Sexual communication with a child",
                "71/17",
                chance.randrange(4, 16),
                chance.choice(("Female", "Male", "Unknown")),
                chance.choice(("Asian", "Black", "Mixed", "White", "Not stated")),
                chance.choice(("Facebook", "Instagram", "Snapchat", "WhatsApp", "Kik", "Not recorded")),
                f"OC{chance.randrange(1, 22):02d}",
                chance.choice(("North", "South", "East", "West")),
                chance.randrange(1, 60),
                chance.choice(("Y", "N")),
                chance.choice(("Team A", "Team B")),
                chance.choice((None, "see file")),
            ]
        )
    book.save(path)
    return path


def run(script: str, path: Path) -> tuple[int, float, int]:
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    rows, seconds, memory = done.stdout.split()
    return int(rows), float(seconds), int(memory)


def measured(rows: int = ROWS) -> dict[str, tuple[int, float, int]]:
    """Rows counted, seconds and peak megabytes of each way: the quickest of its runs."""
    with tempfile.TemporaryDirectory() as folder:
        path = built(Path(folder) / "offences.xlsx", rows)
        runs: dict[str, list[tuple[int, float, int]]] = {
            "python-calamine, iterated": [],
            "read, understood, counted": [],
        }
        for _ in range(TIMES):
            runs["python-calamine, iterated"].append(run(BARE, path))
            runs["read, understood, counted"].append(run(WHOLE, path))
    return {name: min(results, key=lambda result: result[1]) for name, results in runs.items()}


def main() -> None:
    found = {rows: measured(rows) for rows in (SHORTER, ROWS)}
    ratios = {rows: whole[1] / bare[1] for rows, (bare, whole) in ((r, f.values()) for r, f in found.items())}
    whole = found[ROWS]["read, understood, counted"]
    lines = [
        "# Long workbooks",
        "",
        "Sheets of fifteen columns, one row per offence. Both ways on the same file in one run, each in a process of",
        f"its own, the quickest of {TIMES}, in seconds of the processor. Measured by `./run bench workbook_reading`.",
        "",
        "| | rows | seconds | peak memory |",
        "| --- | ---: | ---: | ---: |",
        *(
            f"| {name} | {rows:,} | {seconds:.2f} | {memory} MB |"
            for one in found.values()
            for name, (rows, seconds, memory) in one.items()
        ),
        "",
        f"The whole reading takes {ratios[ROWS]:.2f} times the bare one (at most {MOST_TIMES_CALAMINE}) "
        f"in {whole[2]} MB (under {MOST_MEMORY});",
        f"of {SHORTER:,} rows {ratios[SHORTER]:.1f} times. The first 2,000 rows of any sheet are looked at cell by",
        "cell, to learn what its columns are and that each row is a case; that is most of the shorter time and as much",
        "in the longer. What follows streams by.",
        "",
    ]  # fmt: skip
    TOLD.parent.mkdir(parents=True, exist_ok=True)
    TOLD.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines[5:]))
    if whole[0] != ROWS or ratios[ROWS] > MOST_TIMES_CALAMINE or whole[2] >= MOST_MEMORY:
        sys.exit(1)


if __name__ == "__main__":
    main()
