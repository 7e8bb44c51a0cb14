"""A token's mark is one token's; a caller has one count a minute."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from reporting.models import ApiCalls, ApiToken
from requests_app.roles import SUPERVISOR
from tests.builders import person

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def test_two_tokens_never_share_a_mark():
    by = person("s", SUPERVISOR)
    ApiToken.objects.create(name="a", mark="m", by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiToken.objects.create(name="b", mark="m", by=by)
    assert [str(one) for one in ApiToken.objects.all()] == ["a"]


def test_a_caller_is_counted_in_one_row_a_minute():
    now = timezone.now().replace(second=0, microsecond=0)
    ApiCalls.objects.create(caller="a", minute=now, calls=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiCalls.objects.create(caller="a", minute=now, calls=2)
    ApiCalls.objects.create(caller="b", minute=now, calls=2)
    assert str(ApiCalls.objects.get(caller="b")).startswith("2 at ")
