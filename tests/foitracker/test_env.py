"""Settings from the environment, and from files that the environment names."""

from __future__ import annotations

import pytest

from foitracker import env


def test_a_secret_may_stand_in_a_file(monkeypatch, tmp_path):
    file = tmp_path / "smtp"
    file.write_text("correct horse\n")
    monkeypatch.setenv("SMTP_PASSWORD_FILE", str(file))
    monkeypatch.delenv("SMTP_PASSWORD", raising=False)
    assert env.text("SMTP_PASSWORD") == "correct horse"
    monkeypatch.setenv("SMTP_PASSWORD", "")
    assert env.text("SMTP_PASSWORD") == "correct horse"
    monkeypatch.setenv("SMTP_PASSWORD", "another")
    with pytest.raises(ValueError, match="SMTP_PASSWORD and SMTP_PASSWORD_FILE"):
        env.text("SMTP_PASSWORD")


def test_a_file_that_is_not_there_stops_the_program_rather_than_leave_it_without(monkeypatch, tmp_path):
    monkeypatch.setenv("BACKUP_KEY_FILE", str(tmp_path / "nowhere"))
    monkeypatch.delenv("BACKUP_KEY", raising=False)
    with pytest.raises(OSError, match="nowhere"):
        env.text("BACKUP_KEY")


def test_without_either_the_default_holds(monkeypatch):
    monkeypatch.delenv("SMTP_HOST", raising=False)
    assert env.text("SMTP_HOST", "none") == "none"
    monkeypatch.setenv("SMTP_HOST", "")
    assert env.text("SMTP_HOST", "none") == ""
