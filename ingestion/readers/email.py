"""E-mails: the letter's words as lines, its tables as grids, and every file it carries as a document of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingestion.readers import kinds
from ingestion.readers.delimited import typed_text
from ingestion.readers.html import read_page
from ingestion.readers.pictures import may_hold_figures
from ingestion.values.contents import Contents, Member, Progress, no_progress
from ingestion.values.grid import Line
from ingestion.values.place import Place
from ingestion.values.reading import UnreadableFile
from requests_app.mail.parsing import Attachment, ParsedMail, parse_mail

MEDIA_TYPES = frozenset({"message/rfc822"})


def read(path: Path, *, progress: Progress = no_progress) -> Contents:
    """Never refuses: a mail that cannot be taken apart is told as a finding, with its words as lines."""
    return contents_of(parse_mail(path.read_bytes()), progress=progress)


def contents_of(mail: ParsedMail, *, progress: Progress = no_progress) -> Contents:
    """A parsed mail's letter and files."""
    contents = Contents()
    _read_letter(mail, contents)
    for sentence in mail.trouble:
        contents.findings.append(kinds.MAIL_TROUBLE.found(sentence))
    left = add_files(contents, mail.attachments)
    if left:
        contents.findings.append(kinds.SMALL_PICTURES.found(f"{left} small pictures of the letter were not read."))
    progress(1, 1, "pages")
    return contents


def _read_letter(mail: ParsedMail, contents: Contents) -> None:
    """The subject first, then the letter by its lines; tables only a page can have."""
    texts = [mail.subject, *mail.text.splitlines()]
    typed, contents.lines = typed_text(texts)
    if "<table" not in mail.html.lower():
        contents.grids = typed
        return
    try:
        said: list[str] = []
        page = read_page(mail.html, sheets="Table", said=said)
    except UnreadableFile as fault:
        contents.findings.append(kinds.MAIL_TROUBLE.found(fault.sentence))
        contents.lines = _lines(texts, frozenset())
        return
    contents.lines = _lines(texts, rows_of_tables(texts, said))
    contents.grids = page.grids
    contents.quarantine = page.quarantine
    contents.findings.extend(page.findings)


def _lines(texts: Sequence[str], left_out: frozenset[int]) -> list[Line]:
    return [
        Line(" ".join(text.split()), Place(cell=f"A{number}"))
        for number, text in enumerate(texts, 1)
        if text.strip() and number not in left_out
    ]


def rows_of_tables(texts: Sequence[str], tables: Sequence[str]) -> frozenset[int]:
    """The numbers (from 1) of the lines that say again, word for word, what a table of the page says: a mail's words
    are written once as a page and once as text, and the table's rows are no sentences. Each table is looked for below
    the one before; one whose words stand otherwise in the text is left there."""
    said = ["".join(text.split()) for text in texts]
    found: set[int] = set()
    start = 0
    for table in tables:
        whole = "".join(table.split())
        for first in range(start, len(said) if whole else start):
            if said[first] and (last := _spelled_out(said, first, whole)) is not None:
                found.update(range(first + 1, last + 2))
                start = last + 1
                break
    return frozenset(found)


def _spelled_out(said: Sequence[str], first: int, whole: str) -> int | None:
    """The line that ends the text `whole`, begun at line `first`; None where the lines say something else."""
    at = 0
    for number in range(first, len(said)):
        if not whole.startswith(said[number], at):
            return None
        at += len(said[number])
        if at == len(whole):
            return number
    return None


def add_files(contents: Contents, attachments: list[Attachment]) -> int:
    """Carried files become members, numbered where a name comes twice. Gives how many small pictures were left."""
    left = 0
    taken: set[str] = set()
    for attachment in attachments:
        if attachment.inline and not may_hold_figures(attachment.content):
            left += 1
            continue
        stem, dot, ending = attachment.name.rpartition(".")
        name, number = attachment.name, 1
        while name in taken:
            number += 1
            name = f"{stem} ({number}).{ending}" if dot else f"{attachment.name} ({number})"
        taken.add(name)
        contents.members.append(Member(name, attachment.content))
    return left
