"""Who wrote to us is told from letters; offices and teams are no people; a name goes however it is joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.officials import OFFICIAL, officials_in, without_officials

LETTER = (
    "Dear Sir,\n\nPlease find attached.\n\nKind regards\n\nMs Ottoline Fairweather\nFreedom of Information Officer\n"
)


def test_people_are_told_from_senders_and_signatures():
    found = officials_in([
        ("Crispin Hallowell <crispin.hallowell@kent.police.example>", LETTER),
        ('"Hallowell, Crispin" <c@kent.police.example>', ""),
        ("FOI Team <foi@kent.police.example>", "Yours sincerely,\nInformation Access Unit\nKent Police"),
        ("foi@kent.police.example", "no close here: Barnaby Nobody"),
    ])  # fmt: skip
    assert found == {"Crispin Hallowell", "Ottoline Fairweather"}


@pytest.mark.parametrize(
    "written", ["Crispin Hallowell", "crispin_hallowell.xlsx", "Hallowell, Crispin", "FOI-Crispin-Hallowell-2019"]
)
def test_a_name_goes_however_it_is_joined(written):
    said = without_officials(f"File {written}", {"Crispin Hallowell"})
    assert "allowell" not in said
    assert OFFICIAL in said


def test_other_words_and_half_a_name_stay():
    assert without_officials("Hallowell Road, crispings", {"Crispin Hallowell"}) == "Hallowell Road, crispings"
    assert "@" not in without_officials("ask foi.c@kent.police.example", set())


PART = st.text(st.sampled_from("abcdefgh"), min_size=3, max_size=8).map(str.title)


@given(st.tuples(PART, PART), st.sampled_from([" ", "_", "-", ", ", "."]), st.text("xyz ", max_size=10))
def test_no_name_is_left(name, sign, around):
    said = without_officials(f"{around} {name[0]}{sign}{name[1]} {around}", {" ".join(name)})
    assert f"{name[0]}{sign}{name[1]}" not in said


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=200)), max_size=4))
def test_no_letter_breaks_it(letters):
    officials_in(letters)
