"""Imports go one way, and the pure middle knows no Django (the contracts in pyproject.toml)."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_import_contracts_hold():
    done = subprocess.run([Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_pure_middle_is_fully_typed():
    pure = [
        "ingestion/values",
        "ingestion/tables",
        "ingestion/interpretation",
        "ingestion/quality",
        "requests_app/specification.py",
        "requests_app/force_names.py",
        "requests_app/deadlines",
        "requests_app/statuses.py",
        "requests_app/letters.py",
        "review/judged.py",
        "review/checks",
        *[
            str(path.relative_to(ROOT))
            for path in (ROOT / "reporting").rglob("*.py")
            if "django" not in path.read_text() and not {"views", "in_the_pack", "migrations"} & set(path.parts)
        ],
    ]
    done = subprocess.run([sys.executable, "-m", "mypy", *pure], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]


def test_only_readers_and_edges_open_files():
    """The stages between reader and page work on values: no open(), no pathlib, no network."""
    for stage in ("tables", "interpretation", "quality"):
        for module in (ROOT / "ingestion" / stage).rglob("*.py"):
            text = module.read_text()
            for word in (" open(", "urllib", "requests.get", "socket", "subprocess"):
                assert word not in text, f"{module.name} uses {word.strip()}"
