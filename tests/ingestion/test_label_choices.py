"""A finding about a label offers the categories it could mean."""

from ingestion.label_choices import label_choices
from requests_app.specification import parse_specification

SPECIFICATION = parse_specification(
    {
        "title": "Offences",
        "law": "FOIA 2000",
        "measure": {"name": "offences", "definition": "s.15A"},
        "periods": [{"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"}],
        "dimensions": {"age": {"label": "Age of victim", "categories": ["11 and under", "12-15", "16 and over"]}},
        "questions": [{"number": "1", "text": "How many?", "breakdown": ["age"]}],
    }
)


def test_every_category_is_offered_for_each_unknown_label():
    choices = label_choices("Q501", "Age of victim: no category for “Year 7”; “Year 9”.", SPECIFICATION)
    assert [(choice.dimension, choice.label) for choice in choices] == [("age", "Year 7"), ("age", "Year 9")]
    assert all(set(choice.categories) == {"11 and under", "12-15", "16 and over"} for choice in choices)


def test_the_nearest_category_comes_first():
    message = "Age of victim: took “16 and ovr” for 16 and over (95 of 100); 88 is enough."
    assert label_choices("Q503", message, SPECIFICATION)[0].categories[0] == "16 and over"


def test_other_findings_and_other_dimensions_offer_nothing():
    assert label_choices("Q301", "Age of victim: “Year 7”.", SPECIFICATION) == []
    assert label_choices("Q501", "Sex of victim: no category for “Year 7”.", SPECIFICATION) == []
    assert label_choices("Q501", "Age of victim: no category for “Year 7”.", None) == []
