"""The round in progress: what its forces send is read as meant, and each return has its one thing to judge."""

from datetime import date

import pytest

from demo import round_in_progress as content
from demo.campaign import specification
from demo.known_figures import FORCES
from ingestion.pipeline import read_file
from requests_app.specification import parse_specification

TODAY = date(2026, 11, 25)
RETURNS = {sent.name: sent for sent in content.returns(TODAY)}


@pytest.fixture
def read(tmp_path):
    asked = parse_specification(content.specification(specification(), TODAY))

    def reading(name):
        path = tmp_path / name
        path.write_bytes(RETURNS[name].content)
        return read_file(path, specification=asked)

    return reading


@pytest.mark.parametrize(
    ("today", "labels"),
    [(date(2026, 4, 2), ["2023/24", "2024/25"]), (date(2026, 4, 3), ["2024/25", "2025/26"])],
)
def test_it_asks_for_the_last_two_years_that_are_over(today, labels):
    periods = content.periods(today)
    assert [period["label"] for period in periods] == labels
    assert all(date.fromisoformat(period["end"]) < today for period in periods)


def test_it_names_forces_that_there_are_and_every_file_says_that_it_is_a_demonstration():
    slugs = {force.slug for force in FORCES}
    named = {sent.slug for sent in RETURNS.values()} | {letter.slug for letter in content.letters(TODAY)}
    assert named | {*content.UNSENT, *content.ASKED_LATELY, *content.DUE_TOMORROW} <= slugs
    assert not named & {*content.UNSENT, *content.ASKED_LATELY}
    assert all(b"emonstration" in sent.content for sent in RETURNS.values())


def test_a_clean_return_is_read_whole_and_adds_up(read):
    reading = read("Bedfordshire response.csv")
    whole = {record.asked: record.interval.low for record in reading.records if record.question == "1"}
    assert whole == {"2024/25": 41, "2025/26": 46}
    for period, figure in whole.items():
        parts = [r for r in reading.records if r.question == "2" and r.asked == period and not r.total]
        assert sum(part.interval.low for part in parts) == figure
    assert not [finding for finding in reading.findings if finding.level == "error"]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Kent response.csv", {"Q409"}),
        ("Essex calendar years.csv", {"Q301"}),
        ("Surrey response.csv", {"Q501"}),
        ("Cleveland case list.csv", {"Q601"}),
    ],
)
def test_what_there_is_to_judge_is_found(read, name, kinds):
    assert kinds <= {finding.id for finding in read(name).findings}
