"""A mixed batch read by a worker of one process and by one of two. Run: ./run bench workers

In turns on the same documents, by a real Celery worker with its database and broker. On a machine that others use the
ratio of times is theirs as well, so what each way took of the processor is told beside it.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.scale.place import open_database

TOLD = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "workers.md"
DOCUMENTS, TURNS = 40, 3
PATIENCE = 900


def main(arguments: Sequence[str] = ()) -> None:
    """Measures and writes docs/benchmarks/workers.md."""
    open_database("workers", afresh=True)
    keys = _uploaded()
    runs = [(_read_by(1, keys), _read_by(2, keys)) for _ in range(TURNS)]
    faster = sorted(one[0] / two[0] for one, two in runs)
    dearer = sorted(two[1] / one[1] for one, two in runs)
    lines = [
        "# One process and two",
        "",
        f"{DOCUMENTS} drawn returns of every container, read by a worker of one process and by one of two,",
        f"{TURNS} times in turns. Made by `./run bench workers`.",
        "",
        "| | median | least | most |",
        "| --- | ---: | ---: | ---: |",
        f"| two processes are so many times as fast | {median(faster):.2f} | {faster[0]:.2f} | {faster[-1]:.2f} |",
        f"| and take so many times the processor | {median(dearer):.2f} | {dearer[0]:.2f} | {dearer[-1]:.2f} |",
        "",
        "Where other work shares the processors, two processes also get a larger share of them: read the first line",
        "with the second, which no other work changes much.",
        "",
    ]
    TOLD.write_text("\n".join(lines), encoding="utf-8")
    print(TOLD.read_text())


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


def _read_by(processes: int, keys: list[int]) -> tuple[float, float]:
    """Seconds on the clock and of the processor, from the first message until the last document is read."""
    from foitracker.processes import worker
    from ingestion import actions
    from ingestion.models import Document, Heartbeat

    documents = Document.objects.filter(pk__in=keys)
    used = _used()
    with worker(clock=False, concurrency=processes):
        _wait(lambda: Heartbeat.objects.filter(processes=processes).exists())
        time.sleep(5)  # each process has its reading process ready
        documents.update(state="waiting", attempts=0, claimed_at=None)
        begun = time.monotonic()
        for key in keys:
            actions.ask_for_reading(key)
        _wait(lambda: not documents.filter(state__in=["waiting", "reading"]).exists())
        took = time.monotonic() - begun
    Heartbeat.objects.all().delete()
    return took, _used() - used


def _wait(happened: Any) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError("the worker did not come to an end")
        time.sleep(0.1)


def _used() -> float:
    """Of the processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
