"""A body from somebody who is not signed in is refused before it is read."""

import pytest
from django.test import RequestFactory

from requests_app.middleware import ANONYMOUS_BODY, small_until_signed_in
from requests_app.roles import STAFF
from tests.builders import campaign, person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


class Unread:
    """A body that must not be asked for."""

    def read(self, *_: object) -> bytes:
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.parametrize("path", ["/sign-in/", "/campaigns/offences/upload/", "/admin/login/", "/health/", "/nowhere/"])
def test_a_large_body_from_outside_is_refused_everywhere_and_never_read(client, path):
    kind = "multipart/form-data; boundary=b"
    response = client.post(path, content_type=kind, data=b"", CONTENT_LENGTH="600000000", **{"wsgi.input": Unread()})
    assert response.status_code == 413
    assert "before signing in" in response.content.decode()


@pytest.mark.parametrize(("length", "status"), [(str(ANONYMOUS_BODY), 200), (str(ANONYMOUS_BODY + 1), 413),
                                                ("-1", 413), ("many", 413), ("", 200)])  # fmt: skip
def test_the_bound_itself_and_lengths_that_are_none(length, status):
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpResponse

    request = RequestFactory().post("/sign-in/")
    request.META["CONTENT_LENGTH"], request.user = length, AnonymousUser()
    assert small_until_signed_in(lambda _: HttpResponse())(request).status_code == status


def test_whoever_is_signed_in_uploads_as_before(client):
    made = campaign("kent")
    client.force_login(person("staff", STAFF))
    response = client.post(f"/campaigns/{made.slug}/upload/", {"received_on": "x" * (ANONYMOUS_BODY + 1)})
    assert response.status_code == 422
