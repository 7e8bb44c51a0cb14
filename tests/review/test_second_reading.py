"""A sample read blind by a second person: what it holds, who may read it, the rate with its interval, differences."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from requests_app.roles import READER, STAFF, SUPERVISOR
from review import actions
from review.agreement import Agreement, agree, wilson
from review.models import SecondReading
from review.queries import judged_return
from review.second_readings import agreement, asked_about, next_to_read, read_second, sample, set_share
from tests.builders import campaign, csv_return, person, received
from tests.review.test_comparing import BOTH, SEXES
from tests.review.test_judging import TODAY


@pytest.mark.parametrize(
    ("differing", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_wilsons(differing, of, low, high):
    """Newcombe 1998, Statistics in Medicine 17, table I, method 3."""
    assert [round(edge, 4) for edge in wilson(differing, of)] == [low, high]


def test_nothing_read_says_nothing():
    assert wilson(0, 0) == (0, 1)
    assert str(Agreement(12, 0, 0)) == "None of 12 figures of the sample has been read a second time."
    assert str(Agreement(40, 29, 1)) == (
        "1 of 29 figures read a second time differs: 3.4 per cent (95 per cent interval 0.6 to 17.2)."
    )


def test_two_readings_agree_where_they_may_be_one_figure():
    from ingestion.values.interval import Interval

    hidden, unknown = Interval(1, 4), Interval(None, None)
    assert agree(Interval(5, 5), Interval(5, 5))
    assert not agree(Interval(5, 5), Interval(6, 6))
    assert agree(hidden, Interval(0, 4))
    assert not agree(hidden, unknown)
    assert agree(unknown, unknown)


pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def second():
    return person("second", STAFF)


@pytest.fixture
def made(db):
    held = campaign("kent", "essex", "surrey")
    for number, slug in enumerate(("kent", "essex")):
        rows = [*BOTH, *SEXES]
        rows[1] = [rows[1][0], 26, 52]
        content = csv_return([*rows, ["Note", f"{slug} {number}"]])
        request = held.requests.get(force__slug=slug)
        received(request, content, by=person("uploader", STAFF), name=f"{slug}.csv")
        actions.sign_off(request=request, by=person("signer", SUPERVISOR), today=TODAY, accepting="Compared.")
    received(held.requests.get(force__slug="surrey"), csv_return(BOTH), name="surrey.csv")
    set_share(campaign=held, percent=100, by=person("signer"))
    return held


def test_a_share_is_drawn_of_what_is_signed_and_a_larger_one_holds_the_smaller(made):
    whole = set(sample(made, today=TODAY)[0])
    assert len(whole) == 16, "eight figures of each signed return, none of the third"
    drawn = []
    for percent in (20, 60, 100, 0):
        set_share(campaign=made, percent=percent, by=person("signer"))
        drawn.append(set(sample(made, today=TODAY)[0]))
    assert drawn[0] <= drawn[1] <= drawn[2] == whole
    assert drawn[3] == set()
    assert 0 < len(drawn[1]) < 16
    with pytest.raises(ValueError, match="between 0 and 100"):
        set_share(campaign=made, percent=101, by=person("signer"))
    with pytest.raises(PermissionDenied):
        set_share(campaign=made, percent=5, by=person("staff", STAFF))


def test_whoever_touched_or_signed_a_return_does_not_read_it_again(made, second):
    assert next_to_read(made, person("uploader"), today=TODAY) is None
    assert next_to_read(made, person("signer"), today=TODAY) is None
    figure = next_to_read(made, second, today=TODAY)
    assert figure.request.force.slug in ("kent", "essex")
    for who, said in (("signer", "signed this return off"), ("uploader", "uploaded this return")):
        with pytest.raises(ValueError, match=said):
            asked_about(made, figure.request.pk, figure.key, person(who), today=TODAY)
    with pytest.raises(ValueError, match="not in the sample"):
        asked_about(made, figure.request.pk, "9|2018/19", second, today=TODAY)


def read(made, by, value, *, key="1|2018/19", slug="kent"):
    request = made.requests.get(force__slug=slug)
    figure = asked_about(made, request.pk, key, by, today=TODAY)
    low = None if value is None else Decimal(value)
    return read_second(figure=figure, low=low, high=low, by=by, today=TODAY)


def test_each_figure_is_read_once_and_the_rate_is_told(made, second):
    assert read(made, second, 52).agrees
    assert not read(made, second, 25, key="1|2017/18").agrees
    with pytest.raises(ValueError, match="Somebody else has just read"):
        read(made, person("third", STAFF), 52)
    told = agreement(made, today=TODAY)
    assert (told.sample, told.read, told.differing) == (16, 2, 1)
    seen = set()
    while (figure := next_to_read(made, second, today=TODAY)) is not None:
        assert (figure.request.pk, figure.key) not in seen
        seen.add((figure.request.pk, figure.key))
        read_second(figure=figure, low=Decimal(1), high=Decimal(1), by=second, today=TODAY)
    assert len(seen) == 14


def test_a_difference_is_a_matter_on_the_return_until_the_figure_is_set_or_it_is_accepted(made, second):
    read(made, second, 25)
    kent = made.requests.get(force__slug="kent")
    judged = judged_return(kent, today=TODAY)
    [finding] = [one for one in judged.findings if one.id == "R306"]
    assert finding.waits
    assert "52 is counted (C2), and second read 25 without seeing that" in finding.message
    assert [one.words for one in finding.candidates] == ["52", "25"]
    assert judged.signed, "a doubt takes no sign-off away"
    actions.choose(judged=judged, finding=finding, chosen=finding.candidates[1], reason="", by=person("x", SUPERVISOR))
    assert not [one for one in judged_return(kent, today=TODAY).findings if one.id == "R306"]
    assert SecondReading.objects.get().agrees is False, "it did differ"


def test_the_page_shows_the_document_without_what_was_read_and_tells_the_rate(client, made, second):
    client.force_login(second)
    where = f"/review/campaigns/{made.slug}/second-reading/"
    page = client.get(where).content.decode()
    assert "To read now" in page
    assert "cell-figure" not in page
    assert "#r-" not in page
    assert "None of 16 figures" in page
    assert "100 per cent of the signed figures are read twice: change the share" not in page, "staff set no share"
    figure = next_to_read(made, second, today=TODAY)
    said = {"request": figure.request.pk, "key": figure.key}
    assert client.post(where, said).status_code == 422
    told = client.post(where, said | {"low": "999"}, follow=True).content.decode()
    assert "It differs from what is counted" in told
    assert "1 of 1 figures read a second time differs: 100.0 per cent (95 per cent interval 20.7 to 100.0)" in told
    assert "1 of 1 figures read a second time differs" in client.get(f"/review/campaigns/{made.slug}/").content.decode()
    client.force_login(person("reader", READER))
    assert client.get(where).status_code == 403


def test_the_method_statement_of_an_edition_tells_the_rate_of_the_returns_it_counts(client, made, second):
    """It is in no part as it was kept before; what is read beside a return that is not signed is not counted."""
    client.force_login(person("signer"))
    page = f"/figures/campaigns/{made.slug}/method/"
    assert "No figure of them was read a second time" in client.get(page).content.decode()
    read(made, second, 52)
    read(made, second, 25, key="1|2017/18")
    told = "1 of 2 figures read a second time differs: 50.0 per cent (95 per cent interval 9.5 to 90.5)."
    assert told in client.get(page).content.decode()
    kent = made.requests.get(force__slug="kent")
    actions.withdraw_sign_off(signed=kent.sign_offs.get(), reason="Asked again.", by=person("signer"))
    assert "No figure of them was read a second time" in client.get(page).content.decode()
