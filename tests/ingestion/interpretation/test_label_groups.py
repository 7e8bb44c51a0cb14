"""Groups and their members in one column, told by the members that come again."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ingestion.interpretation.label_groups import groups_of_labels
from ingestion.values.interval import Interval
from tests.corpus.pictures import only_totals, read, told

counts = st.integers(0, 30)


@given(st.lists(st.lists(counts, min_size=3, max_size=3), min_size=2, max_size=5), st.integers(1, 6))
def test_groups_that_hidden_parts_may_add_up_to(groups: list[list[int]], top: int) -> None:
    labels: list[str] = []
    figures: list[list[Interval | None]] = []
    heads = []
    for number, parts in enumerate(groups):
        heads.append(len(labels))
        labels += [f"Group {number}", "Male", "Female", "Unknown"]
        whole = sum(parts)
        figures.append([Interval(whole, whole)])
        figures += [[Interval(1, top) if 0 < part <= top else Interval(part, part)] for part in parts]
    found = groups_of_labels(labels, figures)
    telling = all(sum(parts) for parts in groups)
    assert [one.line for one in found] == (heads if telling else [])


def test_figures_that_cannot_add_up_are_no_groups() -> None:
    figures = [[Interval(n, n)] for n in (9, 3, 3, 8, 4, 4)]
    assert not groups_of_labels(["Knife", "Male", "Female", "Firearm", "Male", "Female"], figures)  # type: ignore[arg-type]


def test_a_pivot_with_hidden_members_and_no_indentation(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Row Labels | 2018 | 2019 |
        | Knife      | 6    | 5    |
        | Male       | <5   | <5   |
        | Female     | 5    | <5   |
        | Firearm    | 3    | 9    |
        | Male       | <5   | 5    |
        | Female     | 0    | <5   |
        | Grand Total | 9   | 14   |
        """,
    )
    assert len(told(reading)) == 8
    assert "2018 · Knife, Female: 5" in [line.replace("Female, Knife", "Knife, Female") for line in told(reading)]
    assert sorted(line.rsplit(": ")[1] for line in only_totals(reading)) == ["14", "3", "5", "6", "9", "9"]


def test_one_wrong_total_makes_the_groups_no_others(tmp_path: Path) -> None:
    """Its figure is told; what the others are of does not change."""
    rows = "".join(
        f"| {name} | {a + b + wrong} | {c + d} | {e + f} |\n| Male | {a} | {c} | {e} |\n| Female | {b} | {d} | {f} |\n"
        for name, a, b, c, d, e, f, wrong in (("Knife", 41, 7, 8, 3, 9, 1, 0), ("Axe", 12, 9, 5, 6, 8, 2, 1))
    )
    reading = read(tmp_path, f"| Weapon | 2017 | 2018 | 2019 |\n{rows}")
    assert sorted(line.rsplit(": ")[1] for line in only_totals(reading)) == ["10", "10", "11", "11", "22", "48"]
    assert len(told(reading)) == 12
    [finding] = [one for one in reading.findings if one.level == "error"]
    assert "add up to 21; the printed total of Axe, 2017 is 22" in finding.message


def test_a_total_named_for_its_group_is_of_it_though_its_figure_is_wrong(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """
        | Place | Method | 2018 | 2019 |
        | Shop  | Kik    | 6    | 5    |
        | Shop  | Mail   | 7    | 9    |
        | Shop - total | | 14   | 14   |
        | Park  | Kik    | 3    | 4    |
        | Park  | Mail   | 2    | 8    |
        | Park - total | | 5    | 12   |
        """,
    )
    assert "2018 · Shop: 14" in only_totals(reading)
    assert [one.id for one in reading.findings if one.level == "error"] == ["Q401"]


OUTLINE = """
        | Location | Breed       | 2016/17 | 2017/18 |
        | Car park |             | 9       | 22      |
        |          | Terrier     | <5      | 11      |
        |          | Cross breed | <5      | 9       |
        |          | Other       | <5      | <5      |
        | Street   |             | 5       | 13      |
        |          | Cross breed | <5      | 6       |
        |          | Rottweiler  | <5      | 7       |
        """


def test_a_pivots_groups_on_lines_of_their_own_are_totals_though_parts_are_hidden(tmp_path: Path) -> None:
    records = read(tmp_path, OUTLINE).records
    assert {record.place.cell for record in records if record.total} == {"C2", "D2", "C6", "D6"}
    wrong = read(tmp_path, OUTLINE.replace("| 22      |", "| 900     |"))
    assert [(one.id, one.place.cell) for one in wrong.findings if one.level == "error"] == [("Q401", "D2")]
