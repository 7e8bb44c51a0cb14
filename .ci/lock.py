"""Pin every requirement with its hashes, each direct one with the sentence saying what it is for.

Reads requirements.in and requirements-dev.in (one `name   # purpose` a line), asks uv for the pins that fit every
platform and Python 3.11 or newer, and writes requirements.txt and requirements-dev.txt, and requirements-lean.txt
without what reads pictures of pages.
"""

import re
import subprocess
import sys
from pathlib import Path

SEEING = ("rapidocr", "onnxruntime")
"""What reads pictures of pages: two fifths of the installed size, and not wanted everywhere."""

ROOT = Path(__file__).resolve().parents[1]


def purposes(source: Path) -> dict[str, str]:
    found = {}
    for line in source.read_text().splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)[^#]*#\s*(.+)", line):
            found[match[1].lower()] = match[2].strip()
    return found


def lock(source: Path, target: Path, *extra: str) -> None:
    said = purposes(source)
    command = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes",
               "--no-header", "--annotation-style", "line", *extra, str(source.name)]  # fmt: skip
    pins = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    lines = [f"# Made by `./run lock` from {source.name}; every pin carries its hashes."]
    for block in re.split(r"\n(?=[a-z0-9])", pins.strip()):
        name = re.match(r"[a-z0-9._-]+", block)
        via = re.search(r"# via (.+)", block)
        users = ", ".join(user for user in (via[1].split(", ") if via else []) if not user.startswith(("-r ", "-c ")))
        why = said.get(name[0] if name else "") or f"needed by {users or 'the packages here'}"
        lines.append(f"# {why}")
        lines += [line for line in block.splitlines() if not line.lstrip().startswith("# via")]
    target.write_text("\n".join(lines) + "\n")


def lean(pins: str) -> str:
    """The pins without what reads pictures of pages, and without what only that needs."""
    head, *blocks = re.split(r"\n(?=# )", pins.strip())
    names = {block: re.search(r"^([a-z0-9._-]+)", block.partition("\n")[2], re.M)[1] for block in blocks}
    gone = set(SEEING)
    while more := {names[block] for block in blocks if (users := _users(block)) and users <= gone} - gone:
        gone |= more
    kept = [block for block in blocks if names[block] not in gone]
    return "\n".join([f"{head} Without what reads pictures of pages.", *kept]) + "\n"


def _users(block: str) -> set[str]:
    told = re.match(r"# needed by (.+)", block)
    return set(told[1].split(", ")) if told else set()


def main() -> int:
    lock(ROOT / "requirements.in", ROOT / "requirements.txt")
    (ROOT / "requirements-lean.txt").write_text(lean((ROOT / "requirements.txt").read_text()))
    lock(ROOT / "requirements-dev.in", ROOT / "requirements-dev.txt", "--constraint", "requirements.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
