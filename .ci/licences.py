"""The licences of everything that is installed to run the product: python .ci/licences.py > docs/licences.md

Read from the packages themselves, so it works offline. A package whose licence is not known to be free to use and to
pass on beside our code is told, and makes the command fail."""

import re
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PASSED_ON = re.compile(
    r"\b(?:MIT|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|PYTHON|MPL|Mozilla|PostgreSQL|HPND|CMU|Unlicense|"
    r"public domain|CC0|ZPL|Zope|LGPL|Lesser General Public)\b",
    re.IGNORECASE,
)
"""Permissive licences, and those that ask for no more than their own source to stay free."""

SEEN_BY_HAND: dict[str, str] = {}
"""Packages that do not say it in their metadata, with what their files say."""

HEAD = """# Licences

Printed by `.venv/bin/python .ci/licences.py > docs/licences.md` from the packages that `requirements.txt` pins.

| package | version | licence |
| --- | --- | --- |
"""


def pinned() -> list[str]:
    return re.findall(r"^([a-z0-9._-]+)(?:\[[a-z0-9,]+\])?==", (ROOT / "requirements.txt").read_text(), re.M)


def licence_of(name: str) -> str:
    """In the package's own words; empty where it has none. Raises PackageNotFoundError for another platform's."""
    said = metadata.metadata(name)
    told = said.get("License-Expression") or ""
    if not told:
        classed = [
            one.rpartition(" :: ")[2] for one in said.get_all("Classifier") or [] if one.startswith("License ::")
        ]
        told = ", ".join(one for one in classed if one != "OSI Approved")
    if not told:
        told = (said.get("License") or "").strip().partition("\n")[0][:80]
    return SEEN_BY_HAND.get(name) or told


def main() -> int:
    rows, unknown = [], []
    for name in sorted(set(pinned())):
        try:
            told, version = licence_of(name), metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # another platform's
        if not PASSED_ON.search(told):
            unknown.append(f"{name}: {told or 'says none'}")
        rows.append(f"| {name} | {version} | {told} |")
    print(HEAD + "\n".join(rows))
    for one in unknown:
        print(f"Look at its licence: {one}", file=sys.stderr)
    return bool(unknown)


if __name__ == "__main__":
    sys.exit(main())
