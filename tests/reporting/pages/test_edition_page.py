"""What a total's page lists: exactly what was added, adding up to what is told."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.values.interval import Interval
from reporting.pages.edition_page import cells_of
from reporting.publishing.edition import Heading, edition
from reporting.statistics.figures import State
from tests.reporting.builders import CODE, figure, ledger, specification

HEADING = Heading(title="Test", made_on=date(2019, 9, 12), provisional=False, public=False, notice="")


def made_of(figures, *, states=None, area="Kent Police", **breakdown):
    book = ledger(figures, states=states)
    content = edition(heading=HEADING, specification=specification(), ledger=book, figures=figures, documents=[])
    query = {"question": "2", "period": "2018/19", "area": area}
    return cells_of(content, query | {f"by_{key}": name for key, name in breakdown.items()})


def test_a_force_that_gives_subtotals_and_parts_is_listed_once_by_what_was_added():
    """Sexes and ages beside each other: the coarser ones make the total, the finer would count everybody again."""
    figures = [
        figure("Kent", 30, question="2", victim_sex="Female"),
        figure("Kent", 10, question="2", victim_sex="Male"),
        figure("Kent", 18, question="2", victim_sex="Female", victim_age="12-15"),
        figure("Kent", 12, question="2", victim_sex="Female", victim_age="16 and over"),
    ]
    made = made_of(figures)
    assert [row["low"] for row in made.rows] == [30, 10]
    assert made.sum == Interval(40, 40)
    assert made.adds_up


def test_a_figure_printed_twice_is_one_row_with_both_places():
    figures = [
        figure("Kent", 30, question="2", place="A!B2", victim_sex="Female"),
        figure("Kent", 30, question="2", place="B!C3", victim_sex="Female"),
    ]
    [row] = made_of(figures).rows
    assert (row["place"], [also["place"] for also in row["also"]]) == ("A!B2", ["B!C3"])


def test_whoever_is_not_in_it_is_named_with_why():
    made = made_of(
        [figure("Kent", 30, question="2", victim_sex="Female"), figure("Surrey", 2, period="2017/18")],
        states={CODE["Essex"]: State.BLOCKED, CODE["Sussex"]: State.REFUSED},
        area="England and Wales",
    )
    why = dict(made.left_out)
    assert len(why) == 42
    assert why["Essex Police"] == "its return waits for a supervisor"
    assert why["Sussex Police"] == "it refused"
    assert why["Surrey Police"] == "its return gives no figure for this"


AGES = ("11 and under", "12-15", "16 and over")
SMALL = st.one_of(st.integers(0, 60), st.tuples(st.integers(0, 3), st.integers(4, 9)))


@settings(deadline=None, max_examples=20)
@given(st.dictionaries(st.tuples(st.sampled_from(["Female", "Male"]), st.sampled_from(["", *AGES])), SMALL, min_size=1))
def test_the_rows_of_any_table_add_up_to_what_is_told_of_it(table):
    figures = [
        figure("Kent", value, question="2", victim_sex=sex, **({"victim_age": age} if age else {}))
        for (sex, age), value in table.items()
    ]
    assert made_of(figures).adds_up
