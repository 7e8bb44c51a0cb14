"""`python -m tests.world SEED…`: a drawn return, what was missed in it, and the least that still fails.

`--keep FOLDER` writes the files there; `--layout` and `--container` choose instead of drawing.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foitracker.settings")

from ingestion.pipeline import read_file
from tests.world.drawing import drawn_document, write
from tests.world.judging import judge
from tests.world.pieces import Document, Line
from tests.world.sheets import as_text
from tests.world.tallies import smallest

MOST_ROWS = 12


def show(document: Document, folder: Path) -> bool:
    """Prints the document and what was missed; whether all was right."""
    made = write(document, folder)
    found = judge(made, read_file(made.path))
    print(f"== seed {document.seed}: {document.layout}, {document.container}, {document.decorations} {document.trap}")
    for section in document.sections:
        print(f"-- {section.name}")
        for block in section.blocks:
            if isinstance(block, Line):
                print(f"   {block.manner}: {block.words}")
                continue
            for row in block.rows[:MOST_ROWS]:
                print("   " + " | ".join(as_text(cell) or "." for cell in row))
            if len(block.rows) > MOST_ROWS:
                print(f"   … {len(block.rows) - MOST_ROWS} more rows")
    print(
        f"   {found.exact} of {found.expected} exact, {found.flagged} flagged, {found.silent} silent, "
        f"{found.invented} invented, {found.total_as_figure} totals as figures"
    )
    for placed, told in found.missed[:5]:
        print(f"   missed{'' if told else ' in silence'}: {placed.figure} {placed.at or ''}")
    for record in found.false[:5]:
        print(f"   invented: {record.as_written!r} {dict(record.breakdown)} {record.period} {record.place}")
    for finding in found.told[:8]:
        print(f"   {finding.level} {finding.id} {finding.place}: {finding.message}")
    return found.right


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("seeds", type=int, nargs="+")
    options.add_argument("--layout", default="")
    options.add_argument("--container", default="")
    options.add_argument("--keep", type=Path)
    chosen = options.parse_args()
    for seed in chosen.seeds:
        with TemporaryDirectory() as folder:
            document = drawn_document(seed, layout=chosen.layout, container=chosen.container)
            right = show(document, chosen.keep or Path(folder))
        if not right:
            print(f"   least: {smallest(seed, layout=chosen.layout, container=chosen.container)}")


if __name__ == "__main__":
    main()
