"""What a return says it counts, held against what the campaign asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.pipeline import read_file
from requests_app.specification import parse_specification

ASKED = parse_specification(
    {
        "title": "Asked",
        "measure": {"name": "offences"},
        "periods": [{"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"}],
        "dimensions": {"victim_sex": {"categories": ["Female", "Male"]}},
        "questions": [
            {"number": "1", "text": "How many offences were recorded?", "breakdown": []},
            {"number": "2", "text": "By sex of the victim?", "breakdown": ["victim_sex"]},
        ],
    }
)


def errors(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "return.csv"
    path.write_text(text, encoding="utf-8")
    found = read_file(path, specification=ASKED).findings
    return [finding.message for finding in found if finding.id == "Q433"]


@pytest.mark.parametrize(
    "text",
    [
        "Please note: these are counts of victims and not of offences.\n,2018/19\nNumber recorded,52\n",
        "The figures below are counts of victims rather than of offences.\n,2018/19\nNumber recorded,52\n",
        "The figures are a count of victims.\n,2018/19\nNumber recorded,52\n",
        "Each row counts a victim\n,2018/19\nNumber recorded,52\n",
    ],
)
def test_a_return_of_other_things_is_an_error(tmp_path: Path, text: str) -> None:
    (message,) = errors(tmp_path, text)
    assert message.startswith("Question 1 asks for offences; the return counts ")


@pytest.mark.parametrize(
    "text",
    [
        ",2018/19\nNumber of offences,52\n",
        ",2018/19\nNumber of female victims,52\nNumber of male victims,10\n",
        "Number of crimes,2018/19\nTotal,52\n",
        "These figures show the number of recorded crimes.\n,2018/19\nNumber recorded,52\n",
        "The figures give the number of offences by age of the victims.\n,2018/19\nNumber recorded,52\n",
        "Offences by sex of victim,2018/19\nFemale,30\nMale,22\n",
        "Each offence is counted once whatever the number of suspects.\n,2018/19\nNumber of offences,52\n",
    ],
)
def test_what_was_asked_is_no_finding(tmp_path: Path, text: str) -> None:
    assert errors(tmp_path, text) == []
