"""Where a request stands, the desk and Today tell one story of what arrived and what was signed."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from requests_app.roles import RESEARCHER, STAFF, SUPERVISOR
from review import actions
from tests.builders import campaign, person, received, totals_return
from tests.review.test_judging import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def kent(db):
    return campaign("kent").requests.get()


def uploaded(client, kent, what, *, on=date(2019, 5, 1), content=None):
    client.force_login(person("staff", STAFF))
    said = {"request": kent.pk, "received_on": on.isoformat(), "what": what}
    file = SimpleUploadedFile("Kent.csv", content or totals_return(26, 52))
    page = client.post(f"/campaigns/{kent.campaign.slug}/upload/", {**said, "files": [file]}, follow=True)
    kent.refresh_from_db()
    return page.content.decode()


@pytest.mark.parametrize(("what", "responded"), [("answer", date(2019, 5, 1)), ("part", None)])
def test_an_upload_moves_the_clock_where_it_is_the_answer(client, kent, what, responded):
    uploaded(client, kent, what)
    assert kent.responded_on == responded
    assert (kent.status == "answered") == (responded is not None)


def test_a_correction_replaces_the_earlier_return_and_moves_nothing_twice(client, kent):
    uploaded(client, kent, "answer")
    uploaded(client, kent, "correction", on=date(2019, 5, 9), content=totals_return(27, 52))
    assert kent.responded_on == date(2019, 5, 1)
    first, second = kent.documents.order_by("pk")
    assert second.supersedes == first


def test_the_same_file_again_is_told_at_once(client, kent):
    uploaded(client, kent, "answer")
    assert "is the same file as Kent.csv" in uploaded(client, kent, "part")


def test_a_signed_return_is_answered_on_the_day_it_came_and_nowhere_overdue(client, kent):
    """It came by mail, say: nobody recorded the answer, a supervisor signed it off all the same."""
    received(kent, totals_return(26, 52), by=person("staff", STAFF))
    client.force_login(person("researcher", RESEARCHER))
    assert "overdue" in client.get("/").content.decode()
    supervisor = person("supervisor", SUPERVISOR)
    actions.sign_off(request=kent, by=supervisor, today=timezone.localdate(), accepting="Compared.")
    kent.refresh_from_db()
    assert (kent.status, kent.responded_on) == ("answered", date(2019, 5, 1))
    assert "overdue" not in client.get("/").content.decode()
    client.force_login(supervisor)
    desk = client.get(f"/review/campaigns/{kent.campaign.slug}/").content.decode()
    assert "which has passed" not in desk


def test_what_is_signed_without_a_day_of_sending_leaves_the_clock_alone(kent):
    kent.received_on = None
    kent.save()
    received(kent, totals_return(26, 52))
    actions.sign_off(request=kent, by=person("supervisor", SUPERVISOR), today=TODAY, accepting="Compared.")
    kent.refresh_from_db()
    assert kent.responded_on is None


def test_a_day_still_to_come_is_refused_and_nothing_is_kept(client, kent):
    said = uploaded(client, kent, "answer", on=date(2099, 5, 1))
    assert "1 May 2099 is still to come: say on which day it reached us." in said
    assert not kent.documents.exists()
    assert (kent.status, kent.responded_on) == ("sent", None)


def test_empty_files_are_not_told_as_copies_of_each_other(client, kent):
    for _ in range(2):
        client.force_login(person("staff", STAFF))
        said = {"request": kent.pk, "received_on": "2019-05-01", "what": "part"}
        empty = SimpleUploadedFile("nothing.csv", b"")
        page = client.post(f"/campaigns/{kent.campaign.slug}/upload/", {**said, "files": [empty]}, follow=True)
    assert kent.documents.count() == 2
    assert "the same file" not in page.content.decode()
