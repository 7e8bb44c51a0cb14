"""Every fault made with real processes, the heavy ones too, and docs/reliability.md printed from them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ("test_faults", "test_worker", "test_supervision", "test_three_machines", "test_upgrade")


def main(options: Sequence[str] = ()) -> int:
    """The status of the tests; `options` are handed to them."""
    files = [f"tests/integration/{name}.py" for name in TESTS]
    environment = {**os.environ, "RELIABILITY": "write", "FAULTS": "all"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *files, *options], cwd=ROOT, env=environment
    ).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
