"""PDFs with a structure tree, written by hand: texts at places of pages, each under an element of the tree, or outside
it. What the tree says and what the pages show are given apart, so that a tree can lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.ingestion.readers.test_pdf_hostile import HELVETICA, written

SIZE = 10.0
HIGH = 842.0


@dataclass(eq=False)
class Text:
    """A line of text on a page (from 0), its left end and its baseline in points from the top left."""

    text: str
    x: float
    y: float
    page: int = 0

    @property
    def width(self) -> float:
        return float(stringWidth(self.text, "Helvetica", SIZE))


@dataclass(eq=False)
class Element:
    """An element of the tree with what stands in it."""

    kind: str
    within: list[Element | Text] = field(default_factory=list)
    across: int = 1
    down: int = 1


def tagged(path: Path, texts: Sequence[Text], tree: Sequence[Element], *, pages: int = 1) -> Path:
    """A PDF of the texts in their order; those in no element of the tree are drawn outside it."""
    first_of_tree = 5 + 2 * pages
    elements = _all(tree)
    number = {id(element): first_of_tree + at for at, element in enumerate(elements)}
    holder = {id(text): element for element in elements for text in element.within if isinstance(text, Text)}
    marks: dict[int, int] = {}
    contents = [b""] * pages
    owners: list[list[Element]] = [[] for _ in range(pages)]
    for text in texts:
        shown = text.text.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)")
        drawn = b"BT /A %g Tf %.2f %.2f Td (%b) Tj ET\n" % (SIZE, text.x, HIGH - text.y, shown)
        if id(text) in holder:
            marks[id(text)] = len(owners[text.page])
            drawn = b"/Span << /MCID %d >> BDC\n%bEMC\n" % (marks[id(text)], drawn)
            owners[text.page].append(holder[id(text)])
        contents[text.page] += drawn

    def child(of: Element | Text) -> bytes:
        if isinstance(of, Element):
            return b"%d 0 R" % number[id(of)]
        return b"<< /Type /MCR /Pg %d 0 R /MCID %d >>" % (5 + 2 * of.page, marks[id(of)])

    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R /MarkInfo << /Marked true >> >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(pages)), pages),
        HELVETICA,
        b"<< /Type /StructTreeRoot /K [%b] /ParentTree << /Nums [%b] >> >>"
        % (
            b" ".join(map(child, tree)),
            b" ".join(b"%d [%b]" % (n, b" ".join(map(child, own))) for n, own in enumerate(owners)),
        ),
    ]
    for page, content in enumerate(contents):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /StructParents %d"
            b" /Resources << /Font << /A 3 0 R >> >> >>" % (6 + 2 * page, page),
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        ]
    parent = {id(within): element for element in elements for within in element.within}
    for element in elements:
        over = number[id(parent[id(element)])] if id(element) in parent else 4
        spans = b""
        if element.across > 1 or element.down > 1:
            spans = b" /A << /O /Table /ColSpan %d /RowSpan %d >>" % (element.across, element.down)
        within = b" ".join(child(held) for held in element.within)
        objects.append(
            b"<< /Type /StructElem /S /%b /P %d 0 R /K [%b]%b >>" % (element.kind.encode(), over, within, spans)
        )
    return written(path, *objects)


def _all(tree: Sequence[Element]) -> list[Element]:
    found: list[Element] = []
    for element in tree:
        found.append(element)
        found += _all([held for held in element.within if isinstance(held, Element)])
    return found
