"""Through any history the desk, the admin's filters, Today, the board and the figures tell one story."""

import pytest

from reporting.queries import campaign_figures
from reporting.statistics.figures import State as Told
from requests_app.queries import ToDo
from requests_app.statuses import AWAITING_ANSWER
from review.completeness import completeness
from review.duties import duties
from review.judged import State
from review.kept_judgements import judged_in_short
from review.tags import Check, marks_of, tagged, tags_of
from tests.scale.histories import History

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

TOLD = {State.BLOCKED: Told.BLOCKED, State.REFUSED: Told.REFUSED, State.MISSING: Told.MISSING}


def count(todos: list[ToDo], words: str) -> int:
    return sum(one.count for one in todos if words in one.words)


@pytest.mark.parametrize("seed", range(20, 24))
def test_through_any_history_every_page_tells_the_same(seed, monkeypatch):
    history = History(seed, monkeypatch)
    seen = set()
    for _ in range(25):
        history.step()
        told = judged_in_short(history.campaign, today=history.day)
        figures = campaign_figures(history.campaign, today=history.day, provisional=False)
        _desk(told, seen)
        _today(history, told)
        _figures(told, figures)
        _board(told)
        line = completeness(told, history.campaign.specification)
        assert line.signed == figures.signed == sum(tagged("signed").has(item) for item in told), history.done
    assert {State.USABLE, State.BLOCKED} <= seen


def _desk(told, seen):
    """A return is in one state only, and its tags and marks are of that state."""
    for item in told:
        seen.add(item.state)
        tags = {tag.key for tag in tags_of(item)}
        assert len(tags & {"signed", "second", "refused", "no-answer"}) <= 1, tags
        assert ("second" in tags) == (item.state is State.USABLE and not item.signed)
        assert ("blocks" in tags) == bool(item.blocking)
        marks = dict(zip(Check, marks_of(item), strict=True))
        assert any(mark.symbol == "✕" for mark in marks.values()) == bool(item.blocking), tags
        if "signed" in tags:
            assert not item.blocking
            assert not tags & {"blocks", "overdue", "no-answer", "changed"}


def _today(history, told):
    """What Today counts is what the desk's filters leave."""
    [supervisor, _] = history.supervisors
    todos = list(duties(supervisor, history.campaign, history.day))
    blocked = sum(item.state is State.BLOCKED for item in told)
    ready = sum(tagged("second").has(item) for item in told)
    assert count(todos, "contradicts or was not read") + count(todos, "kept apart") == blocked, history.done
    assert count(todos, "to sign off") + count(todos, "for somebody else to sign") == ready, history.done


def _figures(told, figures):
    """Only what is signed counts; every other return keeps the state that the desk shows."""
    for item in told:
        state = figures.ledger.states[item.force.code]
        if item.signed:
            assert state is Told.USABLE
        elif item.state is not State.USABLE:
            assert state is TOLD[item.state], (item.state, state)
        else:
            assert state is not Told.USABLE, "usable and not signed waits for a supervisor"


def _board(told):
    """A signed return is an answered request: nobody is chased for it."""
    for item in told:
        if item.signed:
            item.request.refresh_from_db()
            assert item.request.status not in {status.value for status in AWAITING_ANSWER}
            assert not item.facts.overdue
