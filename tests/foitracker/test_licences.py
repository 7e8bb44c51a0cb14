"""What the product is built on may be passed on with it, and docs/licences.md says so."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def licences():
    place = importlib.util.spec_from_file_location("licences", ROOT / ".ci" / "licences.py")
    made = importlib.util.module_from_spec(place)
    place.loader.exec_module(made)
    return made


def test_every_package_says_a_licence_under_which_it_may_be_passed_on(licences, capsys):
    assert licences.main() == 0, capsys.readouterr().err


def test_the_page_names_every_pin_with_its_version(licences):
    page = (ROOT / "docs" / "licences.md").read_text()
    listed = dict(re.findall(r"^\| ([a-z0-9._-]+) \| (\S+) \|", page, re.M))
    text = (ROOT / "requirements.txt").read_text()
    pins: dict[str, set[str]] = {}  # more than one where Pythons differ
    for name, version in re.findall(r"^([a-z0-9._-]+)(?:\[[a-z0-9,]+\])?==([^ \\]+)", text, re.M):
        pins.setdefault(name, set()).add(version)
    listed = {name: version for name, version in listed.items() if version[0].isdigit()}
    here = {name: version for name, version in listed.items() if name in pins}
    assert here == listed, "a package is listed that is no pin any more"
    wrong = {name: version for name, version in here.items() if version not in pins[name]}
    assert not wrong, "print it anew: .venv/bin/python .ci/licences.py > docs/licences.md"


@pytest.mark.parametrize("told", ["GPL-3.0-only", "AGPL", "Proprietary", "", "SSPL"])
def test_a_licence_that_asks_for_more_is_seen(licences, told):
    assert not licences.PASSED_ON.search(told)
