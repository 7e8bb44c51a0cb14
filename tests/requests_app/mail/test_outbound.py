"""No head of a letter is forged, and none stops it, whatever an id, a name or a subject holds."""

import pytest

from requests_app.mail.outbound import compose
from requests_app.models import Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


def heads(**told: str) -> dict[str, str]:
    mail = compose(**{"to": "foi@force.example", "subject": "Our request", "body": "Please", **told})
    return dict(mail.message().items())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\n "])
def test_ends_of_lines_forge_no_head_and_stop_no_letter(end):
    Organisation.objects.create(name=f"A Charity{end}Bcc: everybody@elsewhere.example", signatory="Somebody")
    sent = heads(subject=f"Our{end}Bcc: x@elsewhere.example", answers=f"id@force.example{end}Bcc: y@elsewhere.example")
    assert "Bcc" not in sent
    assert sent["Subject"] == "Our Bcc: x@elsewhere.example"
    assert sent["In-Reply-To"] == sent["References"] == "<id@force.exampleBcc:y@elsewhere.example>"
    assert sent["From"] == '"A Charity Bcc: everybody@elsewhere.example" <foi@charity.example>'


def test_an_id_of_blanks_alone_answers_nothing():
    assert "In-Reply-To" not in heads(answers=" \r\n ")
