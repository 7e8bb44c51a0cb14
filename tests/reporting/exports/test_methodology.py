"""How an edition was made: every paragraph from what happened to it."""

from dataclasses import replace

from reporting.exports.methodology import sections, text
from reporting.publishing.edition import Warned
from reporting.statistics.figures import State
from tests.reporting.builders import CODE, figure
from tests.reporting.editions import HEADING, september


def told(**changes) -> dict[str, list[str]]:
    return dict(sections(september(**changes)))


def test_coverage_names_who_is_counted_in_part_and_who_is_not():
    said = told(states={CODE["Kent"]: State.BLOCKED, CODE["Gwent"]: State.REFUSED})["Coverage"]
    assert said[0] == "43 forces were asked; 41 are counted."
    assert "Waits for a supervisor: Kent Police." in said
    assert "Refused: Gwent Police." in said
    assert "Thames Valley Police: no figure for question 4 in 2017/18." in said


def test_what_was_waived_and_what_is_open_is_counted():
    warned = [
        Warned(CODE["Kent"], "R401", "A figure far from the period before", "90 against 10", True),
        Warned(CODE["Essex"], "R401", "A figure far from the period before", "80 against 10", True, "Asked."),
    ]
    said = told(warnings=warned)["Checks, and what was waived"]
    assert "1 warnings are open and told as doubts; 1 were accepted by a supervisor." in said
    assert "A figure far from the period before (R401): 2 times." in said


def test_corrections_stand_with_their_reasons_and_without_any_that_is_said():
    assert told()["Corrections and figures left out"] == ["None that is told here."]
    corrected = figure("Surrey", 76, place="X", doubt="Corrected by a person: The force wrote again.")
    assert told(more=[corrected])["Corrections and figures left out"] == [
        "Surrey Police, question 1, 2018/19: Corrected by a person: The force wrote again."
    ]


def test_figures_of_other_days_are_said():
    more = [figure("Surrey", 76, place="X", comparable=False)]
    assert any("of Surrey Police count other days" in said for said in told(more=more)["Periods"])


def test_an_internal_edition_says_that_nothing_is_withheld_and_a_public_one_how_much_is():
    assert told(heading=replace(HEADING, public=False))["Small numbers"][0].startswith("This is an internal edition")
    content = september()
    hidden = sum("[c]" in total["marker"] for total in content["totals"])
    assert hidden
    assert f"{hidden:,} of {len(content['totals']):,} totals are withheld" in text(content)


def test_the_home_office_s_wider_class_stands_beside_the_same_forces_of_the_same_year():
    """Kent 122 here and 45 in class 88A; Thames Valley 114 and what the table says of it; 4,429 for all 43."""
    said = told()["Beside the Home Office's figures"]
    assert said[0].startswith("2017/18: 3,217 here; 4,429 in the Home Office's class 88A")
    assert "for the same 43 forces" in said[0]
    assert "Kent Police" in said[1]
    assert "checks none of them" in said[-1]
    assert not any("2018/19" in paragraph for paragraph in said)


def test_nothing_is_said_of_it_beside_other_figures():
    content = september()
    content["heading"]["measure"] = "thefts of bicycles"
    content["heading"]["definition"] = ""
    assert "Beside the Home Office's figures" not in dict(sections(content))


def test_how_often_a_second_blind_reading_differed_stands_with_its_interval_beside_the_checks():
    """1 of 29: 3.4 per cent, 0.6 to 17.2 (Newcombe 1998, table I, method 3)."""
    said = told(second_readings=(29, 1))["Checks, and what was waived"]
    assert said[-1] == (
        "A sample drawn by lot was read again by people who were not shown the first reading. "
        "1 of 29 figures read a second time differs: 3.4 per cent (95 per cent interval 0.6 to 17.2)."
    )
    assert told()["Checks, and what was waived"][-1].startswith("No figure of them was read a second time")
    frozen = september()
    del frozen["second_readings"]
    assert not any("second time" in line for line in dict(sections(frozen))["Checks, and what was waived"])
    assert "interval 0.6 to 17.2" in text(september(second_readings=(29, 1)))


def test_whom_to_ask_is_said_and_that_nobody_was_named_where_nobody_was():
    named = replace(HEADING, contact="Children First; 1 High Street, London; figures@charity.example", number=4)
    said = told(heading=named)["Whom to ask"]
    assert said[0] == "Children First; 1 High Street, London; figures@charity.example"
    assert said[1].startswith("Name edition 4 and the figure.")
    unnamed = told(heading=replace(HEADING, number=4))["Whom to ask"]
    assert unnamed[0] == "Nobody was named to write to when this edition was made."
    assert told()["Whom to ask"] == ["Whom to write to is said where an edition is published."]
