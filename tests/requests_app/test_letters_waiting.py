"""The numbers of letters that wait are those of their lists, from one query."""

import pytest

from requests_app.models import Message
from requests_app.queries import letters_waiting, unconfirmed, waiting_drafts
from tests.builders import campaign

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.mark.parametrize(("drafts", "suggested"), [(0, 0), (3, 0), (0, 2), (2, 5)])
def test_they_are_as_many_as_their_lists_have(drafts, suggested, django_assert_num_queries):
    asked = campaign("kent", "essex", "surrey").requests.all()
    for request in asked[:drafts]:
        Message.objects.create(request=request, direction="out", kind="request", state="draft", on="2019-05-01")
    for place in range(suggested + 1):
        said = [{"state": "open" if place else "dismissed"}]
        Message.objects.create(
            request=asked[0], direction="in", kind="response", state="received", on="2019-05-01", suggestions=said
        )
    with django_assert_num_queries(1):
        assert letters_waiting() == {"drafts": drafts, "unconfirmed": suggested}
    assert (waiting_drafts().count(), unconfirmed().count()) == (drafts, suggested)
