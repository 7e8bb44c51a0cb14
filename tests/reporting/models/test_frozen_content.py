"""An edition comes out of the database as it went in, and is small there."""

import json

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from reporting.models import Publication
from reporting.models.frozen_content import in_short, whole
from tests.builders import campaign, person

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=8,
)
sources = st.lists(st.dictionaries(st.sampled_from(("force", "place")), st.text(max_size=3)), max_size=3)
figures = st.lists(st.fixed_dictionaries({"value": plain, "sources": sources}), max_size=3)
sentences = st.lists(st.fixed_dictionaries({"text": st.text(max_size=5), "figures": figures}), max_size=4)


@given(st.fixed_dictionaries({"sentences": sentences, "totals": plain}) | plain)
def test_what_is_written_in_short_is_made_whole_again(content):
    assert whole(json.loads(json.dumps(in_short(content)))) == content or "sources" in content


@pytest.mark.django_db
@pytest.mark.integration
def test_a_list_that_many_figures_share_is_stored_once():
    long = [{"force": "E23000036", "place": f"Sheet1!C{row}"} for row in range(300)]
    told = [{"text": str(n), "figures": [{"value": n, "sources": [dict(one) for one in long]}]} for n in range(40)]
    content = {"heading": {}, "sentences": told}
    made = Publication.objects.create(
        campaign=campaign("kent"), number=1, title="One", content=content, sha256="0", by=person("one")
    )
    assert Publication.objects.get().content == content
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM reporting_publication WHERE id = %s", [made.pk])
        stored = cursor.fetchone()[0]
    assert str(stored).count("Sheet1!C299") == 1


@pytest.mark.django_db
@pytest.mark.integration
def test_what_an_earlier_release_wrote_out_is_read_as_it_is():
    content = {"sentences": [{"text": "One", "figures": [{"value": 1, "sources": [{"place": "A1"}]}]}]}
    made = Publication.objects.create(
        campaign=campaign("kent"), number=1, title="One", content={}, sha256="0", by=person("one")
    )
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_publication SET content = %s WHERE id = %s", [json.dumps(content), made.pk])
    assert Publication.objects.get().content == content
