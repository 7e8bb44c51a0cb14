"""What is not said is a value like any other: it can be kept once, and goes into an edition in plain words."""

from reporting.disclosure.withheld import Withheld
from tests.reporting.editions import september


def test_two_silences_about_the_same_are_one():
    assert len({Withheld("a", "b"), Withheld("a", "b"), Withheld("a", "c")}) == 2


def test_an_edition_holds_each_as_about_and_why_and_no_more():
    rows = september()["withheld"]
    assert rows
    assert {tuple(row) for row in rows} == {("about", "why")}
    assert len({tuple(row.values()) for row in rows}) == len(rows)
    assert all(row["why"].endswith(".") for row in rows)
