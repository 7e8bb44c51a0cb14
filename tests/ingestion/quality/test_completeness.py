from __future__ import annotations

from ingestion.quality.completeness import check_completeness
from ingestion.values.period import calendar_year
from ingestion.values.record import Answer, Outcome
from tests.ingestion.figures import figure, ids, reading, specification

SPECIFICATION = specification()
YEARS = ("2017/18", "2018/19")
SEXES = ("Female", "Male", "Unknown")
AGES = ("11 and under", "12-15", "16 and over", "Unknown")


def complete():
    records = [figure(9, question="1", asked=year) for year in YEARS]
    records += [
        figure(1, {"victim_sex": sex, "victim_age": age}, question="2", asked=year)
        for year in YEARS
        for sex in SEXES
        for age in AGES
    ]
    return records + [figure(1, {"communication_method": "Facebook"}, question="4", asked=year) for year in YEARS]


def found(records, **other):
    return check_completeness(reading(records, **other), SPECIFICATION)


def test_a_complete_return():
    assert found(complete()) == []


def test_a_question_left_out():
    findings = found([record for record in complete() if record.question != "4"])
    assert ids(findings) == ["Q510"]
    assert "Question 4" in findings[0].message


def test_a_question_that_was_not_required_may_be_left_out():
    assert not SPECIFICATION.question("5").required
    assert found(complete()) == []


def test_a_question_left_out_with_a_reason():
    whole = reading([record for record in complete() if record.question != "4"])
    whole.answers = [Answer("4", Outcome.REFUSED, ("s12(1)",), "Section 12 applies.")]
    assert check_completeness(whole, SPECIFICATION) == []


def test_a_period_left_out_names_what_was_given_instead():
    records = [record for record in complete() if (record.question, record.asked) != ("1", "2017/18")]
    findings = found([*records, figure(7, question="1", period=calendar_year(2017))])
    assert ids(findings) == ["Q511"]
    assert "2017/18" in findings[0].message
    assert "given for 2017" in findings[0].message


def test_a_blank_is_no_answer_for_its_period():
    records = [record for record in complete() if (record.question, record.asked) != ("1", "2017/18")]
    assert ids(found([*records, figure("", question="1", asked="2017/18")])) == ["Q511"]


def test_categories_left_out_of_a_breakdown_that_must_sum():
    findings = found([record for record in complete() if record.breakdown.get("victim_age") != "16 and over"])
    assert ids(findings) == ["Q512"]
    assert "16 and over" in findings[0].message


def test_a_breakdown_not_given_at_all():
    records = [record for record in complete() if record.question != "2"]
    only_sex = [figure(1, {"victim_sex": sex}, question="2", asked=year) for year in YEARS for sex in SEXES]
    findings = found([*records, *only_sex])
    assert ids(findings) == ["Q512"]
    assert "victim age" in findings[0].message


def test_a_question_with_cells_but_no_figure():
    records = [record for record in complete() if record.question != "1"]
    assert ids(found([*records, figure("*", question="1", asked="2017/18")])) == ["Q513"]


def test_a_covering_letter_is_not_taken_to_task():
    assert found([]) == []


def test_what_the_attachment_answers_is_answered():
    mail = reading([record for record in complete() if record.question != "4"])
    mail.members = [reading([record for record in complete() if record.question == "4"])]
    assert check_completeness(mail, SPECIFICATION) == []


def test_without_a_campaign_nothing_was_asked():
    assert check_completeness(reading([figure(1)]), None) == []


def test_a_period_that_several_questions_lack_is_one_matter():
    kept = [record for record in complete() if record.asked != "2017/18"]
    [finding] = [one for one in found(kept) if one.id == "Q511"]
    lacking = sorted({record.question for record in kept if record.question})
    assert finding.message.startswith(
        f"Questions {', '.join(lacking[:-1])} and {lacking[-1]} have no figure for 2017/18"
    )
