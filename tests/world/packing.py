"""Drawn documents as they travel: in mails and archives."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.world import pages, sheets
from tests.world.pieces import Cell, Document

Cells = list[tuple[Cell, str | None]]
MEMBERS = {
    "Response.xlsx": sheets.xlsx,
    "FOI response.xls": sheets.xls,
    "Data.csv": sheets.delimited,
    "Appendix.docx": pages.word,
    "Annex A.pdf": pages.pdf("ruled"),
}


def mail(document: Document, path: Path, drawn: Random) -> Cells:
    """A reply whose body holds the words, or the tables as a web page, or whose attachment holds it all."""
    message = EmailMessage()
    message["From"], message["To"] = "foi@northshire.police.example", "requests@charity.example"
    message["Subject"] = "Freedom of Information request 2024/0417"
    message["Date"] = "Mon, 03 Jun 2024 10:11:12 +0100"
    message["Message-ID"] = f"<{drawn.randrange(10**9)}@northshire.police.example>"
    if not any(document.tables()):
        message.set_content(pages.plain_text(document))
        found: Cells = []
    elif drawn.random() < 0.4:
        message.set_content("Please see the response in this message.\n")
        message.add_alternative(pages.web_page(document, drawn), subtype="html")
        found = pages._cells(document)
    else:
        message.set_content("Dear requester,\n\nPlease find our response attached.\n\nDisclosure Unit\n")
        found = _attached(message, document, drawn)
    path.write_bytes(bytes(message))
    return found


def _attached(message: EmailMessage, document: Document, drawn: Random) -> Cells:
    name, content, found = _member(document, drawn)
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return found


def _member(document: Document, drawn: Random) -> tuple[str, bytes, Cells]:
    name = drawn.choice(sorted(MEMBERS))
    if document.layout.startswith("sheet a ") or name not in ("Data.csv",):
        name = name if name != "Data.csv" else "Response.xlsx"
    if any(t.width > pages.WIDEST for t in document.tables()) and name.endswith((".pdf", ".docx")):
        name = "Response.xlsx"
    if document.layout in ("side by side", "cases"):
        name = "Response.xlsx"
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        found = MEMBERS[name](document, file, drawn)
        return name, file.read_bytes(), found


def archive(document: Document, path: Path, drawn: Random) -> Cells:
    """One file with everything, or for sheets a file each with the section's name."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        if len(document.sections) > 1:
            found: Cells = []
            for section in document.sections:
                one = Document(document.seed, document.layout, "csv", [section])
                with TemporaryDirectory() as folder:
                    file = Path(folder) / "member.csv"
                    found += [(cell, None) for cell, _ in sheets.delimited(one, file, drawn)]
                    made.writestr(f"{sheets.sheet_name(section.name)}.csv", file.read_bytes())
            return found
        name, content, found = _member(document, drawn)
        made.writestr(name, content)
    return found
