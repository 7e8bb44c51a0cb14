from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.interpretation.sentence_figures import Standing, heading_period, read_sentence
from ingestion.interpretation.sentence_lists import listed_under_a_period, years_with_counts
from ingestion.values.interval import ZERO
from ingestion.values.period import Period, financial_year

FIRST, SECOND = date(2017, 4, 1), date(2018, 4, 1)


def pairs(sentence, context=None):
    figures = read_sentence(sentence, context).figures
    return [(one.interval.low, one.interval.high, one.period.start if one.period else None) for one in figures]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2018/19 the force recorded 52 offences, compared with 26 in 2017/18.",
        "In 2018/19 there were 52 offences of sexual communication with a child; in 2017/18 there were 26.",
        "52 offences were recorded in 2018/19 and 26 in 2017/18.",
        "The number of offences rose to 52 in 2018/19 from 26 in 2017/18.",
        "There were 52 and 26 offences in 2018/19 and 2017/18 respectively.",
        "Between 1 April 2018 and 31 March 2019 we recorded 52 crimes, and 26 between 1 April 2017 and 31 March 2018.",
        "We recorded 52 offences under section 15A of the Sexual Offences Act 2003 in 2018/19 and 26 in 2017/18.",
    ],
)
def test_two_years_in_one_sentence(sentence):
    assert pairs(sentence) == [(52, 52, SECOND), (26, 26, FIRST)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2018/19: 52", (52, 52, SECOND)),
        ("2018/19 – 52 offences", (52, 52, SECOND)),
        ("No offences were recorded in 2017/18.", (0, 0, FIRST)),
        ("Fewer than five offences were recorded in 2017/18.", (1, 4, FIRST)),
        ("There were <5 offences in 2017/18.", (1, 4, FIRST)),
        ("A total of 1,234 crimes were recorded in 2018/19.", (1234, 1234, SECOND)),
        ("There were 52 recorded offences in 2018–19.", (52, 52, SECOND)),
        ("Apr 2018 - Mar 2019 - 52", (52, 52, SECOND)),
        ("2018 - 2019: 52 offences", (52, 52, SECOND)),
        ("2018 - 2019 - 52", (52, 52, SECOND)),
        ("18/19 - 52", (52, 52, SECOND)),
        ("In 2018/19 there were 2021 offences.", (2021, 2021, SECOND)),
        ("In 2018/19 we recorded 2019 recorded crimes.", (2019, 2019, SECOND)),
        ("52 crimes were recorded in 2018 - 2019.", (52, 52, SECOND)),
        ("In 18/19 there were 52 offences.", (52, 52, SECOND)),
        ("FY 18-19: 52 offences", (52, 52, SECOND)),
        ("The figure for 2018/19 is 52.", (52, 52, SECOND)),
        ("In 2018/19 we recorded 52.", (52, 52, SECOND)),
        ("In 2018/19 there were twelve offences.", (12, 12, SECOND)),
        ("In 2018/19 the force recorded 52 offences, of which 40 were girls.", (52, 52, SECOND)),
    ],
)
def test_one_figure(sentence, expected):
    assert pairs(sentence) == [expected]


def test_the_year_before_is_implied_and_said_to_be():
    figures = read_sentence("In 2018/19 the force recorded 52 offences, compared with 26 the year before.").figures
    assert [(one.interval.low, one.implied) for one in figures] == [(52, False), (26, True)]


def test_a_label_and_its_figure_under_a_heading():
    figures = read_sentence("Facebook: 12", financial_year(2018)).figures
    assert [(one.label, one.interval.low, one.period) for one in figures] == [("Facebook", 12, financial_year(2018))]


@pytest.mark.parametrize(
    "sentence",
    [
        "How many offences were recorded in 2018/19?",
        "The children were aged 12-13 and in 10/12 of the schools.",
        "45",
        "Our reference: FOI 1388/19",
        "Tel: 101",
        "Please respond within 20 working days of 2 May 2019.",
        "The data were taken on 7 May 2019 from 3 systems.",
        "The youngest victim in 2018/19 was 8 years old.",
        "Numbers of victims from 1 to 4 are shown as <5.",
        "Each offence is counted once; several methods may have been used in one offence.",
        "Section 40(2) applies to 3 of the questions.",
        "This would cost £450, or 18 hours.",
        "",
    ],
)
def test_sentences_that_give_no_figure(sentence):
    reading = read_sentence(sentence)
    assert reading.figures == ()
    assert not reading.open


@pytest.mark.parametrize(
    "sentence",
    [
        "We recorded 52 offences and 26 offences.",
        "In 2016/17, 2017/18 and 2018/19 we recorded 52 offences and 26 offences.",
        "A total of 300 offences were recorded.",
        "The answer is 45.",
        "We recorded 45.",
        "There were 3 arrests in 2018/19.",
        "Q1: 45",
        "Question 1: 45",
        "1. 45",
    ],
)
def test_figures_that_cannot_be_set_beside_their_periods_are_left_open(sentence):
    reading = read_sentence(sentence)
    assert reading.figures == ()
    assert reading.open


@pytest.mark.parametrize("number", ["1.", "1)", "(1)", "1a.", "(2b)", "1.1", "Q1.", "Q 2)", "Question 1:", "• 3."])
def test_the_number_in_a_list_is_no_figure(number):
    asked = read_sentence(f"{number} The total number of offences recorded by your force in 2018/19.")
    assert (asked.figures, asked.open) == ((), False)
    assert pairs(f"{number} There were 52 offences in 2018/19.") == [(52, 52, SECOND)]
    assert pairs(f"{number} 2018/19: 52") == [(52, 52, SECOND)]


@pytest.mark.parametrize(
    "words",
    [
        "FY 2018/19: 52",
        "Financial year 2018/19 - 52",
        "In 2018/19: 52",
        "F/Y 2018/19: 52",
        "F.Y. 2018/19: 52",
        "Fin. year 2018/19: 52",
        "Fin yr 2018/19: 52",
        "fiscal year 2018/19: 52",
        "Reporting year 2018/19: 52",
        "Yr 2018/19: 52",
    ],
)
def test_words_that_only_say_year_are_no_label(words):
    assert [one.label for one in read_sentence(words).figures] == [""]


def test_a_quarter_is_no_number_in_a_list():
    read = pairs("Q2 2018/19: 52")
    assert [number for number, *_ in read] == [52]
    assert all(start != SECOND for _, _, start in read)


def test_a_part_of_what_went_before_is_left_open():
    assert read_sentence("In 2018/19 the force recorded 52 offences, of which 40 were girls.").open


def test_a_calendar_year_keeps_its_name():
    figure = read_sentence("In the calendar year 2018 there were 40 offences.").figures[0]
    assert figure.period.as_written == "calendar year 2018"
    assert (figure.period.start, figure.period.end) == (date(2018, 1, 1), date(2018, 12, 31))


@pytest.mark.parametrize(
    ("line", "start"),
    [("2018/19", SECOND), ("Offences in 2018/19:", SECOND), ("52 offences in 2018/19", None), ("In 2018/19.", None)],
)
def test_a_heading_that_names_a_period(line, start):
    period = heading_period(line)
    assert (period.start if period else None) == start


@given(st.integers(0, 99999), st.integers(2000, 2030))
def test_any_count_in_any_year(count, year):
    sentence = f"In {year}/{(year + 1) % 100:02d} the force recorded {count:,} offences."
    assert pairs(sentence) == [(count, count, date(year, 4, 1))]


@given(st.text(max_size=120))
def test_no_sentence_breaks_the_reader(sentence):
    read_sentence(sentence)
    heading_period(sentence)


def test_what_runs_on_for_thousands_of_characters_is_no_sentence_and_is_left_open():
    reading = read_sentence("In 2018/19 there were 12 offences and 13 " * 25_000)
    assert reading.figures == ()
    assert reading.open
    assert not read_sentence("and so on " * 25_000).open
    assert read_sentence("In 2018/19 there were " + "12 and " * 200 + "13 offences.").open


@pytest.mark.parametrize(
    "sentence",
    [
        "{count} recorded offences were recorded in {year}.",
        "{count} offences were recorded in {year}.",
        "In {year} {count} offences were recorded.",
        "In {year}, {count} crimes were recorded.",
        "During {year} {count} incidents have been logged.",
    ],
)
@given(count=st.integers(1990, 2030), year=st.integers(2008, 2025))
def test_a_count_that_could_be_a_year_is_told_by_what_stands_around_it(sentence, count, year):
    (figure,) = read_sentence(sentence.format(count=count, year=year)).figures
    assert (figure.interval.low, figure.period.as_written) == (count, str(year))


@pytest.mark.parametrize(
    "sentence",
    [
        "2018 recorded crimes compared with 2017 recorded crimes rose.",
        "2016 offences were fewer than those of 2015.",
        "2016 offences were recorded in the same way.",
        "There were 2016 and 2017 offences.",
        "In 2019 offences rose.",
    ],
)
def test_a_year_before_what_is_counted_may_be_a_year(sentence):
    assert read_sentence(sentence).figures == ()


@pytest.mark.parametrize(
    ("sentence", "low"),
    [
        ("There were 12 burglaries in 2019.", 12),
        ("In 2019 there were 11 spiking incidents recorded.", 11),
        ("The force recorded 7 thefts of bicycles in 2019.", 7),
        ("There were no bicycle thefts recorded in 2019.", 0),
        ("The number of dogs in 2019 was 45.", 45),
        ("2019 - 4 recorded", 4),
        ("2019: 31 stalking offences", 31),
    ],
)
def test_what_is_counted_has_any_name_where_the_sentence_says_when(sentence: str, low: int) -> None:
    figures = read_sentence(sentence).figures
    assert [(one.interval.low, one.period.start.year) for one in figures] == [(low, 2019)]


def test_what_is_left_out_is_no_figure() -> None:
    assert not read_sentence("The above excludes 3 records that were cancelled.", financial_year(2018)).figures


@given(st.lists(st.integers(0, 400), min_size=2, max_size=6), st.sampled_from([" - ", " – ", ": ", " = "]))
def test_years_and_their_counts_in_a_list(counts: list[int], sign: str) -> None:
    lines = [f"{2014 + n}{sign}{count}" for n, count in enumerate(counts)]
    financial = all(count == 15 + n for n, count in enumerate(counts))
    assert years_with_counts(lines) == (frozenset() if financial else frozenset(range(len(lines))))
    if not financial:
        read = [read_sentence(line, None, True).figures for line in lines]
        assert [(one.interval.low, one.period.start.year) for (one,) in read] == [
            (c, 2014 + n) for n, c in enumerate(counts)
        ]


@pytest.mark.parametrize("line", ["Notes: 1.", "Table 2: 3", "Appendix - 1", "Step 1: 4", "Version: 2"])
def test_what_numbers_the_paper_is_no_figure(line: str) -> None:
    assert not read_sentence(line, financial_year(2018)).figures


@pytest.mark.parametrize(
    "sentence",
    [
        "- Robbery – 167 in 2021, increased to 227 in 2022",
        "• Robbery: 167 in 2021, down to 227 in 2022.",
    ],
)
def test_what_is_said_of_a_category_carries_its_name(sentence):
    figures = read_sentence(sentence).figures
    assert [(one.label, one.interval.low, one.period.start.year) for one in figures] == [
        ("Robbery", 167, 2021),
        ("Robbery", 227, 2022),
    ]


def test_counts_in_words_before_their_years_are_counts():
    figures = read_sentence("- Arson – five in 2021, increased to eight in 2022").figures
    assert [(one.label, one.interval.low) for one in figures] == [("Arson", 5), ("Arson", 8)]


def test_days_lost_are_counted_and_days_of_a_term_are_not():
    assert pairs("A total of 14,048 days were lost in 2018/19.") == [(14048, 14048, SECOND)]
    assert pairs("We answer within 20 working days, as we did in 2018/19.") == []


def test_numbers_of_footnotes_are_explained():
    assert not read_sentence("All schools( 1,2) : exclusions by gender, 2017/18 (estimates)( 3)").open
    assert not read_sentence("See notes to editors 4.").open


@pytest.mark.parametrize(
    "sentence", ["2018/19 - 61; 2017/18 - 44.", "2018/19 – 61 and 2017/18 – 44", "2018/19: 61, 2017/18: 44"]
)
def test_periods_with_a_number_each_on_one_line(sentence):
    assert pairs(sentence) == [(61, 61, SECOND), (44, 44, FIRST)]


def test_rows_that_were_typed_give_their_year_and_what_is_counted() -> None:
    lines = ["2020-2021 Warnings given 1,204", "2020-2021 Warnings heeded 388", "Thank you.", "2019 Street Lamps 12"]
    assert sorted(years_with_counts(lines)) == [0, 1]
    (figure,) = read_sentence(lines[0], counts=True).figures
    assert (figure.interval.low, figure.label, figure.period) == (1204, "Warnings given", figure.period)
    assert figure.period is not None
    assert figure.period.start == date(2020, 4, 1)
    assert not read_sentence(lines[3]).figures


@given(st.integers(1_000, 9_999_999), st.sampled_from(["", " -", ":"]), st.booleans())
def test_a_line_of_a_year_and_an_amount_needs_no_other_beside_it(pounds: int, between: str, slip: bool) -> None:
    amount = f"{pounds:,}".replace(",", ", ", 1) if slip else f"{pounds:,}"
    line = f"2020 – 2021{between} £{amount}"
    assert years_with_counts(["Not specifically recorded.", line, "Please see below."]) == {1}
    (figure,) = read_sentence(line, counts=True).figures
    assert (figure.interval.low, figure.period is not None and figure.period.start) == (pounds, date(2020, 4, 1))


@given(st.integers(0, 99_999), st.sampled_from([": ", " = "]), st.sampled_from(["", "."]))
def test_a_long_label_and_its_count(count: int, between: str, end: str) -> None:
    label = "The number of requests where the information was not held or was fully withheld due to an exemption"
    (figure,) = read_sentence(f"{label}{between}{count:,}{end}").figures
    assert (figure.interval.low, figure.label) == (count, label)


@pytest.mark.parametrize("lines", [["2019 October 14", "2020 November 3"], ["2019 Annex 4", "2020 Section 12"]])
def test_rows_of_dates_and_references_are_no_typed_rows(lines: list[str]) -> None:
    assert not years_with_counts(lines)


def test_counts_of_places_are_of_those_places() -> None:
    found = read_sentence("In 2019 there were 31 thefts in Oakvale, 7 in St Brides and 12 in Marlow upon Dene.")
    assert [(one.interval.low, one.label) for one in found.figures] == [
        (31, "Oakvale"), (7, "St Brides"), (12, "Marlow upon Dene"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2019 there were 19 thefts in Fenshire, 7 in St Brides and 12 in Oakvale.",  # the first is the whole
        "In 2019 there were 19 thefts in March, 7 in April and 12 in May.",
        "In 2019 the figures were 11, 7 and 25 respectively.",
    ],
)
def test_counts_that_are_not_of_places_apart_are_left_open(sentence: str) -> None:
    found = read_sentence(sentence)
    assert found.open
    assert not found.figures


def test_up_to_and_including_a_day_begins_no_part() -> None:
    assert not read_sentence("Requests by year (up to and including 28th February 2021) by:").open


def test_whose_a_stated_figure_is_does_not_hide_it() -> None:
    (figure,) = read_sentence("2016/17 – serious falls = 28 for the Trust.").figures
    assert (figure.interval.low, figure.label) == (28, "serious falls")


@pytest.mark.parametrize("sentence", ["Dial 101 if it is not an emergency.", "Prepared by Analyst 4471, page 1 of 1"])
def test_numbers_to_call_and_of_whoever_wrote_are_not_left_open(sentence: str) -> None:
    found = read_sentence(sentence)
    assert (found.figures, found.open) == ((), False)


def test_a_road_at_the_head_of_a_line_is_no_answers_number() -> None:
    (figure,) = read_sentence("A38 Marsh Lane - 164").figures
    assert (figure.interval.low, figure.label) == (164, "A38 Marsh Lane")
    (figure,) = read_sentence("A3 Facebook - 12").figures
    assert figure.label == "Facebook"


@pytest.mark.parametrize(
    ("sentence", "amount", "phrase"),
    [("2014-15 – 195 seizures", 195, "seizures"), ("• 2018/19: 1,402 bicycles stolen", 1402, "bicycles stolen")],
)
def test_what_a_period_counts_may_be_anything(sentence: str, amount: int, phrase: str) -> None:
    (figure,) = read_sentence(sentence).figures
    assert (figure.interval.low, figure.phrase) == (amount, phrase)


@pytest.mark.parametrize("sentence", ["2018/19: 12 days", "2018/19: 3 working hours", "Facebook: 12 pages"])
def test_spans_of_time_and_things_without_a_period_are_none(sentence: str) -> None:
    assert not read_sentence(sentence).figures


def test_counts_behind_a_dash_behind_their_year() -> None:
    for said in ("2016-17 - 12, 2017-18 - 0, 2018-19 - 13", "Apr 2016 - Mar 2017 - 12, Apr 2017 - Mar 2018 - 7"):
        reading = read_sentence(f"Vehicles stolen: {said}.")
        assert [one.interval.low for one in reading.figures] == ([12, 0, 13] if "-17" in said else [12, 7])
        assert not reading.open


def test_an_answer_in_the_questions_own_words() -> None:
    year = Period(date(2019, 1, 1), date(2019, 12, 31), "2019")
    standing = Standing(year, True, question="How many vehicles stolen were recorded in 2019?")
    (figure,) = read_sentence("46 vehicles stolen.", standing=standing).figures
    assert figure.interval.low == 46
    assert read_sentence("46 forms returned.", standing=standing).open


def said(sentence):
    reading = read_sentence(sentence)
    return [(one.interval.low, one.period.as_written, one.label or one.phrase) for one in reading.figures], reading.open


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("• Home burglaries fell by 23% (from 143 in 2018 to 110 in 2019)",
         [(143, "2018", "Home burglaries"), (110, "2019", "Home burglaries")]),
        ("The number of shop burglaries remains the same (77 in both 2018 and 2019)",
         [(77, "2018", "shop burglaries"), (77, "2019", "shop burglaries")]),
        ("1/4/2016 – 31/3/2017 139 cases reported of which 45 are classed as rural",
         [(139, "1/4/2016 – 31/3/2017", "cases"), (45, "1/4/2016 – 31/3/2017", "rural")]),
        ("Of 529 reports sent between 1 May 2019 and 29 July 2021, a total of 171 are classed as rural incidents.",
         [(529, "between 1 May 2019 and 29 July 2021", "reports sent"),
          (171, "between 1 May 2019 and 29 July 2021", "rural incidents")]),
        ("A total of 579 incidents were recorded under ‘Assault’ and 79 were coded under ‘Threats’ in 2019.",
         [(579, "2019", "Assault"), (79, "2019", "Threats")]),
    ],
)  # fmt: skip
def test_changes_parts_and_names_of_counts(sentence, expected):
    assert said(sentence) == (expected, False)


@pytest.mark.parametrize(
    "sentence",
    ["Between 20 to 30 offences were recorded in 2019.", "Burglaries fell from around 143 in 2018 to 110 in 2019."],
)
def test_what_is_vague_beside_a_change_stays_open(sentence):
    assert read_sentence(sentence).open


def of(sentence):
    return [
        (one.label, one.as_written, one.period and one.period.as_written) for one in read_sentence(sentence).figures
    ]


@pytest.mark.parametrize("lead", ["", "- ", "Q3: ", "Question 3 "])
@pytest.mark.parametrize("joined", [", ", "; "])
def test_a_period_with_each_categorys_count_behind_it_is_a_row(lead, joined):
    row = joined.join(["Text message 3", "Social media 1,205", "Telephone call 8", "Not recorded 0"])
    found = of(f"{lead}2019/20: {row}.")
    assert found == [
        ("Text message", "3", "2019/20"), ("Social media", "1,205", "2019/20"),
        ("Telephone call", "8", "2019/20"), ("Not recorded", "0", "2019/20"),
    ]  # fmt: skip


def test_the_last_of_a_row_may_stand_behind_and():
    assert [label for label, _, _ in of("2019/20: Text message 3, E-mail 2 and Letter 16")] == [
        "Text message", "E-mail", "Letter",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "2019/20: Offences 34, of which 12 online",
        "2019/20: Section 12, Section 40",
        "2019/20: Stage 1, Stage 2",
        "2019/20: Telephone 01234, Extension 12",
        "Our details: Telephone 101, Fax 12",
        "2019/20: Text message 3",
    ],
)
def test_what_is_no_row_of_categories_is_not_read_as_one(sentence):
    assert listed_under_a_period(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The force recorded no offences under section 1 of the Malicious Communications Act 1988 in any of the "
        "financial years 2019/20, 2020/21 and 2021/22.",
        "No offences were recorded in 2019/20, 2020/21 or 2021/22.",
        "There were none in each of the three years 2019/20, 2020/21, and 2021/22.",
    ],
)
def test_nought_of_several_periods_is_nought_of_each(sentence):
    reading = read_sentence(sentence)
    assert not reading.open
    assert [(one.interval, one.period.as_written) for one in reading.figures] == [
        (ZERO, "2019/20"), (ZERO, "2020/21"), (ZERO, "2021/22"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "There were 34 offences in all of 2019/20 and 2020/21.",
        "There were no offences other than in 2019/20 and 2020/21.",
        "We recorded no offences apart from those in 2019/20 and 2020/21.",
    ],
)
def test_a_number_over_several_periods_and_what_is_not_nought_are_left_open(sentence):
    reading = read_sentence(sentence)
    assert reading.open
    assert reading.figures == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2019 the council conducted 431 inspections under its licence across the whole of the area it serves.",
        "Officers attended 431 burst mains in 2019.",
        "The number of planned visits (PV) to outlying farms and crofts carried out by our own teams in 2019 was 431.",
        "431 for full year Jan to Dec 2019",
        "431 for the whole calendar year 2019",
    ],
)
def test_what_was_done_and_how_often_in_a_year(sentence: str) -> None:
    (figure,) = read_sentence(sentence).figures
    assert figure.period is not None
    assert (figure.interval.low, figure.period.start, figure.period.end) == (431, date(2019, 1, 1), date(2019, 12, 31))
