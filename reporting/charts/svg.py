"""The parts that every picture here is made of: escaped SVG elements and the table that says the same. Pure.

Pictures carry their words as text, need no script and no style sheet (a strict content security policy refuses both),
and never say anything by colour alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

from ingestion.values.interval import Interval
from reporting.sentences.numbers_in_words import number_words

FONT = "Arial, Helvetica, sans-serif"
INK = "currentColor"
SOLID = "#1f5a92"
PALE = "#9dbfe0"
RULE = "#8a949e"

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold, escaped or not."""


def clean(text: object) -> str:
    """The text as it may stand in SVG or HTML, attributes included."""
    return escape(NOT_XML.sub("", str(text)), quote=True)


def element(tag: str, /, *content: str, **attributes: object) -> str:
    """One element; `content` is already SVG, attributes are escaped. `font_size=12` is written font-size."""
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{clean(_short(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{said}>{''.join(content)}</{tag}>" if content else f"<{tag}{said}/>"


def text(words: object, x: float, y: float, size: int = 13, **attributes: object) -> str:
    """A line of text, its baseline at y."""
    return element("text", clean(words), x=x, y=y, font_size=size, fill=attributes.pop("fill", INK), **attributes)


def hatching(id: str, colour: str = SOLID) -> str:
    """A pattern of slanted lines for what is not certain; drawn with fill="url(#id)"."""
    line = element("path", d="M0 6 6 0", stroke=colour, stroke_width=1.5)
    return element("pattern", line, id=id, width=6, height=6, patternUnits="userSpaceOnUse")


def picture(id: str, title: str, description: str, width: float, height: float, parts: Iterable[str]) -> str:
    """The whole picture with its title and description for those who do not see it. `id` is unique on its page."""
    return element(
        "svg",
        element("title", clean(title), id=f"{id}-title"),
        element("desc", clean(description), id=f"{id}-desc"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_short(width)} {_short(height)}",
        role="img",
        aria_labelledby=f"{id}-title {id}-desc",
        font_family=FONT,
        id=id,
    )


def _short(value: object) -> object:
    """Coordinates to a tenth of a unit, without a trailing nought."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


def lines_of(words: str, most: int) -> list[str]:
    """The words broken into lines of at most so many characters; a longer word has a line of its own."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True, slots=True)
class TableEquivalent:
    """The same figures as a table: the first column heads its rows."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def html(self) -> str:
        """A captioned table with scopes. Written here and not by a template: a page with its chart holds every row
        twice."""
        head = "".join(f'<th scope="col">{clean(heading or "Area")}</th>' for heading in self.headings)
        body = "".join(
            f'<tr><th scope="row">{clean(row[0])}</th>{"".join(f"<td>{clean(cell)}</td>" for cell in row[1:])}</tr>'
            for row in self.rows
        )
        caption = f"<caption>{clean(self.caption)}</caption>"
        return f'<table class="plain">{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its two equals in words: one sentence, and a table of every figure in it. `name` is the picture's
    own on its page."""

    svg: str
    sentence: str
    table: TableEquivalent
    name: str


def figure_words(interval: Interval, absent: str = "no figure") -> str:
    """A figure as a label: "4,373", "12 to 15", "12 or more"."""
    if interval.low is None:
        return absent
    if interval.high is None:
        return f"{number_words(interval.low)} or more"
    if interval.exact:
        return number_words(interval.low)
    return f"{number_words(interval.low)} to {number_words(interval.high)}"


def nice_ticks(most: float, about: int = 5, steps: Sequence[int] = (1, 2, 5)) -> list[float]:
    """At most `about` even steps from nought to at least `most`, each one of `steps` times a power of ten."""
    if most <= 0:
        return [0, 1]
    step = 1.0
    for power in range(-2, 13):
        for times in steps:
            step = times * 10.0**power
            if most / step <= about:
                count = ceil(round(most / step, 9))  # 0.1 is five steps of 0.02, whatever binary fractions say
                return [_whole(step * index) for index in range(count + 1)]
    raise ValueError(f"{most} is more than a chart can show")


def _whole(number: float) -> float:
    return int(number) if float(number).is_integer() else round(number, 6)


def widest(labels: Sequence[str], size: int = 13) -> float:
    """The room that the longest label needs, in the picture's units."""
    return max((len(label) for label in labels), default=0) * size * 0.56
