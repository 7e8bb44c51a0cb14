"""What a paragraph of a Word document shows, and what it holds without showing. Pure: XML to values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from ingestion.readers.superscripts import raised

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

DELETED = frozenset((W + "del", W + "moveFrom"))
INSERTED = frozenset((W + "ins", W + "moveTo"))
BREAKS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": ""}
NOTE_MARKS = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


@dataclass(slots=True)
class Passage:
    """A paragraph's shown text, and what of it is not struck through; deleted and hidden words; text boxes to read;
    notes referred to (kind, number)."""

    text: str = ""
    unstruck: str = ""
    struck: bool = False
    inserted: int = 0
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


def shown_text(paragraph: etree._Element) -> Passage:
    """The paragraph as it is read on paper."""
    passage = Passage()
    pieces: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in DELETED:
            words = "".join(part.text or "" for part in element.iter(W + "delText", W + "t"))
            if words.strip():
                passage.deleted.append(words)
        elif element.tag == W + "r":
            _run(element, passage, pieces)
        elif element.tag == M + "t":
            pieces.append(element.text or "")
            passage.unstruck += element.text or ""
        elif element.tag not in (W + "pPr", W + "tbl"):
            passage.inserted += element.tag in INSERTED
            waiting.extend(reversed(element))
    passage.text = "".join(pieces)
    return passage


def _run(run: etree._Element, passage: Passage, pieces: list[str]) -> None:
    properties = run.find(W + "rPr")
    switches = _NONE if properties is None else {one.tag: one for one in reversed(properties)}  # the first of each
    hidden = _on(switches, "vanish") or _on(switches, "webHidden")
    said: list[str] = []
    for element in run:
        if element.tag == W + "t":
            said.append(element.text or "")
        elif element.tag in BREAKS:
            said.append(BREAKS[element.tag])
        elif element.tag in NOTE_MARKS:
            passage.notes.append((NOTE_MARKS[element.tag], element.get(W + "id", "")))
        elif element.tag == W + "sym":
            said.append(_symbol(element))
        elif element is not properties:
            # Drawings are written twice, for new and for old readers: one of them is enough.
            chosen = element.find(MC + "Choice") if element.tag == MC + "AlternateContent" else element
            if chosen is not None:
                passage.boxes.extend(_outermost_boxes(chosen))
    text = "".join(said)
    if hidden:
        if text.strip():
            passage.hidden.append(text)
        return
    if text.strip() and (_on(switches, "strike") or _on(switches, "dstrike")):
        passage.struck = True
    else:
        passage.unstruck += raised(text, passage.unstruck) if _is_raised(switches) else text
    pieces.append(raised(text, "".join(pieces)) if _is_raised(switches) else text)


def _outermost_boxes(drawing: etree._Element) -> list[etree._Element]:
    return [
        box
        for box in drawing.iter(W + "txbxContent")
        if not any(above.tag == W + "txbxContent" for above in box.iterancestors() if above is not box)
    ]


_NONE: Mapping[Any, etree._Element] = {}


def _on(switches: Mapping[Any, etree._Element], name: str) -> bool:
    """Whether a switch of the run is on: present, and not written as off."""
    switch = switches.get(W + name)
    return switch is not None and switch.get(W + "val", "true") not in ("0", "false", "off", "none")


def _is_raised(switches: Mapping[Any, etree._Element]) -> bool:
    place = switches.get(W + "vertAlign")
    return place is not None and place.get(W + "val") == "superscript"


def _symbol(element: etree._Element) -> str:
    """A character of a symbol font: those fonts hold their letters in a private corner."""
    try:
        number = int(element.get(W + "char", ""), 16)
    except ValueError:
        return "\ufffd"
    return (
        chr(number - 0xF000 if 0xF020 <= number <= 0xF0FF else number)
        if 0 < number < 0xD800 or number >= 0xE000
        else ""
    )
