"""A pack checked by this project's own copy of the programs that lie in it: one that was changed checks nothing. Its
redacted documents are read again besides, cell by cell, by the project's own reader of figures."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from reporting.exports.evidence_pack import programs
from reporting.exports.reading_again import read_again
from reporting.publishing.edition import mark

MOST_BYTES = 2 * 1024**3
"""What a pack may hold unpacked: more is no pack of ours."""

NEEDED = ("codebook.json", "SHA256SUMS", "edition.json", "data/cells.csv", "data/areas.csv")


class NoPack(ValueError):
    """It is not an evidence pack that can be made again; the message says why."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What the programs printed, whether nothing differed, and the edition's mark."""

    said: str
    holds: bool
    mark: str


def verify(pack: Path) -> Verified:
    """A pack as a zip or an unpacked folder, made again from its cells. Raises NoPack."""
    with tempfile.TemporaryDirectory(prefix="foitracker-pack-") as held:
        folder = Path(held)
        for name, content in _files(pack).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        own = folder / ".own"
        own.mkdir()
        for name, content in programs().items():
            (own / name).write_bytes(content)
        done = subprocess.run(
            [sys.executable, "-S", "-B", "-E", str(own / "verify.py"), str(folder)],
            capture_output=True,
            text=True,
            cwd=held,
        )
        edition = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
        again = read_again(folder)
        said = "".join([done.stdout, *(f"{line}\n" for line in again.said), done.stderr])
        return Verified(said, done.returncode == 0 and not again.differ, mark(edition))


def _files(pack: Path) -> dict[str, bytes]:
    if pack.is_dir():
        found = {str(path.relative_to(pack)): path.read_bytes() for path in pack.rglob("*") if path.is_file()}
    else:
        try:
            with zipfile.ZipFile(pack) as archive:
                entries = archive.infolist()
                if sum(entry.file_size for entry in entries) > MOST_BYTES:
                    raise NoPack("It holds more than any evidence pack does.")
                found = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
        except (OSError, zipfile.BadZipFile) as fault:
            raise NoPack(f"It is no zip file and no folder: {fault}") from None
    if any(Path(name).is_absolute() or ".." in Path(name).parts for name in found):
        raise NoPack("It names files outside itself.")
    if absent := [name for name in NEEDED if name not in found]:
        raise NoPack(
            f"It lacks {', '.join(absent)}: packs written before figures could be made again have no codebook."
        )
    return found
