"""What the continuous integration says of known holes in the pins is what it found out, and no more."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FINE = {"name": "django", "version": "5.2", "vulns": []}
HOLE = {"name": "pillow", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
UNKNOWN = {"name": "inhouse", "skip_reason": "Dependency not found"}


@pytest.fixture
def said(monkeypatch, capsys):
    """What is printed, and the status, where each service (by name) answers so for one pin and for all."""
    place = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
    made = importlib.util.module_from_spec(place)
    place.loader.exec_module(made)

    def run(**services: Any) -> tuple[int, str]:
        def answers(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
            told = services[command[command.index("--vulnerability-service") + 1]]
            if isinstance(told, Exception):
                raise told
            whole = command[command.index("--requirement") + 1].endswith("/requirements.txt")
            body = told[1] if whole else told[0]
            text = body if isinstance(body, str) else json.dumps({"dependencies": body, "fixes": []})
            return subprocess.CompletedProcess(command, 1, text, "")

        monkeypatch.setattr(made.subprocess, "run", answers)
        return made.main(), capsys.readouterr().out

    return run


AWAY = ("", "")
NOT_FOUND = ([UNKNOWN], [UNKNOWN])


@pytest.mark.parametrize("away", [AWAY, NOT_FOUND, ("[]", "[]"), ([], []), subprocess.TimeoutExpired("pip-audit", 1)])
def test_where_nobody_answers_it_says_that_nothing_was_looked_for(said, away):
    status, out = said(pypi=away, osv=away)
    assert status == 0
    assert "not looked for" in out
    assert "looked at" not in out


def test_where_one_service_is_away_the_other_is_asked(said):
    status, out = said(pypi=NOT_FOUND, osv=([FINE], [FINE, FINE]))
    assert (status, out.strip()) == (0, "Known holes: none; 2 pins looked at by osv.")


def test_a_known_hole_fails_and_is_named_with_what_mends_it(said):
    status, out = said(pypi=([FINE], [FINE, HOLE]), osv=AWAY)
    assert status == 1
    assert "pillow 1.0: PYSEC-1, mended in 1.1" in out
    assert "Known holes: 1; 2 pins looked at by pypi." in out


def test_what_the_service_does_not_know_is_named_and_not_counted(said):
    status, out = said(pypi=([FINE], [FINE, UNKNOWN]), osv=AWAY)
    assert status == 0
    assert "Not looked at, pypi does not know them: inhouse" in out
    assert "1 pins looked at" in out


def test_a_service_that_goes_away_midway_is_no_clean_bill(said):
    status, out = said(pypi=([FINE], ""), osv=AWAY)
    assert (status, "not looked for" in out) == (0, True)
