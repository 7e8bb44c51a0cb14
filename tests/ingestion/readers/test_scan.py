"""Scans: a page drawn by the test, turned and slanted, comes back cell by cell, and what is disputed says so."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from ingestion.pipeline import read_file
from ingestion.readers import scan, scan_words
from ingestion.readers.scan_agreement import Doubt, better_spaced, doubts_of, is_sign, plain, settled_elsewhere
from ingestion.readers.scan_gaps import printed_cells
from ingestion.readers.scan_picture import letter_height
from ingestion.readers.scan_words import SeenWord, tesseract
from ingestion.values.grid import Grid

ROWS = [
    ["Age of victim", "2016/17", "2017/18", "2018/19"],
    ["Under 12", "1,422", "26", "2,644"],
    ["12 to 15", "45", "559", "856"],
    ["Female", "305", "248", "93"],
    ["Unknown", "18", "73", "107"],
]
needs_second = pytest.mark.skipif(tesseract() is None, reason="Tesseract is not installed on this machine")


def drawn(*, ruled: bool = True) -> Image.Image:
    page = Image.new("L", (1654, 1100), 255)
    pen = ImageDraw.Draw(page)
    font = ImageFont.load_default(32)
    pen.text((150, 120), "In 2018/19 the force recorded these offences.", fill=0, font=font)
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            x, y = 150 + (c and 350 + (c - 1) * 260), 260 + r * 90
            if ruled:
                pen.rectangle((x - 20, y - 20, x + (330 if c == 0 else 240), y + 70), outline=0, width=3)
            pen.text((x, y), text, fill=0, font=font)
    return page


def read(picture: Image.Image, path: Path):
    picture.save(path)
    contents = scan.read(path)
    (grid,) = contents.grids
    return contents, grid, [[value or "" for value in row] for row in grid.rows]


@pytest.mark.parametrize(("ruled", "turn"), [(True, 1.3), (False, -0.8), (True, 90), (False, 180)])
def test_every_figure_of_a_page_turned_or_slanted(tmp_path, ruled, turn):
    picture = drawn(ruled=ruled).rotate(turn, expand=turn in (90, 180), fillcolor=255)
    _, _, rows = read(picture, tmp_path / "scan.png")
    assert [row[1:] for row in rows] == [row[1:] for row in ROWS]
    assert [plain(str(row[0])) for row in rows] == [plain(row[0]) for row in ROWS]


def test_a_cell_of_a_slanted_page_stands_where_it_was_drawn(tmp_path):
    _, grid, _ = read(drawn(), tmp_path / "scan.png")
    x0, top, x1, bottom = grid.boxes[1, 1]
    drawn_at = (500 * 72 / 200, 350 * 72 / 200)
    assert x0 - 10 <= drawn_at[0] <= x1
    assert top - 10 <= drawn_at[1] <= bottom


def test_with_one_reader_every_figure_is_doubtful(tmp_path, monkeypatch):
    monkeypatch.setattr("ingestion.readers.scan_words.tesseract", lambda: None)
    contents, grid, _ = read(drawn(), tmp_path / "scan.png")
    assert {(r, c) for r in range(1, 5) for c in range(1, 4)} <= set(grid.doubts)
    assert "Q132" in [finding.id for finding in contents.findings]


@needs_second
def test_a_scanned_pdf_is_read_with_every_figure_at_its_place(tmp_path):
    path = tmp_path / "scan.pdf"
    drawn().save(path, resolution=200)
    reading = read_file(path)
    assert sorted(record.as_written for record in reading.records if not record.total) == sorted(
        text for row in ROWS[1:] for text in row[1:]
    )
    assert all(record.place.page == 1 and record.place.box for record in reading.records)
    ids = [finding.id for finding in reading.findings]
    assert "Q130" in ids
    assert "Q150" not in ids


def test_pages_not_reached_in_time_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(scan, "LONGEST", -1.0)
    path = tmp_path / "scan.png"
    drawn().save(path)
    contents = scan.read(path)
    assert contents.grids == []
    assert [finding.id for finding in contents.findings] == ["Q133"]


@needs_second
def test_pages_beside_each_other_come_in_order_each_figure_on_its_page(tmp_path):
    path = tmp_path / "scan.tiff"
    pages = [drawn(), Image.new("L", (1654, 1100), 255), drawn(ruled=False)]
    pages[0].save(path, save_all=True, append_images=pages[1:])
    told: list[tuple[int, int | None, str]] = []
    contents = scan.read(path, progress=lambda *said: told.append(said))
    assert [grid.page for grid in contents.grids] == [1, 3]
    for grid in contents.grids:
        assert [[value or "" for value in row][1:] for row in grid.rows] == [row[1:] for row in ROWS]
    assert told == [(1, 3, "pages"), (2, 3, "pages"), (3, 3, "pages")]


def test_a_long_scan_is_read_as_far_as_it_may_be_and_the_rest_told(tmp_path, monkeypatch):
    monkeypatch.setattr(scan, "read_page", lambda picture, number, points, contents: contents.lines.append(number))
    path = tmp_path / "scan.tiff"
    page = Image.new("L", (40, 40), 255)
    page.save(path, save_all=True, append_images=[page] * (scan.MOST_PAGES + 2))
    contents = scan.read(path)
    assert contents.lines == list(range(1, scan.MOST_PAGES + 1))
    (told,) = contents.findings
    assert (told.id, told.place.page) == ("Q133", scan.MOST_PAGES + 1)
    assert told.message.startswith("3 scanned pages were not read")


def test_a_page_that_ends_its_process_costs_that_page_alone(tmp_path, monkeypatch):
    def read_page(picture, number, points, contents):
        if number == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        contents.lines.append(number)

    monkeypatch.setattr(scan, "read_page", read_page)
    path = tmp_path / "scan.tiff"
    page = Image.new("L", (40, 40), 255)
    page.save(path, save_all=True, append_images=[page] * 3)
    contents = scan.read(path)
    assert contents.lines == [1, 3, 4]
    assert [(finding.id, finding.place.page) for finding in contents.findings] == [("Q133", 2)]


@pytest.mark.parametrize("times", [0.6, 1])
def test_words_are_looked_for_in_a_picture_whose_letters_are_equally_high(monkeypatch, times):
    page = np.array(drawn(ruled=False))
    page = cv2.resize(page, None, fx=times, fy=times)
    looked_in = []
    engine = scan_words._engine()
    find = engine._load_det_model()
    monkeypatch.setattr(engine, "text_det", lambda small: looked_in.append(small) or find(small))
    scan_words.read_words(page)
    (small,) = looked_in
    height = letter_height(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY))
    assert height == pytest.approx(scan_words.LETTERS, abs=2)


@needs_second
def test_a_figure_that_both_readers_pass_over_is_read_by_itself(tmp_path, monkeypatch):
    def without(words):
        return [word for word in words if word.text != "45"]

    read_all, again = scan.read_words, scan.read_again
    monkeypatch.setattr(scan, "read_words", lambda page: (without(read_all(page)[0]), False))
    monkeypatch.setattr(scan, "read_again", lambda page: without(again(page)))
    _, grid, rows = read(drawn(), tmp_path / "scan.png")
    assert [row[1:] for row in rows] == [row[1:] for row in ROWS]
    x0, top, x1, bottom = grid.boxes[2, 1]
    assert x0 <= 520 * 72 / 200 <= x1
    assert top <= 455 * 72 / 200 <= bottom


def test_an_empty_cell_of_grainy_paper_stays_empty():
    page = np.clip(np.random.default_rng(1).normal(240, 8, (400, 600)), 0, 255).astype(np.uint8)
    boxes = {(0, 0): (10, 10, 40, 20), (0, 1): (100, 10, 120, 20), (1, 0): (10, 30, 40, 40), (1, 2): (160, 30, 180, 40)}
    grid = Grid([("a", "1", None), ("b", None, "2")], boxes=boxes)
    assert printed_cells(grid, page) == []
    page[85:110, 285:300] = 20
    assert [(row, column) for row, column, _ in printed_cells(grid, page)] == [(1, 1)]


@needs_second
def test_names_of_two_words_over_tables_without_lines_are_no_row_of_theirs(tmp_path):
    """As forces print them: a name over each table. Its words stand closer than columns, and apart."""
    page = Image.new("L", (1654, 1100), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(24)
    table = [["Sex of victim", "2017/18", "2018/19"], ["Female", "305", "248"], ["Male", "45", "559"]]
    for number, name in enumerate(("North Wales", "Blunt instrument")):
        top = 150 + number * 400
        pen.text((150, top), name, fill=0, font=font)
        for r, row in enumerate(table):
            for c, text in enumerate(row):
                pen.text((480 + c * 330, top + 60 + r * 50), text, fill=0, font=font)
    grain = np.random.default_rng(3).normal(0, 7, (1100, 1654))
    noisy = cv2.GaussianBlur(np.array(page), (3, 3), 0.7) * 0.93 + 8 + grain
    Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)).save(tmp_path / "names.png")
    contents = scan.read(tmp_path / "names.png")
    assert [grid.above for grid in contents.grids] == [("North Wales",), ("Blunt instrument",)]
    assert [[list(row) for row in grid.rows] for grid in contents.grids] == [table, table]


def test_a_label_that_both_read_alike_elsewhere_settles_how_it_is_read():
    boxes = {(row, 0): (0.0, row * 10.0, 60.0, row * 10.0 + 8) for row in range(4)}
    grid = Grid([["Pornography"], ["Pomography"], ["Robbery"], ["12"]], boxes=boxes)
    second = [
        SeenWord(x0, top, x1, bottom, text, 0.9)
        for (x0, top, x1, bottom), text in zip(
            boxes.values(), ("Pornography", "pornography", "Rubbery", "72"), strict=True
        )
    ]
    assert settled_elsewhere(grid, second) == {(1, 0): "Pornography"}
    told = {(doubt.row, doubt.column) for doubt in doubts_of(grid, second, second)}
    assert {(2, 0), (3, 0)} <= told, "nothing settles a label that stands once, nor any figure"


@pytest.mark.parametrize(
    ("text", "sign"), [("~", True), ("-", True), ("<5", True), ("1,204", True), ("n", False), ("", False)]
)
def test_what_may_stand_alone_in_a_cell(text, sign):
    assert is_sign(text) is sign


def test_a_label_keeps_the_blanks_that_either_reader_saw():
    boxes = {(0, 0): (0, 0, 40, 10), (0, 1): (50, 0, 90, 10)}
    grid = Grid([("Theftfrom shops", "1 2")], boxes=boxes)
    second = [SeenWord(x, 1, x + 8, 9, text, 0.9) for x, text in ((1, "Theft"), (12, "from"), (24, "shops"), (52, "1"))]
    assert better_spaced(grid, second) == {(0, 0): "Theft from shops"}
    assert better_spaced(grid, [SeenWord(1, 1, 30, 9, "Theft form shops", 0.9)]) == {}


def word(text: str, x: float = 1, sure: float = 0.99) -> SeenWord:
    return SeenWord(x, 1, x + 8, 9, text, sure)


@pytest.mark.parametrize(
    ("first", "second", "doubtful"),
    [
        ("1,422", "1,422", False),
        ("1,422", "1.422", True),
        ("26", "28", True),
        ("26", "", True),
        ("", "26", True),
        ("", "", False),
        ("*", "", True),
        ("2018–19", "2018-19", False),
        ("Female", "Fernale", True),
    ],
)
def test_what_two_readers_agree_on(first, second, doubtful):
    grid = Grid([(first,)], boxes={(0, 0): (0, 0, 10, 10)})
    seen = [word(first)] if first else []
    found = doubts_of(grid, seen, [word(second)] if second else [])
    assert found == ([Doubt(0, 0, first, second)] if doubtful else [])


@given(st.text(alphabet="0123456789,.<* -", max_size=8), st.text(alphabet="0123456789,.<* -", max_size=8))
def test_figures_that_differ_in_a_digit_never_agree(one, other):
    def digits(text: str) -> str:
        return "".join(letter for letter in text if letter.isdigit())

    if digits(one) != digits(other):
        grid = Grid([(one,)], boxes={(0, 0): (0, 0, 10, 10)})
        assert doubts_of(grid, [word(one)], [word(other)] if other.strip() else [])
