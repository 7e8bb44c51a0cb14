"""A mixed batch read by a worker of one process and by one of two. Run: ./run bench workers

In turns on the same documents, by a real Celery worker with its database and broker. On a machine that others use the
ratio of times is theirs as well, so what each way took of the processor is told beside it, counted from the first
message to the last document: the worker with all that it started, and the database.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from tests.scale.place import open_database

TOLD = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "workers.md"
DOCUMENTS, TURNS = 40, 3
LONGEST = 150.0
"""Seconds after which no further turn is begun."""
PATIENCE = 900


class Run(NamedTuple):
    """Seconds on the clock, and of the processor by the worker and by the database."""

    clock: float
    worker: float
    database: float


def main(arguments: Sequence[str] = ()) -> None:
    """Measures and writes docs/benchmarks/workers.md."""
    open_database("workers", afresh=True)
    keys = _uploaded()
    runs: list[tuple[Run, Run]] = []
    begun = time.monotonic()
    while len(runs) < TURNS and (not runs or time.monotonic() - begun < LONGEST):
        runs.append((_read_by(1, keys), _read_by(2, keys)))
    faster = [one.clock / two.clock for one, two in runs]
    dearer = [two.worker / one.worker for one, two in runs]
    database = [two.database / one.database for one, two in runs]
    busy = [(two.worker + two.database) / two.clock for _, two in runs]
    worker, share = (median(run[0].worker for run in runs), median(run[0].database for run in runs))
    lines = [
        "# One process and two",
        "",
        f"{DOCUMENTS} drawn returns of every container, read by a worker of one process and by one of two,",
        f"{len(runs)} times in turns. Made by `./run bench workers`.",
        "",
        "| | median | least | most |",
        "| --- | ---: | ---: | ---: |",
        _row("two processes are so many times as fast", faster),
        _row("and take so many times the processor", dearer),
        _row("and so many times the database's", database),
        _row("processors kept busy by two, the database's part included", busy),
        "",
        f"With one process a document takes {worker / DOCUMENTS:.2f} seconds of the processor in the worker, "
        f"{share / DOCUMENTS:.2f} in the database.",
        "Where other work shares the processors, two processes also get a larger share of them: read the first line",
        "with the others, which no other work changes much. What takes no more of the processor twice at once than one",
        "after the other, and waits for nothing, is twice as fast where two processors are free.",
        "",
    ]
    TOLD.write_text("\n".join(lines), encoding="utf-8")
    print(TOLD.read_text())


def _row(name: str, found: Sequence[float]) -> str:
    return f"| {name} | {median(found):.2f} | {min(found):.2f} | {max(found):.2f} |"


def _uploaded() -> list[int]:
    from ingestion.actions import receive_document
    from tests.builders import campaign
    from tests.world.drawing import drawn_document, write

    requests = list(campaign("kent", "essex", "surrey", "sussex").requests.all())
    keys = []
    with tempfile.TemporaryDirectory() as folder:
        for place in range(DOCUMENTS):
            path = write(drawn_document(3_000_000 + place), Path(folder)).path
            made = receive_document(
                name=path.name, chunks=[path.read_bytes()], received_on=_today(), by=None,
                request=requests[place % len(requests)], nudge=False,
            )  # fmt: skip
            keys.append(made.pk)
    return keys


def _today() -> Any:
    from django.utils import timezone

    return timezone.localdate()


def _read_by(processes: int, keys: list[int]) -> Run:
    """From the first message until the last document is read."""
    from foitracker.celery import app
    from foitracker.processes import worker
    from ingestion import actions
    from ingestion.models import Document, Heartbeat

    documents = Document.objects.filter(pk__in=keys)
    with worker(clock=False, concurrency=processes) as process:
        _wait(lambda: Heartbeat.objects.filter(processes=processes).exists())
        time.sleep(5)  # each process has its reading process ready
        documents.update(state="waiting", attempts=0, claimed_at=None)
        before, database = _used_in_session(process.pid), _used_by_database()
        begun = time.monotonic()
        for key in keys:
            actions.ask_for_reading(key)
        _wait(lambda: not documents.filter(state__in=["waiting", "reading"]).exists())
        took = time.monotonic() - begun
        time.sleep(0.5)  # the last reading process has ended and is counted
        run = Run(took, _used_in_session(process.pid) - before, _used_by_database() - database)
    Heartbeat.objects.all().delete()
    app.control.purge()  # messages that nobody needed any more
    return run


def _wait(happened: Any) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError("the worker did not come to an end")
        time.sleep(0.1)


def _times(pid: int) -> tuple[int, int, float]:
    """Its parent, its session, and the processor seconds of a process with those of its children that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[1]), int(fields[3]), sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _processes() -> list[tuple[int, int, int, float]]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            found.append((int(folder.name), *_times(int(folder.name))))
        except (OSError, ValueError):  # it ended meanwhile
            continue
    return found


def _used_in_session(session: int) -> float:
    return sum(seconds for _, _, its, seconds in _processes() if its == session)


def _used_by_database() -> float:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        server = _times(cursor.fetchone()[0])[0]
    return sum(seconds for pid, parent, _, seconds in _processes() if server in (pid, parent))


if __name__ == "__main__":
    main()
