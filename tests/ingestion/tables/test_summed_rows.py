"""Numbers that could be years are counts where a printed total counts them in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.tables.summed_rows import counted_in_totals


@given(st.lists(st.lists(st.integers(1, 4000), min_size=2, max_size=6), min_size=1, max_size=3), st.integers(1, 9))
def test_a_total_that_counts_the_first_row_in_proves_it_a_row(columns, off) -> None:
    depth = min(map(len, columns))
    rows = [["Kent", *(column[n] for column in columns)] for n in range(depth)]
    held = list(range(1, len(columns) + 1))
    total = ["Total", *(sum(column[:depth]) for column in columns)]
    assert counted_in_totals(rows[0], held, [*rows[1:], total])
    wrong = [*total[:-1], total[-1] + off + max(max(column) for column in columns) * depth]
    assert not counted_in_totals(rows[0], held, [*rows[1:], wrong])


def test_figures_written_with_commas_add_up_as_well() -> None:
    assert counted_in_totals(["Kent", "2,027"], [1], [["Essex", "1,888"], ["Sum", "3,915"]])
    assert not counted_in_totals(["Area", "2019"], [1], [["Essex", "1,888"], ["Sum", "1,888"]])


def labels_and_values(tmp_path: Path, *rows: str) -> list[tuple[str, str, bool]]:
    (path := tmp_path / "answer.csv").write_text("\n".join(rows) + "\n")
    records = read_file(path).records
    return sorted((r.period.as_written, r.as_written, r.total) for r in records if r.period)


@pytest.mark.parametrize("years", [(2027, 1888), (1999, 414), (2019, 2020)])
def test_a_first_count_that_could_be_a_year_is_a_count_where_the_total_says_so(tmp_path, years) -> None:
    first, second = years
    read = labels_and_values(
        tmp_path, "Offences in 2015,", f"North Wales,{first}", f"Kent,{second}", f"Sum,{first + second}"
    )
    assert read == sorted([("2015", str(first), False), ("2015", str(second), False), ("2015", str(sum(years)), True)])


def test_a_year_over_counts_that_add_up_without_it_stays_a_head(tmp_path: Path) -> None:
    read = labels_and_values(tmp_path, "Area,2019", "North Wales,414", "Kent,12", "Sum,426")
    assert read == [("2019", "12", False), ("2019", "414", False), ("2019", "426", True)]


def test_the_year_of_the_next_table_below_noughts_is_no_sum() -> None:
    assert not counted_in_totals(["", 2019], [1], [["Offences", 0], ["Age", 2019], ["Under 18", 0]])


@pytest.mark.parametrize("name", ["answer.csv", "answer.txt"])
@pytest.mark.parametrize("count", [1997, 2015, 2024])
def test_a_first_count_below_a_line_that_names_another_year_is_a_count(tmp_path, name: str, count: int) -> None:
    typed = "{},{}" if name.endswith("csv") else "{:<12}{}"
    rows = [typed.format(label, n) for label, n in (("Shop", count), ("Dwelling", 902), ("School", 1504))]
    end = "," if name.endswith("csv") else ""
    (path := tmp_path / name).write_text("\n".join([f"2018{end}", *rows]) + "\n")
    assert sorted((r.period.as_written, r.as_written) for r in read_file(path).records if r.period) == sorted(
        [("2018", str(count)), ("2018", "902"), ("2018", "1504")]
    )


@pytest.mark.parametrize(("line", "head"), [("2018/19", "2019"), ("2019", "2019"), ("Jan - Dec 2019", "2019")])
def test_a_head_that_says_the_year_of_the_line_above_it_stays_a_head(tmp_path, line: str, head: str) -> None:
    (path := tmp_path / "answer.csv").write_text(f"{line},\nArea,{head}\nKent,902\nEssex,1504\n")
    assert sorted(r.as_written for r in read_file(path).records) == ["1504", "902"]
