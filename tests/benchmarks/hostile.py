"""Spoiled documents and mails, as many of each kind as wanted: what became of them, and the most that they took.

./run bench hostile [--each N] [--first SEED] [--kind KIND ...]. Each draw is its kind and its seed, so a fault is found
again. With kinds only their lines are made anew."""

from __future__ import annotations

import argparse
import logging
import os
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from tests import environment  # noqa: F401 - before Django's settings

TOLD = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "hostile.md"
APART = "mail, taken apart"
SLOW_AS_MANY = 10
"""One spoiled picture, or one that LibreOffice opens, for so many of the rest."""


def main(options: Sequence[str] = ()) -> int:
    """How many draws do not hold."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foitracker.settings")
    import django

    django.setup()
    logging.disable(logging.WARNING)
    wanted = argparse.ArgumentParser(prog="./run bench hostile")
    wanted.add_argument("--each", type=int, default=100)
    wanted.add_argument("--first", type=int, default=int(time.time()))
    wanted.add_argument("--kind", action="append", default=[])
    chosen = wanted.parse_args(list(options))
    from tests.hostile.mutations import mutated
    from tests.hostile.originals import ORIGINALS, QUICK, original
    from tests.hostile.trial import tried, tried_as_mail, watched

    lines: dict[str, str] = {}
    faults = 0
    with watched() as warm, tempfile.TemporaryDirectory() as folder:
        warm.prepare()  # as a worker does when it starts
        tried(original("PNG"), Path(folder), warm)  # and it has read something

        def drawn(name: str, kind: str, how: Callable, each: int) -> None:
            nonlocal faults
            outcomes = []
            for seed in range(chosen.first, chosen.first + each):
                outcome = how(mutated(original(kind), Random(seed)), Path(folder), warm)
                outcomes.append(outcome)
                for fault in outcome.faults:
                    faults += 1
                    print(f"{kind} {seed}: {fault}")
            codes = Counter(outcome.code for outcome in outcomes)
            became = ", ".join(f"{code} {count}" for code, count in codes.most_common())
            most = max(outcome.processor for outcome in outcomes)
            memory = max(outcome.memory for outcome in outcomes) / 2**20
            after = statistics.quantiles([outcome.next_after for outcome in outcomes], n=20)[-1] if each > 1 else 0.0
            wrong = sum(bool(outcome.faults) for outcome in outcomes)
            line = f"| {name} | {each} | {became} | {most:.1f} s | {memory:.0f} MB | {after:.2f} s | {wrong} |"
            print(line)
            lines[name] = line

        for kind in (one for one in ORIGINALS if not chosen.kind or one in chosen.kind):
            drawn(kind, kind, tried, chosen.each if kind in QUICK else max(2, chosen.each // SLOW_AS_MANY))
        if not chosen.kind or APART in chosen.kind:
            drawn(APART, "mail", tried_as_mail, chosen.each)
    _write(lines, first=chosen.first)
    return faults


def _write(lines: dict[str, str], *, first: int) -> None:
    """The page with these lines; those of other kinds stay as they were."""
    kept = [line for line in TOLD.read_text().splitlines() if line.startswith("| ")][2:] if TOLD.exists() else []
    told = {line.split(" | ")[0].removeprefix("| "): line for line in kept} | lines
    TOLD.write_text(HEAD.format(first=first) + "\n".join(told.values()) + "\n")


HEAD = """# Hostile input

Made by `./run bench hostile`: honest originals of the project's own, spoiled in their bytes, numbers, words and inner
files, each draw from a seed (here from {first} on). Limits of each reading: 60 s of processor, 1 GB of memory of its
own. A draw does not hold where its answer is no sentence, where nothing was read and nothing said, or where the next
document was not read; “next” is the time in which 95 of 100 next documents were read. The machine was shared while this
was measured: take the seconds as upper bounds.

| kind | draws | what became of them | most processor | most memory | next | do not hold |
| --- | --- | --- | --- | --- | --- | --- |
"""

if __name__ == "__main__":
    raise SystemExit(main())
