import csv
import hashlib
import io
import json
import re

import frictionless
import pytest

from reporting.exports import datapackage
from reporting.exports.packing import unpack
from reporting.exports.tables import tables
from tests.reporting.editions import september


@pytest.fixture(scope="module")
def package():
    content = september()
    sheets = tables(content)
    files = datapackage.files_of(sheets)
    return json.loads(datapackage.describe(content, sheets, files)), files


def rows(files, resource) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[resource["path"]].decode(), newline="")))


def test_every_file_is_described_with_its_size_and_mark(package):
    described, files = package
    assert [resource["path"] for resource in described["resources"]] == list(files)
    for resource in described["resources"]:
        written = files[resource["path"]]
        assert resource["bytes"] == len(written)
        assert resource["hash"] == "sha256:" + hashlib.sha256(written).hexdigest()


def test_names_are_fit_for_a_package(package):
    described, _ = package
    for name in [described["name"], *(resource["name"] for resource in described["resources"])]:
        assert re.fullmatch(r"[a-z0-9._-]+", name)
    assert described["name"] == "demonstration-september-2019"


def test_values_are_of_their_declared_type(package):
    described, files = package
    kinds = {"integer": r"\d+", "number": r"-?\d+(\.\d+)?", "date": r"\d{4}-\d\d-\d\d", "string": r"[\s\S]*"}
    for resource in described["resources"]:
        found = rows(files, resource)
        assert [field["name"] for field in resource["schema"]["fields"]] == list(found[0])
        for field in resource["schema"]["fields"]:
            for row in found:
                value = row[field["name"]]
                assert value == "" or re.fullmatch(kinds[field["type"]], value), (resource["name"], field, value)


def test_keys_are_unique_and_point_somewhere(package):
    described, files = package
    held = {resource["name"]: rows(files, resource) for resource in described["resources"]}
    for resource in described["resources"]:
        schema = resource["schema"]
        for key in schema.get("primaryKey", []):
            values = [row[key] for row in held[resource["name"]]]
            assert len(values) == len(set(values))
        for key in schema.get("foreignKeys", []):
            there = {row[key["reference"]["fields"][0]] for row in held[key["reference"]["resource"]]}
            assert {row[key["fields"][0]] for row in held[resource["name"]]} <= there
    assert any("foreignKeys" in resource["schema"] for resource in described["resources"])


def test_it_says_what_the_figures_are(package):
    described, _ = package
    assert "Demonstration data" in described["description"]


def test_the_standard_s_own_program_finds_nothing_wrong_with_it(tmp_path):
    """Every row against its schema, keys between the tables, sizes and hashes: frictionless itself."""
    for name, written in unpack(datapackage.write(september())).items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(written)
    report = frictionless.validate(tmp_path / "datapackage.json")
    assert report.flatten(["resource", "rowNumber", "fieldName", "message"]) == []
    assert report.stats["tasks"] == len(tables(september()))
    broken = tmp_path / "data" / "coverage.csv"
    broken.write_bytes(broken.read_bytes().replace(b"E23000036", b"E99999999", 1))
    assert not frictionless.validate(tmp_path / "datapackage.json").valid
