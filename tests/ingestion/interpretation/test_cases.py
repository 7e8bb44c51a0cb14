"""One row per case: the counts against a slow and obvious twin."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.values.reading import Reading
from requests_app.specification import parse_specification
from tests.corpus.pictures import short, workbook

HEAD = ["Crime reference", "Date recorded", "Victim sex", "Method"]
rows_of_cases = st.lists(
    st.tuples(st.integers(0, 700), st.sampled_from(["Female", "Male", None]), st.sampled_from(["Facebook", "Kik"])),
    min_size=6,
    max_size=60,
)


def counts(reading: Reading) -> Counter[tuple[str, str]]:
    return Counter(
        {(short(r.period), ", ".join(r.breakdown.values())): int(r.interval.low or 0) for r in reading.records}
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cases=rows_of_cases)
def test_counts_are_those_of_the_rows(tmp_path: Path, cases: list[tuple[int, str | None, str]]) -> None:
    dated = [(datetime(2017, 4, 1) + timedelta(days=after), sex, method) for after, sex, method in cases]
    slow: Counter[tuple[str, str]] = Counter()
    for on, sex, method in dated:
        year = on.year if on.month >= 4 else on.year - 1
        label = f"{year}/{(year + 1) % 100:02d}"
        slow.update([(label, ""), (label, sex or "(blank)"), (label, method)])
    rows = [HEAD, *([f"C/{n:05d}", *case] for n, case in enumerate(dated))]
    reading = read_file(workbook(tmp_path / "r.xlsx", {"Cases": rows}))
    found = counts(reading)
    assert {key: slow[key] for key in found} == dict(found.items())
    assert sum(number for (_, label), number in found.items() if not label) == len(cases)


def test_the_periods_asked_about_are_counted_by(tmp_path: Path) -> None:
    rows = [HEAD, *([f"C/{n:05d}", datetime(2018, 1 + n % 12, 5), "Female", "Kik"] for n in range(24))]
    path = workbook(tmp_path / "r.xlsx", {"Cases": rows})
    asked = parse_specification(
        {
            "title": "Asked",
            "periods": [{"label": "first half", "start": "2018-01-01", "end": "2018-06-30"}],
            "questions": [{"number": "1", "text": "How many?"}],
        }
    )
    reading = read_file(path, specification=asked)
    whole = [r for r in reading.records if not r.breakdown and r.period and r.period.as_written == "first half"]
    assert [r.interval.low for r in whole] == [12]


def test_cases_without_a_date_are_counted_apart_and_told(tmp_path: Path) -> None:
    rows = [HEAD, *([f"C/{n:05d}", datetime(2018, 5, 5) if n else "not known", "Female", "Kik"] for n in range(9))]
    reading = read_file(workbook(tmp_path / "r.xlsx", {"Cases": rows}))
    assert {r.period is None: r.interval.low for r in reading.records if not r.breakdown} == {False: 8, True: 1}
    assert "Q218" in {finding.id for finding in reading.findings}


def test_a_table_of_counts_is_no_list_of_cases(tmp_path: Path) -> None:
    rows = [["Force", "Year", "Number of offences"], *([f"F{n}", "2018/19", n + 20] for n in range(12))]
    reading = read_file(workbook(tmp_path / "r.xlsx", {"Counts": rows}))
    assert reading.tables[0].layout == "long"
    assert len(reading.records) == 12


def test_a_question_that_asks_two_breakdowns_together_has_them_counted_together(tmp_path: Path) -> None:
    """Sex by age, as a campaign asks: the counts of each pair, beside those of each alone."""
    chance = Random(3)
    rows = [
        (
            f"R/{number}/x",
            f"{chance.randint(1, 28):02d}/05/2018",
            chance.choice(("Female", "Male")),
            chance.choice(("5-11", "12-17")),
        )
        for number in range(40)
    ]
    path = tmp_path / "cases.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([("Crime ref", "Date recorded", "Sex", "Age group"), *rows])
    specification = parse_specification(
        {
            "title": "Asked",
            "periods": [{"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"}],
            "dimensions": {
                "victim_sex": {"categories": ["Female", "Male"]},
                "victim_age": {"categories": ["5-11", "12-17"]},
            },
            "questions": [
                {"number": "1", "text": "By sex and age?", "breakdown": ["victim_sex", "victim_age"]},
            ],
        }
    )
    reading = read_file(path, specification=specification)
    pairs = {
        (record.breakdown["victim_sex"], record.breakdown["victim_age"]): record.interval.low
        for record in reading.records
        if set(record.breakdown) == {"victim_sex", "victim_age"}
    }
    assert pairs == Counter((sex, age) for _, _, sex, age in rows)
    assert {record.question for record in reading.records if len(record.breakdown) == 2} == {"1"}


@pytest.mark.parametrize("seed", range(6))
def test_a_category_that_no_case_of_an_asked_year_has_is_nought_there(tmp_path: Path, seed: int) -> None:
    """Where the campaign asks for years and the list has cases of them, a category of the list is counted in each."""
    chance = Random(seed)
    kinds = ("School", "Shop", "Dwelling", "Park")
    of_year = {2018: kinds[:3], 2019: kinds[1:]}
    rows = [
        (f"R/{number}/x", f"{chance.randint(1, 28):02d}/05/{year}", chance.choice(of_year[year]))
        for number, year in enumerate([2018] * 15 + [2019] * 15)
    ]
    path = tmp_path / "cases.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([("Crime ref", "Date recorded", "Place"), *rows])
    specification = parse_specification(
        {
            "title": "Asked",
            "periods": [
                {"label": f"{year}/{year % 100 + 1}", "start": f"{year}-04-01", "end": f"{year + 1}-03-31"}
                for year in (2017, 2018, 2019)
            ],
            "dimensions": {"place": {"categories": list(kinds)}},
            "questions": [{"number": "1", "text": "Where?", "breakdown": ["place"]}],
        }
    )
    seen = {place for _, _, place in rows}
    true = {
        (label, place): sum(day.endswith(year) and one == place for _, day, one in rows)
        for label, year in (("2018/19", "2018"), ("2019/20", "2019"))
        for place in seen
    }
    counted = {
        (record.period.as_written, *record.breakdown.values()): record.interval.low
        for record in read_file(path, specification=specification).records
        if record.breakdown
    }
    assert counted == true, "and a year that the list has no case of is not told to have none"
    without = {record.interval.low for record in read_file(path).records}
    assert 0 not in without, "nobody asked for a year"


METHODS = parse_specification(
    {
        "title": "Asked",
        "periods": [{"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"}],
        "dimensions": {"method": {"categories": ["Knife", "Firearm", "Threats"], "synonyms": {}}},
        "questions": [
            {"number": "1", "text": "How many?"},
            {"number": "2", "text": "Which methods?", "breakdown": ["method"], "several_per_case": True},
        ],
    }
)


def test_a_method_named_in_two_columns_of_a_case_is_counted_once_a_case(tmp_path: Path) -> None:
    pairs = [("Knife", "Knife"), ("Knife", "Threats"), ("Firearm", "Knife"), ("Threats", None), (None, "Firearm")] * 4
    head = ["Crime reference", "Date recorded", "Method 1", "Method 2"]
    rows = [head, *([f"C/{n:05d}", datetime(2018, 5, 1 + n), *pair] for n, pair in enumerate(pairs))]
    reading = read_file(workbook(tmp_path / "r.xlsx", {"Cases": rows}), specification=METHODS)
    answered = {(r.question, *r.breakdown.values()): r.interval.low for r in reading.records if r.question}
    truth = Counter(method for pair in pairs for method in {one for one in pair if one})
    assert answered == {("1",): 20, **{("2", method): number for method, number in truth.items()}}
    assert "Q406" not in {finding.id for finding in reading.findings}


def listed(tmp_path: Path, references: list[str], head: str = "Crime number", **more: str) -> list[tuple[str, str]]:
    """What is told of a list with these references, and with another column of them."""
    rows = [
        [head, *more, "Date recorded", "Victim sex"],
        *(
            [reference, *(f"{text}{n}" for text in more.values()), datetime(2018, 4, 1) + timedelta(n), "FM"[n % 2]]
            for n, reference in enumerate(references)
        ),
    ]
    reading = read_file(workbook(tmp_path / "r.xlsx", {"Cases": rows}))
    return [(one.id, one.message) for one in reading.findings if one.id in ("Q230", "Q231")]


def test_rows_that_share_a_crimes_number_are_told(tmp_path: Path) -> None:
    [(kind, sentence)] = listed(tmp_path, [f"45/{n // 2}/18" for n in range(20)])
    assert kind == "Q230"
    assert sentence.startswith("20 rows give 10 different references under “Crime number”")
    assert [kind for kind, _ in listed(tmp_path, [f"45/{max(n, 1)}/18" for n in range(60)])] == ["Q231"]


def test_rows_with_a_reference_of_their_own_are_not(tmp_path: Path) -> None:
    assert listed(tmp_path, [f"45/{n}/18" for n in range(20)]) == []
    shared = [f"I/{n // 2}" for n in range(20)]
    assert listed(tmp_path, shared, "Incident ref", **{"Crime number": "45/"}) == [], "two offences of one incident"
    assert listed(tmp_path, shared, "Suspect ref") == [], "a person may be suspected twice"
    assert listed(tmp_path, ["A", "B"] * 10, "Crime code ref") == [], "a category"


def test_a_column_of_years_says_which_years_cases_are_counted_in(tmp_path):
    """A list with a date and its calendar year: financial years are nobody's here, until a campaign asks for them."""
    path = tmp_path / "cases.csv"
    days = [("03/02/2018", "2018"), ("12/05/2018", "2018"), ("30/11/2018", "2018"), ("01/01/2019", "2019")] * 3
    with path.open("w", newline="") as file:
        rows = [(f"{n:02}/{4000 + n}/19", day, year, "Shop") for n, (day, year) in enumerate(days)]
        csv.writer(file).writerows([("Crime ref", "Date recorded", "Year", "Place"), *rows])
    counted = {one.period.as_written: one.interval.low for one in read_file(path).records if not one.breakdown}
    assert counted == {"2018": 9, "2019": 3}
    asked = [{"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"}]
    question = {"number": "1", "text": "How many?", "breakdown": []}
    specification = parse_specification({"title": "A", "periods": asked, "questions": [question]})
    records = [one for one in read_file(path, specification=specification).records if not one.breakdown]
    assert [one.interval.low for one in records if one.period.as_written == "2018/19"] == [9]
