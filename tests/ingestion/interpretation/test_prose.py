from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.interpretation.letter_lines import cell_lines
from ingestion.interpretation.prose import TABLE, answers
from ingestion.pipeline import read_file
from ingestion.values.grid import Grid, Line
from ingestion.values.place import Place
from ingestion.values.record import Kind, Outcome
from tests.corpus.pictures import told as figures_told
from tests.ingestion.figures import figure, ids, specification

SPECIFICATION = specification()


def told(*texts, records=(), campaign=SPECIFICATION):
    lines = [Line(text, Place(page=1, box=(50.0, 40.0 * n, 500.0, 40.0 * n + 12))) for n, text in enumerate(texts)]
    return answers(lines, list(records), campaign)


def outcomes(found):
    return [(answer.question, answer.outcome, answer.exemptions) for answer in found]


def figures(records):
    return [
        (record.question, record.asked, dict(record.breakdown), record.interval.low, record.interval.high)
        for record in records
    ]


def test_the_totals_in_a_sentence():
    found, records, _ = told("Question 1", "In 2018/19 the force recorded 52 offences, compared with 26 in 2017/18.")
    assert figures(records) == [("1", "2018/19", {}, 52, 52), ("1", "2017/18", {}, 26, 26)]
    assert outcomes(found) == [("1", Outcome.ANSWERED, ())]
    assert {record.table for record in records} == {TABLE}
    assert [record.as_written for record in records] == ["52", "26"]
    assert {record.place.page for record in records} == {1}


def test_a_sentence_over_two_lines_is_placed_at_its_first():
    lines = [
        Line("We thank you for your request.", Place(page=1, box=(50, 10, 500, 22))),
        Line("In 2018/19 the force recorded", Place(page=1, box=(50, 40, 500, 52))),
        Line("52 offences.", Place(page=1, box=(50, 54, 500, 66))),
    ]
    _, records, _ = answers(lines, [], SPECIFICATION)
    assert figures(records) == [("1", "2018/19", {}, 52, 52)]
    assert records[0].place.box == (50, 40, 500, 52)


def test_an_implied_year_is_doubted():
    _, records, findings = told("In 2018/19 the force recorded 52 offences, compared with 26 the year before.")
    assert figures(records) == [("1", "2018/19", {}, 52, 52), ("1", "2017/18", {}, 26, 26)]
    assert records[1].doubt
    assert "Q711" in ids(findings)


def test_a_list_under_a_question_and_a_year():
    _, records, _ = told(
        "4. The methods of communication used and how often", "2018/19", "Facebook: 12", "Snap Chat: <5"
    )
    assert figures(records) == [
        ("4", "2018/19", {"communication_method": "Facebook"}, 12, 12),
        ("4", "2018/19", {"communication_method": "Snapchat"}, 1, 4),
    ]


def test_refusals_by_question_with_the_sentence_quoted():
    refusal = "Question 4 is refused under section 12(1) because every record would have to be read."
    found, _, _ = told("Question 1: in 2018/19 we recorded 52 offences.", refusal, "Question 2: no information held.")
    assert outcomes(found) == [
        ("1", Outcome.ANSWERED, ()),
        ("2", Outcome.NOT_HELD, ()),
        ("4", Outcome.REFUSED, ("s12(1)",)),
    ]
    assert found[2].quote == refusal


def test_a_refusal_of_the_whole_request():
    found, records, _ = told("Section 12(1) therefore applies to the whole of your request, which is refused.")
    assert outcomes(found) == [(None, Outcome.REFUSED, ("s12(1)",))]
    assert records == []


def test_figures_beside_a_refusal_are_a_part():
    given = [figure(12, question="4", asked="2018/19")]
    found, _, _ = told("Question 4: the rest is withheld under section 40(2).", records=given)
    assert outcomes(found) == [("4", Outcome.PARTLY_ANSWERED, ("s40(2)",))]


def test_a_refusal_in_a_cell():
    refused = figure("*", question="4")
    refused = type(refused)(
        table="t1", measure="", period=None, breakdown={}, as_written="s.40(2)", kind=Kind.REFUSED, question="4"
    )
    found, _, _ = told(records=[refused])
    assert outcomes(found) == [("4", Outcome.REFUSED, ("s40(2)",))]
    assert found[0].quote == "s.40(2)"


def test_what_every_letter_says_of_the_law_refuses_nothing():
    found, records, findings = told(
        "Section 17 of the Act requires us, when refusing to provide information, to tell you so.",
        "If you are not content with this reply you can ask for an internal review within 40 working days.",
    )
    assert (found, records, findings) == ([], [], [])


def test_other_offences_are_not_taken_and_not_passed_over():
    _, records, findings = told("There were 12 bicycle thefts in 2018/19, and 300 offences in total.")
    assert records == []
    assert ids(findings) == ["Q710"]


def test_a_calendar_year_in_a_sentence_is_told_as_in_a_table():
    _, records, findings = told("In the calendar year 2018 we recorded 40 offences.")
    assert figures(records) == [("1", None, {}, 40, 40)]
    assert ids(findings) == ["Q301"]


def test_page_numbers_are_no_answers():
    found, records, findings = told("Question 4: method of communication", "Page 1", "2 of 3")
    assert (found, records, findings) == ([], [], [])


def test_without_a_campaign_a_sentence_with_its_own_year_is_still_read():
    _, records, _ = told("In 2018/19 the force recorded 52 offences.", campaign=None)
    assert [(record.measure, record.interval.low, record.question) for record in records] == [("offences", 52, None)]


def test_cells_that_hold_a_sentence_are_lines():
    grid = Grid(rows=[["Female", 12], ["Nothing before October 2018 is held on this system.", None]], sheet="Response")
    assert [(line.text[:7], line.place.cell) for line in cell_lines([grid])] == [("Nothing", "A2")]


def test_questions_that_are_only_quoted_are_not_answered():
    found, records, findings = told(
        "You requested the following:",
        "1. The total number of offences recorded by your force in the year 2018/19.",
        "2. The number of offences recorded in 2017/18.",
        "We are still working on it.",
    )
    assert (found, records) == ([], [])
    assert [one.message for one in findings] == ["It says that an answer will follow: “We are still working on it.”"]


def test_lines_marked_as_quoted_answer_nothing():
    found, records, _ = told("> In 2018/19 there were 52 offences, we read.", "Our answer will follow.")
    assert (found, records) == ([], [])


def test_figures_in_the_repeated_request_are_told_and_not_taken():
    _, records, findings = told(
        "You asked:", "1. Your last answer said that there were 52 offences in 2018/19, please confirm."
    )
    assert records == []
    assert "Q710" in ids(findings)


def test_what_replies_under_the_repeated_request_is_read():
    _, records, _ = told("You asked:", "1. How many offences in 2018/19?", "There were 52 offences in 2018/19.")
    assert figures(records) == [("1", "2018/19", {}, 52, 52)]


def test_figures_without_a_period_are_told():
    for words in ("The answer is 45.", "Total: 45", "Answer: 45", "1. 45", "Facebook: 12"):
        _, records, findings = told(words)
        assert records == []
        assert "Q710" in ids(findings), words


def test_a_label_that_answers_nothing_is_not_told():
    _, records, findings = told("Officers in the unit: 5")
    assert (records, findings) == ([], [])


def test_without_a_campaign_a_year_serves_the_line_under_it():
    _, records, _ = told("FY 2018/19:", "52 offences", "26 offences", campaign=None)
    assert [(record.as_written, record.period.as_written) for record in records] == [("52", "2018/19")]


def test_lines_of_a_period_and_a_figure_are_not_run_together():
    texts = ["We recorded these offences.", "2017/18 - 26", "2018/19 - 52", "Yours faithfully,"]
    lines = [Line(text, Place(page=1, box=(50, 10 + 14 * n, 500, 22 + 14 * n))) for n, text in enumerate(texts)]
    _, records, _ = answers(lines, [], None)
    assert [(record.as_written, record.period.as_written) for record in records] == [
        ("26", "2017/18"),
        ("52", "2018/19"),
    ]


def test_a_list_of_categories_under_the_line_that_announces_it(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(
        "The breakdown for 2019 is:\n\nFacebook - 12\n\nEmail - 2047\n\nOther - 3\n\nAll changed.\n\nOfficers - 4\n",
        encoding="utf-8",
    )
    assert figures_told(read_file(path)) == ["2019 · Email: 2047", "2019 · Facebook: 12", "2019 · Other: 3"]


def test_periods_that_head_tables_are_no_items_of_a_list(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(
        "Period: 2018\n\nNo data are held.\n\nPeriod: 2018\n\nPeriod: 2019\n\nPeriod: 2020\n", encoding="utf-8"
    )
    assert not figures_told(read_file(path))


def test_a_footnote_of_a_table_gives_no_figure(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    path.write_text(
        "Offence,2018,2019\nRobbery(1),12,15\nArson,4,9\n\n(1) In 2019 there were 3 offences without a place.\n",
        encoding="utf-8",
    )
    assert [record.as_written for record in read_file(path).records] == ["12", "15", "4", "9"]


def test_lines_read_one_by_one_are_no_list_unread(tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_text("".join(f"{year}/{year % 100 + 1} North - {year % 7 + 4}\n" for year in range(2012, 2019)))
    reading = read_file(path)
    assert len(reading.records) == 7
    assert "Q707" not in {finding.id for finding in reading.findings}


def test_a_heading_serves_the_lines_that_count_below_it(tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    path.write_text("For the financial year 2010/11\n71 dogs were seized,\n19 were destroyed\n", encoding="utf-8")
    assert [(one.as_written, one.period and one.period.as_written) for one in read_file(path).records] == [
        ("71", "2010/11"),
        ("19", "2010/11"),
    ]


def test_questions_in_a_row_that_name_one_period_give_it_to_their_answers(tmp_path: Path) -> None:
    path = tmp_path / "answer.txt"
    asked = "between 1 August 2018 and 31 July 2019?"
    path.write_text(
        f"How many days were lost to stress {asked}\nHow many days were lost in all {asked}\n\nIn response:\n"
        "A total of 14,048 days were lost to stress during this period.\n"
        "A total of 41,429 days were lost during this period.\n",
        encoding="utf-8",
    )
    assert [(one.as_written, one.period and str(one.period.start)) for one in read_file(path).records] == [
        ("14,048", "2018-08-01"),
        ("41,429", "2018-08-01"),
    ]


def test_numbered_notes_below_a_table_are_no_open_sentences(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    notes = (
        "1 Principal offence basis, as counted.\n2. Figures are estimates based on a sample of 16 to 18 hospitals.\n"
    )
    path.write_text(f"Offence,2018,2019\nRobbery,12,15\nArson,4,9\n\n{notes}", encoding="utf-8")
    assert "Q710" not in {finding.id for finding in read_file(path).findings}
    path.write_text(f"Offence,2018,2019\nRobbery,12,15\nArson,4,9\n\n{notes}3. We had 41 other incidents.\n")
    assert "Q710" in {finding.id for finding in read_file(path).findings}


def test_labels_with_a_code_before_them_are_no_sentences(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    path.write_text(
        "Outcome,2018,2019\n16 - Evidential difficulties: victim does not support,12,15\n1 - Charge/Summons,4,9\n",
        encoding="utf-8",
    )
    assert [finding for finding in read_file(path).findings if finding.level != "info"] == []


def taken(*texts):
    _, records, findings = told(*texts, campaign=None)
    return [(dict(one.breakdown), one.interval.low) for one in records], [one.message for one in findings]


def test_a_total_that_stands_alone_is_the_figure_of_its_period():
    records, _ = taken("2016/17 – total serious incidents = 28 for the Trust.", "Total 2017/18: 31")
    assert records == [({}, 28), ({}, 31)]


def test_a_total_beside_its_parts_is_no_further_figure():
    records, _ = taken("2016/17 - Wards: 20", "2016/17 - Gardens: 8", "2016/17 - Total falls: 28")
    assert records == [({"category": "Wards"}, 20), ({"category": "Gardens"}, 8)]


def test_a_total_of_one_category_is_never_one_of_all():
    records, messages = taken("2016/17 - Wards total: 20")
    assert not records
    assert messages == ["“2016/17 - Wards total: 20”"]


def test_parts_listed_under_a_line_that_goes_back_are_of_the_period_before():
    parts = ["Of the 33, the type of bird was as follows:", "• Owl: 21", "• Hawk: 12"]
    records, messages = taken("In 2021 the Force recorded 33 thefts of birds.", *parts)
    assert records == [({}, 33), ({"category": "Owl"}, 21), ({"category": "Hawk"}, 12)]
    assert not messages


def test_parts_of_another_number_than_the_one_before_are_told():
    parts = ["Of the 34, the type of bird was as follows:", "• Owl: 21"]
    records, messages = taken("In 2021 the Force recorded 33 thefts of birds.", *parts)
    assert records == [({}, 33)]
    assert any("Owl" in message for message in messages)


def test_a_day_with_a_year_before_it_and_a_count_behind_it():
    _, records, _ = told("2021 up to 28th February – 37", "2020 – 412", campaign=None)
    assert [(one.period.start.isoformat(), one.period.end.isoformat(), one.interval.low) for one in records] == [
        ("2021-01-01", "2021-02-28", 37), ("2020-01-01", "2020-12-31", 412),
    ]  # fmt: skip


def test_a_total_of_one_group_over_its_years_is_told_by_its_name(tmp_path):
    sheet = tmp_path / "employers.csv"
    sheet.write_text(
        "Name,Vets 2019,Vets 2020,Vets total,Grooms 2019,Grooms 2020,Grooms total\n"
        "Oakvale,9,26,35,0,1,1\nDunholt,16,16,32,0,0,0\nRedmarsh,10,17,27,<5,0,<5\nTollbar,8,5,13,2,1,3\n"
    )
    reading = read_file(sheet)
    totals = [(record.place.cell, record.breakdown["category"]) for record in reading.records if record.total]
    wanted = [(f"{column}{n}", name) for column, name in (("D", "Vets"), ("G", "Grooms")) for n in range(2, 6)]
    assert sorted(totals) == wanted
    assert len([record for record in reading.records if not record.total]) == 16


def test_rows_that_all_say_the_same_say_what_is_counted():
    assert taken("2020-2021 Warnings given 1,204", "2021-2022 Warnings given 1,388")[0] == [({}, 1204), ({}, 1388)]
    assert taken("2020-2021 Warnings given 1,204", "2020-2021 Warnings heeded 388")[0] == [
        ({"category": "Warnings given"}, 1204), ({"category": "Warnings heeded"}, 388),
    ]  # fmt: skip


def test_a_large_number_before_a_capital_is_no_number_of_a_note():
    _, messages = taken("2020: 14", "4,378 Warning Letters successfully answered at any stage.")
    assert any("4,378" in message for message in messages)


def read_letter(tmp_path: Path, *texts: str):
    path = tmp_path / "letter.txt"
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return read_file(path)


def stretches(reading):
    return [
        (one.period.start.isoformat(), one.period.end.isoformat(), one.interval.low)
        for one in reading.records
        if not one.total
    ]


def test_rows_typed_with_a_year_and_a_count(tmp_path: Path) -> None:
    reading = read_letter(
        tmp_path, "1. Figures for 1st Jan – 31st Dec", "2015 118", "2016 137", "2017 78 (to 22nd Jun)"
    )
    assert stretches(reading) == [
        ("2015-01-01", "2015-12-31", 118), ("2016-01-01", "2016-12-31", 137), ("2017-01-01", "2017-06-22", 78),
    ]  # fmt: skip
    assert not [one for one in reading.findings if one.level != "info"]


def test_a_remark_behind_a_typed_row_that_is_not_understood_is_told(tmp_path: Path) -> None:
    reading = read_letter(tmp_path, "2015 118", "2016 137", "2017 78 (part of the year)")
    assert [low for *_, low in stretches(reading)] == [118, 137]
    assert any("2017 78" in one.message for one in reading.findings if one.level == "warning")


def test_rows_of_money_are_read_and_told_as_money(tmp_path: Path) -> None:
    reading = read_letter(
        tmp_path, "Q2. Fines issued:", "2019/20 - 14", "2020/21 - 9", "Q3.", "2019/20 - £1,400", "2020/21 - £900"
    )
    assert [low for *_, low in stretches(reading)] == [14, 9, 1400, 900]
    assert "Q430" in ids(reading.findings)


def test_numbered_answers_are_of_the_questions_that_carry_their_numbers(tmp_path: Path) -> None:
    reading = read_letter(
        tmp_path,
        "You asked:",
        "All points below relate to the financial year 2018/19 (01.04.18 to 31.03.19)",
        "1. How many reports were received",
        "2. How many women were arrested?",
        "In response:",
        "1. 45955",
        "2. 12",
    )
    assert [(one.measure, one.interval.low, f"{one.period.start:%d.%m.%y}") for one in reading.records] == [
        ("reports were received", 45955, "01.04.18"), ("women were arrested", 12, "01.04.18"),
    ]  # fmt: skip


def test_the_total_of_a_list_is_a_total(tmp_path: Path) -> None:
    reading = read_letter(
        tmp_path, "2020-21", "• Tyres - 17", "• Asbestos - 3", "• Total - 20", "2021-22", "• Tyres - 1", "• Other - 9"
    )
    assert [(one.as_written, one.total) for one in reading.records] == [
        ("17", False), ("3", False), ("1", False), ("9", False), ("20", True),
    ]  # fmt: skip
    assert not [one for one in reading.findings if one.level != "info"]


def test_what_a_table_beside_the_letter_adds_up_to_is_a_total(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    path.write_text(
        "Table 1 covers the 60 recorded incidents between 1 April 2017 and 31 March 2019.\n\n"
        "Site,2017/18,2018/19\nNorth,12,18\nSouth,13,17\n",
        encoding="utf-8",
    )
    reading = read_file(path)
    assert [one.as_written for one in reading.records if one.total] == ["60"]
    assert sorted(one.as_written for one in reading.records if not one.total) == ["12", "13", "17", "18"]


def test_titles_questions_and_sections_are_no_open_sentences(tmp_path: Path) -> None:
    reading = read_letter(
        tmp_path,
        "1. How many incidents were reported in the last 5 financial years.",
        "There were 107 incidents in May 2019.",
        "Section 30 (1) Investigations",
        "Section 40 Personal Information (2)",
        "Points 1 and 2 have been answered from incident data.",
    )
    assert stretches(reading) == [("2019-05-01", "2019-05-31", 107)]
    assert not [one for one in reading.findings if one.level != "info"]


def test_labels_one_after_the_other_each_have_their_figure(tmp_path: Path) -> None:
    reading = read_letter(
        tmp_path,
        "2012/13 - No incidents reported",
        "2014/15 - Primary Schools - 1 incident reported; Secondary Schools - 15 incidents reported",
    )
    assert [(one.period.as_written, tuple(one.breakdown.values()), one.interval.low) for one in reading.records] == [
        ("2012/13", (), 0), ("2014/15", ("Primary Schools",), 1), ("2014/15", ("Secondary Schools",), 15),
    ]  # fmt: skip


def test_sums_of_money_that_are_listed_and_not_read_are_told(tmp_path: Path) -> None:
    reading = read_letter(
        tmp_path,
        "Rovers vs Gateshead - January 1st 2018 - £2,713.92",
        "Rovers vs Maidenhead - December 23rd 2017 - £0",
        "The fine is £80.",
    )
    assert "Q707" in ids(reading.findings)


def test_a_teams_service_requests_between_two_dates(tmp_path: Path) -> None:
    reading = read_letter(
        tmp_path,
        "1. Between the 1st of September 2023 and the 31st of July 2024 our Crime Team received 138 service requests.",
    )
    assert stretches(reading) == [("2023-09-01", "2024-07-31", 138)]


def test_a_letter_that_asks_back_is_told_to_be_no_answer_yet():
    asked = "Could you please clarify what you mean by online?"
    not_obliged = "Under section 1(3) of the Act we are not obliged to answer until we receive this."
    found, records, findings = told("Dear Ms Archer,", asked, not_obliged)
    assert (found, records) == ([], [])
    assert [(one.id, one.message) for one in findings] == [("Q712", f"It asks for clarification: “{asked}”")]


def test_a_letter_with_a_figure_or_a_refusal_is_an_answer_whatever_else_it_asks():
    asked = "Could you please clarify what you mean by online?"
    _, _, findings = told(asked, "Question 1", "In 2018/19 the force recorded 52 offences.")
    assert "Q712" not in ids(findings)
    _, _, findings = told(asked, "Question 2 is refused under section 12 of the Act.")
    assert "Q712" not in ids(findings)


def test_the_numbers_of_questions_that_are_refused_together_are_no_figures():
    found, _, findings = told("In respect of questions 1 and 2, the information is exempt under section 40(2).")
    assert outcomes(found) == [("1", Outcome.REFUSED, ("s40(2)",)), ("2", Outcome.REFUSED, ("s40(2)",))]
    assert findings == []


def test_a_title_above_a_table_hides_no_refusal():
    title = "Table 1: Offences recorded by financial year"
    refusal = "In respect of question 2, the information is exempt under section 40(2) and is withheld."
    lines = [Line(text, Place(page=1, box=(50.0, 40.0 * n, 500.0, 40.0 * n + 12)))
             for n, text in enumerate(["Dear Ms Archer,", title, refusal, "Yours faithfully,"])]  # fmt: skip
    found, _, _ = answers(lines, [figure(3, {}, question="1")], SPECIFICATION, frozenset([title]))
    assert (outcomes(found)[-1]) == ("2", Outcome.REFUSED, ("s40(2)",))


def test_lists_of_a_letter_are_read_line_by_line_under_their_years(tmp_path: Path):
    """Means of communication, labels with a colon of their own and what nobody recorded are categories; who checked a
    letter is a number of no crime."""
    lists = {
        "2021": {"Not recorded": 29, "Telephone": 445, "Facebook": 8},
        "2022": {"Telephone": 12, "Evidential difficulties: victim supports": 33, "Facebook": 7},
    }
    for sign in (" – ", ": ", " - "):
        text = ["Dear requester,", "The figures are below:"]
        for year, counts in lists.items():
            text += [f"In {year}:", *(f"{label}{sign}{count}" for label, count in counts.items())]
        path = tmp_path / "letter.txt"
        path.write_text("\n\n".join([*text, "Checked by: 7321 on 12/05/2022", "(24 rows affected)"]))
        reading = read_file(path)
        read = {(r.period.as_written, *r.breakdown.values(), r.interval.low) for r in reading.records if r.period}
        assert read == {(year, label, n) for year, counts in lists.items() for label, n in counts.items()}
        assert not {"Q705", "Q710"}.intersection(ids(reading.findings))


@pytest.mark.parametrize("leader", [" ..... ", "........", " … … … … ", " . . . . . "])
def test_dots_lead_from_a_year_to_its_count(tmp_path: Path, leader: str) -> None:
    reading = read_letter(tmp_path, "Number of burglaries:", f"2019/20{leader}34", f"2020/21{leader}51")
    assert stretches(reading) == [("2019-04-01", "2020-03-31", 34), ("2020-04-01", "2021-03-31", 51)]


@pytest.mark.parametrize("sign", ["•", "●", "▪", "➢", "✓", "o"])
def test_whatever_sign_begins_the_items_of_a_list(tmp_path: Path, sign: str) -> None:
    reading = read_letter(tmp_path, "Number of burglaries:", f"{sign} 2019/20 – 34 offences", f"{sign} 2020/21: 51")
    assert stretches(reading) == [("2019-04-01", "2020-03-31", 34), ("2020-04-01", "2021-03-31", 51)]
    assert not [one for one in reading.findings if one.level != "info"]


@pytest.mark.parametrize("label", ["Arson offences", "Offences", "Recorded crimes"])
def test_a_name_of_what_is_counted_before_its_numbers_loses_none_of_them(tmp_path: Path, label: str) -> None:
    reading = read_letter(tmp_path, f"{label}: 91 in 2012/13 and 25 in 2013/14.", "In 2014/15 there were 17 offences.")
    assert [low for *_, low in stretches(reading)] == [91, 25, 17]
    assert [record.measure for record in reading.records[:2]] == [label, label]


@pytest.mark.parametrize(
    "answer", ["Nine", "Six geese and eleven swans", "Ten (four of these came back)", "None", "A2: Twelve"]
)
def test_an_answer_in_words_to_a_question_without_a_year_is_told(tmp_path: Path, answer: str) -> None:
    reading = read_letter(tmp_path, "2. How many birds were ringed for the first time?", answer)
    assert not reading.records
    assert any(one.id == "Q710" and answer in one.message for one in reading.findings)


def test_words_below_a_question_that_asks_for_no_number_are_not_told(tmp_path: Path) -> None:
    reading = read_letter(tmp_path, "2. Which bird was ringed first?", "One swan")
    assert not any(one.id == "Q710" for one in reading.findings)
