from __future__ import annotations

import json

import pytest

from ingestion.drift import compare
from ingestion.interpretation.mapping import map_records
from ingestion.profiles import Profile, profile_from_json, profile_of
from ingestion.values.decision import NO_DECISIONS
from ingestion.values.period import financial_year
from ingestion.values.table import Table
from tests.ingestion.figures import figure, ids, reading, specification

SPECIFICATION = specification()


def mapped(labels, *, head="Platform", title="Methods of communication 2018/19", year=2018, decisions=NO_DECISIONS):
    table = Table("t1", title, "crosstab", [], 1, sheet="Data")
    records = [figure(n, {head: label}, period=financial_year(year)) for n, label in enumerate(labels, 1)]
    one = reading([*records, figure(99, total=True)], tables=[table])
    one.records, _ = map_records(one, SPECIFICATION, decisions)
    return one


LAST_YEAR = mapped(["FB", "Insta", "Snapchat", "Zork"])


def test_what_a_person_taught_is_remembered():
    decisions = NO_DECISIONS.taught("communication_method", "Zork", "Other")
    profile = profile_of(mapped(["FB", "Zork"], decisions=decisions))
    again = mapped(["FB", "ZORK"], decisions=profile.decisions())
    assert [record.breakdown for record in again.records[:2]] == [
        {"communication_method": "Facebook"},
        {"communication_method": "Other"},
    ]
    assert ids(compare(profile, again)) == ["Q801"]


def test_a_persons_later_word_goes_before_the_layout():
    profile = profile_of(mapped(["FB"]))
    decisions = profile.decisions(NO_DECISIONS.taught("communication_method", "FB", "Other"))
    again = mapped(["FB"], decisions=decisions)
    assert again.records[0].breakdown == {"communication_method": "Other"}
    assert "Q806" in ids(compare(profile, again))


def test_a_profile_survives_being_kept_as_json():
    profile = profile_of(LAST_YEAR)
    assert profile_from_json(json.loads(json.dumps(profile.as_json()))) == profile


@pytest.mark.parametrize(
    "document", [None, {}, [], {"version": 99}, {"version": 1}, {"version": 1, "tables": [1], "labels": {}}]
)
def test_what_is_no_profile_is_an_empty_one(document):
    assert profile_from_json(document) == Profile()


def test_a_workbook_inside_a_mail_is_its_layout_too():
    mail = reading()
    mail.members = [LAST_YEAR]
    assert profile_of(mail) == profile_of(LAST_YEAR)
    assert ids(compare(profile_of(LAST_YEAR), mail)) == ["Q801"]


def test_a_profile_of_the_first_version_keeps_its_labels_and_forgets_its_tables():
    first = {"version": 1, "tables": [{"title": "x", "layout": "crosstab", "question": "2", "heads": {"sex": ["f"]}}]}
    held = profile_from_json({**first, "labels": {"victim_sex": {"f": "Female"}}})
    assert held == Profile((), {"victim_sex": {"f": "Female"}})
