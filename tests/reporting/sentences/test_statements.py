"""The release of 12 September 2019, derived: its own figures in, its claims out, each with what it stands on."""

from fractions import Fraction

import pytest

from ingestion.values.interval import Interval
from ingestion.values.record import Kind
from reporting.disclosure.withheld import Withheld
from reporting.sentences.campaign_wording import wording_of
from reporting.sentences.sentence import Sentence, Voice
from reporting.sentences.statements import change_sentence, count_sentence, share_sentence
from reporting.statistics.aggregation import change_of, one_decimal, total_of
from reporting.statistics.areas import areas
from reporting.statistics.figures import State
from reporting.statistics.shares import share_of
from tests.reporting.builders import CODE, CODES, FORCES, figure, ledger, specification

PUBLISHED = {  # force: 2017/18, 2018/19
    "Thames Valley": (114, 274),
    "Wiltshire": (28, 54),
    "Northamptonshire": (26, 52),
    "Kent": (122, 140),
    "Surrey": (27, 76),
    "Sussex": (77, 76),
    "Hampshire": (152, 181),
}
ENGLAND_AND_WALES = (3217, 4373)
AREAS = {area.name: area for area in areas(FORCES)}
WORDING = wording_of(specification())
YEARS = ("2017/18", "2018/19")


def release() -> list:
    """The published forces as they are; what is left of the national totals lies with one force, the rest none."""
    rest = [total - sum(pair[year] for pair in PUBLISHED.values()) for year, total in enumerate(ENGLAND_AND_WALES)]
    others = [code for code in CODES if code not in {CODE[name] for name in PUBLISHED}]
    rows = {**{CODE[name]: pair for name, pair in PUBLISHED.items()}, **dict.fromkeys(others, (0, 0))}
    rows[CODE["Metropolitan Police"]] = tuple(rest)
    return [figure(code, pair[year], period=YEARS[year]) for code, pair in rows.items() for year in (0, 1)]


def change(book, area: str):
    return change_of(book, AREAS[area], "1", *YEARS)


def told(outcome) -> Sentence:
    assert isinstance(outcome, Sentence), outcome
    return outcome


def test_the_force_rose_by_140_per_cent_almost_four_times_the_national_increase():
    book = ledger(release())
    force, nation = change(book, "Thames Valley Police"), change(book, "England and Wales")
    said = told(change_sentence(force, WORDING, Voice.PRESS, nation))
    assert said.text == (
        "Offences of sexual communication with a child recorded by Thames Valley Police rose by 140 per cent in the "
        "year to April 2019, to 274 from 114 the year before: almost four times the national increase of 36 per cent."
    )
    assert (said.figure("later").low, said.figure("earlier").low) == (274, 114)
    assert one_decimal(said.figure("percent change").low) == 140.4
    assert one_decimal(said.figure("comparator").low) == 35.9
    assert one_decimal(said.figure("multiple").low) == 3.9
    assert len({cell.force for cell in said.figure("comparator").cells}) == 43
    assert [str(source) for cell in said.figure("later").cells for source in cell.sources] == [
        "doc-E23000029, Sheet1!1-2018/19-"
    ]
    assert "England and Wales: 3,217 to 4,373, in all 43 forces." in said.note
    assert "2018/19 is 3 April 2018 to 2 April 2019." in said.note


def test_england_and_wales_rose_by_36_per_cent():
    nation = change(ledger(release()), "England and Wales")
    said = told(change_sentence(nation, WORDING, Voice.PRESS, nation))
    assert said.text == (
        "Offences of sexual communication with a child recorded by police in England and Wales rose by 36 per cent in "
        "the year to April 2019, to 4,373 from 3,217 the year before."
    )
    assert said.coverage == "Compared over all 43 forces."
    cited = said.figure("later").as_json()
    assert (cited["value"], cited["cells"], cited["forces"]) == (4373, 43, 43)
    assert len(cited["sources"]) == 43


def test_the_statistical_voice_gives_both_counts_and_the_coverage():
    book = ledger(release())
    said = told(
        change_sentence(change(book, "Wiltshire Police"), WORDING, Voice.STATISTICAL, change(book, "England and Wales"))
    )
    assert said.text == (
        "Wiltshire Police recorded 28 offences of sexual communication with a child in 2017/18 and 54 in 2018/19: the "
        "number rose by 93 per cent; more than twice the national increase of 36 per cent."
    )


def test_a_fall_beside_a_national_rise_names_the_comparator():
    book = ledger(release())
    said = told(change_sentence(change(book, "Sussex Police"), WORDING, Voice.PRESS, change(book, "England and Wales")))
    assert "fell by 1 per cent in the year to April 2019, to 76 from 77" in said.text
    assert said.text.endswith(": the national figure rose by 36 per cent.")


def test_noughts_are_said_as_words():
    book = ledger(
        [
            figure("Gwent", 0, period="2017/18"),
            figure("Gwent", 0),
            figure("Kent", 30, period="2017/18"),
            figure("Kent", 0),
        ]
    )
    both = change(book, "Gwent Police")
    assert told(change_sentence(both, WORDING, Voice.PRESS)).text == (
        "Gwent Police recorded no offences of sexual communication with a child in the year to April 2019, as the year "
        "before."
    )
    assert "recorded no offences" in told(change_sentence(both, WORDING, Voice.STATISTICAL)).text
    gone = told(change_sentence(change(book, "Kent Police"), WORDING, Voice.PRESS))
    assert "fell by 100 per cent in the year to April 2019, to none from 30 the year before" in gone.text


@pytest.mark.parametrize(
    ("area", "said"),
    [
        ("East Midlands", "Police in the East Midlands recorded"),
        ("Yorkshire and The Humber", "Police in Yorkshire and The Humber recorded"),
        ("Wales", "Police in Wales recorded"),
        ("West Midlands Police", "West Midlands Police recorded"),
        ("Metropolitan Police Service", "The Metropolitan Police Service recorded"),
    ],
)
def test_areas_are_named_as_people_name_them(area, said):
    outcome = count_sentence(total_of(ledger(release()), AREAS[area], "1", "2018/19"), WORDING, Voice.PRESS)
    assert told(outcome).text.startswith(said)


def test_the_same_whole_percentage_is_in_line():
    book = ledger([*release()])
    england = change(book, "England")
    text = told(change_sentence(england, WORDING, Voice.PRESS, change(book, "England and Wales"))).text
    assert text.endswith(": in line with the national increase of 36 per cent.")


def test_periods_that_do_not_follow_one_another_are_both_named():
    plan = specification(
        periods=[
            {"label": "2017/18", "start": "2017-04-01", "end": "2018-03-31"},
            {"label": "2024/25", "start": "2024-04-01", "end": "2025-03-31"},
        ]
    )
    book = ledger([figure("Gwent", 44, period="2017/18"), figure("Gwent", 67, period="2024/25")])
    moved = change_of(book, AREAS["Gwent Police"], "1", "2017/18", "2024/25")
    said = told(change_sentence(moved, wording_of(plan), Voice.PRESS))
    assert said.text.endswith(
        "rose by 52 per cent between the year to March 2018 and the year to March 2025, from 44 to 67."
    )


def test_with_forces_missing_only_like_is_compared_with_like():
    figures = [item for item in release() if not (item.force == CODE["Kent"] and item.period == "2017/18")]
    nation = change(ledger(figures), "England and Wales")
    said = told(change_sentence(nation, WORDING, Voice.PRESS))
    assert "the 42 forces in England and Wales that gave figures for both periods" in said.text
    assert "to 4,233 from 3,095 the year before" in said.text
    assert said.coverage == "Compared over 42 of the 43 forces asked."


def test_a_base_under_twenty_is_told_in_counts():
    book = ledger([figure("Gwent", 12, period="2017/18"), figure("Gwent", 30)])
    said = told(change_sentence(change(book, "Gwent Police"), WORDING, Voice.PRESS))
    assert "rose in the year to April 2019, to 30 from 12 the year before" in said.text
    assert "per cent" not in said.text


def test_a_base_of_nought_is_from_none():
    book = ledger([figure("Gwent", 0, period="2017/18"), figure("Gwent", 30)])
    assert (
        "rose in the year to April 2019, to 30 from none the year before"
        in told(change_sentence(change(book, "Gwent Police"), WORDING, Voice.PRESS)).text
    )


def test_no_change_says_so():
    book = ledger([figure("Gwent", 40, period="2017/18"), figure("Gwent", 40)])
    said = told(change_sentence(change(book, "Gwent Police"), WORDING, Voice.PRESS))
    assert said.text.endswith("in the year to April 2019, the same number as the year before.")


def test_ranges_give_a_range_and_a_hidden_figure_is_withheld():
    book = ledger(
        [
            figure("Gwent", (98, 102), period="2017/18"),
            figure("Gwent", 150),
            figure("Kent", (40, None), period="2017/18", kind=Kind.SUPPRESSED),
            figure("Kent", 50),
        ]
    )
    said = told(change_sentence(change(book, "Gwent Police"), WORDING, Voice.PRESS))
    assert "to 150 from between 98 and 102 the year before" in said.text
    assert "rose by between 47 and 53 per cent" in said.text
    held = change_sentence(change(book, "Kent Police"), WORDING, Voice.PRESS)
    assert isinstance(held, Withheld)
    assert "no upper bound" in held.why


def test_a_nation_is_not_spoken_for_by_a_few():
    figures = [item for item in release() if CODES.index(item.force) < 20]
    held = change_sentence(change(ledger(figures), "England and Wales"), WORDING, Voice.PRESS)
    assert isinstance(held, Withheld)
    assert held.why == (
        "Only 20 of the 43 forces gave figures for both periods: too few to speak for England and Wales; 23 have not "
        "answered."
    )


def test_a_count_with_forces_missing_is_at_least():
    figures = [item for item in release() if item.force != CODE["Kent"]]
    said = told(
        count_sentence(total_of(ledger(figures), AREAS["England and Wales"], "1", "2018/19"), WORDING, Voice.PRESS)
    )
    assert said.text.startswith("Police in England and Wales recorded at least 4,233 offences")
    assert said.figure("count").as_json()["value"] is None, "a sum that can only grow is no single number"


def ages(force: str, youngest: float, middle: float, unknown: float, period: str = "2018/19") -> list:
    rows = {"11 and under": youngest, "12-15": middle, "16 and over": 0, "Unknown": unknown}
    return [
        figure(force, value, question="2", period=period, victim_age=age, victim_sex="Female")
        for age, value in rows.items()
    ]


def test_where_age_was_provided_one_in_five_were_11_or_under():
    """38 forces gave ages: 712 of 3,490 known, 20.4 per cent; the 883 of unknown age are outside it."""
    given = ages("Kent", 712 - 36, 2778 - 36, 883)
    others = [code for code in CODES if code != CODE["Kent"]][:37]
    given += [item for code in others[:36] for item in ages(code, 1, 1, 0)] + ages(others[36], 0, 0, 0)
    book = ledger(given)
    dimension = specification().dimensions["victim_age"]
    share = share_of(
        book, AREAS["England and Wales"], "2", ["2018/19"], "victim_age", ["11 and under"], dimension.categories
    )
    assert (share.part.low, share.whole.low, share.unknown.low) == (712, 3490, 883)
    said = told(share_sentence(share, WORDING, Voice.PRESS))
    assert said.text == (
        "Where age was provided, one in five victims in England and Wales were aged 11 or under in the year to "
        "April 2019."
    )
    assert one_decimal(said.figure("share").low) == 20.4
    assert said.coverage == "From 38 of the 43 forces asked, where age was provided: 712 of 3,490."
    assert "883 with no value known" in said.note
    statistical = told(share_sentence(share, WORDING, Voice.STATISTICAL))
    assert statistical.text == (
        "Of the 3,490 victims in England and Wales in the year to April 2019 where age was provided, 712 (20 per cent) "
        "were aged 11 or under, from 38 of the 43 forces asked."
    )


def test_a_share_that_is_no_simple_fraction_is_told_in_per_cent():
    book = ledger(ages("Kent", 60, 40, 0, "2017/18") + ages("Kent", 40, 70, 0))
    share = share_of(book, AREAS["Kent Police"], "2", YEARS, "victim_age", ["11 and under"])
    assert told(share_sentence(share, WORDING, Voice.PRESS)).text == (
        "Where age was provided, 48 per cent of victims recorded by Kent Police were aged 11 or under, over the two "
        "years to April 2019."
    )


def methods(year: str, **counts: int) -> list:
    return [
        figure("Thames Valley", value, question="4", period=year, communication_method=name.replace("_", " "))
        for name, value in counts.items()
    ]


FOUR_PLATFORMS = ["Facebook", "Instagram", "WhatsApp", "Snapchat"]


def test_four_platforms_were_used_in_77_per_cent_where_the_method_was_provided():
    book = ledger(
        methods("2017/18", Facebook=20, Instagram=15, WhatsApp=5, Snapchat=14, Kik=10, Not_recorded=31)
        + methods("2018/19", Facebook=30, Instagram=40, WhatsApp=10, Snapchat=20, Text_message=36, Not_recorded=90)
    )
    share = share_of(book, AREAS["Thames Valley Police"], "4", YEARS, "communication_method", FOUR_PLATFORMS)
    assert (share.part.low, share.whole.low, share.unknown.low) == (154, 200, 121)
    said = told(share_sentence(share, WORDING, Voice.PRESS))
    assert said.text == (
        "Facebook, Instagram, WhatsApp and Snapchat were used in 77 per cent of the instances where the method of "
        "communication was recorded and provided by Thames Valley Police, over the two years to April 2019."
    )
    assert one_decimal(said.figure("share").low) == 77.0
    assert said.figure("numerator").as_json()["cells"] == 8
    assert said.figure("denominator").as_json()["cells"] == 10


def test_a_combined_method_is_kept_whole_and_counts_only_where_it_is_named():
    book = ledger(methods("2018/19", Facebook=30, Facebook_and_Instagram=10, Kik=60))
    place = AREAS["Thames Valley Police"]
    share = share_of(book, place, "4", ["2018/19"], "communication_method", ["Facebook"])
    assert (share.low, share.whole.low) == (Fraction(30), 100)


def test_hidden_parts_widen_a_share():
    book = ledger(
        [
            figure("Kent", 30, question="2", victim_age="11 and under"),
            figure("Kent", 66, question="2", victim_age="12-15"),
            figure("Kent", (1, 4), question="2", victim_age="16 and over", kind=Kind.SUPPRESSED),
        ]
    )
    share = share_of(book, AREAS["Kent Police"], "2", ["2018/19"], "victim_age", ["11 and under"])
    assert (share.low, share.high) == (Fraction(30), Fraction(3000, 97))
    assert share.whole == Interval(97, 100)


def test_a_share_on_few_people_is_withheld():
    book = ledger(ages("Kent", 3, 60, 0))
    share = share_of(book, AREAS["Kent Police"], "2", ["2018/19"], "victim_age", ["11 and under"])
    held = share_sentence(share, WORDING, Voice.PRESS)
    assert isinstance(held, Withheld)
    assert "might be recognised" in held.why


def test_a_share_of_few_cases_is_withheld():
    book = ledger(ages("Kent", 9, 10, 0))
    share = share_of(book, AREAS["Kent Police"], "2", ["2018/19"], "victim_age", ["11 and under"])
    held = share_sentence(share, WORDING, Voice.PRESS)
    assert isinstance(held, Withheld)
    assert "Fewer than 20" in held.why


def test_a_shorter_list_than_was_asked_is_told_in_the_doubts():
    book = ledger([figure("Kent", 30, question="2", victim_age="12-15")])
    share = share_of(
        book, AREAS["Kent Police"], "2", ["2018/19"], "victim_age", ["12-15"], ["11 and under", "12-15", "Unknown"]
    )
    assert share.doubts == ("Kent Police gave no figure for 11 and under in 2018/19.",)


def test_a_blocked_return_gives_no_share():
    book = ledger(ages("Kent", 30, 60, 0), states={CODE["Kent"]: State.BLOCKED})
    share = share_of(book, AREAS["Kent Police"], "2", ["2018/19"], "victim_age", ["12-15"])
    assert share.given == ()
    assert isinstance(share_sentence(share, WORDING, Voice.PRESS), Withheld)


@pytest.mark.parametrize("voice", list(Voice))
def test_nothing_is_ever_times_more(voice):
    book = ledger(release())
    nation = change(book, "England and Wales")
    for area in AREAS:
        outcome = change_sentence(change(book, area), WORDING, voice, nation)
        if isinstance(outcome, Sentence):
            assert "times more" not in outcome.text
            assert "None" not in outcome.text
            assert outcome.text.endswith(".")
