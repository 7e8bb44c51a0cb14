"""What a workbook's cell styles say: number formats, struck text, indents, white letters on no ground."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

BUILT_IN_FORMATS = {9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy"}
WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
WHITE_THEME, WHITE_INDEXED = "0", frozenset({"1", "9"})


@dataclass(slots=True)
class Styles:
    """By a style's number: its number format, whether it is struck through, its indent, whether its letters are as
    white as their ground."""

    formats: dict[int, str] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)
    indents: dict[int, int] = field(default_factory=dict)
    white: set[int] = field(default_factory=set)


def styles_of(root: etree._Element | None) -> Styles:
    """The styles of the root of a workbook's styles part; none where it has no such part."""
    styles = Styles()
    custom = dict(BUILT_IN_FORMATS)
    fonts: list[etree._Element] = []
    fills: list[etree._Element] = []
    for group in root if root is not None else ():
        name = local(group)
        if name == "numFmts":
            custom.update((int(item.get("numFmtId") or 0), item.get("formatCode") or "") for item in group)
        elif name == "fonts":
            fonts = list(group)
        elif name == "fills":
            fills = list(group)
        elif name == "cellXfs":
            struck = [any(local(e) == "strike" and e.get("val") not in ("0", "false") for e in font) for font in fonts]
            white = [any(local(e) == "color" and _is_white(e) for e in font) for font in fonts]
            bare = [_is_bare(fill) for fill in fills]
            for index, style in enumerate(group):
                _add(styles, index, style, custom, struck)
                font, fill = int(style.get("fontId") or 0), int(style.get("fillId") or 0)
                if font < len(white) and white[font] and (fill >= len(bare) or bare[fill]):
                    styles.white.add(index)
    return styles


def _add(styles: Styles, index: int, style: etree._Element, custom: dict[int, str], struck: list[bool]) -> None:
    code = custom.get(int(style.get("numFmtId") or 0), "")
    if code and code.lower() != "general":
        styles.formats[index] = code
    font = int(style.get("fontId") or 0)
    if font < len(struck) and struck[font]:
        styles.struck.add(index)
    for element in style:
        if local(element) == "alignment" and element.get("indent"):
            styles.indents[index] = int(float(element.get("indent") or 0))


def _is_white(color: etree._Element) -> bool:
    tinted = float(color.get("tint") or 0) != 0
    return not tinted and (
        (color.get("rgb") or "").upper() in WHITE
        or color.get("theme") == WHITE_THEME
        or color.get("indexed") in WHITE_INDEXED
    )


def _is_bare(fill: etree._Element) -> bool:
    """Whether the ground is that of the sheet, or filled with white."""
    for pattern in fill:
        if local(pattern) == "gradientFill":
            return False
        if pattern.get("patternType") not in (None, "none"):
            return any(local(color) == "fgColor" and _is_white(color) for color in pattern)
    return True


def local(element: etree._Element) -> str:
    """The element's name without its namespace; "" of a comment."""
    name = element.tag
    return name.rpartition("}")[2] if isinstance(name, str) else ""
