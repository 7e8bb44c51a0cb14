"""Pin every requirement with its hashes, each direct one with the sentence saying what it is for.

Reads requirements.in and requirements-dev.in (one `name   # purpose` a line), asks uv for the pins that fit every
platform and Python 3.11 or newer, and writes requirements.txt and requirements-dev.txt.
"""

import re
import subprocess
import sys
from pathlib import Path

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
    for line in pins.splitlines():
        if match := re.match(r"([a-z0-9._-]+)(\[[^\]]+\])?==", line):
            why = said.get(match[1], "needed by the packages above and below")
            lines.append(f"# {why}")
        if not line.startswith("    # via"):
            lines.append(re.sub(r"\s+# via .*$", "", line))
    target.write_text("\n".join(lines) + "\n")


def main() -> int:
    lock(ROOT / "requirements.in", ROOT / "requirements.txt")
    lock(ROOT / "requirements-dev.in", ROOT / "requirements-dev.txt", "--constraint", "requirements.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
