"""The environment of a test run, set before Django's settings are read: a data folder of its own, disposable.

Each worker of a run on several cores has one of its own, and so servers of its own.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

if worker := os.environ.get("PYTEST_XDIST_WORKER"):
    os.environ["FOITRACKER_DATA"] = str(ROOT / "data" / f"tests-{worker}")
else:
    os.environ.setdefault("FOITRACKER_DATA", str(ROOT / "data" / "tests"))
os.environ.setdefault("FOITRACKER_DISPOSABLE", "1")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ.setdefault("SECRET_KEY", "only-for-tests")
