"""Everything that stands behind an edition, in one zip: its figures, their cells, the documents' marks. Pure.

Whoever holds the pack and the documents can follow any sentence to the cell it came from, and check that no file of the
pack was changed since: SHA256SUMS is in the form that `sha256sum --check` reads. `python verify.py` makes every figure
of the pack again from its cells.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from reporting.exports import codebook, csvw, datapackage, methodology, redacted, xlsx
from reporting.exports.packing import pack
from reporting.exports.tables import tables
from reporting.publishing.edition import MARKERS, Content, mark
from reporting.redaction.rebuilt import Rebuilt

SUMS = "SHA256SUMS"

_DOCUMENTS = (
    "documents/          some of them, redacted: written anew as plain tables, with the figures that this",
    "                    edition shows, their heads and nothing else; places.csv says which cell is where",
)
PROGRAMS = Path(__file__).parent / "in_the_pack"


def write(content: Content, documents: Mapping[str, Rebuilt] | None = None) -> bytes:
    """The pack, the same bytes for the same edition. `documents` are the redacted ones that a supervisor allowed."""
    sheets = tables(content)
    data = datapackage.files_of(sheets)
    files = {
        "README.txt": _readme(content, bool(documents)).encode(),
        "edition.json": (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(),
        "figures.xlsx": xlsx.write(content),
        "datapackage.json": datapackage.describe(content, sheets, data),
        csvw.NAME: csvw.describe(content, sheets),
        "method.txt": methodology.text(content).encode(),
        "codebook.json": codebook.write(content),
        **data,
        **redacted.files_of(documents or {}),
        **(programs() if content.get("recomputing") else {}),
    }
    sums = "".join(f"{hashlib.sha256(written).hexdigest()}  {name}\n" for name, written in files.items())
    return pack({**files, SUMS: sums.encode()})


def programs() -> dict[str, bytes]:
    """The pack's own programs, which make its figures again."""
    return {name: (PROGRAMS / name).read_bytes() for name in ("verify.py", "recompute.py", "say.py")}


def _readme(content: Content, documents: bool) -> str:
    heading = content["heading"]
    lines = [
        heading["title"],
        *([heading["notice"]] if heading["notice"] else []),
        *(
            ["Provisional: not every return behind these figures has been signed off."]
            if heading["provisional"]
            else []
        ),
        *([] if heading["public"] else ["Internal: small counts are shown. Do not publish this pack."]),
        "",
        "edition.json        the edition as it was frozen; every other file is made from it",
        "figures.xlsx        the same figures as a workbook",
        "data/*.csv          the same figures as plain tables, described in datapackage.json",
        "data/sentences.csv  what is said, and data/withheld.csv what is not said and why",
        "data/cells.csv      each figure counted, as the force wrote it, with its document and place",
        "data/documents.csv  each document with its SHA-256, to tell that a file is the one that was read; a keyed",
        "                    mark instead where figures of it are withheld: who made the pack can open it",
        *(_DOCUMENTS if documents else ("                    the documents themselves are not in this pack",)),
        "method.txt          how this edition was made and how good it is, told from what happened",
        "codebook.json       what was asked, of whom, and what besides the cells the figures rest on",
        "verify.py           makes every figure again from the cells and compares: python verify.py",
        f"{SUMS}          check the pack with: sha256sum --check {SUMS}",
        "",
        "Markers",
        *(f"{marker}  {said}" for marker, said in MARKERS.items()),
        "",
        f"The edition's own mark (SHA-256 of its canonical JSON): {mark(content)}",
        "",
    ]
    return "\r\n".join(lines)
