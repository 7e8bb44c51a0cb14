"""Personal details replaced, and what a letter says kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from requests_app.mail.personal_details import without_personal_details
from requests_app.mail.recognition import recognise
from tests.requests_app.mail.letter_generator import generate

LETTER = """Dear Ms Okafor-Lind,

Our ref: FOI/2022/00417. Please ring Sgt. Harris on 01632 555 0199 or write to jo.harris@mercia.police.example or
https://mercia.police.example/p?u=okafor. In 2021/22 there were 140 offences, refused under section 40(2), HQ7 2ZZ.

Kind regards

Jo Harris
Disclosure Officer, collar number 4471

This e-mail is for its addressee.
"""


def test_who_and_where_is_replaced_and_what_is_said_stays() -> None:
    told = without_personal_details(LETTER, ["Jo Harris"])
    for gone in ("Okafor", "Harris", "Jo ", "555 0199", "00417", "HQ7", "4471", "?u="):
        assert gone not in told
    for kept in (
        "In 2021/22 there were 140 offences",
        "section 40(2)",
        "Kind regards",
        "This e-mail is for its addressee.",
    ):
        assert kept in told


@pytest.mark.parametrize(
    "kept", ["Dear Sir/Madam", "Dear Applicant,", "2017/18", "on 12/05/2022", "Section 31(1)(a)", "£24.50"]
)
def test_what_names_nobody_is_kept(kept: str) -> None:
    assert kept in without_personal_details(f"{kept}\nThe figures follow.")


@given(st.integers(min_value=0, max_value=2_000))
def test_the_letter_says_the_same_as_before(seed: int) -> None:
    written = generate(seed)
    before, after = recognise(written.text), recognise(without_personal_details(written.text))
    assert [one.seems for one in after.suggestions] == [one.seems for one in before.suggestions]
    assert [one.exemptions for one in after.suggestions] == [one.exemptions for one in before.suggestions]


@given(st.text(max_size=400), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_and_any_names(text: str, names: list[str]) -> None:
    told = without_personal_details(text, names)
    assert isinstance(told, str)
