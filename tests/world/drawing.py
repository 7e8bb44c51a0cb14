"""A return from its seed. The same seed always gives the same file and the same truth."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from random import Random

from tests.world import additions, composed, decorations, exports, forms, packing, pages, sheets, strangers, templates
from tests.world.arrangements import ANY, ARRANGEMENTS, World
from tests.world.pieces import Document, Line, Return
from tests.world.traps import TRAPS

WRITERS = {
    "xlsx": sheets.xlsx,
    "xls": sheets.xls,
    "ods": sheets.ods,
    "csv": sheets.delimited,
    "docx": pages.word,
    "html": pages.html,
    "txt": pages.text,
    "eml": packing.mail,
    "zip": packing.archive,
    **{f"pdf {manner}": pages.pdf(manner) for manner in pages.MANNERS},
}
MOST_CATEGORIES = 7
TRAPPED = 0.08


def drawn_document(
    seed: int,
    *,
    layout: str = "",
    container: str = "",
    without: Collection[str] = (),
    most: int = MOST_CATEGORIES,
    trapped: bool = True,
) -> Document:
    """The document of a seed. `without` leaves decorations out and `most` bounds the categories of each dimension:
    everything else stays as it was, so a failing draw can be made smaller."""

    def chance(name: str) -> Random:
        return Random(f"{seed}/{name}")

    later = seed >= forms.FIRST_SEED
    arrangements = {**ARRANGEMENTS, **forms.ARRANGEMENTS} if later or layout in forms.ARRANGEMENTS else ARRANGEMENTS
    if seed >= exports.FIRST_SEED or layout in exports.ARRANGEMENTS:
        arrangements = {**arrangements, **exports.ARRANGEMENTS}
    if seed >= templates.FIRST_SEED or layout in templates.ARRANGEMENTS:
        arrangements = {**arrangements, **templates.ARRANGEMENTS}
    if seed >= strangers.FIRST_SEED or layout in strangers.ARRANGEMENTS:
        arrangements = {**arrangements, **strangers.ARRANGEMENTS}
    if seed >= composed.FIRST_SEED or layout in composed.ARRANGEMENTS:
        arrangements = {**arrangements, **composed.ARRANGEMENTS}
    choose = chance("layout")
    names = sorted(arrangements)
    layout = layout or choose.choices(names, [arrangements[name][0] for name in names])[0]
    _, arrange, allowed = arrangements[layout]
    picked = choose.choice([*allowed, *(c for c in ("xlsx", "xlsx", "csv") if c in allowed)])
    container = container or picked
    world = World(chance("world"), container, most)
    sections = arrange(world)
    document = Document(str(seed), layout, container, sections)
    document.file_name = chance("name").choice(("Response", "FOI response", "Data", "FOI 0417-24 response", "Annex A"))
    if any(table.width > pages.WIDEST for table in document.tables()) and container not in (*sheets_only(), "zip"):
        document.container = "xlsx"
    for text in world.figures.suppression.notes if any(document.tables()) and layout != "cases" else ():
        sections[-1].blocks.append(Line(text, "note"))
    if layout == "sentences":
        return document
    put_on = {**forms.DECORATIONS, **decorations.ALL} if later else decorations.ALL
    if seed >= strangers.FIRST_SEED or layout in strangers.ARRANGEMENTS:
        put_on = {**additions.DECORATIONS, **put_on}
    for name, (share, put) in put_on.items():
        if any(name in module.UNSUITED.get(layout, ()) for module in (forms, exports, templates, strangers, composed)):
            continue
        if chance(f"has {name}").random() < share and name not in without and put(document, chance(name)):
            document.decorations.append(name)
    if trapped and chance("trap").random() < TRAPPED:
        name = chance("which trap").choice(sorted(TRAPS))
        if TRAPS[name](document, chance("trap itself")):
            document.trap = name
    return document


def sheets_only() -> tuple[str, ...]:
    return ("xlsx", "xls", "ods", "csv")


def write(document: Document, folder: Path) -> Return:
    """The document as a file in the folder, with its truth."""
    suffix = "pdf" if document.container.startswith("pdf") else document.container
    path = folder / f"{document.file_name}.{suffix}"
    cells = WRITERS[document.container](document, path, Random(f"{document.seed}/{document.container}"))
    figures, totals = sheets.placed(cells, document)
    return Return(document, path, figures, totals)


__all__ = ["ANY", "drawn_document", "write"]
