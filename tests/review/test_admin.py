"""The admin desk: who may open it, and what it says is missing and inconsistent."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from requests_app.models import Force
from requests_app.roles import READER, RESEARCHER, STAFF, SUPERVISOR
from review.models import SignOff
from tests.builders import campaign, person, received, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]

DESK = "/admin/review/forcereturn/"


def desk_person(role, *, is_staff=True):
    user = person(f"{role} at the desk", role)
    user.is_staff = is_staff
    user.save()
    return user


TRUTH = [
    (SUPERVISOR, True, 200),
    (SUPERVISOR, False, 302),
    (RESEARCHER, True, 200),
    (STAFF, True, 200),
    (STAFF, False, 302),
    (READER, True, 403),
    (READER, False, 403),
    (None, True, 403),
]


@pytest.mark.parametrize(("role", "is_staff", "status"), TRUTH)
@pytest.mark.parametrize(
    "path",
    [
        DESK,
        "/admin/ingestion/document/",
        "/admin/ingestion/documentfinding/",
        "/admin/ingestion/offencerecord/",
        "/admin/review/correction/",
        "/admin/review/resolution/",
        "/admin/review/signoff/",
        "/admin/review/setaside/",
    ],
)
def test_who_opens_the_desk_follows_the_table_of_roles(client, role, is_staff, status, path):
    client.force_login(desk_person(role, is_staff=is_staff))
    assert client.get(path).status_code == status


@pytest.mark.parametrize("path", [f"{DESK}add/", "/admin/ingestion/document/add/", "/admin/review/signoff/add/"])
def test_nothing_is_added_at_the_desk(client, path):
    client.force_login(desk_person(SUPERVISOR))
    assert client.get(path).status_code == 403


def test_the_desk_lists_what_is_missing_and_what_is_inconsistent(client):
    asked = campaign("kent", "essex")
    kent = asked.requests.get(force__slug="kent")
    received(kent, totals_return(26, 52), name="first.csv")
    received(kent, totals_return(26, 53), name="second.csv")
    client.force_login(desk_person(SUPERVISOR))
    page = client.get(DESK).content.decode()
    assert "R201" in page
    assert "has not answered: due on 3 May 2019" in page
    assert page.index("Kent Police") < page.index("Essex Police"), "what blocks first"
    assert "0 of 2 usable for the total" in page
    blocked = client.get(DESK, {"show": "blocks"}).content.decode()
    assert "Kent" in blocked
    assert "Essex Police" not in blocked
    missing = client.get(DESK, {"finding": "R102"}).content.decode()
    assert "Essex" in missing
    assert "second.csv" not in missing


def test_a_page_of_43_returns_costs_as_many_queries_as_one_of_one(client, django_assert_max_num_queries):
    """And the first view, which judges what is not kept yet, as many for 43 as for one."""
    client.force_login(desk_person(SUPERVISOR))
    first_views = []
    for slugs in (["kent"], list(Force.objects.values_list("slug", flat=True))):
        made = campaign(*slugs, slug=f"of-{len(slugs)}")
        with CaptureQueriesContext(connection) as first_view:
            client.get(DESK, {"campaign": made.pk})
        first_views.append(len(first_view))
        with django_assert_max_num_queries(24):
            page = client.get(DESK, {"campaign": made.pk})
        assert page.status_code == 200
        assert page.content.decode().count("has not answered") >= len(slugs)
    assert first_views[0] == first_views[1] < 48


def test_the_desk_keeps_the_strict_content_security_policy(client):
    client.force_login(desk_person(SUPERVISOR))
    policy = client.get(DESK).headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy or "default-src 'self'" in policy


def admin_action(client, name, requests, **more):
    data = {"action": name, "_selected_action": [request.pk for request in requests], **more}
    return client.post(DESK, data, follow=True).content.decode()


def test_the_desks_actions_refuse_with_the_same_sentences_and_do_the_same(client):
    asked = campaign("kent", "essex", "surrey")
    kent, essex, surrey = (asked.requests.get(force__slug=slug) for slug in ("kent", "essex", "surrey"))
    supervisor = desk_person(SUPERVISOR)
    received(kent, totals_return(10, 89))
    received(essex, totals_return(26, 52), by=supervisor)
    received(surrey, totals_return(31, 32), name="first.csv")
    received(surrey, totals_return(31, 33), name="second.csv")
    client.force_login(supervisor)
    told = admin_action(client, "sign_off", [kent, essex, surrey])
    assert "Kent Police: 1 warnings wait: say why they are all right, or settle each." in told
    assert "Essex Police: You uploaded this return, so somebody else has to sign it off." in told
    assert "Surrey Police: Something blocks: Two figures for question 1" in told
    assert not SignOff.objects.exists()
    told = admin_action(client, "accept_warnings", [kent], reason=" ")
    assert "Say why it is all right" in told
    assert "accepted (1): Kent Police" in admin_action(client, "accept_warnings", [kent], reason="Explained by letter.")
    assert "Signed off (1): Kent Police" in admin_action(client, "sign_off", [kent])
    assert SignOff.objects.get().request == kent
    assert "Say why the sign-off is withdrawn" in admin_action(client, "send_back", [kent])
    assert "Sent back to be judged again (1)" in admin_action(client, "send_back", [kent], reason="Signed too early.")
    assert SignOff.objects.get().withdrawn_reason == "Signed too early."
    assert "This return is not signed off." in admin_action(client, "send_back", [kent], reason="Again.")
    assert "Being read again (1): Kent Police" in admin_action(client, "read_again", [kent])
    assert kent.documents.get().state == "waiting"


def test_who_may_not_is_offered_nothing_at_the_desk(client):
    kent = campaign("kent").requests.get()
    received(kent, totals_return(26, 52))
    client.force_login(desk_person(RESEARCHER))
    page = client.get(DESK).content.decode()
    assert 'value="sign_off"' not in page
    assert 'value="accept_warnings"' not in page
    admin_action(client, "sign_off", [kent], reason="Mine.")
    assert not SignOff.objects.exists()


@pytest.mark.parametrize("words", ["No answer", "Overdue", "Total ≠ parts", "Wrong period", "Outlier", "Suppressed",
                                   "Quarantined", "Waiting for a second person"])  # fmt: skip
def test_the_filters_are_worded(client, words):
    campaign("kent")
    client.force_login(desk_person(SUPERVISOR))
    assert f"{words} (" in client.get(DESK).content.decode()


def test_judge_it_comes_first_and_leads_to_the_return(client):
    kent = campaign("kent").requests.get()
    client.force_login(desk_person(SUPERVISOR))
    page = client.get(DESK).content.decode()
    row = page[page.index('class="action-select"') :]
    assert row.index(f'href="/review/returns/{kent.pk}/">Judge it') < row.index(">Kent Police<")


def test_the_first_page_says_how_complete_the_campaign_is_in_right_plurals(client):
    kent = campaign("kent", "essex").requests.get(force__slug="kent")
    received(kent, totals_return(26, 52))
    client.force_login(desk_person(SUPERVISOR))
    page = client.get("/admin/").content.decode()
    assert "1 of 2 usable for the total" in page
    for plural in ("Mailboxes", "Sign-offs", "Documents set aside", "Figures read", "Requests"):
        assert f">{plural}<" in page
    assert "boxs" not in page
    client.force_login(desk_person(READER))
    assert "usable for the total" not in client.get("/admin/").content.decode()


@pytest.mark.parametrize(("role", "status"), [(SUPERVISOR, 200), (RESEARCHER, 403), (STAFF, 403), (READER, 403)])
def test_holidays_are_proclaimed_by_whoever_the_roles_name(client, role, status):
    client.force_login(desk_person(role))
    assert client.get("/admin/requests_app/proclaimedholiday/add/").status_code == status


@pytest.mark.parametrize(("role", "status"), [(SUPERVISOR, 200), (RESEARCHER, 200), (STAFF, 403), (READER, 403)])
def test_forces_are_kept_by_whoever_the_roles_name(client, role, status):
    client.force_login(desk_person(role))
    assert client.get("/admin/requests_app/force/add/").status_code == status


@pytest.mark.parametrize("ticked", ["9" * 5000, "²", "null", "", "a\x00b"])
def test_ticks_that_are_no_rows_are_refused_with_a_sentence(client, ticked):
    campaign("kent")
    client.force_login(desk_person(SUPERVISOR))
    answer = client.post(DESK, {"action": "read_again", "_selected_action": ticked}, follow=True)
    assert [str(said) for said in answer.context["messages"]] == ["Tick rows of this list."]
