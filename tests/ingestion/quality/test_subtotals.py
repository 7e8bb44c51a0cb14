"""Sub-totals on rows of their own, whatever they are called: one figure changed by one is told, and none where all is
right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.values.finding import Level

GROUPS = ("May-21", "Jun-21", "Jul-21", "Aug-21")
PARTS = ("North", "South", "West", "East")
NAMES = ("Subtotal", "Sub-total", "{} Total", "Total {}", "Total 2021-{month:02d}-01")

counts = st.integers(1, 30)  # sums of noughts prove nothing


@st.composite
def sections(draw: st.DrawFn) -> tuple[list[list[str]], int]:
    """Three or four groups of two or more rows, each with its total, and how many columns of figures they have."""
    width, name = draw(st.integers(2, 4)), draw(st.sampled_from(NAMES))
    rows = [["Area", *("ABCD"[:width])]]
    for n, group in enumerate(GROUPS[: draw(st.integers(3, 4))]):
        parts = [[draw(counts) for _ in range(width)] for _ in range(draw(st.integers(2, 3)))]
        rows.append([group, *[""] * width])
        rows += [[label, *map(str, part)] for label, part in zip(PARTS, parts, strict=False)]
        sums = [str(sum(column)) for column in zip(*parts, strict=True)]
        rows.append([name.format(group, month=n + 5), *sums])
    return rows, width


def told(folder: Path, rows: list[list[str]]) -> list[str]:
    path = folder / "answer.csv"
    path.write_text("\n".join(",".join(row) for row in rows) + "\n")
    return [f.message for f in read_file(path).findings if f.level in (Level.ERROR, Level.WARNING)]


@settings(max_examples=60, deadline=None)
@given(drawn=sections(), data=st.data())
def test_one_part_changed_by_one_is_told(tmp_path_factory: pytest.TempPathFactory, drawn, data: st.DataObject) -> None:
    rows, width = drawn
    folder = tmp_path_factory.mktemp("sections")
    assert told(folder, rows) == []
    row = data.draw(st.sampled_from([n for n, row in enumerate(rows) if row[0] in PARTS]))
    column = data.draw(st.integers(1, width))
    rows[row][column] = str(int(rows[row][column]) + 1)
    assert told(folder, rows), rows


ages = st.permutations(["Under 10", "10-11", "12-15", "16-17", "18 and over"])


@settings(max_examples=40, deadline=None)
@given(labels=ages, parts=st.lists(st.tuples(counts, counts), min_size=2, max_size=4), first=st.booleans())
@example(labels=["12-15", "16-17", "18 and over"], parts=[(6, 3), (2, 3), (1, 4)], first=True)
def test_ages_that_happen_to_be_a_sum_are_no_total(tmp_path_factory, labels, parts, first) -> None:
    whole = tuple(map(sum, zip(*parts, strict=True)))
    rows = [whole, *parts] if first else [*parts, whole]
    lines = [
        ["Age", "2017", "2018", "All"],
        *([label, *row, sum(row)] for label, row in zip(labels, rows, strict=False)),
    ]
    path = tmp_path_factory.mktemp("ages") / "answer.csv"
    path.write_text("\n".join(",".join(map(str, line)) for line in lines) + "\n")
    totals = {record.place.cell for record in read_file(path).records if record.total}
    assert totals == {f"D{n}" for n in range(2, len(lines) + 1)}


@settings(max_examples=60, deadline=None)
@given(data=st.data(), name=st.sampled_from(("Subtotal", "Sub-total", "Total")))
def test_of_two_groups_with_their_total_one_sum_changed_by_one_is_told(tmp_path_factory, data, name) -> None:
    """With two groups a column alone shows too little of what the sub-totals add up: all columns together show it."""
    width = data.draw(st.integers(3, 6))
    rows = [["Group", "Platform", *(str(2015 + n) for n in range(width))]]
    sums = [0] * width
    for group in ("Under 18", "18 and over"):
        parts = [[data.draw(st.integers(2, 900)) for _ in range(width)] for _ in range(4)]
        own = [sum(column) for column in zip(*parts, strict=True)]
        rows += [[group, label, *map(str, part)] for label, part in zip(PARTS, parts, strict=True)]
        rows.append([name, "", *map(str, own)])
        sums = [a + b for a, b in zip(sums, own, strict=True)]
    rows.append(["", data.draw(st.sampled_from(("Sum", "Total"))), *map(str, sums)])
    folder = tmp_path_factory.mktemp("two")
    assert told(folder, rows) == []
    row, column = data.draw(st.sampled_from((5, 10, 11))), data.draw(st.integers(2, width + 1))
    rows[row][column] = str(int(rows[row][column]) + 1)
    assert told(folder, rows), rows


@settings(max_examples=60, deadline=None)
@given(
    data=st.data(),
    name=st.sampled_from(("Total Recorded", "Total offences", "Total number")),
    count=st.integers(2, 4),
    first=st.booleans(),
)
def test_a_part_larger_than_its_named_total_is_told(tmp_path_factory, data, name, count, first) -> None:
    """A part that is wrong by one may be larger than the total, whose words alone do not say that it is one."""
    width = data.draw(st.integers(4, 7))
    parts = [[data.draw(st.integers(2, 900)) for _ in range(width)] for _ in range(count)]
    column = data.draw(st.integers(0, width - 1))
    for part in parts[1:]:
        part[column] = 0
    total = [name, *(str(sum(one)) for one in zip(*parts, strict=True))]
    parts[0][column] += 1
    rows = [[label, *map(str, part)] for label, part in zip(PARTS, parts, strict=False)]
    rows = [total, *rows] if first else [*rows, total]
    found = told(tmp_path_factory.mktemp("named"), [["Area", *(str(2013 + n) for n in range(width))], *rows])
    assert any("add up" in message or "sum" in message for message in found), found


@settings(max_examples=40, deadline=None)
@given(data=st.data(), label=st.sampled_from(("Of which", "of which:", "By area", "Made up of")))
def test_a_line_without_figures_makes_no_part_of_a_total(tmp_path_factory, data, label: str) -> None:
    """Where parts overlap, too, a total that is more than all of them is told, whatever stands between."""
    width = data.draw(st.integers(2, 5))
    parts = [[data.draw(st.integers(1, 900)) for _ in range(width)] for _ in range(4)]
    sums = [sum(column) for column in zip(*parts, strict=True)]
    sums[data.draw(st.integers(0, width - 1))] += 1
    rows = [["Area", *(f"{2014 + n}/{15 + n}" for n in range(width))], ["Total offences", *map(str, sums)]]
    rows += [[label, *[""] * width], *([name, *map(str, part)] for name, part in zip(PARTS, parts, strict=True))]
    rows += [[""], ["One crime may have more than one victim."]]
    assert told(tmp_path_factory.mktemp("of which"), rows), rows
