"""The environment of a test run, set before Django's settings are read: a data folder of its own, disposable."""

import os
from pathlib import Path

os.environ.setdefault("FOITRACKER_DATA", str(Path(__file__).resolve().parents[1] / "data" / "tests"))
os.environ.setdefault("FOITRACKER_DISPOSABLE", "1")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ.setdefault("SECRET_KEY", "only-for-tests")
