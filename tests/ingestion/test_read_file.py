"""The read_file command: contract 1, without a database."""

from __future__ import annotations

import json
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from ingestion.pipeline import read_file
from ingestion.presentation import as_json, as_lines
from ingestion.sandbox import supervision
from tests.corpus.pictures import workbook

PICTURE = "Offences by method\n| Method | 2017/18 | 2018/19 |\n| Kik | 0 | <5 |\n| Other | 7 | 12 |\n| Total | 7 | 14 |"
SPECIFICATION = {
    "title": "Asked",
    "periods": [{"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"}],
    "dimensions": {"method": {"categories": ["Kik", "Other"]}},
    "questions": [{"number": "1", "text": "By method?", "breakdown": ["method"]}],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workbook(tmp_path / "return.xlsx", {"Data": PICTURE})


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("read_file", *arguments, stdout=out)
    return out.getvalue()


def test_the_json_of_the_contract(path: Path) -> None:
    document = json.loads(said(str(path), "--json", "--cells"))
    assert document["contract"] == 1
    assert document["file"]["name"] == "return.xlsx"
    assert document["tables"][0]["range"] == "A2:C5"
    assert document["tables"][0]["parts"][0]["cells"][0] == [0, 0, 0, 0, "Method"]
    small = next(record for record in document["records"] if record["as_written"] == "<5")
    assert small == {
        "table": "t1",
        "measure": "Offences by method",
        "period": {"start": "2018-04-01", "end": "2019-03-31", "as_written": "2018/19"},
        "breakdown": {"Method": "Kik"},
        "as_written": "<5",
        "kind": "suppressed",
        "low": 1,
        "high": 4,
        "total": False,
        "source": {"sheet": "Data", "cell": "C3", "page": None, "bbox": None, "rows": None},
    }
    assert document["account"] == {
        "held": 8,
        "figures": 4,
        "totals": 2,
        "labels": 2,
        "notes": 0,
        "shares": 0,
        "references": 0,
        "cases": 0,
        "text": 0,
        "unread": 0,
    }
    assert set(document["timing"]) == {"read_s", "tables_s", "interpret_s", "check_s"}


def test_one_document_a_line(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "broken.xlsx"
    other.write_bytes(b"PK\x03\x04 cut short")
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("read_file", str(path), str(other), "--json", stdout=out)
    assert end.value.code == 2
    documents = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [document.get("error", {}).get("code") for document in documents] == [None, "damaged"]


def test_for_people(path: Path) -> None:
    printed = said(str(path))
    assert "sheet “Data”: 5 rows × 3 columns" in printed
    assert "Data!C3: 2018/19 · Kik: '<5' [1–4] suppressed" in printed
    assert "8 numbers: 4 figures, 2 totals, 2 in labels and periods" in printed


def test_a_missing_file_and_an_unusable_specification_are_one_sentence(path: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as end:
        said(str(tmp_path / "nothing.xlsx"), "--json")
    assert end.value.code == 2
    wrong = tmp_path / "spec.json"
    wrong.write_text('{"title": "Asked"}', encoding="utf-8")
    err = StringIO()
    with pytest.raises(SystemExit):
        call_command("read_file", str(path), "--campaign", str(wrong), stderr=err)
    assert "Traceback" not in err.getvalue()


def test_a_campaign_names_questions(path: Path, tmp_path: Path) -> None:
    asked = tmp_path / "spec.json"
    asked.write_text(json.dumps(SPECIFICATION), encoding="utf-8")
    document = json.loads(said(str(path), "--json", "--campaign", str(asked)))
    assert {record.get("question") for record in document["records"] if not record["total"]} == {"1"}


def test_presentation_prints_every_record(path: Path) -> None:
    reading = read_file(path)
    assert len(as_json(reading)["records"]) == len(reading.records) == 6
    assert sum("(total)" in line for line in as_lines(reading)) == 2


def test_many_files_are_read_beside_one_warm_process(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, started = subprocess.Popen, []

    def noted(command: list[str], *more: object, **how: object) -> subprocess.Popen[bytes]:
        started.append(command)
        return begun(command, *more, **how)

    supervision._warm.stop()
    monkeypatch.setattr(subprocess, "Popen", noted)
    told = said(*[str(path)] * 5, "--json")
    assert len(told.splitlines()) == 5
    assert len(started) == 1
