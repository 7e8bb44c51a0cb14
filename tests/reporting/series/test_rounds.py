"""A round as a series takes it: its question found again in another round, its figures of the asked days alone."""

from __future__ import annotations

from ingestion.values.interval import exactly
from reporting.series.rounds import Round, plain, same_question
from tests.reporting.builders import CODE
from tests.reporting.editions import september


def edition():
    return Round("2019", september(), "1")


def test_words_are_compared_without_their_years():
    assert plain("How many offences in 2017/18 and 2018/19?") == plain("How many offences, in 2018/19 and 2019/20?")
    assert plain("How many offences?") != plain("How many crimes?")


def test_a_question_is_found_by_its_words_and_else_by_its_number():
    content = edition().content
    assert same_question(content, "How many?", "9") == "1"
    assert same_question(content, "How many were there?", "1") == "1"
    assert same_question(content, "How many were there?", "9") is None
    assert same_question(content, "How?", "4") != "4", "it has no whole to tell"


def test_a_figure_is_the_forces_own_of_the_days_asked():
    one = edition()
    assert one.figure_of(CODE["Kent"], "2018/19") == exactly(140)
    assert one.figure_of("nobody", "2018/19") is None
    assert one.figure_of(CODE["Kent"], "1999/00") is None


def test_one_of_other_days_is_none():
    content = edition().content
    for row in content["changes"]:
        if row["area"] == "Kent Police":
            why = "its figure for 2018/19 counts other days than were asked"
            row["left_out"] = [{"force": CODE["Kent"], "why": why}]
    one = Round("2019", content, "1")
    assert one.figure_of(CODE["Kent"], "2018/19") is None
    assert one.figure_of(CODE["Kent"], "2017/18") == exactly(122)


def test_members_are_those_asked_in_a_force_a_region_a_country_and_both():
    one = edition()
    assert one.members("Kent Police") == [CODE["Kent"]]
    assert CODE["Kent"] in one.members("South East")
    assert len(one.members("Wales")) == 4
    assert len(one.members("England and Wales")) == 43
    assert one.members("Atlantis") == []


def test_what_it_counts_is_compared_plainly():
    assert edition().counts == (
        plain("Offences of sexual communication with a child"),
        "",
    )
