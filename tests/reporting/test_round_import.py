"""A round that already happened: told provisionally, placed by name or contents, and the same the second time."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from ingestion.models import Document
from requests_app.models import Campaign, Event
from tests.builders import SPECIFICATION, csv_return, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def folder(tmp_path):
    returns = tmp_path / "returns"
    files = {
        "thames-valley/FOI response.csv": totals_return(114, 274),
        "Kent Police.csv": totals_return(122, 140),
        "answer.csv": csv_return(
            [["Wiltshire Police"], [], ["", "2017/18", "2018/19"], ["Number of offences", 28, 54]]
        ),
        "Surrey_FOI.html": b"<p>Section 12(1) of the Freedom of Information Act 2000 applies to the whole request, "
        b"which is therefore refused.</p>",
        "unknown.csv": totals_return(1, 2),
        "Kent and Essex.csv": totals_return(3, 4),
        "Sussex.xlsx": b"not a workbook",
        ".DS_Store": b"nothing",
    }
    for name, content in files.items():
        (returns / name).parent.mkdir(parents=True, exist_ok=True)
        (returns / name).write_bytes(content)
    (tmp_path / "spec.json").write_text(json.dumps(SPECIFICATION))
    return tmp_path


def told(folder):
    out = StringIO()
    call_command("import_round", folder / "spec.json", folder / "returns", "--json", stdout=out)
    lines = out.getvalue().splitlines()
    assert len(lines) == 1, "one JSON document"
    return json.loads(lines[0])


def test_forces_are_told_from_folder_name_and_contents_and_never_guessed(folder):
    said = told(folder)
    placed = {force["name"]: force for force in said["forces"] if force["documents"]}
    assert placed.keys() == {
        "Thames Valley Police",
        "Kent Police",
        "Wiltshire Police",
        "Surrey Police",
        "Sussex Police",
    }
    assert sorted(said["unplaced"]) == ["Kent and Essex.csv", "unknown.csv"]
    states = {name: force["state"] for name, force in placed.items()}
    assert states == {
        "Thames Valley Police": "usable",
        "Kent Police": "usable",
        "Wiltshire Police": "usable",
        "Surrey Police": "refused",
        "Sussex Police": "blocked",
    }
    assert len(said["forces"]) == 43
    assert sum(force["state"] == "missing" for force in said["forces"]) == 38


def test_totals_count_who_did_not_answer(folder):
    said = told(folder)
    totals = {(t["question"], t["period"], t["area"]): t for t in said["totals"] if not t["breakdown"]}
    nation = totals["1", "2018/19", "England and Wales"]
    assert (nation["low"], nation["high"]) == (274 + 140 + 54, 274 + 140 + 54)
    assert (nation["asked"], nation["answered"], nation["refused"], nation["missing"]) == (43, 3, 1, 39)
    change = next(c for c in said["changes"] if c["area"] == "Thames Valley Police" and c["question"] == "1")
    assert (change["from"], change["to"], change["forces"]) == ("2017/18", "2018/19", 1)
    assert change["percent"] == pytest.approx(140.4, abs=0.05)


def test_a_second_run_says_the_same_and_changes_nothing(folder):
    first = told(folder)
    counts = Document.objects.count(), Campaign.objects.count(), Event.objects.count()
    assert told(folder) == first
    assert (Document.objects.count(), Campaign.objects.count(), Event.objects.count()) == counts


def test_nothing_is_signed_off_by_a_command(folder):
    from review.models import SignOff

    assert told(folder)["provisional"] is True
    assert not SignOff.objects.exists()


@pytest.mark.parametrize(
    ("specification", "sentence"),
    [("not json", "is not JSON"), ("[]", "not a specification"), ("{}", "cannot be asked with")],
)
def test_a_specification_that_cannot_be_used_is_one_sentence_and_exit_2(tmp_path, specification, sentence):
    (tmp_path / "spec.json").write_text(specification)
    with pytest.raises(CommandError, match=sentence) as refusal:
        call_command("import_round", tmp_path / "spec.json", tmp_path)
    assert refusal.value.returncode == 2


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    (tmp_path / "spec.json").write_text(json.dumps(SPECIFICATION))
    with pytest.raises(CommandError, match="is not a folder"):
        call_command("import_round", tmp_path / "spec.json", tmp_path / "nowhere")
