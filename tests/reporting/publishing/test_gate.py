"""What is refused before it becomes an edition."""

from reporting.publishing.gate import refusals
from reporting.statistics.figures import State
from tests.reporting.builders import CODES
from tests.reporting.editions import september


def waiting(count: int):
    return september(states=dict.fromkeys(CODES[:count], State.BLOCKED))


def test_half_of_the_forces_is_enough_and_one_fewer_is_not():
    assert refusals(waiting(21), blocked=[], blocked_named=False) == []
    assert refusals(waiting(22), blocked=[], blocked_named=False) == [
        "Only 21 of the 43 forces asked are counted: too few for an edition."
    ]


def test_without_a_signed_return_nothing_else_is_said():
    assert refusals(waiting(43), blocked=["Kent Police"], blocked_named=False) == [
        "No return is signed off yet: a supervisor signs each one first."
    ]


def test_an_open_block_is_refused_until_somebody_says_that_it_is_named():
    (said,) = refusals(waiting(2), blocked=["Kent Police", "Essex Police"], blocked_named=False)
    assert said.startswith("The returns of Kent Police and Essex Police are blocked by an open finding")
    assert refusals(waiting(2), blocked=["Kent Police", "Essex Police"], blocked_named=True) == []
