"""The environment, read once: every setting that a deployment may change, with its default."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def text(name: str, default: str = "") -> str:
    """The value, or the content of the file that NAME_FILE names: so vaults and Docker hand out secrets. Raises OSError
    where that file cannot be read, and ValueError where both are set and differ."""
    value, file = os.environ.get(name), os.environ.get(f"{name}_FILE")
    if not file:
        return default if value is None else value
    held = Path(file).read_text().rstrip("\r\n")
    if value and value != held:
        raise ValueError(f"{name} and {name}_FILE say different things: set one of them.")
    return held


def flag(name: str, default: bool = False) -> bool:
    """True for 1, true, yes, on (any case)."""
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """Raises ValueError naming the variable when it is not a whole number."""
    value = os.environ.get(name)
    if value is None or not value.strip():
        return default
    try:
        return int(value)
    except ValueError:
        raise ValueError(f"{name} is {value!r}; it must be a whole number.") from None


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def data_folder() -> Path:
    """Where everything that must last lies: documents, mail, the embedded servers' files."""
    return Path(text("FOITRACKER_DATA") or ROOT / "data").resolve()
