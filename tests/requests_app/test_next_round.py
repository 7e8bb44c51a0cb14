"""The same questions a year on."""

from __future__ import annotations

from requests_app.next_round import a_year_on
from requests_app.specification import parse_specification
from tests.builders import SPECIFICATION


def test_periods_their_labels_and_the_years_in_the_words_move_together() -> None:
    document = {
        **SPECIFICATION,
        "title": "Offences 2017/18 and 2018/19",
        "questions": [
            {
                "number": "1",
                "text": "How many offences under the Sexual Offences Act 2003 and the Act 2018 were recorded between "
                "1 April 2017 and 31 March 2019? Do not count those of 2011.",
            }
        ],
    }
    moved = a_year_on(document)
    assert [(one["label"], one["start"], one["end"]) for one in moved["periods"]] == [
        ("2018/19", "2018-04-01", "2019-03-31"),
        ("2019/20", "2019-04-01", "2020-03-31"),
    ]
    assert moved["title"] == "Offences 2018/19 and 2019/20"
    assert moved["questions"][0]["text"] == (
        "How many offences under the Sexual Offences Act 2003 and the Act 2018 were recorded between 1 April 2018 and "
        "31 March 2020? Do not count those of 2011."
    )
    assert document["periods"][0]["label"] == "2017/18"


def test_the_next_round_asks_the_same_shape() -> None:
    assert parse_specification(a_year_on(SPECIFICATION)).shape == parse_specification(SPECIFICATION).shape


def test_a_year_that_ends_with_february_ends_with_it_again() -> None:
    def ends(end: str) -> str:
        period = {"label": "year", "start": "2018-03-01", "end": end}
        return a_year_on({**SPECIFICATION, "periods": [period]})["periods"][0]["end"]

    assert ends("2019-02-28") == "2020-02-29"
    assert ends("2020-02-29") == "2021-02-28"


def test_a_short_year_at_a_century_s_end_goes_on_at_nought() -> None:
    period = {"label": "2098/99", "start": "2098-04-01", "end": "2099-03-31"}
    assert a_year_on({**SPECIFICATION, "periods": [period]})["periods"][0]["label"] == "2099/00"
