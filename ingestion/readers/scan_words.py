"""Two programs that read words in a picture, neither of which needs a network.

RapidOCR carries its models in the package. Tesseract is a second opinion where the machine has it. Both give words with
boxes in pixels of the picture they were shown.
"""

from __future__ import annotations

import copy
import csv
import io
import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np

from ingestion.readers.scan_edges import fitted, lowered
from ingestion.readers.scan_picture import Picture, ink, letter_height, without_rules

THREADS = 1
"""A page is read by one; pages beside each other use the rest, and nothing waits in between."""

LETTERS = 9.0
"""Pixels: how high letters are in the picture in which words are looked for. Twice as high takes eight times as long
and joins words that stand apart."""

MOST_LOOKED_THROUGH = 2_000_000
"""Pixels of that picture: each takes some 280 bytes of memory while it is looked through."""

NARROWEST = 96
"""Pixels of a line 48 high: shorter ones are filled up with paper to that, and read all the same."""

LOOKED_AT = 5
UPRIGHT = 0.9
"""How sure the longest lines of a page are that stands upright: 0.97 and more; on its head, 0.75 at most."""
TESSERACT_SECONDS = 60
ONE_LINE = "7"
SPARSE_TEXT = "11"
"""Tesseract's way of looking for words anywhere: its usual ways read nothing in a ruled table."""

LEAST_SURE = 0.4
"""Below this a word is more likely a stain than a word."""


class SeenWord(NamedTuple):
    """A word, its box in pixels, and how sure its reader was, from 0 to 1."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    sure: float


@cache
def _engine() -> Any:
    cv2.setNumThreads(THREADS)
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    engine = RapidOCR(
        params={
            "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Global.log_level": "error",
            # Pictures come at the size that suits their letters, and are not made larger again.
            "Det.limit_side_len": 32,
            "Rec.rec_img_shape": [3, 48, NARROWEST],
        }
    )
    engine.return_word_box = True
    return engine


def read_parts(picture: Picture, boxes: Sequence[tuple[float, float, float, float]]) -> list[tuple[str, float]]:
    """RapidOCR's reading of each box (pixels), and how sure it is, without looking where in it words stand."""
    if not boxes:
        return []
    colour = cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
    parts = [colour[max(0, int(top)) : int(bottom) + 1, max(0, int(x0)) : int(x1) + 1] for x0, top, x1, bottom in boxes]
    read = _engine().recognize_txt(parts)
    return [(text.strip(), float(sure)) for text, sure in zip(read.txts, read.scores, strict=True)]


def load() -> None:
    """The models into memory, before other processes are made of this one."""
    engine = _engine()
    engine._load_det_model()
    engine._load_rec_model()


class Seen(NamedTuple):
    """RapidOCR's words from the top, and whether the page was turned by half for them."""

    words: list[SeenWord]
    upside_down: bool


def read_words(picture: Picture) -> Seen:
    """RapidOCR's words; of a page that stands on its head, those of the page turned."""
    lines = _lines(picture)
    if _certain(lines):
        return Seen(_told_apart(lines, picture), False)
    upside_down = np.ascontiguousarray(np.rot90(picture, 2))
    other = _lines(upside_down)
    if _votes(other) > _votes(lines):
        return Seen(_told_apart(other, upside_down), True)
    return Seen(_told_apart(lines, picture), False)


class _Line(NamedTuple):
    """A line as it was recognised: its corners, its text, how sure it is, and its words as (text, sure, corners)."""

    corners: Any
    text: str
    sure: float
    words: list[Any]


def _lines(picture: Picture) -> list[_Line]:
    """Where the words stand is seen in a small picture; which they are is read in the whole one."""
    engine = _engine()
    colour = cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
    scale = min(1.0, LETTERS / max(1.0, letter_height(picture)), (MOST_LOOKED_THROUGH / picture.size) ** 0.5)
    small = cv2.resize(colour, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else colour
    boxes = engine._load_det_model()(small).boxes
    if boxes is None or not len(boxes):
        return []
    boxes = boxes / scale
    parts = engine.crop_text_regions(colour, boxes)
    read = engine.recognize_txt(parts)
    by_word = engine.cal_rec_boxes(parts, boxes, copy.copy(read), False).word_results
    return [
        _Line(box, text.strip(), float(sure), list(words))
        for box, text, sure, words in zip(boxes, read.txts, read.scores, by_word, strict=True)
        if text.strip() and sure >= LEAST_SURE
    ]


def _told_apart(lines: list[_Line], picture: Picture) -> list[SeenWord]:
    """The words of each line, at the edges of what is printed; the line as one where its words do not make it up."""
    marked, found = without_rules(ink(picture)), []
    for line in lines:
        words = [word for word in line.words if word[0].strip() and word[2] is not None]
        if "".join(word[0] for word in words).replace(" ", "") != line.text.replace(" ", ""):
            words = [(line.text, line.sure, line.corners)]
        boxes = [_around(corners) for _, _, corners in words]
        spans = fitted([(box[0], box[2]) for box in boxes], marked, _around(line.corners))
        top, bottom = lowered(marked, _around(line.corners))
        for (text, sure, _), (x0, x1) in zip(words, spans, strict=True):
            if sure >= LEAST_SURE:
                found.append(SeenWord(x0, top, x1, bottom, text.strip(), float(sure)))
    return found


def _around(corners: Any) -> tuple[float, float, float, float]:
    xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _longest(lines: list[_Line]) -> list[_Line]:
    return sorted(lines, key=lambda line: len(line.text), reverse=True)[:LOOKED_AT]


def _certain(lines: list[_Line]) -> bool:
    """Whether the longest lines were read so surely that the page cannot stand on its head."""
    longest = _longest(lines)
    return bool(longest) and sum(line.sure for line in longest) / len(longest) >= UPRIGHT


def _votes(lines: list[_Line]) -> float:
    return sum(line.sure * min(len(line.text), 40) for line in _longest(lines))


def tesseract() -> str | None:
    """The second reader of this machine, None where there is none."""
    return shutil.which("tesseract")


def read_again(picture: Picture) -> list[SeenWord] | None:
    """Tesseract's words; None where it is not installed or could not read the picture."""
    program = tesseract()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="page-") as folder:
        page = Path(folder) / "page.png"
        cv2.imwrite(str(page), picture)
        table = _asked(program, page, SPARSE_TEXT)
    return None if table is None else [word for _, word in _from_table(table)]


def read_cells_again(picture: Picture, boxes: Sequence[tuple[float, float, float, float]]) -> list[str]:
    """Tesseract's reading of each box (pixels) by itself, "" where it reads nothing: alone it sees single digits that
    it passes over on a whole page."""
    program = tesseract()
    if program is None or not boxes:
        return [""] * len(boxes)
    height, width = picture.shape
    with tempfile.TemporaryDirectory(prefix="cells-") as folder:
        names = []
        for number, (x0, top, x1, bottom) in enumerate(boxes):
            part = picture[max(0, int(top)) : min(height, int(bottom) + 1), max(0, int(x0)) : min(width, int(x1) + 1)]
            name = Path(folder) / f"{number}.png"
            # A margin of paper: letters at the edge are taken for a part of it.
            cv2.imwrite(str(name), cv2.copyMakeBorder(part, 12, 12, 24, 24, cv2.BORDER_CONSTANT, value=255))
            names.append(str(name))
        listed = Path(folder) / "cells.txt"
        listed.write_text("\n".join(names))
        table = _asked(program, listed, ONE_LINE)
    said = [""] * len(boxes)
    for page, word in _from_table(table or ""):
        if 0 < page <= len(said):
            said[page - 1] = f"{said[page - 1]} {word.text}".strip()
    return said


def _asked(program: str, page: Path, way: str) -> str | None:
    """What Tesseract says of a picture, or of a list of them, as its table; None where it failed or took too long."""
    try:
        done = subprocess.run(
            [program, str(page), "-", "--psm", way, "--dpi", "200", "tsv"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TESSERACT_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return done.stdout.decode("utf-8", "replace")


def _from_table(table: str) -> list[tuple[int, SeenWord]]:
    """Words with the number of the picture they stand in."""
    found = []
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        try:
            sure = float(row["conf"] or -1) / 100
            left, top, width, height = (float(row[name] or 0) for name in ("left", "top", "width", "height"))
            page = int(row["page_num"])
        except (KeyError, TypeError, ValueError):
            continue
        if text and sure >= 0:
            found.append((page, SeenWord(left, top, left + width, top + height, text, sure)))
    return found
