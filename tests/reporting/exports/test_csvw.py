"""CSV on the Web: every column of every table described as it is written."""

import csv
import io
import json

import pytest

from reporting.exports import datapackage
from reporting.exports.packing import unpack
from tests.reporting.editions import september


@pytest.fixture(scope="module")
def files():
    return unpack(datapackage.write(september()))


@pytest.fixture(scope="module")
def described(files):
    return json.loads(files["csv-metadata.json"])


def test_every_table_is_described_by_the_headings_it_has(files, described):
    tables = {table["url"]: table for table in described["tables"]}
    assert set(tables) == {name for name in files if name.endswith(".csv")}
    for url, table in tables.items():
        heading = next(csv.reader(io.StringIO(files[url].decode())))
        assert [column["titles"][0] for column in table["tableSchema"]["columns"]] == heading


def test_what_is_written_is_of_the_type_that_is_said(files, described):
    casts = {"decimal": float, "integer": int, "string": str, "date": lambda text: text.split("-")[2]}
    for table in described["tables"]:
        columns = {column["name"]: casts[column["datatype"]] for column in table["tableSchema"]["columns"]}
        for row in csv.DictReader(io.StringIO(files[table["url"]].decode())):
            for name, cast in columns.items():
                if row[name] != "":
                    cast(row[name])


def test_every_foreign_key_names_a_column_of_a_table_that_is_there(described):
    names = {t["url"]: {c["name"] for c in t["tableSchema"]["columns"]} for t in described["tables"]}
    keys = [(t["url"], key) for t in described["tables"] for key in t["tableSchema"].get("foreignKeys", [])]
    assert keys
    for url, key in keys:
        assert key["columnReference"] in names[url]
        assert key["reference"]["columnReference"] in names[key["reference"]["resource"]]
