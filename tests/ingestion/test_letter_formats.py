"""One letter as text, mail, page, Word document and PDF: the same figures, and the same sentences left to a person."""

from __future__ import annotations

from email.message import EmailMessage
from html import escape
from pathlib import Path
from random import Random

import docx
import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from ingestion.pipeline import read_file
from ingestion.values.reading import Reading

SEEDS = range(12)
FORMS = ("txt", "eml", "html", "docx", "pdf")


def letter(seed: int) -> tuple[list[tuple[bool, str]], set[tuple[str, str, float]]]:
    """Paragraphs, each with whether it is an item of a list, and the figures they give: period, category, count."""
    drawn = Random(seed)
    first = drawn.randint(2012, 2020)
    years = [f"{first + n}/{(first + n + 1) % 100:02d}" for n in range(3)]
    counts = [drawn.randint(20, 990) for _ in years]
    parts = {"Snapchat": drawn.randint(1, 9), "Facebook": drawn.randint(1, 9)}
    kind = seed % 4
    told: set[tuple[str, str, float]] = {(years[0], "", counts[0])}
    if kind == 0:
        said = [
            (False, f"In {years[0]} there were {counts[0]} offences, of which {parts['Snapchat']} involved Snapchat.")
        ]
        told.add((years[0], "Snapchat", parts["Snapchat"]))
    elif kind == 1:
        said = [(False, f"Of the {counts[0]} offences recorded in {years[0]}:")]
        said += [(True, f"{name}: {count}") for name, count in parts.items()]
        told |= {(years[0], name, count) for name, count in parts.items()}
    elif kind == 2:
        said = [(False, f"1. How many offences were recorded in {years[0]}?"), (False, f"The answer is {counts[0]}.")]
    else:
        said = [
            (False, "Offences recorded:"),
            *((True, f"{year} - {count}") for year, count in zip(years, counts, strict=True)),
        ]
        told |= {(year, "", count) for year, count in zip(years, counts, strict=True)}
    before = [(False, "Our reference: FOI 2019/0417"), (False, "Thank you for your request of 3 June 2019.")]
    after = [
        (False, f"In {years[1]} we also received around {drawn.randint(30, 90)} calls."),
        (False, "We aim to answer within 20 working days."),
        (False, "Yours faithfully,"),
    ]
    return [*before, *said, *after], told


def write(paragraphs: list[tuple[bool, str]], form: str, folder: Path) -> Path:
    path = folder / f"letter.{form}"
    text = "\n\n".join(f"- {words}" if item else words for item, words in paragraphs)
    page = "".join(f"<li>{escape(w)}</li>" if item else f"<p>{escape(w)}</p>" for item, w in paragraphs)
    if form == "txt":
        path.write_text(text, encoding="utf-8")
    elif form == "html":
        path.write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    elif form == "eml":
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "foi@force.example", "research@charity.example", "Your request"
        mail.set_content(text)
        path.write_bytes(mail.as_bytes())
    elif form == "docx":
        document = docx.Document()
        for item, words in paragraphs:
            document.add_paragraph(words, style="List Bullet" if item else None)
        document.save(str(path))
    else:
        style = getSampleStyleSheet()["BodyText"]
        flow = [
            part
            for item, words in paragraphs
            for part in (Paragraph(("&bull; " if item else "") + escape(words), style), Spacer(1, 0 if item else 8))
        ]
        SimpleDocTemplate(str(path), invariant=1).build(flow)
    return path


def figures(reading: Reading) -> set[tuple[str, str, float | None]]:
    return {
        (one.period.as_written if one.period else "", " ".join(one.breakdown.values()), one.interval.low)
        for one in reading.records
    }


def left(reading: Reading) -> list[str]:
    return sorted(one.message.strip("“”") for one in reading.findings if one.id == "Q710")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_letter_says_the_same_in_every_form(seed: int, tmp_path: Path) -> None:
    paragraphs, told = letter(seed)
    read = {form: read_file(write(paragraphs, form, tmp_path)) for form in FORMS}
    for form in FORMS:
        assert figures(read[form]) == told, form
        assert left(read[form]) == [words for _, words in paragraphs if "around" in words], form


def test_what_a_sentence_leaves_open_is_unread_in_the_account(tmp_path: Path) -> None:
    said = [(False, "In 2018/19 there were 45 offences."), (False, "The kennels hold 27 animals.")]
    for form in FORMS:
        account = read_file(write(said, form, tmp_path)).account
        assert (account.figures, account.unread, account.labels) == (1, 1, 1), form
