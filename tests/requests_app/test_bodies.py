"""Lists of public authorities: what they say, and what is wrong with them by line."""

from __future__ import annotations

from datetime import date

import pytest

from requests_app.bodies import UnusableList, read_bodies


def test_a_list_says_kind_law_address_units_and_mergers() -> None:
    two, one = read_bodies(
        "Authority;E-mail;Kind;Law;Joint_unit;Until;Merged into;Welsh;Aliases\n"
        "Barset and Wessex Disclosure Unit;foi@unit.example;joint unit;;;;;;\n"
        "Old Barset Police;;police force;FOISA 2002;barset and wessex disclosure unit;31/3/2013;New Barset Police;yes;"
        '"Barset;OBP"\n',
        known=["New Barset Police"],
    )
    assert (two.name, two.address, two.kind, two.law) == (
        "Barset and Wessex Disclosure Unit", "foi@unit.example", "joint unit", "FOIA 2000",
    )  # fmt: skip
    assert (one.law, one.until_on, one.merged_into, one.welsh) == (
        "FOISA 2002", date(2013, 3, 31), "New Barset Police", True,
    )  # fmt: skip
    assert one.aliases == ("Barset", "OBP")
    assert one.code.startswith("X")
    assert len(one.code) == 12


def test_the_same_name_has_the_same_code_in_every_list() -> None:
    (one,) = read_bodies("name\nBarset County Council\n")
    (other,) = read_bodies("name,kind\nBARSET COUNTY COUNCIL,council\n")
    assert one.code == other.code


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "The first line has to name the columns"),
        ("name,colour\nA,red\n", "“colour” is no column"),
        ("name,kind\nA,circus\n", "Line 2: “circus” is no kind of body"),
        ("name,email\nA,not an address\n", "Line 2: “not an address” is no e-mail address."),
        ("name,law\nA,GDPR\n", "Line 2: “GDPR” is no law"),
        ("name,until\nA,1 March\n", "Line 2: “1 March” under until is no date"),
        ("name,from,until\nA,2015-01-01,2014-01-01\n", "Line 2: A ends before it begins."),
        ("name,merged into\nA,B\nB,\n", "Line 2: say on which day A was merged"),
        ("name\nA\n\na\n", "Line 4: a stands in line 2 already."),
        ("name,joint unit\nA,Nowhere\n", "Line 2: the joint unit “Nowhere” is neither in this list nor known."),
        ("name,joint unit\nA,a\n", "Line 2: A can't be its own joint unit."),
        ("name,kind\n,council\n", "Line 2: the name is missing."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, fault: str) -> None:
    with pytest.raises(UnusableList) as refused:
        read_bodies(text)
    assert any(sentence.startswith(fault) or fault in sentence for sentence in refused.value.sentences)
