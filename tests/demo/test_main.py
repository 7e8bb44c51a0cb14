import json
import subprocess
import sys

import pytest

from demo.__main__ import main
from requests_app.specification import parse_specification


def test_the_documents_can_be_written_to_a_folder(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["demo", str(tmp_path / "new" / "folder")])
    assert main() == 0
    folder = tmp_path / "new" / "folder"
    assert parse_specification(json.loads((folder / "campaign.json").read_text(encoding="utf-8")))
    assert (folder / "returns" / "kent" / "Kent response.xlsx").is_file()
    assert len(list((folder / "returns").iterdir())) == 43
    assert list((folder / "mails").glob("*.eml"))
    assert "Thames Valley Police" in capsys.readouterr().out


def test_a_folder_that_cannot_be_is_refused_in_a_sentence(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(sys, "argv", ["demo", str(tmp_path / "file")])
    with pytest.raises(SystemExit, match="2"):
        main()
    assert "Give a folder of your own." in capsys.readouterr().err


def test_no_database_is_needed():
    made = subprocess.run(
        [sys.executable, "-c", "import sys, demo.returns, demo.letters; print('django' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stdout.strip() == "False"
