"""Which force a file's name or a letter names."""

import csv
from pathlib import Path

import pytest

from requests_app.force_names import force_names

FORCES = list(csv.DictReader((Path(__file__).parents[2] / "requests_app" / "data" / "forces.csv").open()))
NAMES = force_names((r["code"], [r["name"], r["short_name"], *r["aliases"].split(";")]) for r in FORCES)
CODE = {r["short_name"]: r["code"] for r in FORCES}


@pytest.mark.parametrize("row", FORCES, ids=lambda row: row["slug"])
def test_every_force_is_told_from_its_name_its_slug_and_its_file(row):
    assert NAMES.only_in(row["name"]) == row["code"]
    assert NAMES.only_in(f"returns/{row['slug']}/FOI response 2019.xlsx") == row["code"]
    assert NAMES.only_in(row["short_name"].replace(" ", "_") + "_return.csv") == row["code"]


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Devon & Cornwall Police FOI.pdf", "Devon and Cornwall"),
        ("ThamesValleyPolice-final.xlsx", "Thames Valley"),
        ("met police response", "Metropolitan"),
        ("West Mercia answer", "West Mercia"),
    ],
)
def test_names_as_people_write_them(text, force):
    wanted = next(code for name, code in CODE.items() if name.startswith(force))
    assert NAMES.only_in(text) == wanted


@pytest.mark.parametrize(
    "text", ["Warwickshire and West Mercia", "Kent and Essex return.xlsx", "FOI 1234.xlsx", "essexual.csv", ""]
)
def test_two_forces_or_none_are_never_guessed(text):
    assert NAMES.only_in(text) is None


@pytest.mark.parametrize("sign", [*".,;:!?…)]}”“\"'’|*>/–—", ":-", "?)"])
def test_a_name_is_told_whatever_sign_stands_before_or_behind_it(sign):
    wanted = {CODE["Norfolk"], CODE["Northumbria"]}
    assert NAMES.all_in(f"A joint unit of Norfolk and Northumbria{sign} the figures are the unit's.") == wanted
    assert NAMES.all_in(f"By {sign}Northumbria and Norfolk{sign}") == wanted
    assert NAMES.all_in(f"foi@norfolk.example{sign}") == set(), "an address is no name"
