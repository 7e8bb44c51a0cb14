"""Letters in Welsh are told apart by cues of their own; what only may be, and rights of complaint, say nothing."""

from __future__ import annotations

from datetime import date

import pytest

from requests_app.mail.days import day_in
from requests_app.mail.recognition import recognise
from requests_app.mail.rules import Act, Seems
from requests_app.mail.understanding import told_by


@pytest.mark.parametrize(
    ("letter", "seems"),
    [
        ("Derbyniwyd eich cais ar 6 Ebrill 2022 a byddwch yn derbyn ymateb erbyn 6 Mai 2022.", Seems.ACKNOWLEDGEMENT),
        ("A fyddech cystal ag egluro beth a olygwch yng nghwestiwn 4?", Seems.CLARIFICATION),
        ("Byddai'r gost dros y terfyn priodol. Mae'r llythyr hwn yn hysbysiad gwrthod.", Seems.REFUSAL),
        ("Gallaf gadarnhau nad yw'r heddlu yn dal yr wybodaeth.", Seems.NOT_HELD),
        ("Ni all yr heddlu gadarnhau na gwadu a yw'n dal yr wybodaeth o dan Adran 31(3).", Seems.NEITHER),
        ("Ymddiheurwn am yr oedi wrth ymateb.", Seems.HOLDING),
        ("Rydym yn ymestyn y terfyn amser i ystyried budd y cyhoedd.", Seems.EXTENSION),
    ],
)
def test_what_it_says(letter: str, seems: Seems) -> None:
    assert recognise(letter).suggestions[0].seems is seems


def test_the_section_of_a_welsh_refusal() -> None:
    found = recognise("Mae'r wybodaeth wedi'i heithrio o dan Adran 31(1)(a). Mae hwn yn hysbysiad gwrthod.")
    assert found.suggestions[0].exemptions == ("s31(1)",)


@pytest.mark.parametrize(
    "only_supposed",
    ["Os bydd y gost dros y terfyn priodol byddwn yn dweud.", "Gallai fod hysbysiad gwrthod."],
)
def test_what_only_may_be_refuses_nothing(only_supposed: str) -> None:
    assert not {Act.COST, Act.WITHHOLDS} & told_by(only_supposed).acts.keys()


def test_welsh_months() -> None:
    assert day_in("erbyn 7 Mehefin 2022") == date(2022, 6, 7)
    assert day_in("erbyn 31 Rhagfyr 2022") == date(2022, 12, 31)
