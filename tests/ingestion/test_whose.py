"""A return headed with another force's name is told, at upload and beside its figures."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from requests_app.roles import STAFF, SUPERVISOR
from review import actions
from review.judged import State
from review.queries import judged_return
from tests.builders import campaign, csv_return, person, received
from tests.review.test_judging import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def headed(*lines):
    return csv_return([*([line] for line in lines), ["", "2017/18", "2018/19"], ["Number of offences", 26, 52]])


@pytest.fixture
def kent(db):
    return campaign("kent", "essex").requests.get(force__slug="kent")


def told(document, kind="R305"):
    return [f.message for f in document.extractions.get(current=True).findings.filter(kind=kind)]


def test_another_forces_name_at_the_head_is_told_and_blocks_until_somebody_looked(kent):
    document = received(kent, headed("Essex Police", "Freedom of information"), name="response.csv")
    assert told(document) == ["response.csv was received as Kent Police's, and its head names only Essex Police."]
    item = judged_return(kent, today=TODAY)
    assert item.state is State.BLOCKED
    supervisor = person("supervisor", SUPERVISOR)
    actions.accept(request=kent, findings=item.blocking, reason="Essex sent Kent's figures for it.", by=supervisor)
    assert judged_return(kent, today=TODAY).state is State.USABLE


@pytest.mark.parametrize(
    "lines", [["Kent Police"], ["Freedom of information"], ["Essex Police and Kent Police"], ["For Kent, not Essex"]]
)
def test_its_own_name_no_name_and_two_names_are_not(kent, lines):
    assert told(received(kent, headed(*lines))) == []


def test_a_document_that_is_nobodys_yet_says_nothing_until_it_is_placed(kent):
    document = received(None, headed("Essex Police"), campaign=kent.campaign)
    assert told(document) == []


def test_a_file_named_for_another_force_than_was_chosen_is_told_at_upload(client, kent):
    client.force_login(person("staff", STAFF))
    said = {"files": SimpleUploadedFile("Essex response.csv", headed("Figures")), "request": kent.pk,
            "received_on": "2019-05-01", "what": "answer"}  # fmt: skip
    page = client.post(f"/campaigns/{kent.campaign.slug}/upload/", said, follow=True).content.decode()
    assert "another force" in page
    assert "is kept as Kent Police" in page
    said["files"] = SimpleUploadedFile("Kent response.csv", headed("Kent figures"))
    page = client.post(f"/campaigns/{kent.campaign.slug}/upload/", said, follow=True).content.decode()
    assert "another force" not in page


@pytest.mark.parametrize(
    "lines",
    [
        ["Joint response of Kent Police and Essex Police"],
        ["Kent Police", "Response on behalf of Kent and Essex"],
        ["Kent and Essex Police", "FOI response 2024/113"],
        ["Kent Police", "The figures are for Kent Police and Essex Police together"],
    ],
)
def test_an_answer_for_two_forces_is_told_and_blocks_until_somebody_looked(kent, lines):
    document = received(kent, headed(*lines), name="response.csv")
    [message] = told(document, "R307")
    assert message.startswith("response.csv was received as Kent Police's, and its head speaks for Essex Police too: “")
    item = judged_return(kent, today=TODAY)
    assert [finding.id for finding in item.blocking] == ["R307"]
    actions.accept(
        request=kent, findings=item.blocking, reason="The sheet is Kent's alone.", by=person("supervisor", SUPERVISOR)
    )
    assert judged_return(kent, today=TODAY).state is State.USABLE


@pytest.mark.parametrize(
    "lines",
    [
        ["Kent Police"],
        ["Kent and Essex Police", "Kent Police"],  # a shared office's letterhead, and whose answer it is
        ["For Kent, not Essex"],
        ["Kent Police was asked this by Essex Police in 2017"],
    ],
)
def test_its_own_name_beside_another_force_is_not(kent, lines):
    assert told(received(kent, headed(*lines)), "R307") == []


def test_where_it_speaks_of_others_is_kept_joint_work_first(kent):
    lines = ["Kent Police", "A like request went to Surrey Police.", "Counted by our joint unit."]
    document = received(kent, headed(*lines))
    assert told(document, "R308") == [
        "It says: “Counted by our joint unit.”",
        "It says: “A like request went to Surrey Police.”",
    ]
    assert told(received(kent, headed("Kent Police", "Freedom of information")), "R308") == []
