"""Somebody outside takes every file and answer of one edition, or of two, and tries to work out what is withheld: by
linear programming, over all that the published figures allow. A small count that comes out as one number is a leak."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csr_array

from reporting.exports import datapackage
from reporting.exports.packing import unpack
from reporting.pages.explorer import plain_rows, state_of
from reporting.publishing.edition import HIDDEN, Content, Heading, edition
from reporting.statistics.figures import Force, State
from tests.reporting.builders import figure, ledger, specification

PLACES = [
    Force("A", "Avon", "West", "England"), Force("B", "Beds", "West", "England"),
    Force("C", "Cam", "East", "England"), Force("D", "Dyfed", "Wales", "Wales"), Force("E", "Essex", "East", "England"),
]  # fmt: skip
AGES = ("11 and under", "12-15", "16 and over")
PLAN = specification(
    periods=[{"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"}],
    dimensions={"victim_age": {"label": "Age", "categories": list(AGES)}},
    questions=[
        {"number": "1", "text": "How many?"},
        {"number": "2", "text": "By age?", "breakdown": ["victim_age"], "sums_to": "1"},
    ],
)
Rows = Mapping[str, tuple[int, ...]]


def told(
    rows: Mapping[str, tuple[Any, ...]],
    earlier: Iterable[Content] = (),
    secret: bytes = b"",
    wholes: Rows | None = None,
) -> Content:
    """The public edition of these forces' counts by age. Where some are ranges, `wholes` gives their sums."""
    given_ = [figure(code, sum(wholes[code] if wholes else row)) for code, row in rows.items()]
    given_ += [
        figure(code, value, question="2", victim_age=age)
        for code, row in rows.items()
        for age, value in zip(AGES, row, strict=True)
    ]
    book = ledger(given_, forces=PLACES, questions=PLAN.questions, states=dict.fromkeys(rows, State.USABLE))
    return edition(
        heading=Heading("x", date(2020, 1, 1)), specification=PLAN, ledger=book, figures=given_, documents=[],
        people=["victim_age"], earlier=list(earlier), secret=secret,
    )  # fmt: skip


class Attacker:
    """What is known of each force's count in each age, as linear conditions on them."""

    def __init__(self) -> None:
        self.cells = [(force.code, age) for force in PLACES for age in AGES]
        self.equal: list[tuple[dict[tuple[str, str], float], float]] = []
        self.at_most: list[tuple[dict[tuple[str, str], float], float]] = []

    def reads(self, content: Content) -> None:
        """The data package, and the explorer's shares, which the API and the charts tell too."""
        files = {name: body.decode() for name, body in unpack(datapackage.write(content)).items()}
        tables = {n: list(csv.DictReader(io.StringIO(files[f"data/{n}.csv"]))) for n in ("areas", "forces", "coverage")}
        counted = [row["code"] for row in tables["coverage"] if row["state"] == "usable"]
        for row in [*tables["areas"], *tables["forces"]]:
            inside = [code for code in counted if row["area"] in _places(code)]
            ages = AGES if row["victim_age"] == "All" else (row["victim_age"],)
            if row["low"] and row["low"] == row["high"]:
                self.equal.append(({(code, age): 1.0 for code in inside for age in ages}, float(row["low"])))
        for areas in ("force", "region", "country", "nation"):
            for age in AGES:
                asked = {"question": "2", "by": "victim_age", "category": age, "measure": "share", "areas": areas}
                for row in plain_rows(content, state_of(content, asked)):
                    if row["low"] is not None:
                        self._share(counted, row, age)

    def _share(self, counted: list[str], row: Mapping[str, Any], age: str) -> None:
        inside = [code for code in counted if row["area"] in _places(code)]
        for sign, share in ((-1.0, row["low"] - 0.05), (1.0, row["high"] + 0.05)):
            row_ = {(code, one): sign * ((one == age) * 100 - share) for code in inside for one in AGES}
            self.at_most.append((row_, 1e-9))

    def bounds_of(self, cell: tuple[str, str]) -> tuple[int, int]:
        """The least and the most that the cell can be."""
        index = {one: place for place, one in enumerate(self.cells)}

        def matrix(rows: list[tuple[dict[tuple[str, str], float], float]]) -> tuple[Any, Any]:
            made = np.zeros((len(rows), len(self.cells)))
            for number, (row, _) in enumerate(rows):
                for one, value in row.items():
                    made[number, index[one]] = value
            return csr_array(made), np.array([right for _, right in rows])

        equal, equal_to = matrix(self.equal)
        most, most_is = matrix(self.at_most) if self.at_most else (None, None)
        ends = []
        for sign in (1, -1):
            aim = np.zeros(len(self.cells))
            aim[index[cell]] = sign
            done = linprog(aim, A_eq=equal, b_eq=equal_to, A_ub=most, b_ub=most_is, bounds=(0, 1000), method="highs")
            assert done.success, done.message
            ends.append(sign * done.fun)
        return math.ceil(ends[0] - 1e-6), math.floor(ends[1] + 1e-6)


def _places(code: str) -> tuple[str, ...]:
    force = next(one for one in PLACES if one.code == code)
    return force.name, force.region, force.country, "England and Wales"


def found(rows: Rows, *contents: Content) -> list[tuple[str, str]]:
    """The small counts that the attacker knows exactly after reading the editions, where the last does not itself say
    that its totals give them away."""
    attacker = Attacker()
    for content in contents:
        attacker.reads(content)
    said = {item["about"] for item in contents[-1]["withheld"] if "wider area" in item["why"]}
    return [
        (code, age)
        for code, row in rows.items()
        for age, value in zip(AGES, row, strict=True)
        if 0 < value < 5 and f"Question 2 for {_places(code)[0]} in 2018/19" not in said
        for low, high in [attacker.bounds_of((code, age))]
        if low == high
    ]


ROW = st.tuples(st.integers(0, 9), st.integers(0, 30), st.integers(0, 9))


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.sampled_from("ABCDE"), ROW, min_size=1))
def test_no_small_count_is_found_from_one_edition(rows):
    """Whoever answered: an area of which a force has not is the sum of the others."""
    assert found(rows, told(rows)) == []


def test_a_force_that_has_not_answered_opens_no_way_to_the_others():
    rows = {"A": (3, 20, 30), "B": (11, 21, 31), "E": (12, 22, 32)}
    assert found(rows, told(rows)) == []


@settings(max_examples=40, deadline=None)
@given(st.fixed_dictionaries({force.code: ROW for force in PLACES}), st.sets(st.sampled_from("ABCDE"), min_size=2))
def test_no_small_count_is_found_from_two_editions_together(rows, came_first):
    """Returns that came late are in the second edition only: what they add to a total must give none of them away."""
    early = {code: row for code, row in rows.items() if code in came_first}
    first = told(early)
    assert found(rows, first, told(rows, [first])) == []


def test_a_late_return_is_not_the_difference_of_two_totals():
    rows = {"A": (3, 20, 30), "B": (11, 21, 31), "C": (12, 22, 32), "E": (2, 25, 35)}
    first = told({code: rows[code] for code in "ABC"})
    assert found(rows, first, told(rows, [first])) == []
    assert found(rows, first, told(rows)) == [("E", "11 and under")], "it would be, without a thought for the first"


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from("ABCDE"), ROW, min_size=1))
def test_an_edition_made_again_of_the_same_figures_is_the_same_and_blames_nothing_on_the_first(rows):
    first = told(rows)
    again = told(rows, [first])
    assert again["totals"] == first["totals"]
    assert again["withheld"] == first["withheld"]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from("ABCDE"), ROW, min_size=2), st.binary(min_size=2, max_size=4), st.data())
def test_an_edition_made_again_draws_the_same_also_where_forces_hid_counts(rows, secret, data):
    hidden = data.draw(st.sets(st.sampled_from([(code, age) for code in rows for age in range(len(AGES))])))
    as_given = {
        code: tuple((0, 4) if (code, age) in hidden and n < 5 else n for age, n in enumerate(row))
        for code, row in rows.items()
    }
    first = told(as_given, secret=secret, wholes=rows)
    again = told(as_given, [first], secret=secret, wholes=rows)
    third = told(as_given, [first, again], secret=secret, wholes=rows)
    assert first["totals"] == again["totals"] == third["totals"]


def test_what_was_withheld_once_stays_withheld_in_the_next_edition():
    rows = {"A": (3, 20, 30), "B": (11, 21, 31), "C": (12, 22, 32), "D": (13, 23, 33)}
    first = told(rows)
    hidden = {(r["area"], *r["breakdown"].values()) for r in first["totals"] if HIDDEN in r["marker"]}
    second = told({**rows, "B": (11, 9, 31), "E": (14, 8, 6)}, [first])
    again = {(r["area"], *r["breakdown"].values()) for r in second["totals"] if HIDDEN in r["marker"]}
    assert hidden <= again


def test_the_attacker_finds_what_is_not_protected():
    rows = {"A": (3, 20, 30), "B": (11, 21, 31)}
    careless = told(rows)
    for row in careless["totals"]:
        if HIDDEN in row["marker"] and (row["area"], row["breakdown"].get("victim_age")) != ("Avon", "11 and under"):
            row["low"] = row["high"] = next(
                sum(rows[c][AGES.index(row["breakdown"]["victim_age"])] for c in rows if row["area"] in _places(c))
                for _ in [0]
            )
            row["marker"] = ""
    assert found(rows, careless) == [("A", "11 and under")]
