"""docs/asvs.md: every point of levels 1 and 2 stands there once, and every test and paper it names exists."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "asvs.md").read_text()

POINTS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "3.2": 2, "3.3": 4,
    "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4, "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3,
    "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5,
    "7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4,
    "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1,
    "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3,
    "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4,
    "17.3": 2,
}  # fmt: skip
"""Points of levels 1 and 2 in each section of version 5.0.0; they are numbered from 1 on."""

WORDS = {"met", "built so", "runs it", "not here", "open"}


def test_every_point_of_both_levels_stands_there_once():
    expected = {f"{section}.{number}" for section, last in POINTS.items() for number in range(1, last + 1)}
    assert len(expected) == 253
    rows = re.findall(r"^\| (\d+\.\d+\.\d+) \|", PAGE, re.MULTILINE)
    video = re.findall(r"\b17\.\d\.\d\b", PAGE)
    assert Counter([*rows, *video]) == Counter(expected)


def test_each_says_how_and_what_is_met_names_its_test():
    for point, _, how, by in re.findall(r"^\| (\d+\.\d+\.\d+) \| (.*?) \| (.*?) \| ?(.*?) ?\|$", PAGE, re.MULTILINE):
        assert how in WORDS, point
        assert (how == "met") == ("`tests/" in by), point
        assert by or how in ("built so", "not here", "runs it"), point


def test_every_test_and_paper_it_names_exists():
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", PAGE)) | set(re.findall(r"\b(docs/[\w/-]+\.md)\b", PAGE))
    assert named
    assert [one for one in sorted(named) if not (ROOT / one).is_file()] == []
