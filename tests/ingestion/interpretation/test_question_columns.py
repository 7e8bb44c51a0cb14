from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.interpretation.question_columns import question_named
from ingestion.pipeline import read_file
from tests.ingestion.figures import specification

ASKED = (
    "Number of stalking offences recorded",
    "Number of arrests for stalking",
    "How many cautions were issued?",
    "How many civil orders were applied for?",
    "Victims who were under 18",
)


def read(tmp_path, text, campaign=None):
    path = tmp_path / "return.csv"
    path.write_text(text)
    return read_file(path, specification=campaign)


def told(reading):
    return [
        (record.period.as_written if record.period else None, record.breakdown.get("Answer"), record.as_written)
        for record in reading.records
    ]


PARKS = [
    ("2009/2010", "Park", "69"),
    ("2010/2011", "Park", "5"),
    ("2009/2010", "Shop", "42"),
    ("2010/2011", "Shop", "7"),
]
APPS = [
    ("2009/2010", "Not known", "53"),
    ("2010/2011", "Not known", "16"),
    ("2009/2010", "TikTok", "101"),
    ("2010/2011", "TikTok", "17"),
]


@pytest.mark.parametrize("head", ["Question", "Question no.", "Q", "Qu.", "Q No"])
@pytest.mark.parametrize(("first", "second"), [("1", "2"), ("Q1", "Q2"), ("Question 1", "Question 4"), ("1a", "1b")])
@pytest.mark.parametrize("once", [False, True])
def test_numbers_of_questions_are_neither_figures_nor_quarters(tmp_path, head, first, second, once):
    again = ("", "") if once else (first, second)
    reading = read(
        tmp_path,
        f"{head},Answer,2009/2010,2010/2011\n{first},Park,69,5\n{again[0]},Shop,42,7\n"
        f"{second},Not known,53,16\n{again[1]},TikTok,101,17\n",
    )
    assert told(reading) == [*PARKS, *APPS]


def test_quarters_under_a_short_head_stay_quarters(tmp_path):
    reading = read(tmp_path, "Q,Answer,2018,2019\nQ1,Park,69,5\nQ1,Shop,42,7\nQ2,Park,53,16\nQ2,Shop,101,17\n")
    starts = {(record.period.start.year, record.period.start.month) for record in reading.records}
    assert starts == {(2018, 1), (2019, 1), (2018, 4), (2019, 4)}


def test_a_count_of_questions_is_a_figure(tmp_path):
    reading = read(tmp_path, "Year,Questions\n2018/19,52\n2019/20,64\n")
    assert [record.as_written for record in reading.records] == ["52", "64"]


def test_the_column_tells_which_question_a_row_answers(tmp_path):
    reading = read(
        tmp_path,
        "Question,Breakdown,2017/18,2018/19\n1,All offences,61,74\n4,Facebook,40,51\n4,Snapchat,21,23\n",
        specification(),
    )
    assert [(one.question, one.asked, dict(one.breakdown), one.as_written) for one in reading.records] == [
        ("1", "2017/18", {}, "61"),
        ("1", "2018/19", {}, "74"),
        ("4", "2017/18", {"communication_method": "Facebook"}, "40"),
        ("4", "2018/19", {"communication_method": "Facebook"}, "51"),
        ("4", "2017/18", {"communication_method": "Snapchat"}, "21"),
        ("4", "2018/19", {"communication_method": "Snapchat"}, "23"),
    ]


@pytest.mark.parametrize(
    ("head", "label", "named"),
    [
        ("Question", "3", "Question 3"),
        ("Q", "Q2a", "Question 2a"),
        ("Question no.", "2 (a)", "Question 2a"),
        ("Question", "All offences", ""),
        ("Age", "3", ""),
    ],
)
def test_the_question_that_a_label_names(head, label, named):
    assert question_named(head, label) == named


@pytest.mark.parametrize("asked", [2, 3])
@pytest.mark.parametrize("seed", range(4))
def test_heads_that_lack_the_same_quarters_in_every_year_are_questions(tmp_path, asked, seed):
    draw = random.Random(seed)
    counts = {year: [draw.randint(1, 900) for _ in range(asked)] for year in (2019, 2020, 2021)}
    head = ",".join(["", *(f"Q{n}" for n in range(1, asked + 1))])
    reading = read(tmp_path, "\n".join([head, *(f"{y},{','.join(map(str, c))}" for y, c in counts.items())]) + "\n")
    assert [(r.period.as_written, r.breakdown, r.interval.low) for r in reading.records] == [
        (str(year), {"question": f"Q{n}"}, count)
        for year, all_of in counts.items()
        for n, count in enumerate(all_of, 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        ",Q1,Q2,Q3,Q4\n2019,5,6,7,8\n2020,4,9,2,6\n",  # all four
        ",Q1,Q2,Q3\n2020,5,6,7\n",  # one year, which may not be over
        ",Q1,Q2,Q3\n2019,,6,7\n2020,4,9,2\n",  # a series that begins within a year
    ],
)
def test_heads_that_may_be_quarters_stay_quarters(tmp_path, text):
    assert {len(record.breakdown) for record in read(tmp_path, text).records} == {0}


@settings(max_examples=25, deadline=None)
@given(
    head=st.sampled_from(["No", "No.", "Ref", "Item", "#", "", "Q", "Question"]),
    form=st.sampled_from(["Q{}", "Q{}.", "Question {}", "Q {}"]),
    asked=st.permutations(ASKED),
    count=st.integers(2, 5),
    years=st.sampled_from([("2017/18", "2018/19"), ("2019", "2020", "2021")]),
)
def test_numbers_before_what_is_asked_are_no_quarters(tmp_path_factory, head, form, asked, count, years) -> None:
    rows = [[head, "Asked", *years]]
    rows += [[form.format(n), text, *("71" for _ in years)] for n, text in enumerate(asked[:count], 1)]
    path = tmp_path_factory.mktemp("asked") / "answer.csv"
    path.write_text("\n".join(",".join(row) for row in rows) + "\n")
    read = read_file(path).records
    assert len(read) == count * len(years)
    assert {record.period.as_written for record in read if record.period} == set(years)
    assert all(record.period.end.year - record.period.start.year <= 1 for record in read if record.period)
    assert {text for record in read for text in record.breakdown.values()} >= set(asked[:count])
