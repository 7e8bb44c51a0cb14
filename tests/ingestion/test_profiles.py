from __future__ import annotations

import json
from dataclasses import replace

import pytest

from ingestion.interpretation.mapping import map_records
from ingestion.profiles import Profile, compare, profile_from_json, profile_of
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


def test_the_same_layout_a_year_later():
    findings = compare(
        profile_of(LAST_YEAR),
        mapped(["FB", "Insta", "Snapchat", "Zork"], year=2019, title="Methods of communication 2019/20"),
    )
    assert ids(findings) == ["Q801"]


def test_a_new_column_is_told_by_name():
    findings = compare(profile_of(LAST_YEAR), mapped(["FB", "Insta", "Snapchat", "Zork", "TikTok"]))
    assert ids(findings) == ["Q802"]
    assert "tiktok" in findings[0].message
    assert findings[0].place.table == "t1"


def test_a_label_gone():
    findings = compare(profile_of(LAST_YEAR), mapped(["FB", "Insta", "Zork"]))
    assert ids(findings) == ["Q803"]
    assert "snapchat" in findings[0].message


def test_another_table_altogether():
    findings = compare(profile_of(LAST_YEAR), mapped(["Female", "Male"], head="Sex of victim", title="Victims"))
    assert ids(findings) == ["Q804", "Q805"]
    assert [finding.message for finding in findings] == [
        "The table “Victims” was not in the last return.",
        "The table “Methods of communication” of the last return is not here.",
    ]


def test_two_tables_of_one_name_that_are_gone_are_told_once():
    last = reading([], tables=[])
    for name, head in (("t1", "Platform"), ("t2", "Sex of victim"), ("t3", "Age of victim")):
        one = mapped(["Facebook"], head=head, title="Question 2: methods" if name != "t3" else "x" * 30 + " y" * 30)
        last.tables.append(replace(one.tables[0], id=name))
        last.records += [replace(record, table=name) for record in one.records]
    told = [finding.message for finding in compare(profile_of(last), mapped([], title="Offences"))]
    assert "The table “Question 2: methods” of the last return is not here (2 tables of that name)." in told
    assert any(sentence.startswith("The table “Xxx") and "…” of the last return" in sentence for sentence in told)


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


def test_nothing_remembered_nothing_said():
    assert compare(Profile(), LAST_YEAR) == []
    assert compare(profile_of(LAST_YEAR), reading()) == []


def test_a_workbook_inside_a_mail_is_its_layout_too():
    mail = reading()
    mail.members = [LAST_YEAR]
    assert profile_of(mail) == profile_of(LAST_YEAR)
    assert ids(compare(profile_of(LAST_YEAR), mail)) == ["Q801"]
