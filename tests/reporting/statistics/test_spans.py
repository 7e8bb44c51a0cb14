"""Periods of unequal length measure no change: not in a figure, a sentence, a chart, the explorer or the pack."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reporting.exports import evidence_pack
from reporting.exports.packing import unpack
from reporting.pages.explorer import rows_of, state_of
from reporting.pages.front import front, national_trend
from reporting.publishing.edition import Document, edition
from reporting.statistics.aggregation import change_of
from reporting.statistics.areas import areas
from reporting.statistics.spans import days, uneven
from tests.reporting.builders import FORCES, figure, ledger, specification
from tests.reporting.editions import HEADING

YEARS = ("2017/18", "2018/19")
ASKED = [force for force in FORCES if force.region in ("South West", "Wales")]


def plan(*spans: tuple[date, date]):
    periods = [
        {"label": label, "start": first.isoformat(), "end": last.isoformat()}
        for label, (first, last) in zip(YEARS, spans, strict=True)
    ]
    return specification(periods=periods)


def told_of(asked, counts=(100, 130)):
    """Every force asked gave the same two figures."""
    figures = [
        figure(force.code, count, period=year) for force in ASKED for year, count in zip(YEARS, counts, strict=True)
    ]
    book = ledger(figures, periods=asked.periods, forces=ASKED)
    documents = [Document(f"doc-{f.code}", f.code, f"{f.short_name}.xlsx", "aa", 1, "text/csv") for f in ASKED]
    told = edition(
        heading=replace(HEADING, public=False), specification=asked, ledger=book, figures=figures, documents=documents
    )
    return book, told


@pytest.mark.parametrize(
    ("earlier", "later", "why"),
    [
        ("2017-04-01 2018-03-31", "2018-04-01 2019-03-31", None),
        ("2018-04-01 2019-03-31", "2019-04-01 2020-03-31", None),  # a leap year
        ("2017-04-03 2018-03-31", "2018-04-01 2019-03-31", None),  # the first year of a law
        ("2018-01-01 2018-03-31", "2018-04-01 2018-06-30", None),  # quarters
        ("2018-01-01 2018-09-30", "2018-10-01 2019-09-30", "The periods are not equally long: 273 and 365 days."),
        ("2018-02-01 2018-02-28", "2018-03-01 2018-03-31", "The periods are not equally long: 28 and 31 days."),
        ("2018-01-01 2018-12-31", "2018-04-01 2019-03-31", "The periods overlap by 275 days."),
    ],
)
def test_what_is_of_a_kind(earlier, later, why):
    spans = [tuple(map(date.fromisoformat, words.split())) for words in (earlier, later)]
    assert uneven(*spans) == why
    if why is None or "overlap" in why:
        assert uneven(*reversed(spans)) == why


spans = st.tuples(st.dates(date(2010, 1, 1), date(2024, 1, 1)), st.integers(20, 800)).map(
    lambda drawn: (drawn[0], drawn[0] + timedelta(days=drawn[1] - 1))
)


@settings(max_examples=60, deadline=None)
@given(spans, spans)
def test_no_percentage_is_taken_where_one_period_is_a_fortieth_longer_or_they_share_a_day(earlier, later):
    asked = plan(earlier, later)
    figures = [figure("Kent", count, period=year) for year, count in zip(YEARS, (100, 130), strict=True)]
    book = ledger(figures, periods=asked.periods)
    kent = next(area for area in areas(book.forces) if area.name == "Kent Police")
    change = change_of(book, kent, "1", *YEARS)
    shorter, longer = sorted((days(earlier), days(later)))
    shared = earlier != later and max(earlier[0], later[0]) <= min(earlier[1], later[1])
    apart = longer - shorter > 1 and 40 * (longer - shorter) > longer
    assert (change.percent is None) == (apart or shared)
    assert bool(change.why_not) == (apart or shared)


@settings(
    max_examples=4, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(30, 330), st.tuples(st.integers(0, 300), st.integers(0, 300)))
def test_nothing_says_that_a_figure_moved_between_months_and_a_year(tmp_path_factory, length, counts):
    start = date(2018, 4, 1)
    asked = plan((start - timedelta(days=length), start - timedelta(days=1)), (start, date(2019, 3, 31)))
    _, told = told_of(asked, counts)
    changed = [row for row in told["sentences"] if row["kind"] == "change"]
    assert changed == []
    said = " ".join(row["text"] for row in told["sentences"])
    assert not any(word in said for word in ("per cent", " rose ", " fell ", "increase", "did not change", "times"))
    assert len([row for row in told["sentences"] if row["voice"] == "press"]) == len(areas(ASKED))
    assert [item["why"] for item in told["withheld"]] == [f"The periods are not equally long: {length} and 365 days."]
    assert {row["percent"] for row in told["changes"]} == {None}
    rows = rows_of(told, state_of(told, {"measure": "change", "areas": "region"}))
    assert {(row.low, row.words, row.why) for row in rows} == {
        (None, "not told", f"The periods are not equally long: {length} and 365 days.")
    }
    trend = national_trend(told, "1")
    assert "not compared with the period before. The periods are not equally long" in trend.sentence
    assert ">break<" in trend.svg
    assert "up " not in front(told, "press").trend.sentence
    folder = tmp_path_factory.mktemp("pack")
    for name, written in unpack(evidence_pack.write(told)).items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_bytes(written)
    done = subprocess.run([sys.executable, "-S", "-B", str(folder / "verify.py")], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_years_are_still_compared():
    _, told = told_of(specification())
    nation = next(row for row in told["sentences"] if row["voice"] == "press")
    assert "rose by 30 per cent" in nation["text"]
