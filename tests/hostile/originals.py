"""One honest document for each reader, small enough to be spoiled a thousand times."""

from __future__ import annotations

import io
import struct
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import docx
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from PIL import Image, ImageDraw
from reportlab.lib import pagesizes
from reportlab.platypus import SimpleDocTemplate
from reportlab.platypus import Table as PrintedTable
from xlwt.CompoundDoc import XlsDoc

from tests.requests_app.mail.wrapped import winmail

ROWS = [["Sex of victim", "2017/18", "2018/19"], ["Female", 54, 28], ["Male", 12, 9], ["Total", 66, 37]]


def _text(delimiter: str) -> str:
    return "".join(delimiter.join(map(str, row)) + "\r\n" for row in ROWS)


def delimited() -> bytes:
    return ("Question 1: offences recorded\r\n\r\n" + _text(",") + "Note: figures below 5 are shown as <5\r\n").encode()


def workbook() -> bytes:
    book, held = Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.active.merge_cells("A6:C6")
    book.create_sheet("Notes").append(["Hidden"])
    book.save(held)
    return held.getvalue()


def old_workbook() -> bytes:
    book, held = xlwt.Workbook(), io.BytesIO()
    sheet = book.add_sheet("S")
    for r, row in enumerate(ROWS):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.save(held)
    return held.getvalue()


def open_document() -> bytes:
    document, table, held = OpenDocumentSpreadsheet(), Table(name="S"), io.BytesIO()
    for row in ROWS:
        line = TableRow()
        for value in row:
            kind = {"valuetype": "float", "value": value} if isinstance(value, int) else {"valuetype": "string"}
            cell = TableCell(**kind)
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.write(held)
    return held.getvalue()


def workbook_xml() -> bytes:
    cells = "".join(
        "<Row>" + "".join(
            f'<Cell><Data ss:Type="{"Number" if isinstance(v, int) else "String"}">{v}</Data></Cell>' for v in row
        ) + "</Row>" for row in ROWS
    )  # fmt: skip
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="S"><Table>{cells}</Table></Worksheet></Workbook>'
    ).encode()


def web_page() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td colspan=1 rowspan=1>{value}</td>" for value in row) + "</tr>" for row in ROWS)
    return f"<!doctype html><html><body><p>We hold:</p><table>{rows}</table></body></html>".encode()


def word() -> bytes:
    document, held = docx.Document(), io.BytesIO()
    document.add_paragraph("1. How many offences were recorded? We recorded 66 offences in 2017/18.")
    table = document.add_table(rows=0, cols=3)
    for row in ROWS:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = str(value)
    document.save(held)
    return held.getvalue()


def pdf() -> bytes:
    held = io.BytesIO()
    printed = PrintedTable(ROWS, style=[("GRID", (0, 0), (-1, -1), 1, "black")])
    SimpleDocTemplate(held, pagesize=pagesizes.A4, pageCompression=0).build([printed])
    return held.getvalue()


def _picture() -> Image.Image:
    made = Image.new("L", (700, 260), 255)
    pen = ImageDraw.Draw(made)
    for r, row in enumerate(ROWS):
        for c, value in enumerate(row):
            pen.text((20 + 220 * c, 20 + 55 * r), str(value), fill=0, font_size=28)
    return made


def picture(kind: str) -> Callable[[], bytes]:
    def drawn() -> bytes:
        held = io.BytesIO()
        _picture().save(held, kind)
        return held.getvalue()

    return drawn


def mail() -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = (
        "foi@force.example",
        "us@charity.example",
        "FOI 123/19: our answer",
    )
    letter["Message-ID"], letter["Date"] = "<1@force.example>", "Wed, 01 May 2019 10:00:00 +0100"
    letter.set_content("Dear applicant,\n\nWe hold 66 offences for 2017/18. Section 40(2) applies to the rest.\n")
    letter.add_alternative("<p>We hold <b>66</b> offences.</p>", subtype="html")
    letter.add_attachment(delimited(), maintype="text", subtype="csv", filename="return.csv")
    wrapped = winmail([("inner.csv", delimited())], text="")
    letter.add_attachment(wrapped, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return letter.as_bytes()


def outlook() -> bytes:
    """A .msg with nothing but its properties: a compound file whose one stream is called as theirs is."""
    entry = struct.pack("<IIQ", 0x00170003, 6, 1)  # importance
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made"
        XlsDoc().save(str(path), b"\0" * 32 + entry * 20)
        raw = path.read_bytes()
    was = "Workbook".encode("utf-16-le")
    at = raw.index(was + b"\0\0")
    name = "__properties_version1.0".encode("utf-16-le")
    return raw[:at] + name.ljust(64, b"\0") + struct.pack("<H", len(name) + 2) + raw[at + 66 :]


def archive() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("answer/return.csv", delimited())
        package.writestr("answer/return.xlsx", workbook())
        package.writestr("letter.html", web_page())
    return held.getvalue()


def rich_text() -> bytes:
    rows = "".join(
        r"\trowd" + "".join(rf"\cellx{2000 * (c + 1)}" for c in range(3)) + "".join(rf"\intbl {v}\cell" for v in row)
        + r"\row" for row in ROWS
    )  # fmt: skip
    return (r"{\rtf1\ansi Question 1\par " + rows + "}").encode()


QUICK: Mapping[str, Callable[[], bytes]] = {
    "delimited text": delimited, "workbook": workbook, "old workbook": old_workbook, "open document": open_document,
    "workbook in XML": workbook_xml, "web page": web_page, "Word": word, "PDF": pdf, "mail": mail, "Outlook": outlook,
    "archive": archive,
}  # fmt: skip
SLOW: Mapping[str, Callable[[], bytes]] = {
    "PNG": picture("PNG"), "JPEG": picture("JPEG"), "TIFF": picture("TIFF"), "rich text": rich_text
}  # fmt: skip
"""Read with OCR, or by LibreOffice."""

ORIGINALS = {**QUICK, **SLOW}


@cache
def original(kind: str) -> bytes:
    return ORIGINALS[kind]()
