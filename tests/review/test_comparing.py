"""A return against the answer it replaces and against last round's, with the effect on the sums."""

import copy
from decimal import Decimal

import pytest

from requests_app.roles import STAFF, SUPERVISOR
from review import actions
from review.comparing import counterparts
from review.comparisons import choices, comparison
from review.queries import judged_return
from tests.builders import campaign, csv_return, person, received, totals_return
from tests.review.test_judging import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

BOTH = [["", "2017/18", "2018/19"], ["Number of offences", 26, 52]]
SEXES = [[], ["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 41], ["Male", 6, 11], ["Unknown", 0, 0]]


def compared(request, value=None, user=None):
    user = user or person("supervisor", SUPERVISOR)
    judged = judged_return(request, today=TODAY)
    offered = choices(judged, user)
    chosen = next(one for one in offered if value in (None, one.value))
    return comparison(judged, chosen, user, today=TODAY)


def told(lines):
    return {
        line.words: (line.before and line.before.interval.low, line.after and line.after.interval.low, line.more)
        for line in lines
    }


@pytest.fixture
def made():
    held = campaign("kent", "essex", "surrey")
    received(held.requests.get(force__slug="essex"), totals_return(100, 200), name="essex.csv")
    return held


def test_a_revised_return_is_compared_cell_by_cell_and_says_what_it_leaves_out(made):
    kent = made.requests.get(force__slug="kent")
    first = received(kent, csv_return([*BOTH, *SEXES]), name="first.csv")
    received(kent, totals_return(26, 60), name="second.csv", supersedes=first)
    found = compared(kent)
    assert found.choice.words == "the earlier answer: first.csv"
    changed = told(found.changed)
    assert changed["question 1, 2018/19"] == (52, 60, 8)
    assert changed["question 2, 2018/19, Female"] == (41, None, None)
    assert list(told(found.same)) == ["question 1, 2017/18"]
    [effect] = found.effects
    assert (effect.before.low, effect.after.low) == (52, 60)
    assert (effect.all_before.low, effect.all_after.low, effect.others) == (252, 260, 1)
    assert effect.percent == pytest.approx(100 * 8 / 252)


def test_what_a_person_set_counts_in_the_sum_and_what_they_left_out_does_not(made):
    kent, essex, surrey = (made.requests.get(force__slug=slug) for slug in ("kent", "essex", "surrey"))
    received(surrey, totals_return(1000, 2000), name="surrey.csv")
    said = {"question": "1", "period": "2018/19", "breakdown": {}, "reason": "Asked.", "by": person("x", SUPERVISOR)}
    actions.correct(request=essex, low=Decimal(210), high=Decimal(210), **said)
    actions.correct(request=surrey, low=None, high=None, left_out=True, **said)
    first = received(kent, totals_return(26, 52), name="first.csv")
    received(kent, totals_return(26, 60), name="second.csv", supersedes=first)
    [effect] = compared(kent).effects
    assert (effect.all_before.low, effect.all_after.low, effect.others) == (262, 270, 1)


def test_a_hidden_figure_widens_the_sum_and_is_no_percentage(made):
    kent = made.requests.get(force__slug="kent")
    first = received(kent, totals_return(26, 52), name="first.csv")
    received(kent, totals_return(26, "<5"), name="second.csv", supersedes=first)
    found = compared(kent)
    [effect] = found.effects
    assert (effect.all_after.low, effect.all_after.high) == (200, 204)
    assert effect.percent is None
    assert found.changed[0].more is None


def round_after(made, *, periods=None, slug="next"):
    later = campaign("kent", "essex", slug=slug, previous_round=made)
    if periods:
        later.document = copy.deepcopy(later.document) | {"periods": periods}
        later.save()
    return later


def test_last_rounds_figure_for_the_same_year_stands_against_this_rounds(made):
    received(made.requests.get(force__slug="kent"), csv_return([*BOTH, *SEXES]), name="then.csv")
    later = round_after(made, periods=[
        {"label": "2018-19", "start": "2018-04-03", "end": "2019-03-31"},
        {"label": "2019/20", "start": "2019-04-01", "end": "2020-03-31"},
    ])  # fmt: skip
    kent = later.requests.get(force__slug="kent")
    received(kent, csv_return([["", "2018-19", "2019/20"], ["Number of offences", 55, 70]]), name="now.csv")
    found = compared(kent, "round")
    assert found.alike
    assert told(found.changed)["question 1, 2018-19"] == (52, 55, 3)
    assert "question 1, 2019/20" not in told(found.changed), "last round did not ask about it"
    assert found.changed[0].then == "2018/19"
    assert [(one.before.low, one.after.low) for one in found.effects] == [(52, 55)]


def test_rounds_without_a_year_in_common_are_said_to_be_so(made):
    received(made.requests.get(force__slug="kent"), totals_return(26, 52), name="then.csv")
    later = round_after(made, periods=[{"label": "2021/22", "start": "2021-04-01", "end": "2022-03-31"}])
    kent = later.requests.get(force__slug="kent")
    received(kent, csv_return([["", "2021/22"], ["Number of offences", 90]]), name="now.csv")
    found = compared(kent, "round")
    assert not found.alike
    assert told(found.changed) == {"question 1, 2021/22": (52, 90, 38)}
    assert found.effects == [], "another year is no change of this one"


def test_a_question_with_another_breakdown_has_no_counterpart(made):
    later = round_after(made)
    later.document["questions"][1]["breakdown"] = []
    later.save()
    assert counterparts(made.specification, later.specification)[1] == {"1": "1"}


def test_the_page_says_it_and_hides_what_is_kept_apart(client, made):
    kent = made.requests.get(force__slug="kent")
    first = received(kent, totals_return(26, 52), name="first.csv")
    client.force_login(person("staff", STAFF))
    assert "There is nothing to compare it with" in client.get(f"/review/returns/{kent.pk}/compare/").content.decode()
    received(kent, totals_return(26, 60), name="second.csv", supersedes=first)
    assert "Compare it with the answer it replaces" in client.get(f"/review/returns/{kent.pk}/").content.decode()
    page = client.get(f"/review/returns/{kent.pk}/compare/").content.decode()
    assert "1 figure differs, 1 is the same" in page
    assert "+8" in page
    assert "252" in page
    assert "260" in page
    first.quarantined = True
    first.save()
    assert "There is nothing to compare it with" in client.get(f"/review/returns/{kent.pk}/compare/").content.decode()
    assert client.get(f"/review/returns/{kent.pk}/compare/?with={first.pk}").status_code == 404
