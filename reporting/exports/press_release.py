"""A draft of a press release about one area: what an edition says of it, and room for what only people can say. Pure.

Every figure stands as the edition tells it. Quotations are placeholders: none is ever written for anybody.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import docx

from reporting.exports.packing import pack, unpack
from reporting.pages.standing import kind_of, lacks_words, missing_line
from reporting.publishing.edition import Content
from reporting.sentences.campaign_wording import date_words
from reporting.sentences.numbers_in_words import capital
from reporting.statistics.areas import ENGLAND_AND_WALES
from requests_app.sheet_text import plain

QUOTATIONS = (
    "[Quotation to come: name, role, organisation. To be written and agreed by the person quoted.]",
    "[Quotation to come: somebody from the area. To be written and agreed by the person quoted.]",
)

NOTHING = "[Nothing can be said of {area} in this edition: see the notes.]"


@dataclass(frozen=True, slots=True)
class Draft:
    """`status` stands above everything; `body` are paragraphs; `notes` are for editors."""

    status: tuple[str, ...]
    title: str
    body: tuple[str, ...]
    notes: tuple[str, ...]


def draft(content: Content, area: str, *, edition: str, until: str = "", mark: str = "") -> Draft:
    """The draft for one area. `edition` is how the edition is called, `until` when its embargo ends, in words."""
    own = _sentences(content, area)
    national = _sentences(content, ENGLAND_AND_WALES) if area != ENGLAND_AND_WALES else []
    texts = [row["text"] for row in own]
    heading = content["heading"]
    status = ["DRAFT. Not for release until a person has completed and checked it."]
    status += [f"Embargoed until {until}."] if until else []
    status += [heading["notice"]] if heading["notice"] else []
    body = [*texts, QUOTATIONS[0], *(row["text"] for row in national[:3]), QUOTATIONS[1]]
    return Draft(
        tuple(status),
        texts[0] if texts else NOTHING.format(area=area),
        tuple(body if texts else [NOTHING.format(area=area), *body]),
        tuple(_notes(content, area, [*own, *national[:3]], edition, mark)),
    )


def _sentences(content: Content, area: str) -> list[Mapping[str, Any]]:
    return [row for row in content["sentences"] if row["voice"] == "press" and row.get("area") == area]


def _notes(content: Content, area: str, told: list[Mapping[str, Any]], edition: str, mark: str) -> list[str]:
    """What an editor must know: where it comes from, of whom, of which days, how sure, and what is not said."""
    heading = content["heading"]
    notes = [f"Source: {heading['title']}, {edition}.{f' Mark {mark}.' if mark else ''}"]
    notes += [f"{capital(heading['measure'])}: {heading['definition']}."] if heading["definition"] else []
    notes += [
        f"{period['label']} is {_day(period['start'])} to {_day(period['end'])}." for period in content["periods"]
    ]
    notes.append(missing_line(content))
    force = next((force for force in content["forces"] if force["name"] == area), None)
    if force is not None and kind_of(force) == "partial":
        notes.append(f"Not in the figures of {area}: {lacks_words(force['lacks'])}.")
    notes += [f"{row['text']} {row['coverage']}" for row in told if row["kind"] == "share"]
    notes += [f"In doubt: {doubt}" for doubt in dict.fromkeys(doubt for row in told for doubt in row["doubts"])]
    notes += [f"Not said: {item['about']}. {item['why']}" for item in content["withheld"] if area in item["about"]][:20]
    notes.append("Figures count recorded offences, not children. A force that did not answer is not estimated.")
    return notes


def text(made: Draft) -> bytes:
    """The draft as plain text."""
    lines = [*made.status, "", made.title, "=" * min(len(made.title), 80), ""]
    for paragraph in made.body:
        lines += [paragraph, ""]
    lines += ["Notes to editors", "----------------", *(f"- {note}" for note in made.notes), ""]
    return "\r\n".join(plain(line) for line in lines).encode()


def word(made: Draft) -> bytes:
    """The draft as a Word document, the same bytes for the same draft."""
    document = docx.Document()
    for line in made.status:
        document.add_paragraph().add_run(plain(line)).bold = True
    document.add_heading(plain(made.title), level=1)
    for paragraph in made.body:
        run = document.add_paragraph().add_run(plain(paragraph))
        run.italic = paragraph in QUOTATIONS
    document.add_heading("Notes to editors", level=2)
    for note in made.notes:
        document.add_paragraph(plain(note), style="List Bullet")
    document.core_properties.title = plain(made.title)[:250]
    document.core_properties.language = "en-GB"
    held = io.BytesIO()
    document.save(held)
    return pack(unpack(held.getvalue()))


def _day(written: str) -> str:
    return date_words(date.fromisoformat(written))
