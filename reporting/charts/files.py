"""A chart as a file of its own, SVG or PNG, with the foot that goes along: which edition, and its notice. Pure.

The PNG is drawn by typst, which is here for the bulletin, with the letters that reportlab brings (Bitstream Vera, free
to pass on): no font or library of the machine is used, so the same chart is the same bytes anywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from reporting.charts.svg import FONT, Chart, element, lines_of, text

WIDE = 480
"""Points across; at PIXELS to the inch that is twice the width of a column on a screen."""

PIXELS = 200

LINE = 17
LETTER = 0.6
"""Part of its size that a letter of these fonts is wide."""

_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')

_PAGE = b"""#let d = json(bytes(sys.inputs.data))
#set document(date: none)
#set page(width: auto, height: auto, margin: 10pt, fill: white)
#image(bytes(d.svg), width: d.width * 1pt)
"""


def as_svg(chart: Chart, foot: Sequence[str] = ()) -> str:
    """The picture on white, with its foot below it."""
    found = _SIZE.search(chart.svg)
    if found is None or not chart.svg.endswith("</svg>"):
        raise ValueError("this is no picture of ours")
    width, height = float(found[1]), float(found[2])
    lines = [line for words in foot if words for line in lines_of(words, int(width / (12 * LETTER)))]
    whole = height + (LINE * len(lines) + 10 if lines else 0)
    paper = element("rect", width=width, height=whole, fill="#ffffff")
    said = [text(line, 0, height + 14 + LINE * index, 12) for index, line in enumerate(lines)]
    opening, inside = chart.svg[: found.start()], chart.svg[found.end() : -len("</svg>")]
    head, rest = inside.split(">", 1)
    size = f'viewBox="0 0 {width:g} {whole:g}" width="{width:g}" height="{whole:g}"'
    return f"{opening}{size}{head}>{paper}{rest}{''.join(said)}</svg>"


def as_png(chart: Chart, foot: Sequence[str] = ()) -> bytes:
    """The same picture in pixels."""
    import typst  # by whoever draws one, not at each start

    svg = as_svg(chart, foot).replace(f'font-family="{FONT}"', 'font-family="Bitstream Vera Sans"')
    fonts: Any = [_fonts()]  # its types want them of the input's own kind
    made = typst.compile(
        _PAGE,
        format="png",
        ppi=PIXELS,
        ignore_system_fonts=True,
        font_paths=fonts,
        sys_inputs={"data": json.dumps({"svg": svg, "width": WIDE})},
    )
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> str:
    import reportlab

    return str(Path(reportlab.__file__).parent / "fonts")
