"""`python -m demo FOLDER`: write the demonstration's documents, mails and specification to look at or to import."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from demo.campaign import specification
from demo.known_figures import BY_CODE
from demo.letters import build_mails
from demo.returns import build_all


def main() -> int:
    """Writes FOLDER/campaign.json, FOLDER/returns/<force>/… and FOLDER/mails/…, and lists what was written."""
    parser = argparse.ArgumentParser(prog="python -m demo", description="Write the demonstration's documents.")
    parser.add_argument("folder", type=Path, help="where to write; made if it does not exist")
    folder: Path = parser.parse_args().folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        parser.error(f"{folder} cannot be written to ({fault.strerror}). Give a folder of your own.")
    (folder / "campaign.json").write_text(
        json.dumps(specification(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    returns = build_all(folder / "returns")
    for each in returns:
        name = BY_CODE[each.force_code].name
        print(f"{each.received_on:%d %b}  {name:<42} {each.path.name:<28} {each.layout}")
    mails = build_mails(folder / "mails", returns)
    print(f"{len(returns)} documents of {len(BY_CODE)} forces and {len(mails)} mails in {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
