"""The demonstration runs whole, on servers and a worker of its own, and a second run changes nothing."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from demo.round_in_progress import UNSENT

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.integration


def demo(data: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL", "SMTP_HOST")}
    environment |= {"FOITRACKER_DATA": str(data), "FOITRACKER_DISPOSABLE": "1"}
    return subprocess.run(
        [sys.executable, "manage.py", "demo", "--no-serve"], cwd=ROOT, env=environment, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    data = tmp_path_factory.mktemp("demonstration")
    started = time.monotonic()
    first = demo(data)
    between = time.monotonic()
    second = demo(data)
    return first, second, between - started, time.monotonic() - between, data


@pytest.mark.parametrize(
    "said",
    [
        # The release of 12 September 2019.
        "England and Wales rose by 36 per cent in the year to April 2019, to 4,373 from 3,217",
        "Thames Valley Police rose by 140 per cent in the year to April 2019, to 274 from 114",
        "almost four times the national increase",
        "one in five victims in England and Wales were aged 11 or under",
        "Facebook, Instagram, WhatsApp and Snapchat were used in 77 per cent",
        "Wiltshire Police rose by 93 per cent in the year to April 2019, to 54 from 28",
        "Instagram in 929 instances in the second year: 929",
    ],
)
def test_every_figure_of_the_release_is_derived_and_printed(runs, said):
    first, second, *_ = runs
    assert first.returncode == 0, first.stdout + first.stderr
    assert said in first.stdout
    assert said in second.stdout


def test_the_release_stands_on_all_43_forces_and_says_what_is_illustrative(runs):
    first, *_ = runs
    assert "Compared over all 43 forces" in first.stdout
    told = re.search(r"Read 51 documents: ([\d.]+) s of the worker's time", first.stdout)
    assert told is not None
    assert float(told[1]) > 0, "what the reading took, not what was waited for it"
    assert "Signed off 43 returns by somebody other than their uploader" in first.stdout
    assert "most forces' figures are illustrative" in first.stdout


def test_letters_became_files_and_none_was_sent(runs):
    *_, data = runs
    second_round = 43 - len(UNSENT)
    assert len(list((data / "mail" / "outbox").iterdir())) == 43 + second_round


def test_exports_and_accounts_are_named(runs):
    first, *_ = runs
    for path in re.findall(r"^  (/\S+\.(?:xlsx|csv|zip))$", first.stdout, re.M):
        assert Path(path).stat().st_size > 0
    accounts = {"researcher", "staff", "supervisor", "reader", "officer", "admin"}
    assert set(re.findall(r"^  (\w+)\s+demo-\w+   \w", first.stdout, re.M)) == accounts


def test_a_second_run_does_nothing_twice_and_is_much_quicker(runs):
    _, second, long, short, _ = runs
    assert "(0 uploaded now)" in second.stdout
    assert "Published number" not in second.stdout, "the publication that is there stands"
    assert short < long / 2
