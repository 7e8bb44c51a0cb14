"""Who is counted: every page says it of the same groups, and each asked force is in exactly one."""

from ingestion.values.record import Kind
from reporting.pages.standing import BLOCKED, COUNTED, PARTIAL, REFUSED, UNANSWERED, groups, missing_line, why_absent
from reporting.statistics.figures import State
from tests.reporting.builders import CODE, figure
from tests.reporting.editions import september

STATES = {
    CODE["Kent"]: State.BLOCKED,
    CODE["Sussex"]: State.BLOCKED,
    CODE["Gwent"]: State.REFUSED,
    CODE["Essex"]: State.MISSING,
}


def test_every_asked_force_is_in_exactly_one_group():
    told = groups(september(states=STATES))
    names = [name for group in told.values() for name in group.names]
    assert sorted(names) == sorted(set(names))
    assert len(names) == 43
    assert told[BLOCKED].names == ("Kent Police", "Sussex Police")
    assert told[REFUSED].names == ("Gwent Police",)
    assert told[UNANSWERED].names == ("Essex Police",)


def test_a_force_that_gave_all_that_was_asked_is_counted_in_full_and_the_others_say_what_they_lack():
    more = [
        figure("Thames Valley", 5, question="4", period="2017/18", communication_method="Kik"),
        figure("Surrey", (None, None), kind=Kind.BLANK, question="2", victim_sex="Female"),
    ]
    told = groups(september(more=more))
    assert told[COUNTED].names == ("Thames Valley Police",)
    assert dict(told[PARTIAL].lacking)["Surrey Police"] == (
        "no figure for question 2 in 2017/18 and 2018/19, no figure for question 4 in 2017/18 and 2018/19"
    )


def test_a_question_that_a_counted_force_refused_is_said_to_be_refused_and_never_to_have_no_figure():
    content = september(outcomes={(CODE["Kent"], "4"): State.REFUSED})
    kent = next(force for force in content["forces"] if force["name"] == "Kent Police")
    assert dict(groups(content)[PARTIAL].lacking)["Kent Police"] == "question 4 refused"
    assert why_absent(kent, "4") == "it refused this question"
    assert why_absent(kent, "2") == "its return gives no figure for this"


def test_what_is_missing_is_one_line_with_the_counts_of_the_groups():
    assert missing_line(september(states=STATES)).startswith(
        "Of 43 forces asked, 2 wait for a supervisor, 1 refused and 1 has not answered."
    )
    assert missing_line(september()).startswith("None of the 43 forces is missing.")
