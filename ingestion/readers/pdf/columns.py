"""Columns of a table without drawn ones: the upright blanks that its lines share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingestion.readers.pdf.lines import Piece, TextLine
from ingestion.readers.pdf.shapes import Word
from ingestion.readers.pdf.tokens import begins_another, inked_end, is_figure, is_leader, is_time, is_year

WORD_GAP = 0.5
"""Blanks up to this share of the line height part words; wider ones part pieces."""
FIGURE_GAP = 0.38
"""Between two figures a narrower blank already parts columns."""
ONE_BLANK = 0.06
"""Of a character's width: where all are equally wide, the blank between two words differs from it by no more."""
WIDEST_LETTER = 1.2
"""Of the line height: no face of equally wide characters has wider blanks."""
USUAL_BLANK = 0.45
"""Of the line height: a blank between words is no wider."""
EQUALLY_WIDE = 0.01
"""Of a character's width: equal widths differ by no more."""
MOSTLY_ALIKE = 0.8
"""Of a line's words: a raised mark makes its word otherwise."""
SPAN_GAP = 0.6
"""Of the line height: no more stands beside the dash of a span."""
CURRENCY_GAP = 6.0
"""A currency sign at the left of a column belongs to the figure at its right over blanks up to this wide."""
CROSSING_SHARE = 0.08
"""Of the voting lines, this share may cross a blank that is a column border for the others."""
NARROWEST = ((8, 0.22), (4, 0.4), (2, 0.6), (0, 0.9))
"""(lines, share of the line height): with so many lines a shared blank this wide is a border."""
FLUSH = 1.0
"""Points by which figures at the side of a column differ."""
FEWEST_PAIRS = 3
"""Lines before a narrow blank is taken for a border by what stands beside it."""
CURRENCIES = frozenset(("$", "£", "€", "US$"))
DOTS = ".…·_"
_YEAR = re.compile(r"(?:19|20)\d\d")
TO = frozenset(("-", "–", "—", "/"))
_SYMBOLS = frozenset(("$", "£", "€", "%", ")", "(", "US$", "*", "**", "†"))


class Column(NamedTuple):
    """What stands in a column: the extent of its text."""

    x0: float
    x1: float


def table_pieces(line: TextLine, height: float) -> list[Piece]:
    """The pieces of a table's line: parted at wide blanks, and between figures already at narrow ones.

    Leader dots end a piece. Figures with blanks between their thousands stay whole.
    """
    if _typed_with_dash(line.words, height):
        return [Piece(line.x0, line.x1, line.words)]
    groups: list[list[Word]] = []
    end = 0.0
    led = _led(line.words, height)
    spans = _spans(line.words, height)
    typed: float | None = None
    for index, word in enumerate(line.words):
        if index in led or (is_leader(word.text) and not word.text.strip(DOTS)):
            if groups:
                groups[-1].append(word)
            continue
        gap = word.x0 - end
        if typed is None and WORD_GAP * height < gap <= WIDEST_LETTER * height:
            typed = typed_width(line.words)
        if typed and is_blank(gap, typed) and not (is_figure(word.text) and is_figure(groups[-1][-1].text)):
            gap = min(gap, WORD_GAP * height)
        after = line.words[index + 1] if index + 1 < len(line.words) else None
        another = bool(groups) and index not in spans and (word.begins > 0 or begins_another(groups[-1], word, after))
        if groups and not another and (index in spans or not _parts(groups[-1], word, gap, height)):
            groups[-1].append(word)
            end = max(end, inked_end(word))
        else:
            groups.append([word])
            end = inked_end(word)
    return [Piece(g[0].x0, max(_ends(g)), g) for g in groups]


def _typed_with_dash(words: Sequence[Word], height: float) -> bool:
    """Whether a line ends as a list's does, a label and its count with a dash and usual blanks between them: "2022/23 -
    10". A dash that stands for a figure has a column's blank before it."""
    if len(words) < 3 or words[-2].text not in ("-", "–", "—") or not words[-1].text.replace(",", "").isdecimal():
        return False
    before, behind = words[-2].x0 - words[-3].x1, words[-1].x0 - words[-2].x1
    return 0 < before <= USUAL_BLANK * height and 0 < behind <= USUAL_BLANK * height


def typed_width(words: Sequence[Word]) -> float:
    """The width of a character where all of a line's are equally wide, as on a typewriter: its blanks are as wide.
    Nought where they are not."""
    wide = [(w.x1 - w.x0) / len(w.text) for w in words if len(w.text) > 1]
    if len(wide) < 2 or not any(w.text[0].isalpha() for w in words if len(w.text) > 1):
        return 0.0
    usual = sorted(wide)[len(wide) // 2]
    alike = sum(1 for one in wide if abs(one - usual) <= EQUALLY_WIDE * usual)
    return usual if alike >= MOSTLY_ALIKE * len(wide) and alike > 1 else 0.0


def is_blank(gap: float, typed: float) -> bool:
    """Whether a gap is one character wide, by a width that `typed_width` gave."""
    return abs(gap - typed) <= ONE_BLANK * typed


def _spans(words: Sequence[Word], height: float) -> set[int]:
    """Indexes of the words that go on with a span of years, dates or ages written with blanks: "2016 - 2017" is no
    three figures, nor is "2016 -" at the end of its line two; "12 - 15" is ages."""
    spans: set[int] = set()
    for index in range(1, len(words)):
        before, word = words[index - 1 : index + 1]
        if word.text not in TO or word.x0 - before.x1 > SPAN_GAP * height:
            continue
        after = words[index + 1] if index + 1 < len(words) else None
        near = after is not None and after.x0 - word.x1 <= SPAN_GAP * height
        if after is not None and near and (_ages(before.text, after.text) or is_year_of_two(before.text, after.text)):
            spans.update((index, index + 1))
            continue
        if word.x0 - before.x1 > FIGURE_GAP * height or not is_time(before.text):
            continue
        if after is not None and after.x0 - word.x1 <= FIGURE_GAP * height:
            if is_time(after.text):
                spans.update((index, index + 1))
        else:
            spans.add(index)
    return spans


def spans_between(first: str, last: str) -> bool:
    """Whether two texts with a dash between them are the ends of a span of ages, years or dates."""
    return _ages(first, last) or is_year_of_two(first, last) or (is_time(first) and is_time(last))


def is_year_of_two(first: str, last: str) -> bool:
    """Whether two texts with a stroke or dash between them are a year that ends in the next one: "2020 / 21".

    >>> [is_year_of_two("2020", last) for last in ("21", "2021", "22", "121")]
    [True, True, False, False]
    """
    return bool(_YEAR.fullmatch(first)) and last in (str(int(first) + 1), str(int(first) + 1)[2:])


def _ages(first: str, last: str) -> bool:
    """Whether two texts with a dash close between them are the ends of a span of ages."""
    return first.isdecimal() and last.isdecimal() and len(first) < 3 and len(last) < 4 and int(first) < int(last)


def _led(words: Sequence[Word], height: float) -> set[int]:
    """Indexes of single dots that stand in a row of four or more: leader dots with blanks between."""
    led: set[int] = set()
    run: list[int] = []
    for index, word in enumerate(words):
        if word.text in (".", "·", "_") and (not run or word.x0 - words[index - 1].x1 <= height):
            run.append(index)
        else:
            run = [index] if word.text in (".", "·", "_") else []
        if len(run) >= 4:
            led.update(run)
    return led


def _ends(words: Sequence[Word]) -> list[float]:
    ends = [inked_end(w) for w in words if w.text.strip(DOTS) or len(w.text) in (2, 3)]
    return ends or [words[0].x1]


def _parts(before: Sequence[Word], word: Word, gap: float, height: float) -> bool:
    last = before[-1].text
    if last in CURRENCIES and is_figure(word.text):
        return gap > CURRENCY_GAP * height
    if gap > WORD_GAP * height:
        return True
    if not (is_figure(last) and is_figure(word.text)):
        return False
    if _thousands(last, word.text):
        return gap > FIGURE_GAP * height
    if word.text[:1] in "([" or word.text in ("%", "*"):
        return gap > FIGURE_GAP * height
    return all(is_figure(w.text) for w in before)


def _thousands(before: str, after: str) -> bool:
    return (
        before.lstrip("-–−<>+(£$€").isdecimal()
        and len(before) <= 4
        and len(after) >= 3
        and after[:3].isdecimal()
        and (len(after) == 3 or not after[3].isdecimal())
    )


def borders(
    voters: Sequence[Sequence[Piece]],
    height: float,
    hard: Sequence[float] = (),
    others: Sequence[Sequence[Piece]] = (),
) -> list[float]:
    """Positions of the inner column borders that the voting lines share.

    `voters` are lines as pieces; `hard` are drawn borders, kept where no more than a few lines cross them. `others`
    are lines that show no columns (lone labels): a border stands where the fewest of all the lines' words stand.
    """
    if not voters:
        return []
    allowed = int(CROSSING_SHARE * len(voters))
    left = min(line[0].x0 for line in voters)
    right = max(piece.x1 for line in voters for piece in line)
    blanks = _shared_blanks(voters, allowed, left, right)
    narrowest = next(share for lines, share in NARROWEST if len(voters) >= lines) * height
    kept = [
        (a, b) for a, b in blanks if (b - a >= narrowest or _between_figures(voters, a, b)) and _supported(voters, a, b)
    ]
    kept = _without_symbol_columns(voters, kept)
    found = [_clearest([*voters, *others], a, b) for a, b in kept]
    for x in hard:
        if left < x < right and not any(a - 1 <= x <= b + 1 for a, b in kept):
            crossing = sum(1 for line in voters if any(p.x0 + 1 < x < p.x1 - 1 for p in line))
            if crossing <= allowed:
                found.append(x)
    return sorted(found)


def _shared_blanks(
    voters: Sequence[Sequence[Piece]], allowed: int, left: float, right: float
) -> list[tuple[float, float]]:
    """Stretches of x that at most `allowed` of the lines cover with text."""
    events: list[tuple[float, int]] = []
    for line in voters:
        for piece in line:
            events.append((piece.x0, 1))
            events.append((piece.x1, -1))
    events.sort()
    blanks: list[tuple[float, float]] = []
    covered, start = 0, left
    for x, step in events:
        if covered <= allowed and covered + step > allowed:
            if x > start and start > left:
                blanks.append((start, x))
        elif covered > allowed and covered + step <= allowed:
            start = x
        covered += step
    if not allowed:
        return blanks
    return _split_by_sparse(voters, blanks)


def _clearest(voters: Sequence[Sequence[Piece]], a: float, b: float) -> float:
    """The middle of the widest stretch of a shared blank that the fewest words stand in."""
    events: list[tuple[float, int]] = [(a, 0), (b, 0)]
    for line in voters:
        for piece in line:
            for word in piece.words:
                x0, x1 = max(a, word.x0), min(b, inked_end(word))
                if x0 < x1:
                    events.append((x0, 1))
                    events.append((x1, -1))
    events.sort()
    covered, fewest, widest, middle = 0, len(events), 0.0, (a + b) / 2
    for (x, step), (after, _) in pairwise(events):
        covered += step
        if after > x and (covered < fewest or (covered == fewest and after - x > widest)):
            fewest, widest, middle = covered, after - x, (x + after) / 2
    return middle


def _split_by_sparse(
    voters: Sequence[Sequence[Piece]], blanks: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """A blank that wholly holds a few lines' pieces is two blanks with a thinly filled column between them."""
    split: list[tuple[float, float]] = []
    for a, b in blanks:
        inside = sorted(
            (p.x0, p.x1) for line in voters for p in line if p.x0 >= a - 0.5 and p.x1 <= b + 0.5 and p.x1 > p.x0
        )
        if not inside:
            split.append((a, b))
            continue
        start = a
        for x0, x1 in inside:
            if x0 > start:
                split.append((start, x0))
            start = max(start, x1)
        if b > start:
            split.append((start, b))
    return split


def _supported(voters: Sequence[Sequence[Piece]], a: float, b: float) -> bool:
    """Whether some lines have text on both sides of the blank."""
    middle = (a + b) / 2
    both = sum(1 for line in voters if line[0].x0 < middle and line[-1].x1 > middle)
    return both >= max(1, len(voters) // 6) or _parts_groups(voters, middle)


def _between_figures(voters: Sequence[Sequence[Piece]], a: float, b: float) -> bool:
    """Whether a narrow blank parts two figures in nearly every line: figures that end at the right of their column and
    shares, written as texts, that begin at the left of theirs."""
    if len(voters) < FEWEST_PAIRS:
        return False
    pairs = sum(
        any(
            abs(left.x1 - a) <= FLUSH and abs(right.x0 - b) <= FLUSH and is_figure(left.text) and is_figure(right.text)
            for left, right in pairwise(line)
        )
        for line in voters
    )
    return pairs >= MOSTLY_ALIKE * len(voters)


def _parts_groups(voters: Sequence[Sequence[Piece]], x: float) -> bool:
    """Whether left of `x` stand only the names of groups, each in the line of its first row: few, and a label beside
    each."""
    named = [line for line in voters if line[0].x0 < x]
    if any(len(line) < 3 or line[0].x1 > x or line[1].x0 < x or is_figure(line[1].text) for line in named):
        return False
    return len(named) > 1 or all(is_year(line[0].text) for line in named)


def _without_symbol_columns(
    voters: Sequence[Sequence[Piece]], blanks: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Currency signs before figures, and per cent signs after, make no columns of their own."""
    kept = list(blanks)
    index = 0
    while index < len(kept):
        low = kept[index - 1][1] if index else float("-inf")
        high = kept[index][0]
        texts = {p.text for line in voters for p in line if low - 1 <= p.x0 and p.x1 <= high + 1}
        if texts and texts <= _SYMBOLS and any(t in ("$", "£", "€", "US$") for t in texts):
            del kept[index]
            continue
        index += 1
    index = 0
    while index < len(kept):
        low = kept[index][1]
        high = kept[index + 1][0] if index + 1 < len(kept) else float("inf")
        texts = {p.text for line in voters for p in line if low - 1 <= p.x0 and p.x1 <= high + 1}
        if texts and texts <= {"%", ")", "%)"}:
            del kept[index]
            continue
        index += 1
    return kept


def columns_of(found: Sequence[float], lines: Sequence[Sequence[Piece]]) -> list[Column]:
    """The extents of the text between borders; a column without text is as wide as its borders."""
    edges = [float("-inf"), *found, float("inf")]
    columns = []
    for a, b in pairwise(edges):
        inside = [p for line in lines for p in line if p.x0 >= a - 1 and p.x1 <= b + 1]
        if inside:
            columns.append(Column(min(p.x0 for p in inside), max(p.x1 for p in inside)))
        else:
            columns.append(Column(a if a > -1e9 else b, b if b < 1e9 else a))
    return columns
