"""An installation without what reads pictures says so, and reads everything else."""

import importlib.util
import io
import re
from pathlib import Path

import pytest
from PIL import Image

from ingestion.pipeline import read_file
from ingestion.readers import ocr_installed
from tests.builders import totals_return

ROOT = Path(__file__).resolve().parents[3]


def picture(kind: str) -> bytes:
    written = io.BytesIO()
    Image.effect_noise((600, 800), 40).convert("RGB").save(written, kind)
    return written.getvalue()


@pytest.fixture
def without(monkeypatch):
    there = importlib.util.find_spec
    monkeypatch.setattr(
        ocr_installed.importlib.util, "find_spec", lambda name: None if name == "rapidocr" else there(name)
    )


def read(tmp_path, name: str, content: bytes):
    path = tmp_path / name
    path.write_bytes(content)
    return read_file(path)


def test_here_pictures_are_read():
    assert ocr_installed.can_see()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_is_refused_with_a_sentence(without, tmp_path, kind):
    error = read(tmp_path, "page", picture(kind)).error
    assert (error.code, error.sentence) == ("unsupported", ocr_installed.NOT_HERE)


def test_a_page_that_is_a_picture_is_told_as_not_read(without, tmp_path):
    reading = read(tmp_path, "scan.pdf", picture("PDF"))
    assert reading.error is None
    assert any("its text has not been read" in finding.message for finding in reading.findings)


def test_everything_else_is_read(without, tmp_path):
    reading = read(tmp_path, "return.csv", totals_return(26, 52))
    assert [int(record.interval.low) for record in reading.records] == [26, 52]


def test_the_lean_pins_are_all_the_others():
    place = importlib.util.spec_from_file_location("lock", ROOT / ".ci" / "lock.py")
    lock = importlib.util.module_from_spec(place)
    place.loader.exec_module(lock)
    every, lean = ((ROOT / name).read_text() for name in ("requirements.txt", "requirements-lean.txt"))
    assert lean == lock.lean(every), "make it anew: ./run lock"
    names = [set(re.findall(r"^([a-z0-9._-]+)(?:\[\w+\])?==", text, re.M)) for text in (every, lean)]
    gone = names[0] - names[1]
    assert {"rapidocr", "onnxruntime", "opencv-python-headless"} <= gone
    assert not gone & {"numpy", "pillow", "pypdfium2", "django"}
