from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ingestion.drift import compare
from ingestion.profiles import Profile, profile_of
from ingestion.values.decision import NO_DECISIONS
from ingestion.values.finding import Level
from ingestion.values.table import Table
from tests.ingestion.figures import figure, ids, reading
from tests.ingestion.test_profiles import LAST_YEAR, mapped

METHOD = "communication_method"


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


def test_a_question_answered_only_now_is_said_and_one_answered_no_more_is_told_by_completeness():
    findings = compare(profile_of(LAST_YEAR), mapped(["Female", "Male"], head="Sex of victim", title="Victims"))
    assert [(one.id, one.message) for one in findings] == [("Q810", "Question 2 was not answered by the last return.")]
    assert findings[0].level is Level.INFO


def unasked(title, *labels, head="Outcome", id="t1"):
    """A table that answers no question, and a figure of each of its rows."""
    table = Table(id, title, "crosstab", [], 1)
    return table, [replace(figure(n, {head: label}), table=id) for n, label in enumerate(labels, 1)]


def holding(*parts):
    return reading([record for _, records in parts for record in records], tables=[table for table, _ in parts])


def test_a_table_that_answers_no_question_is_told_when_it_comes_and_when_it_goes():
    charged, closed = unasked("Outcomes 2018", "Charged", "Closed"), unasked("Officers", "North", "South", head="Area")
    findings = compare(profile_of(holding(charged)), holding(closed))
    assert [(one.id, one.message) for one in findings] == [
        ("Q804", "The table “Officers” was not in the last return."),
        ("Q805", "The table “Outcomes” of the last return is not here."),
    ]
    assert ids(compare(profile_of(holding(charged)), holding(unasked("Results", "Charged", "Closed")))) == ["Q801"]


def test_two_tables_of_one_name_that_are_gone_are_told_once():
    long = "x" * 30 + " y" * 30
    gone = [unasked("Officers", "North", id="t1"), unasked("Officers", "East", id="t2"), unasked(long, "West", id="t3")]
    told = [finding.message for finding in compare(profile_of(holding(*gone)), mapped(["FB"], title="Offences"))]
    assert "The table “Officers” of the last return is not here (2 tables of that name)." in told
    assert any(sentence.startswith("The table “Xxx") and "…” of the last return" in sentence for sentence in told)


def in_tables(answers, *, apart, spelling=str):
    """{question: labels} as a reading: every question in a table of its own, or all in one."""
    tables, records = [], []
    for number, labels in answers.items():
        id = f"t{number}" if apart else "t"
        if not tables or apart:
            tables.append(Table(id, f"Question {number}" if apart else "Our answer", "crosstab", [], 1))
        records += [
            replace(figure(n, {"kind": label}, question=number), table=id, labels={"kind": spelling(label)})
            for n, label in enumerate(labels, 1)
        ]
    return reading(records, tables=tables)


ANSWERS = st.dictionaries(
    st.sampled_from("1245"), st.lists(st.sampled_from("abcdefgh"), min_size=1, unique=True), min_size=1
)


@given(ANSWERS, st.booleans(), st.booleans())
def test_the_same_answers_in_other_tables_and_other_words_are_no_drift(answers, apart, then_apart):
    before = profile_of(in_tables(answers, apart=then_apart))
    findings = compare(before, in_tables(answers, apart=apart, spelling="Number of {}".format))
    assert len(findings) == 1
    assert findings[0].id == ("Q801" if apart == then_apart or len(answers) == 1 else "Q809")


@given(ANSWERS, st.booleans(), st.booleans(), st.data())
def test_one_label_more_or_less_is_told_however_the_tables_stand(answers, apart, then_apart, data):
    question = data.draw(st.sampled_from(sorted(answers)))
    more = {**answers, question: [*answers[question], "z"]}
    fewer, fuller = in_tables(answers, apart=apart), in_tables(more, apart=then_apart)
    assert ids(compare(profile_of(fewer), fuller)) == ["Q802"]
    gone = compare(profile_of(fuller), fewer)
    assert ids(gone) == ["Q803"]
    assert "“z” is gone" in gone[0].message


def test_a_second_row_of_a_category_that_had_one_is_new():
    before = profile_of(mapped(["FB", "Other"], decisions=(taught := NO_DECISIONS.taught(METHOD, "TikTok", "Other"))))
    (told,) = compare(before, mapped(["FB", "Other", "TikTok"], decisions=taught))
    assert (told.id, "“tiktok” is new" in told.message) == ("Q802", True)


def test_a_head_that_is_gone():
    crossed = [figure(n, {"victim_sex": sex, "victim_age": "12-15"}, question="2") for n, sex in enumerate(["F", "M"])]
    plain = [figure(n, {"victim_sex": sex}, question="2") for n, sex in enumerate(["F", "M"])]
    table = Table("t1", "Victims", "crosstab", [], 1)
    (told,) = compare(profile_of(reading(crossed, tables=[table])), reading(plain, tables=[table]))
    assert (told.id, told.message) == ("Q803", "The table “Victims”: the head “victim_age” is gone.")


def test_nothing_remembered_nothing_said():
    assert compare(Profile(), LAST_YEAR) == []
    assert compare(profile_of(LAST_YEAR), reading()) == []
