from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.quality.privacy import QUARANTINED, check_privacy
from ingestion.values.grid import Grid
from ingestion.values.table import Table
from tests.ingestion.figures import ids, reading, specification

# Made-up values in the forms looked for: numbers that are not given out to anyone.
POSTCODES = ["ZZ1 1AA", "ZZ2 2BB", "ZZ3 3DD", "ZZ4 4EE", "ZZ5 5FF"]
PHONES = [f"07700 9000{n}" for n in range(10, 16)]
INSURANCE = [f"AA12345{n}A" for n in range(1, 6)]


def sheet(*rows):
    return Grid(rows=[list(row) for row in rows], sheet="Data")


def found(grid, campaign=None, **other):
    return check_privacy(reading(grids=[grid], **other), campaign)


def nhs_number(stem):
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(stem, range(10, 1, -1), strict=True)) % 11
    return None if rest == 10 else f"{stem}{rest % 11}"


@pytest.mark.parametrize(
    "head", ["Surname", "Victim name", "D.O.B", "Date of birth", "NHS Number", "Home address", "First name:"]
)
def test_columns_headed_as_personal(head):
    findings = found(sheet(["Ref", head], ["1", "aaa"], ["2", "bbb"]))
    assert ids(findings) == ["Q601"]
    assert findings[0].place.cell == "B1"
    assert findings[0].id in QUARANTINED
    assert "aaa" not in findings[0].message


@pytest.mark.parametrize(
    "head", ["Force name", "Age of victim", "Number of victims", "Name", "Police force", "Method", "Date recorded"]
)
def test_columns_of_an_ordinary_return(head):
    assert found(sheet(["Ref", head], ["1", "aaa"], ["2", "bbb"])) == []


def test_a_heading_with_nothing_beneath_is_a_form():
    assert found(sheet(["Name of officer"], ["Surname"])) == []


@pytest.mark.parametrize(
    ("values", "form"),
    [
        (POSTCODES, "postcode"),
        (PHONES, "mobile telephone number"),
        (INSURANCE, "National Insurance number"),
        ([f"person{n}@example.com" for n in range(5)], "e-mail address"),
    ],
)
def test_values_in_the_form_of_personal_data(values, form):
    findings = found(sheet(["Where"], *([value] for value in values)))
    assert ids(findings) == ["Q602"]
    assert form in findings[0].message
    assert not any(value in findings[0].message for value in values)


def test_one_telephone_number_is_a_letterhead():
    assert found(sheet(["Contact"], [PHONES[0]], [POSTCODES[0]])) == []


def test_the_offices_own_addresses_are_not_personal():
    addresses = [f"foi{n}@anyshire.police.uk" for n in range(9)]
    assert found(sheet(["Contact"], *([one] for one in addresses))) == []


def test_ten_figures_with_a_check_digit_are_health_numbers():
    numbers = [one for n in range(30) if (one := nhs_number(f"9{n:08d}")) is not None][:6]
    findings = found(sheet(["Id"], *([int(one)] for one in numbers)))
    assert ids(findings) == ["Q602"]
    assert "NHS number" in findings[0].message


def test_references_of_ten_figures_are_not_health_numbers():
    """One in eleven passes the check by chance."""
    assert found(sheet(["Crime reference"], *([4_200_000_000 + n * 7] for n in range(200)))) == []


def test_figures_are_not_personal():
    assert found(sheet(["Method", "2018/19"], *(["Facebook", n] for n in range(300)))) == []


def test_far_more_rows_than_the_campaign_asked_figures_for():
    rows = [["x", n] for n in range(5000)]
    assert ids(found(sheet(*rows), specification())) == ["Q603"]
    assert found(sheet(*rows)) == []


def test_a_list_of_cases_may_be_long():
    cases = Table("t1", "Offences", "one row per case", [], 1)
    assert found(sheet(*(["x", n] for n in range(5000))), specification(), tables=[cases]) == []


@given(
    st.lists(
        st.lists(st.one_of(st.text(max_size=30), st.integers(), st.none(), st.floats(allow_nan=True)), max_size=4),
        max_size=6,
    )
)
def test_no_sheet_breaks_the_check(rows):
    found(sheet(*rows), specification())
