"""`manage.py import_round`: one JSON document for programs, words for people, and both provisional."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command

from tests.builders import SPECIFICATION, totals_return

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "spec.json").write_text(json.dumps(SPECIFICATION))
    (tmp_path / "returns").mkdir()
    (tmp_path / "returns" / "Kent Police.csv").write_bytes(totals_return(261, 527))
    (tmp_path / "returns" / "nobody.csv").write_bytes(totals_return(1, 2))
    return tmp_path


def run(folder, *more):
    out = StringIO()
    call_command("import_round", folder / "spec.json", folder / "returns", *more, stdout=out)
    return out.getvalue()


def test_programs_get_one_document_and_nothing_else(folder):
    (line,) = run(folder, "--json").splitlines()
    told = json.loads(line)
    assert (told["contract"], told["provisional"], told["unplaced"]) == (1, True, ["nobody.csv"])
    kent = [row for row in told["totals"] if row["area"] == "Kent Police" and row["question"] == "1"]
    assert [(row["period"], row["low"], row["high"]) for row in kent] == [("2017/18", 261, 261), ("2018/19", 527, 527)]
    assert len(told["forces"]) == 43


def test_people_read_that_nothing_is_signed_off_and_whose_file_it_may_be(folder):
    said = run(folder)
    assert "PROVISIONAL: nothing here is signed off." in said
    assert "Whose is it? nobody.csv" in said
    assert "Read Kent Police.csv" in said
