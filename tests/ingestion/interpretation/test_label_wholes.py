"""A label that is the sum of all others wherever it stands is their total, whatever it is called."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corpus.pictures import Cells, only_totals, read, told

NAMES = st.sampled_from(["Fenland", "Persons", "The county", "Either sex"])
MONTHS = ["January 2020", "February 2020", "March 2020", "April 2020", "May 2020"]
counts = st.integers(3, 5).flatmap(
    lambda parts: st.lists(st.lists(st.integers(40, 900), min_size=parts, max_size=parts), min_size=3, max_size=5)
)


def long_list(name: str, figures: list[list[int]], first: bool, wrong: int = 0) -> Cells:
    """A row for each month and part; the whole stands first or last in its month, off by `wrong` in the first."""
    rows: list[list[object]] = [["Area", "Month", "Frogs"]]
    for n, line in enumerate(figures):
        parts: list[list[object]] = [[f"Part {chr(65 + c)}", MONTHS[n], count] for c, count in enumerate(line)]
        whole: list[object] = [name, MONTHS[n], sum(line) + (wrong if not n else 0)]
        rows += [whole, *parts] if first else [*parts, whole]
    return rows


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(NAMES, counts, st.booleans())
def test_the_whole_of_every_month(tmp_path: Path, name: str, figures: list[list[int]], first: bool) -> None:
    reading = read(tmp_path, long_list(name, figures, first))
    assert len(told(reading)) == sum(map(len, figures))
    assert [line.rsplit(": ")[1] for line in only_totals(reading)] == [
        str(sum(line)) for _, line in sorted(zip(MONTHS, figures, strict=False), key=lambda one: one[0])
    ] or sorted(line.rsplit(": ")[1] for line in only_totals(reading)) == sorted(str(sum(line)) for line in figures)


def test_a_label_that_fits_in_some_months_only_is_no_total(tmp_path: Path) -> None:
    figures = [[5, 7, 11], [6, 2, 9], [8, 8, 3], [4, 1, 2]]
    reading = read(tmp_path, long_list("Fenland", figures, first=False, wrong=2))
    assert len([line for line in told(reading) if "Fenland" in line]) == 4


def test_small_groups_under_a_name_of_all_and_dashes_for_none(tmp_path: Path) -> None:
    """Areas as rows over what was counted in them, and the same for all of them at the end."""
    reading = read(
        tmp_path,
        """
        | Area      | 2003-04 | 2004-05 |
        | Fens      |         |         |
        | Newts     | 1       | -       |
        | Toads     | -       | 1       |
        | Wolds     |         |         |
        | Frogs     | -       | 3       |
        | Toads     | 6       | -       |
        | Downs     |         |         |
        | Newts     | 4       | 2       |
        | Frogs     | -       | 2       |
        | Toads     | 14      | 4       |
        | Scotland  |         |         |
        | Newts     | 5       | 2       |
        | Frogs     | -       | 5       |
        | Toads     | 20      | 5       |
        """,
    )
    assert not [line for line in told(reading) if "Scotland" in line]
    assert (
        len([line for line in only_totals(reading) if "Scotland" in line or line.endswith((": 20", ": 5", ": 2"))]) >= 5
    )
