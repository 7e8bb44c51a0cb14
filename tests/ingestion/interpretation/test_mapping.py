from __future__ import annotations

from datetime import date

import pytest

from ingestion.interpretation.mapping import map_records
from ingestion.quality.checks import check
from ingestion.values.decision import NO_DECISIONS
from ingestion.values.interval import Interval, exactly
from ingestion.values.period import calendar_year, day, financial_year
from ingestion.values.table import Table
from tests.ingestion.figures import crosstab, figure, ids, reading, specification

SPECIFICATION = specification()


def mapped(records, *, decisions=NO_DECISIONS, **other):
    return map_records(reading(records, **other), SPECIFICATION, decisions)


def answers(records):
    return [(record.question, dict(record.breakdown), record.as_written) for record in records]


def test_a_crosstab_with_the_forces_own_words_becomes_question_two_and_its_total_question_one():
    records, findings = mapped(
        crosstab(
            """
            |              | F | M | Total |
            | U12          | 1 | 2 | 3     |
            | 12 – 15      | 3 | 4 | 7     |
            | Total        | 4 | 6 | 10    |
            """,
            row_head="Age of victim",
            column_head="Gender",
        )
    )
    assert answers(records) == [
        ("2", {"victim_age": "11 and under", "victim_sex": "Female"}, "1"),
        ("2", {"victim_age": "11 and under", "victim_sex": "Male"}, "2"),
        ("2", {"victim_age": "11 and under"}, "3"),
        ("2", {"victim_age": "12-15", "victim_sex": "Female"}, "3"),
        ("2", {"victim_age": "12-15", "victim_sex": "Male"}, "4"),
        ("2", {"victim_age": "12-15"}, "7"),
        ("2", {"victim_sex": "Female"}, "4"),
        ("2", {"victim_sex": "Male"}, "6"),
        ("1", {}, "10"),
    ]
    assert {record.asked for record in records} == {"2018/19"}
    assert [record.total for record in records] == [False, False, True] * 2 + [True] * 3
    assert findings == []


def test_what_was_written_is_kept_beside_what_it_came_to():
    records, _ = mapped([figure(1, {"Gender": "F"}), figure(2, {"Gender": "Male"})])
    assert [dict(record.labels) for record in records] == [{"victim_sex": "F"}, {}]
    assert [record.place.cell for record in records] == ["B2", "B2"]


def test_a_plain_list_mixes_questions_and_dimensions():
    words = [
        "Total number of offences",
        "Female 11 and under",
        "Male unknown age",
        "Facebook",
        "Unknown",
        "Cyber flag",
        "Arrests",
    ]
    records, findings = mapped([figure(n, {"": word}) for n, word in enumerate(words)])
    assert answers(records) == [
        ("1", {}, "0"),
        ("2", {"victim_sex": "Female", "victim_age": "11 and under"}, "1"),
        ("2", {"victim_sex": "Male", "victim_age": "Unknown"}, "2"),
        ("4", {"communication_method": "Facebook"}, "3"),
        ("4", {"communication_method": "Unknown"}, "4"),
        ("5", {}, "5"),
        (None, {"": "Arrests"}, "6"),
    ]
    assert ids(findings) == ["Q505"]
    assert "Arrests" in findings[0].message


def test_unknown_belongs_to_the_dimension_of_the_labels_before_it():
    records, _ = mapped([figure(n, {"": word}) for n, word in enumerate(["Female", "Unknown", "12-15", "Unknown"])])
    assert [tuple(record.breakdown) for record in records] == [
        ("victim_sex",),
        ("victim_sex",),
        ("victim_age",),
        ("victim_age",),
    ]


def test_a_total_with_its_label_kept_is_still_no_category():
    records, _ = mapped(
        [
            figure(4, {"Platform": "FB"}),
            figure(5, {"Platform": "Kik"}),
            figure(9, {"Platform": "Grand Total"}, total=True),
        ]
    )
    assert answers(records)[-1] == ("4", {}, "9")
    assert records[-1].total


def test_a_subtotal_that_names_its_category_keeps_it():
    records, _ = mapped(
        [figure(1, {"Gender": "Female", "Age": "12-15"}), figure(1, {"Gender": "Female total"}, total=True)],
    )
    assert answers(records)[-1] == ("2", {"victim_sex": "Female"}, "1")


def test_subtotals_without_a_label_are_not_taken_for_the_whole():
    parts = [
        figure(n, {"Gender": sex, "Age": age})
        for n, (sex, age) in enumerate([("F", "12-15"), ("F", "16+"), ("M", "12-15")], 2)
    ]
    totals = [figure(5, total=True), figure(4, total=True), figure(9, total=True)]
    records, _ = mapped([*parts, *totals])
    assert [record.question for record in records[-3:]] == [None, None, "1"]


def test_an_unknown_label_is_kept_with_suggestions():
    records, findings = mapped(
        [figure(n, {"Platform": word}) for n, word in enumerate(["Facebook", "Instagran chats", "Snapchat"])]
    )
    assert records[1].breakdown == {"communication_method": "Instagran chats"}
    assert ids(findings) == ["Q501"]
    assert "Instagram" in findings[0].message


def test_a_decision_teaches_the_label():
    decisions = NO_DECISIONS.taught("communication_method", "Instagran chats", "Instagram")
    records, findings = mapped(
        [figure(n, {"Platform": word}) for n, word in enumerate(["Facebook", "Instagran chats"])], decisions=decisions
    )
    assert records[1].breakdown == {"communication_method": "Instagram"}
    assert findings == []


@pytest.mark.parametrize(
    ("head", "words", "kind"),
    [
        ("Platform", ["Facebook", "Snapchatt"], "Q503"),
        ("Platform", ["Facebook", "Facebook and Snapchat"], "Q504"),
        ("Platform", ["Facebook", "Omegle"], "Q508"),
        ("Age", ["11 and under", "13-15"], "Q502"),
        ("Age", ["11 and under", "Dec-15"], "Q507"),
    ],
)
def test_what_a_person_should_know_of_the_labels(head, words, kind):
    _, findings = mapped([figure(n, {head: word}) for n, word in enumerate(words)])
    assert ids(findings) == [kind]
    assert words[1] in findings[0].message


def test_labels_that_need_no_word_get_none():
    _, findings = mapped([figure(n, {"Gender": word}) for n, word in enumerate(["F", "M", "Not known"])])
    assert findings == []


def test_a_calendar_year_answers_no_asked_period():
    records, findings = mapped([figure(5, period=calendar_year(2018, "calendar year 2018")), figure(6)])
    assert [record.asked for record in records] == [None, "2018/19"]
    assert ids(findings) == ["Q301"]


def test_a_breakdown_nobody_asked_for_answers_no_question_and_keeps_its_labels():
    records, findings = mapped(
        [figure(n, {"Outcome": word}) for n, word in enumerate(["Charged", "No further action"])]
    )
    assert answers(records) == [(None, {"Outcome": "Charged"}, "0"), (None, {"Outcome": "No further action"}, "1")]
    assert ids(findings) == ["Q505"]


def test_one_row_over_the_years_is_the_headline_question():
    years = [financial_year(2017), financial_year(2018)]
    records, _ = mapped(
        [
            figure(n, {"Offence": "Sexual communication with a child"}, period=year)
            for n, year in zip((28, 54), years, strict=True)
        ]
    )
    assert [(record.question, record.asked, record.as_written) for record in records] == [
        ("1", "2017/18", "28"),
        ("1", "2018/19", "54"),
    ]


def test_a_table_that_names_no_question_says_so():
    table = Table("t1", "Anyshire answer", "crosstab", [], 1)
    records, findings = mapped([figure(5)], tables=[table])
    assert records[0].question == "1"
    assert ids(findings) == ["Q506"]


def test_the_question_in_a_files_name_counts():
    records, _ = mapped([figure(5)], name="FOI 123 Q5.csv")
    assert records[0].question == "5"


def test_mapping_loses_no_record():
    given_records = [figure(n, {"Odd": word}) for n, word in enumerate(["a", "b", "Facebook", "", "Total"])]
    records, _ = mapped(given_records)
    assert [record.as_written for record in records] == [record.as_written for record in given_records]


def test_a_year_in_the_label_of_a_row():
    """A list of labels and answers: the table's only date is that of the letter."""
    of_the_letter = day(date(2019, 5, 7), "7 May 2019")
    words = ["Number of offences recorded, 2017/18", "Number of offences recorded (2018/19)"]
    records, findings = mapped([figure(n, {"Question": word}, period=of_the_letter) for n, word in enumerate(words)])
    assert [(record.question, record.asked) for record in records] == [("1", "2017/18"), ("1", "2018/19")]
    assert [dict(record.labels) for record in records] == [{"Question": word} for word in words]
    assert ids(findings) == ["Q304"]


def test_a_refusal_beside_a_questions_number():
    records, _ = mapped(
        [figure(5), figure("x", {"Question": "Question 4: methods"}), figure("x", {"Question": "Arrests"})]
    )
    assert [record.question for record in records] == ["1", "4", None]
    assert records[1].breakdown == {}


def test_a_list_of_cases_whose_columns_answer_question_two_counts_what_question_one_asks():
    table = Table("t1", "Anyshire export", "one row per case", [], 1)
    records, findings = mapped([figure(5), figure(3, {"Sex": "Female"}), figure(2, {"Sex": "Male"})], tables=[table])
    assert [record.question for record in records] == ["1", "2", "2"]
    assert findings == []


def test_rows_for_one_category_are_added_up_and_stand_beside_their_sum():
    words = ["12-15", "Not stated", "Unknown"]
    records, findings = mapped([figure(n, {"Age": word}) for n, word in enumerate(words, 3)])
    assert answers(records) == [
        (None, {"Age": "12-15"}, "3"),
        (None, {"Age": "Not stated"}, "4"),
        (None, {"Age": "Unknown"}, "5"),
        ("2", {"victim_age": "12-15"}, "3"),
        ("2", {"victim_age": "Unknown"}, "4 + 5"),
    ]
    assert records[-1].interval == exactly(9)
    assert records[-1].labels == {"victim_age": "Not stated + Unknown"}
    assert ids(findings) == ["Q509"]


def test_single_years_of_age_fill_the_asked_bands():
    """One row per offence with the victim's age: the counts come by single years."""
    records, findings = mapped([figure(n, {"Age": str(n)}) for n in range(9, 18)])
    sums = {record.breakdown["victim_age"]: record.interval for record in records if record.question == "2"}
    assert sums == {
        "11 and under": exactly(9 + 10 + 11),
        "12-15": exactly(12 + 13 + 14 + 15),
        "16 and over": exactly(16 + 17),
    }
    assert ids(findings) == ["Q509"]


def test_narrower_bands_are_added_up_where_they_fill_the_asked_one():
    records, findings = mapped([figure(n, {"Age": word}) for n, word in enumerate(["0-4", "5-11", "13-15", "16+"], 1)])
    sums = {record.breakdown["victim_age"]: record.interval for record in records if record.question == "2"}
    assert sums == {"11 and under": exactly(3), "13-15": exactly(3), "16 and over": exactly(4)}
    assert ids(findings) == ["Q502", "Q509"]


def test_an_age_group_over_two_bands_is_put_in_neither():
    records, findings = mapped([figure(n, {"Age": word}) for n, word in enumerate(["10-13", "16+"])])
    assert [record.breakdown for record in records] == [{"victim_age": "10-13"}, {"victim_age": "16 and over"}]
    assert ids(findings) == ["Q502"]


def test_a_sum_over_a_hidden_figure_is_a_range():
    records, _ = mapped(
        [figure("<5", {"Age": "13"}), figure(7, {"Age": "14"}), figure("", {"Age": "5"}), figure(1, {"Age": "6"})]
    )
    sums = {record.breakdown["victim_age"]: record for record in records if record.question == "2"}
    assert sums["12-15"].interval == Interval(8, 11)
    assert sums["12-15"].doubt is None
    assert sums["11 and under"].interval == Interval(1, None)
    assert "1 of the 2 parts" in sums["11 and under"].doubt


def test_sums_and_rows_each_agree_with_the_printed_total():
    records = [figure(n, {"Age": age}) for n, age in ((2, "12"), (3, "13"), (4, "N/K"), (5, "Not stated"))]
    one = reading([*records, figure(14, total=True)])
    one.records, _ = map_records(one, SPECIFICATION)
    assert check(one, None) == []
    assert [finding.id for finding in check(one, SPECIFICATION) if finding.level == "error"] == []


def test_one_label_over_several_periods_is_one_category():
    years = [financial_year(2017), financial_year(2018)]
    records, _ = mapped([figure(n, {"Age": "N/K"}, period=year) for n, year in enumerate(years)])
    assert {record.breakdown["victim_age"] for record in records} == {"Unknown"}


def test_a_row_of_which_is_part_of_the_row_above_and_answers_nothing_beside_it():
    rows = [figure(10, {"Gender": "Female"}), figure(4, {"Gender": "of which repeat victims"}),
            figure(6, {"Gender": "Male"})]  # fmt: skip
    records, findings = mapped(rows)
    assert [record.question for record in records] == ["2", None, "2"]
    assert ids(findings) == ["Q505"], "and it is told"


def test_of_lines_that_count_offences_and_victims_those_answer_that_were_asked_for():
    asked = specification(
        questions=[
            {"number": "1", "text": "How many offences, not victims, were recorded?"},
            {"number": "2", "text": "By sex of the principal victim.", "breakdown": ["victim_sex"]},
        ]
    )

    def answered(*heads):
        lines = [figure(30 + n, {"": head}, cell=f"B{n + 2}") for n, head in enumerate(heads)]
        return [record.question for record in map_records(reading(lines), asked, NO_DECISIONS)[0]]

    assert answered("Number of offences", "Number of victims") == ["1", None]
    assert answered("Number of victims", "Number of offences") == [None, "1"]
    assert answered("Number of victims") == ["1"], "told by its unit where nothing else answers"
    assert answered("Number of offences", "Recorded offences") == ["1", "1"], "what contradicts stays"
