"""What stands out against the force's own other periods: one figure, told once."""

from requests_app.specification import parse_specification
from review.checks.outliers import standing_out
from review.checks.peer_values import PeerFigure, PeerReturn

YEARS = ("2016/17", "2017/18", "2018/19")
ASKED = parse_specification(
    {
        "title": "Offences",
        "periods": [
            {"label": label, "start": f"{label[:4]}-04-01", "end": f"{int(label[:4]) + 1}-03-31"} for label in YEARS
        ],
        "questions": [{"number": "1", "text": "How many offences?"}],
    }
)


def told(*values):
    one = PeerReturn("kent", "Kent Police", 300_000)
    for year, value in zip(YEARS, values, strict=True):
        one.figures[f"1|{year}"] = PeerFigure(f"1|{year}", "1", year, {}, value, 1)
    return [(finding.message, finding.about) for finding in standing_out(one, ASKED, ())]


def test_a_year_that_is_far_from_both_its_neighbours_is_told_once():
    for middle in (3100, 1):
        [(sentence, about)] = told(100, middle, 110)
        assert sentence == f"Question 1: {middle} in 2017/18, against 100 in 2016/17 and 110 in 2018/19."
        assert about == ("1|2017/18", "1|2016/17", "1|2018/19")


def test_a_rise_in_each_year_is_a_matter_each():
    assert [sentence for sentence, _ in told(10, 100, 1000)] == [
        "Question 1: 100 in 2017/18, against 10 in 2016/17.",
        "Question 1: 1000 in 2018/19, against 100 in 2017/18.",
    ]


def test_years_alike_are_not_told():
    assert told(100, 110, 90) == []
