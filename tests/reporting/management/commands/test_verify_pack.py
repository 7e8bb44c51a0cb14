"""`manage.py verify_pack`: what it says, and how it ends."""

from __future__ import annotations

import zipfile
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from reporting.exports import evidence_pack
from reporting.exports.packing import pack, unpack
from reporting.publishing.edition import mark
from tests.reporting.editions import september


@pytest.fixture(scope="module")
def files():
    return unpack(evidence_pack.write(september()))


def run(path):
    out = StringIO()
    try:
        call_command("verify_pack", path, stdout=out)
    except CommandError as refused:
        return refused.returncode, f"{out.getvalue()}{refused}"
    return 0, out.getvalue()


def test_a_pack_that_holds_ends_well_with_its_mark(files, tmp_path):
    (tmp_path / "pack.zip").write_bytes(pack(files))
    code, said = run(tmp_path / "pack.zip")
    assert code == 0, said
    assert ", 0 differ." in said
    assert f"Edition's mark: {mark(september())}" in said


def test_one_that_was_changed_ends_with_1_and_says_where(files, tmp_path):
    changed = files["data/forces.csv"].replace(b",274,274,274,", b",275,275,275,")
    assert changed != files["data/forces.csv"]
    (tmp_path / "pack.zip").write_bytes(pack({**files, "data/forces.csv": changed}))
    code, said = run(tmp_path / "pack.zip")
    assert code == 1
    assert "Thames Valley Police" in said
    assert "It does not hold." in said


def test_what_is_no_pack_ends_with_2_and_a_sentence(tmp_path):
    (tmp_path / "no.zip").write_bytes(b"no zip")
    assert run(tmp_path / "no.zip")[0] == 2
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("README.txt", "x")
    code, said = run(tmp_path / "other.zip")
    assert code == 2
    assert "It lacks codebook.json" in said
