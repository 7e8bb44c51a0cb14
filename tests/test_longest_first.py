"""The whole suite begins with its long files, loses no test and keeps each file's in their order."""

from pathlib import Path

from tests.longest_first import LONG, longest_first

ROOT = Path(__file__).parents[1]


def test_long_files_come_first_and_then_those_of_the_most_tests():
    items = [
        ("tests/demo/test_figures.py", 1),
        ("tests/reporting/test_a.py", 1),
        ("tests/reporting/test_a.py", 2),
        ("tests/scale/test_slopes.py", 2),
        ("tests/scale/test_slopes.py", 1),
        ("tests/integration/test_worker.py", 1),
    ]
    found = longest_first(items, lambda item: item[0])
    assert found == [items[5], items[3], items[4], items[1], items[2], items[0]]


def test_what_is_listed_is_there():
    for start in LONG:
        assert list(ROOT.glob(f"{start}*")), start
