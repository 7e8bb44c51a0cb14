"""Old Word documents (.doc), rich text (.rtf) and OpenDocument texts (.odt): converted by LibreOffice where it is
installed, then read as Word.

Each conversion has a profile folder of its own, for two at once in one profile fail. Where LibreOffice is not installed
the document is refused by name.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from ingestion.readers import kinds, word
from ingestion.values.contents import Contents, Progress, no_progress
from ingestion.values.reading import UnreadableFile

MEDIA_TYPES = frozenset({"application/msword", "application/rtf", "application/vnd.oasis.opendocument.text"})

PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
LONGEST = 90
"""Seconds for one conversion; an ordinary one takes one or two."""

RICH_TEXT = b"{\\rtf"
PACKAGE = b"PK\x03\x04"

NOT_HERE = (
    "This kind of text document cannot be read on this machine (LibreOffice is not installed). It is kept; please save "
    "it as .docx or PDF and upload that."
)
DAMAGED = (
    "This document could not be converted. Please open it in the program that made it, save it as .docx and upload "
    "that, or ask the sender for it again."
)
TOO_SLOW = (
    "Converting this document took too long. Please open it in the program that made it, save it as .docx and upload "
    "that."
)


def program() -> str | None:
    """The LibreOffice of this machine, None where there is none."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def read(path: Path, *, progress: Progress = no_progress) -> Contents:
    """Raises UnreadableFile: unsupported, damaged, timed_out, and what reading the converted document raises."""
    converter = program()
    if converter is None:
        raise UnreadableFile("unsupported", NOT_HERE)
    with tempfile.TemporaryDirectory(prefix="converted-") as folder:
        contents = word.read(convert(path, Path(folder), converter), progress=progress)
    contents.findings.append(kinds.CONVERTED.found("The document was converted to .docx before it was read."))
    return contents


def convert(path: Path, folder: Path, converter: str) -> Path:
    """The document as .docx in this folder. Raises UnreadableFile: damaged, timed_out."""
    with path.open("rb") as file:
        head = file.read(5)
    ending = "rtf" if head == RICH_TEXT else "odt" if head.startswith(PACKAGE) else "doc"
    source = folder / f"original.{ending}"
    shutil.copyfile(path, source)
    command = [
        converter,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired as fault:
        raise UnreadableFile("timed_out", TOO_SLOW) from fault
    except OSError as fault:
        raise UnreadableFile("unsupported", NOT_HERE) from fault
    converted = folder / "out" / "original.docx"
    if not converted.is_file():
        raise UnreadableFile("damaged", DAMAGED)
    return converted
