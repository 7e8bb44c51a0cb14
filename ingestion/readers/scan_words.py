"""Two programs that read words in a picture, neither of which needs a network.

RapidOCR carries its models in the package. Tesseract is a second opinion where the machine has it. Both give words with
boxes in pixels of the picture they were shown.
"""

from __future__ import annotations

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

from ingestion.readers.scan_picture import Picture

THREADS = 2
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
    return RapidOCR(
        params={
            "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Global.log_level": "error",
            "Global.use_cls": False,
            "Global.max_side_len": 2400,
        }
    )


def read_words(picture: Picture) -> list[SeenWord]:
    """RapidOCR's words from the top."""
    # What one call switches off stays off in the next, so each says everything.
    colour = cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)
    result = _engine()(colour, use_det=True, use_cls=False, use_rec=True, return_word_box=True)
    found = []
    for text, sure, corners in _words(result):
        xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
        if text.strip() and sure >= LEAST_SURE:
            found.append(SeenWord(min(xs), min(ys), max(xs), max(ys), text.strip(), sure))
    return found


def _words(result: Any) -> Any:
    """(text, sureness, corners) of each word, of each line where the words were not told apart."""
    lines = result.txts or ()
    by_word = result.word_results or ()
    for number, line in enumerate(lines):
        words = _told_apart(by_word[number]) if number < len(by_word) else []
        # Words that do not make up their line are not to be trusted to.
        if words and "".join(word[0] for word in words).replace(" ", "") == line.replace(" ", ""):
            yield from ((text, float(sure), corners) for text, sure, corners in words)
        else:
            yield line, float(result.scores[number]), result.boxes[number]


def _told_apart(line: Any) -> list[Any]:
    """A line's words where the engine told them apart; it answers in other shapes where it did not."""
    try:
        return [word for word in line if len(word) == 3 and word[2] is not None]
    except TypeError:
        return []


def reads_upside_down(picture: Picture) -> bool:
    """Whether the page reads better turned by half: its longest lines are tried both ways."""
    engine = _engine()
    found = engine(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), use_det=True, use_cls=False, use_rec=False)
    boxes = found.boxes if found.boxes is not None else []
    longest = sorted(boxes, key=lambda box: float(box[:, 0].min() - box[:, 0].max()))[:5]
    votes = 0.0
    for box in longest:
        x0, x1 = max(0, int(box[:, 0].min())), int(box[:, 0].max()) + 1
        top, bottom = max(0, int(box[:, 1].min())), int(box[:, 1].max()) + 1
        line = cv2.cvtColor(picture[top:bottom, x0:x1], cv2.COLOR_GRAY2BGR)
        votes += _sureness(engine, cv2.rotate(line, cv2.ROTATE_180)) - _sureness(engine, line)
    return votes > 0


def _sureness(engine: Any, line: Any) -> float:
    result = engine(line, use_det=False, use_cls=False, use_rec=True, return_word_box=False)
    return float(result.scores[0]) * min(len(result.txts[0]), 40) if result.txts else 0.0


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
