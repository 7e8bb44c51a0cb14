"""Words that a narrow drawn cell cuts without a hyphen are one; words that wrap stay two."""

from __future__ import annotations

from random import Random

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingestion.readers.pdf.cut_cells import rooms_of, text_in
from ingestion.readers.pdf.cut_words import with_cut_words
from ingestion.readers.pdf.frame import Cell
from ingestion.readers.pdf.lines import cell_text
from ingestion.readers.pdf.shapes import Word, box_of
from ingestion.values.grid import MAYBE_CUT

LABELS = (
    "Residential",
    "Public entertainment",
    "Greenwich",
    "Hammersmith",
    "Not recorded",
    "Retail",
    "arson and theft",
)
SIZE, PITCH, PADDING = 10.0, 12.0, 3.0


def width(text: str) -> float:
    return float(stringWidth(text, "Helvetica", SIZE))


def broken(label: str, room: float) -> list[str]:
    """The lines as an office program sets them: whole words as they fit, each but the last with its blank; a word too
    long for a line by itself is cut."""
    lines = [""]
    for word in label.split():
        if lines[-1] and width(lines[-1] + word) <= room:
            lines[-1] += f"{word} "
            continue
        lines.append("")
        for letter in word:
            if lines[-1] and width(lines[-1] + letter) > room:
                lines.append("")
            lines[-1] += letter
        lines[-1] += " "
    return [line for line in [*lines[1:-1], lines[-1].rstrip()] if line]


def read(label: str, cell_width: float, *, middle: bool = False, blanks: bool = True) -> str:
    """What is read of a cell with the label, on a page with a paragraph that wraps."""
    text, words, starts = "we \r\nhold\r\n" if blanks else "", [], []
    if blanks:
        words, starts = [Word(40, 10, 55, 22, "we"), Word(40, 22, 62, 34, "hold")], [0, 5]
    first = len(words)
    for number, line in enumerate(broken(label, cell_width - 2 * PADDING)):
        x = 100 + PADDING + ((cell_width - 2 * PADDING - width(line.strip())) / 2 if middle else 0)
        for piece in line.split():
            starts.append(len(text) + line.index(piece))
            words.append(Word(x, 100 + PITCH * number, x + width(piece), 110 + PITCH * number, piece))
            x += width(f"{piece} ")
        text += f"{line if blanks else line.strip()}\r\n"
    marked = with_cut_words(words, text, starts)
    return Cell(0, 0, 0, 0, marked[first:], (100, 98, 100 + cell_width, 160)).text


@pytest.mark.parametrize("middle", [False, True], ids=["left", "middle"])
@pytest.mark.parametrize("seed", range(40))
def test_a_label_is_read_whole_in_a_cell_of_any_width(seed, middle):
    drawn = Random(f"cut {seed}")
    label = drawn.choice(LABELS)
    cell_width = drawn.uniform(24, 90)
    assert read(label, cell_width, middle=middle) == label


def test_where_the_file_leaves_no_blanks_nothing_proves_a_cut():
    assert read("Residential", 50, blanks=False) == "Residenti al"


def test_lines_of_their_own_that_leave_room_are_two():
    """Two entries of one cell, with no blank between."""
    words = [Word(40, 10, 55, 22, "we"), Word(40, 22, 62, 34, "hold")]
    words += [Word(103, 100, 128, 110, "arson"), Word(103, 112, 128, 122, "theft")]
    marked = with_cut_words(words, "we \r\nhold\r\narson\r\ntheft", [0, 5, 11, 18])
    assert Cell(0, 0, 0, 0, marked[2:], (100, 98, 190, 130)).text == "arson theft"
    assert Cell(0, 0, 0, 0, marked[2:], (103, 100, 128, 122)).text == "arson theft"


TALL = set("bdfhkltABCDEFGHIJKLMNOPQRSTUVWXYZ")


def read_beside(label: str, cell_width: float, elsewhere: str) -> str:
    """The same of a program that leaves out a blank where it does not fit, on a page that says `elsewhere` too; words
    are as high as their letters."""
    room = cell_width - 2 * PADDING
    text, words, starts = "we \r\nhold\r\n", [Word(40, 10, 55, 22, "we"), Word(40, 22, 62, 34, "hold")], [0, 5]
    for number, word in enumerate(elsewhere.split()):
        starts.append(len(text))
        words.append(Word(40 + 40 * number, 50, 75 + 40 * number, 60, word))
        text += f"{word} "
    text += "\r\n"
    first = len(words)
    for number, line in enumerate(broken(label, room)):
        x, y = 100 + PADDING, 100 + PITCH * number
        if width(line) > room:
            line = line.rstrip()
        for piece in line.split():
            starts.append(len(text) + line.index(piece))
            words.append(Word(x, y if set(piece) & TALL else y + 2.5, x + width(piece), y + 10, piece))
            x += width(f"{piece} ")
        text += f"{line}\r\n"
    marked = with_cut_words(words, text, starts)
    return Cell(0, 0, 0, 0, marked[first:], (100, 98, 100 + cell_width, 240)).text


@pytest.mark.parametrize("seed", range(60))
def test_words_known_elsewhere_on_the_page_stay_words(seed):
    """A blank that does not fit behind a word is left out, and nothing is cut there."""
    drawn = Random(f"known {seed}")
    label, elsewhere = drawn.choice(
        [
            ("Non-custodial sentence", "Total sentenced"),
            ("Devon and Cornwall", "Total"),
            ("Requests where info held", "requests for information where asked"),
            ("Number withdrawn/lapsed", "Withdrawn and lapsed ones"),
            ("Response outcome: fully answered", "Outcome Fully"),
        ]
    )
    longest = max(width(word) for word in label.split())
    cell_width = drawn.uniform(longest + 2 * PADDING + 0.1, longest + 2 * PADDING + 40)
    assert read_beside(label, cell_width, elsewhere) == label


@pytest.mark.parametrize("seed", range(30))
def test_a_word_cut_twice_before_others_on_its_last_line(seed):
    drawn = Random(f"twice {seed}")
    label = drawn.choice(["Response Fully kept", "Aberdeen City", "Number withdrawn Here"])
    assert read_beside(label, drawn.uniform(34, 60), "Total Number") == label


def number_beside(label: tuple[str, ...], number: str, room: float) -> str:
    """What is read of a number in a cell with so much room, beside a label of these lines as narrow as they are."""
    text, words, starts = "we \r\nhold\r\n", [Word(40, 10, 55, 22, "we"), Word(40, 22, 62, 34, "hold")], [0, 5]
    lines = [(line, 40 + PADDING, n) for n, line in enumerate(label)]
    lines += [(line, 100 + PADDING, n) for n, line in enumerate(broken(number, room))]
    for line, x, at in lines:
        starts.append(len(text))
        words.append(Word(x, 100 + PITCH * at, x + width(line), 110 + PITCH * at, line))
        text += f"{line}\r\n"
    marked = with_cut_words(words, text, starts)
    return Cell(0, 0, 0, 0, marked[2 + len(label) :], (100, 98, 100 + room + 2 * PADDING, 160)).text


@pytest.mark.parametrize("number", ["18199", "109517", "57.8%", "4,123"])
@pytest.mark.parametrize("places", [2.2, 3.3, 4.4])
def test_a_number_is_cut_where_the_page_cuts_words_and_two_are_two_elsewhere(number, places):
    room = places * width("8")
    assert number_beside(("Spou", "se"), number, room) == number
    if len(broken(number, room)) > 1:
        assert number_beside(("Spouse",), number, room) != number


@pytest.mark.parametrize("label", ["Investigation complete", "Offending unknown", "Implementation", "Instructional"])
def test_a_whole_word_that_fills_its_line_is_not_joined_to_the_next(label):
    first, *rest = label.split()
    assert read(label, width(first if rest else first[: len("Instruction")]) + 2 * PADDING + 0.5) == label


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("Charged/", "Summonsed"), "Charged/Summonsed"),
        (("2013/", "14"), "2013/14"),
        (("Charged /", "Cautioned"), "Charged / Cautioned"),
        (("non-", "recent"), "non-recent"),
        (("No", "suspect"), "No suspect"),
    ],
)
def test_a_text_parted_behind_a_stroke_or_hyphen_has_no_blank_there(lines, text):
    words = [
        Word(40 + 30 * at, 100 + PITCH * n, 68 + 30 * at, 110 + PITCH * n, word)
        for n, line in enumerate(lines)
        for at, word in enumerate(line.split())
    ]
    assert cell_text(words) == text


@pytest.mark.parametrize("seed", range(30))
def test_a_label_that_nothing_draws_is_whole_as_well(seed, tmp_path):
    """Columns without rules, as narrow as their widest line."""
    drawn = Random(f"undrawn {seed}")
    labels = drawn.sample([label for label in LABELS if label != "arson and theft"], 4)
    room = drawn.uniform(40, 75)
    text, words, starts = "we \r\nhold\r\n", [Word(40, 10, 55, 22, "we"), Word(40, 22, 62, 34, "hold")], [0, 5]
    cells, top = [], 100.0
    for label in labels:
        first = len(words)
        for line in broken(label, room):
            x = 100.0
            for piece in line.split():
                starts.append(len(text) + line.index(piece))
                words.append(Word(x, top, x + width(piece), top + 10, piece))
                x += width(f"{piece} ")
            text += f"{line}\r\n"
            top += PITCH
        cells.append((first, len(words)))
        top += 6
    marked = with_cut_words(words, text, starts)
    found = [
        Cell(n, n, 0, 0, part, tuple(round(edge, 1) for edge in box_of(part)))
        for n, part in enumerate(marked[a:b] for a, b in cells)
    ]
    rooms = rooms_of(found)
    assert [text_in(cell, rooms)[0] for cell in found] == labels


@pytest.mark.parametrize(("first", "second"), [("Blunt", "object"), ("Penalty", "notice"), ("Threats", "only")])
def test_two_words_whose_line_had_no_room_for_their_blank_stay_two(first, second):
    words = [Word(40, 10, 55, 22, "we"), Word(40, 22, 62, 34, "hold")]
    words += [
        Word(100, 100, 100 + width(first), 110, first), Word(100, 112, 100 + width(second), 122, second)
    ]  # fmt: skip
    text = f"we \r\nhold\r\n{first}\r\n{second}"
    marked = with_cut_words(words, text, [0, 5, 11, 13 + len(first)])
    cell = Cell(0, 0, 0, 0, marked[2:], (97, 98, 103 + width(first), 124))
    assert text_in(cell, {}) == (f"{first} {second}", None)


def test_what_may_be_one_word_or_two_is_told():
    words = [Word(40, 10, 55, 22, "we"), Word(40, 22, 62, 34, "hold")]
    words += [
        Word(100, 100, 100 + width("Former"), 110, "Former"), Word(100, 112, 100 + width("tenancy"), 122, "tenancy")
    ]  # fmt: skip
    marked = with_cut_words(words, "we \r\nhold\r\nFormer\r\ntenancy", [0, 5, 11, 19])
    cell = Cell(0, 0, 0, 0, marked[2:], (97, 98, 103 + width("Former"), 124))
    assert text_in(cell, {}) == ("Former tenancy", MAYBE_CUT)
