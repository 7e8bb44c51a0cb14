"""What contradicts within a return, from its facts alone."""

from ingestion.values.interval import Interval, exactly
from requests_app.specification import parse_specification
from review.checks.consistency import inconsistent
from review.judged import JudgedFinding, ReturnFacts, ReturnFigure

PERIODS = [
    {"label": "2017/18", "start": "2017-04-01", "end": "2018-03-31"},
    {"label": "2018/19", "start": "2018-04-01", "end": "2019-03-31"},
]
DOCUMENT = {
    "title": "Offences",
    "law": "FOIA 2000",
    "measure": {"name": "offences"},
    "periods": PERIODS,
    "dimensions": {"method": {"categories": ["Knife", "Firearm"], "synonyms": {}}},
    "questions": [
        {"number": "1", "text": "How many offences?", "breakdown": [], "required": True},
        {"number": "2", "text": "Which methods? Several may apply.", "breakdown": ["method"], "several_per_case": True},
    ],
}


def figure(question, low, *, high=None, **breakdown):
    interval = exactly(low) if high is None else Interval(low, high)
    key = f"{question}|{sorted(breakdown.items())}"
    return ReturnFigure(key, question, "2018/19", breakdown, interval, "exact", str(low), 1, "a.csv", "B2", table="t1")


def told(*figures, document=DOCUMENT, findings=()):
    facts = ReturnFacts(1, "kent", "Kent Police", "answered", True, figures=figures, findings=list(findings))
    return [(finding.id, finding.message) for finding in inconsistent(facts, parse_specification(document))]


def test_a_method_is_not_used_more_often_than_there_are_offences():
    [(kind, sentence)] = told(figure("1", 32), figure("2", 45, method="Knife"), figure("2", 32, method="Firearm"))
    assert kind == "R204"
    assert sentence == "Question 2, Knife, 2018/19: 45 (B2) of 32 cases (question 1, B2)."


def test_methods_may_together_exceed_the_offences_and_hidden_ones_may_be_few():
    assert told(figure("1", 32), figure("2", 30, method="Knife"), figure("2", 30, method="Firearm")) == []
    assert told(figure("1", 1, high=4), figure("2", 4, method="Knife")) == []
    assert told(figure("1", 3), figure("2", 1, high=9, method="Knife")) == []


def test_which_question_has_the_cases_is_not_guessed_of_two():
    flagged = DOCUMENT["questions"] + [{"number": "3", "text": "How many had a flag?", "breakdown": []}]
    figures = figure("1", 32), figure("2", 45, method="Knife")
    assert told(*figures, document=DOCUMENT | {"questions": flagged}) == []
    said = [{**question, "sums_to": "1"} if question["number"] == "2" else question for question in flagged]
    assert [kind for kind, _ in told(*figures, document=DOCUMENT | {"questions": said})] == ["R204"]


def test_what_the_document_says_of_its_own_total_is_not_said_again():
    own = JudgedFinding("Q407", "warning", "Knife is 45.", "", "f", 1, "B2", table="t1")
    assert told(figure("1", 32), figure("2", 45, method="Knife"), findings=[own]) == []
