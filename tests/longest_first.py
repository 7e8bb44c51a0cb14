"""Which files of the whole suite begin first: the long ones, so that no core waits at the end for another's.

pytest-xdist begins with the files of the most tests. Few tests in a folder below take most of a minute each (a worker,
a browser, a world, thousands of draws), and whichever began last would be waited for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

LONG = (
    "tests/integration/",
    "tests/scale/",
    "tests/world/",
    "tests/hostile/",
    "tests/functional/",
    "tests/security/",
    "tests/review/test_kept_",
    "tests/reporting/disclosure/",
    "tests/requests_app/test_histories",
    "tests/requests_app/mail/",
    "tests/ingestion/readers/test_scan",
    "tests/ingestion/test_pipeline",
    "tests/reporting/exports/in_the_pack/",
    "tests/reporting/test_rounds_of_43",
    "tests/foitracker/test_serve",
    "tests/foitracker/test_start",
)
"""Folders and beginnings of files, the longest first."""


def longest_first(items: Sequence[Any], file_of: Callable[[Any], str]) -> list[Any]:
    """The tests with each file's together and in their order: the long files as listed, then those of the most
    tests."""
    tests = Counter(file_of(item) for item in items)

    def place(item: Any) -> tuple[int, int, str]:
        file = file_of(item)
        listed = next((number for number, start in enumerate(LONG) if file.startswith(start)), len(LONG))
        return listed, -tests[file], file

    return sorted(items, key=place)
