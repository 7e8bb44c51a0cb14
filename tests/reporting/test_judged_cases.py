"""The shared cases that are judged with their campaign: what each is to say, through a round of its own."""

from __future__ import annotations

import json
import os
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

SHARED = Path(os.environ.get("FOITRACKER_SHARED", Path(__file__).resolve().parents[3] / "shared"))
CASES = SHARED / "cases" / "judged"
YEARS = ("2021/22", "2022/23", "2023/24")
Bounds = tuple[int, int]
KNIFE, FIREARM = "Knife or bladed article", "Firearm or imitation firearm"


def said(name: str, folder: Path) -> tuple[dict[str, Any], dict[tuple[str, str, str], Bounds]]:
    """What the round says of the force, and its figures: question, period, categories → bounds."""
    if not CASES.is_dir():
        pytest.skip("the shared cases are not beside this checkout")
    (folder / "Kent Police").mkdir()
    shutil.copy(CASES / "returns" / name, folder / "Kent Police" / name)
    out = StringIO()
    call_command("import_round", CASES / "campaign.json", folder, "--json", stdout=out)
    found = json.loads(out.getvalue().splitlines()[-1])
    (force,) = (one for one in found["forces"] if one["documents"])
    figures = {
        (one["question"], one["period"], " · ".join(one["breakdown"].values())): (one["low"], one["high"])
        for one in found["totals"]
        if one["area"] == "Kent Police" and one["low"] is not None and one["answered"]
    }
    return force, figures


def over_years(question: str, label: str, *counts: int | Bounds | None) -> dict[tuple[str, str, str], Bounds]:
    return {
        (question, year, label): count if isinstance(count, tuple) else (count, count)
        for year, count in zip(YEARS, counts, strict=True)
        if count is not None
    }


RIGHT: dict[str, dict[tuple[str, str, str], Bounds]] = {
    "legend_blank.csv": over_years("1", "", 30, 31, 32),
    "quarters.csv": over_years("1", "", 34, 38, None),
    "question_column.csv": {
        **over_years("1", "", 30, 31, 32), **over_years("3", KNIFE, 10, 11, 12), **over_years("3", FIREARM, 1, 2, 3),
    },
    "cases_blank_second.csv": {
        **over_years("1", "", 20, 20, 20), **over_years("3", "Not recorded", 10, 0, 10),
        **over_years("3", "Threats only", 4, 4, 4), **over_years("3", KNIFE, 10, 10, 0),
        **over_years("3", FIREARM, 0, 10, 10),
    },
    "cases_two_methods.csv": {
        **over_years("1", "", 23, 16, 21), **over_years("3", "Not recorded", 8, 4, 8),
        **over_years("2", "5-11 · Male", 7, None, None), **over_years("2", "5-11 · Female", 7, None, None),
        **over_years("2", "18-24 · Female", 4, None, None),
    },
    "no_total.csv": {
        **over_years("2", "5-11 · Female", 1, 2, 3), **over_years("2", "12-17 · Female", 10, 20, 30),
        **over_years("2", "5-11 · Male", 1, 2, 3), **over_years("2", "12-17 · Male", 10, 20, 30),
        **over_years("2", "", 22, 44, 66),
    },
    "legend_two_marks_b.csv": {
        **over_years("3", KNIFE, None, (1, 4), 12), **over_years("3", FIREARM, 0, None, (1, 4)),
    },
    "raised_mark_on_figure.pdf": over_years("1", "", None, 61, None),
    "raised_mark_q3.pdf": over_years("3", FIREARM, None, 4, None),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_the_figures_of_a_judged_case(name: str, tmp_path: Path) -> None:
    _, figures = said(name, tmp_path)
    assert {key: figures.get(key) for key in RIGHT[name]} == RIGHT[name]


def test_quarters_give_no_year_that_is_not_whole(tmp_path: Path) -> None:
    _, figures = said("quarters.csv", tmp_path)
    assert ("1", "2023/24", "") not in figures


def test_a_note_of_another_question_is_never_nought(tmp_path: Path) -> None:
    _, figures = said("note_as_zero.csv", tmp_path)
    assert over_years("3", KNIFE, None, None, 0).items() <= figures.items()
    assert over_years("3", FIREARM, None, None, 4).items() <= figures.items()
    assert over_years("3", "Threats only", None, None, 12).items() <= figures.items()
    assert not any(question == "1" and bounds == (0, 0) for (question, _, _), bounds in figures.items())


def test_victims_are_never_counted_as_offences(tmp_path: Path) -> None:
    force, figures = said("victims.csv", tmp_path)
    assert force["state"] == "blocked"
    assert not any(question == "1" for question, _, _ in figures)


@pytest.mark.parametrize("name", ["legend_separate.csv", "legend_two_marks.csv"])
def test_marks_mean_what_their_legend_says(name: str, tmp_path: Path) -> None:
    _, figures = said(name, tmp_path)
    given = {bounds for (question, _, _), bounds in figures.items() if question == "3"}
    assert {(0, 0), (1, 4)} <= given


def test_a_mark_that_no_legend_explains_is_told(tmp_path: Path) -> None:
    force, figures = said("legend_two_marks_b.csv", tmp_path)
    assert not {("3", "2021/22", KNIFE), ("3", "2022/23", FIREARM)} & figures.keys()
    assert any(one["id"] == "Q209" and one["level"] == "warning" for one in force["findings"])


def test_a_year_with_a_raised_mark_is_that_year(tmp_path: Path) -> None:
    _, figures = said("raised_mark_on_year.pdf", tmp_path)
    assert {period for _, period, _ in figures} == set(YEARS)


def test_a_return_without_its_total_says_none_of_it(tmp_path: Path) -> None:
    """The total of the question may be added up, and then says so, or be missing: never another number."""
    _, figures = said("no_total.csv", tmp_path)
    assert {bounds for (question, _, label), bounds in figures.items() if question == "1" and not label} <= {
        (22, 22), (44, 44), (66, 66),
    }  # fmt: skip


@pytest.mark.parametrize("name", ["repeated_header.pdf", "split_repeated_header.pdf"])
def test_a_total_over_two_pages_is_of_both_pieces(name: str, tmp_path: Path) -> None:
    _, figures = said(name, tmp_path)
    for year in YEARS:
        parts = [
            low
            for (question, period, label), (low, _) in figures.items()
            if (question, period) == ("4", year) and label
        ]
        assert figures["1", year, ""] == (sum(parts), sum(parts))


@pytest.mark.parametrize(
    "name",
    ["no_total.csv", "corner_year.docx", "raised_mark_on_figure.pdf", "raised_mark_on_year.pdf", "raised_mark_q3.pdf",
     "repeated_header.pdf", "split_repeated_header.pdf"],
)  # fmt: skip
def test_a_clean_return_has_no_error(name: str, tmp_path: Path) -> None:
    force, figures = said(name, tmp_path)
    assert [one for one in force["findings"] if one["level"] == "error"] == []
    assert figures
    assert {period for _, period, _ in figures} <= set(YEARS)
