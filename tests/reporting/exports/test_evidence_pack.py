import hashlib
import json
import shutil
import subprocess

import pytest

from reporting.exports import evidence_pack
from reporting.exports.packing import pack, unpack
from reporting.publishing.edition import mark
from tests.reporting.editions import september


@pytest.fixture(scope="module")
def content():
    return september()


@pytest.fixture(scope="module")
def files(content):
    return unpack(evidence_pack.write(content))


def test_the_sums_cover_every_other_file_and_hold(files):
    sums = dict(reversed(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines())
    assert set(sums) == set(files) - {"SHA256SUMS"}
    for name, said in sums.items():
        assert hashlib.sha256(files[name]).hexdigest() == said


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not on this machine")
def test_the_command_the_readme_names_checks_the_pack(files, tmp_path):
    for name, written in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(written)
    assert "sha256sum --check SHA256SUMS" in files["README.txt"].decode()
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == 0
    (tmp_path / "edition.json").write_text("{}")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == 1


def test_the_edition_is_inside_whole_with_its_mark(files, content):
    assert json.loads(files["edition.json"]) == content
    assert mark(content) in files["README.txt"].decode()


def test_a_sentence_can_be_followed_to_its_cells_and_documents(files):
    content = json.loads(files["edition.json"])
    sentence = next(item for item in content["sentences"] if "almost four times" in item["text"])
    (later,) = [item for item in sentence["figures"] if item["role"] == "later"]
    (source,) = later["sources"]
    cell = next(
        item for item in content["cells"] if item["place"] == source["place"] and item["force"] == source["force"]
    )
    assert cell["low"] == 274
    document = next(item for item in content["documents"] if item["id"] == cell["document"])
    assert document["name"] == "Thames Valley.xlsx"
    assert document["sha256"] in files["data/documents.csv"].decode()


def test_a_withheld_count_is_in_no_file_of_a_public_pack(files):
    """Kent's three children of 11 and under: their cell is in no table with its value."""
    for line in files["data/cells.csv"].decode().splitlines():
        if "E23000032" in line and "11 and under" in line:
            assert "[c]" in line
            assert ",3," not in line


def test_the_same_edition_is_the_same_bytes(content):
    assert evidence_pack.write(content) == evidence_pack.write(content)


def test_a_pack_keeps_its_files_in_order():
    given = {"b": b"1", "a": b"2" * 1000}
    assert list(unpack(pack(given)).items()) == list(given.items())
