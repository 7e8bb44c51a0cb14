"""Words that are a label or a figure: what a grid itself shows of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.values.repeated_marks import repeated_marks, shapes_with_marks
from tests.corpus.pictures import lines, read, told

MARKS = ("Under 5", "Fewer than 5", "5 or fewer", "1-4", "1 to 4", "≤5", "Below 5", "Less than 5")
NOUGHTS = ("Nil", "None", "Zero")


@given(st.sampled_from(MARKS), st.lists(st.booleans(), min_size=2, max_size=8))
def test_a_mark_comes_again_where_figures_stand(mark: str, hidden: list[bool]) -> None:
    rows: list[list[object]] = [["Sex", "Offences"], ["Male", mark], ["Female", mark]]
    rows += [[f"Other {n}", mark if one else 12 + n] for n, one in enumerate(hidden)]
    marks = repeated_marks(rows)  # type: ignore[arg-type]
    assert all(shapes_with_marks(row, 0, 1, marks)[1] in "mn" for row in rows[1:])  # type: ignore[arg-type]


def test_age_bands_are_labels_in_heads_and_in_lists() -> None:
    assert not repeated_marks([["Sex", "Under 18", "18 to 30"], ["Male", 3, 4], ["Female", 8, 9]])
    cases = [["42/1", "2014/15", "Under 10"], ["42/2", "2014/15", "Under 10"], ["42/3", "2015/16", "10 to 13"]]
    assert not repeated_marks([["Ref", "Year", "Age"], *cases])


def test_a_head_called_none_stays_a_head(tmp_path: Path) -> None:
    assert told(read(tmp_path, "| Year | Charged | None |\n| 2016/17 | 50 | 50 |\n| 2017/18 | 51 | 53 |")) == lines("""
        2016/17 · Charged: 50
        2016/17 · None: 50
        2017/18 · Charged: 51
        2017/18 · None: 53
    """)


@pytest.mark.parametrize("mark", MARKS)
def test_tables_and_columns_of_marks_alone_are_figures(tmp_path: Path, mark: str) -> None:
    top = 5 if mark in ("5 or fewer", "≤5") else 4
    reading = read(
        tmp_path,
        f"| Sex | 2018 | 2019 |\n| Male | {mark} | {mark} |\n| Female | {mark} | 31 |",
        f"| Rank | 2018 | 2019 |\n| Sergeant | {mark} | {mark} |\n| Constable | {mark} | {mark} |",
    )
    labels = ("Male", "Female", "Sergeant", "Constable")
    hidden = {f"{year} · {label}: –{top}" for year in (2018, 2019) for label in labels}
    bounds = {line.replace(": 0–", ": –").replace(": 1–", ": –") for line in told(reading)}
    assert bounds == {*hidden, "2019 · Female: 31"} - {f"2019 · Female: –{top}"}


@pytest.mark.parametrize("nought", NOUGHTS)
def test_a_column_of_noughts_and_marks_in_words_is_no_label(tmp_path: Path, nought: str) -> None:
    reading = read(
        tmp_path,
        f"""
        | Sex     | 2018        | 2019     | 2020 |
        | Male    | {nought}    | Under 5  | 12   |
        | Female  | Under 5     | {nought} | 19   |
        | Unknown | {nought}    | Under 5  | {nought} |
        """,
    )
    assert told(reading) == lines("""
        2018 · Female: 1–4
        2018 · Male: 0
        2018 · Unknown: 0
        2019 · Female: 0
        2019 · Male: 1–4
        2019 · Unknown: 1–4
        2020 · Female: 19
        2020 · Male: 12
        2020 · Unknown: 0
    """)


def test_a_word_for_what_is_held_back_is_a_mark_among_figures_and_a_label_at_the_left():
    low = [["Sex", "2016/17", "2017/18"], ["Male", 12, "low"], ["Female", "low", "low"], ["low = fewer than 5"]]
    assert repeated_marks(low) == frozenset({"low"})
    assert repeated_marks([["Risk", "Cases"], ["Low", 3], ["Medium", 7], ["High", 2]]) == frozenset()
