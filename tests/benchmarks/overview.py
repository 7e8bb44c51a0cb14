"""Everything at a glance, in some minutes. Run: ./run bench

Each line sets what the program does against the barest program that does the same work, in turns on the same machine,
in processor time; what is told is the median of the ratios with the least and the most of them. Nothing here looks for
a second's worth of truth: the page says what is quick and what is not, and where the long measurement is.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks import printed_return, workbook_reading
from tests.scale.place import open_database

ROOT = Path(__file__).resolve().parents[2]
TOLD = ROOT / "docs" / "benchmarks" / "README.md"
TURNS = 3
ROWS, LINES = 20_000, 500
DRAWN = range(2_000_000, 2_000_060)
PEERS = ("pandas", "camelot", "tabula", "img2table")

Way = tuple[str, str]
"""What is imported, which is not measured since a worker does it once; and the work."""

PROGRAM = """
import re, sys, time
from pathlib import Path
path, done = sys.argv[1], 0
{imports}
begun = time.process_time()
{work}
used, status = time.process_time() - begun, Path("/proc/self/status").read_text()
print(used, int(re.search(r"VmHWM:\\s+(\\d+)", status)[1]) // 1024)
"""
READERS = "import ingestion.sandbox.server as server; server._load_early()"
OURS = f"from ingestion.pipeline import read_file; {READERS}", "read_file(Path(path))"
CALAMINE = (
    "from python_calamine import CalamineWorkbook",
    "for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows(): done += 1",
)
OPENPYXL = (
    "from openpyxl import load_workbook",
    "for row in load_workbook(path, read_only=True).active.iter_rows(values_only=True): done += 1",
)
PANDAS = "import pandas", "done = len(pandas.read_excel(path))"
PDFIUM = "from tests.benchmarks.pdf_reading import bare", "done = bare(Path(path))"
PDFPLUMBER = "from tests.benchmarks.pdf_peers import pdfplumber_lines", "done = pdfplumber_lines(Path(path))"


@dataclass(frozen=True, slots=True)
class Compared:
    """What we take against what the bare way takes: the ratios of some turns, and the most memory of each in MB."""

    what: str
    against: str
    ratios: Sequence[float]
    memory: tuple[int, int] | None = None

    @property
    def line(self) -> str:
        held = f"{self.memory[0]} MB against {self.memory[1]} MB" if self.memory else ""
        low, middle, high = min(self.ratios), median(self.ratios), max(self.ratios)
        return f"| {self.what} | {self.against} | {middle:.2f} ({low:.2f} to {high:.2f}) | {held} |"


def main(arguments: Sequence[str] = ()) -> None:
    """Measures all of it and writes docs/benchmarks/README.md."""
    begun = time.monotonic()
    reading = list(_reading())
    accuracy = _accuracy()
    pages, campaign = _pages_and_campaign()
    TOLD.write_text("\n".join(_page(reading, accuracy, pages, campaign)) + "\n", encoding="utf-8")
    print(TOLD.read_text())
    print(f"{time.monotonic() - begun:.0f} s", file=sys.stderr)


def _reading() -> Iterator[Compared]:
    with tempfile.TemporaryDirectory() as folder:
        book = workbook_reading.built(Path(folder) / "offences.xlsx", ROWS)
        what = f"a workbook of {ROWS:,} rows, read, understood, counted"
        yield _compared(what, "python-calamine, iterated", OURS, CALAMINE, book)
        yield _compared(what, "openpyxl, iterated", OURS, OPENPYXL, book)
        if importlib.util.find_spec("pandas"):
            yield _compared(what, "pandas, to a frame", OURS, PANDAS, book)
        printed = Path(folder) / "return.pdf"
        pages = printed_return.build(printed, printed_return.rows(LINES))
        what = f"a printed list of {pages} pages, read, understood, counted"
        yield _compared(what, "pypdfium2: characters and paths", OURS, PDFIUM, printed)
        yield _compared(what, "pdfplumber, tables", OURS, PDFPLUMBER, printed, turns=2)


def _compared(what: str, against: str, ours: Way, bare: Way, path: Path, *, turns: int = TURNS) -> Compared:
    pairs = [(_run(ours, path), _run(bare, path)) for _ in range(turns)]
    memory = max(one[1] for one, _ in pairs), max(other[1] for _, other in pairs)
    return Compared(what, against, [one[0] / other[0] for one, other in pairs], memory)


def _run(way: Way, path: Path) -> tuple[float, int]:
    """Processor seconds of the work, and the most memory of the process of its own that did it."""
    command = [sys.executable, "-c", PROGRAM.format(imports=way[0], work=way[1]), str(path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env={**os.environ}).stdout
    seconds, memory = said.split()
    return float(seconds), int(memory)


def _accuracy() -> list[str]:
    """A line for returns drawn at random that hold nothing wrong on purpose."""
    from tests.world.tallies import survey

    told = survey(DRAWN).clean
    exact = f"{100 * told.share_exact:.1f}% of {told.expected:,} figures exact"
    return [
        f"| {told.returns} returns drawn at random | {exact} | "
        f"{told.flagged} flagged | {told.silent} silently wrong | {told.invented + told.total_as_figure} invented |"
    ]


def _pages_and_campaign() -> tuple[list[tuple[str, float, int]], list[Compared]]:
    """Pages by the whole time of a view against that of its queries; a campaign judged and told against the SQL that
    fetches, and that groups, its records."""
    open_database("overview", afresh=True)
    from tests.benchmarks.pages import _pages
    from tests.scale import world

    people = world.people()
    campaign = world.large_campaign(records=200)
    world.make(world.Size(authorities=200, requests=1000, records=10_000, a_campaign=100))
    costs = _pages(campaign, people["Administrator"])
    pages = [(name, cost.whole / cost.sql, cost.size) for name, cost in costs.items()]
    return sorted(pages, key=lambda one: -one[1]), _campaign(campaign)


def _campaign(campaign: Any) -> list[Compared]:
    from django.db import connection

    from reporting.kept_results import edition_as_it_stands
    from reporting.queries import campaign_edition, campaign_figures
    from review.kept_judgements import judged_in_short

    today = date.today()
    of_it = """FROM ingestion_offencerecord record
        JOIN ingestion_extraction reading ON reading.id = record.extraction_id
        JOIN ingestion_document document ON document.id = reading.document_id
        WHERE document.campaign_id = %s AND reading.current"""

    def asked(select: str, group: str = "") -> Callable[[], Any]:
        def ask() -> Any:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT {select} {of_it} {group}", [campaign.pk])
                return cursor.fetchall()

        return ask

    grouped = asked("record.question, record.period_label, record.breakdown, sum(record.low)", "GROUP BY 1, 2, 3")
    every = asked("record.*")

    def afresh() -> Any:
        figures = campaign_figures(campaign, today=today, provisional=True)
        return campaign_edition(figures, today=today, public=False)

    def kept() -> Any:
        return edition_as_it_stands(campaign, today=today, provisional=True, public=False)["sentences"]

    def in_turns(what: str, against: str, ours: Callable[[], Any], bare: Callable[[], Any], turns: int) -> Compared:
        ours(), bare()
        return Compared(what, against, [_took(ours) / _took(bare) for _ in range(turns)])

    return [
        in_turns("a campaign judged, as it is kept", "SQL that fetches its records",
                 lambda: judged_in_short(campaign, today=today), every, TURNS),
        in_turns("its edition with every sentence, as it is kept", "SQL `GROUP BY` of them", kept, grouped, TURNS),
        in_turns("the same anew: judged, added up, put in words", "SQL `GROUP BY` of them", afresh, grouped, 2),
    ]  # fmt: skip


def _took(work: Callable[[], Any]) -> float:
    """Seconds on the clock: the database's work is another process's."""
    begun = time.perf_counter()
    work()
    return max(time.perf_counter() - begun, 1e-6)


def _page(
    reading: list[Compared], accuracy: list[str], pages: list[tuple[str, float, int]], campaign: list[Compared]
) -> Iterator[str]:
    there = [name for name in PEERS if importlib.util.find_spec(name)]
    missing = ", ".join(name for name in PEERS if name not in there) or "none"
    ratios = [ratio for _, ratio, _ in pages]
    yield from (
        "# At a glance",
        "",
        "Made by `./run bench` in some minutes. Each ratio is what we take against the barest way to do the same work,",
        f"in turns on one machine: the median of up to {TURNS} turns, with the least and the most. Under 1 we are",
        "quicker. Single measurements lie beside this page; `./run bench NAME` makes one anew, `./run bench all` all.",
        "",
        "## Reading",
        "",
        "| what | against | times as long | memory at most |",
        "| --- | --- | --- | --- |",
        *(one.line for one in reading),
        "",
        "Processor time without the imports, each in a process of its own; ten times the rows are in workbooks.md.",
        f"Not installed here, so not measured: {missing}.",
        "",
        "## Rightness",
        "",
        "| drawn | right | told | not told | |",
        "| --- | --- | --- | --- | --- |",
        *accuracy,
        "",
        "## A campaign of 43 forces",
        "",
        "| what | against | times as long | |",
        "| --- | --- | --- | --- |",
        *(one.line for one in campaign),
        "",
        "## Pages",
        "",
        f"{len(pages)} pages of a seeded world, the whole of a view against its SQL alone: {median(ratios):.1f} times",
        f"in the middle, {max(ratios):.1f} at most; the largest has {max(size for *_, size in pages) / 1000:.0f} kB.",
        "The five that take longest beside their SQL:",
        "",
        "| page | times its SQL | kB |",
        "| --- | ---: | ---: |",
        *(f"| {name} | {ratio:.1f} | {size / 1000:.0f} |" for name, ratio, size in pages[:5]),
    )


if __name__ == "__main__":
    main()
