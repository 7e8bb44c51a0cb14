"""What contradicts within a return, from its facts alone."""

from ingestion.values.interval import Interval, exactly
from requests_app.specification import parse_specification
from review.checks.consistency import inconsistent
from review.judged import JudgedFinding, ReturnDocument, ReturnFacts, ReturnFigure
from review.settling import told_once

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


def figure(question, low, *, high=None, period="2018/19", **breakdown):
    interval = exactly(low) if high is None else Interval(low, high)
    key = f"{question}|{sorted(breakdown.items())}" + (f"|{period}" if period != "2018/19" else "")
    return ReturnFigure(key, question, period, breakdown, interval, "exact", str(low), 1, "a.csv", "B2", table="t1")


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


SUMMED = DOCUMENT | {
    "questions": [
        DOCUMENT["questions"][0],
        {"number": "2", "text": "By method", "breakdown": ["method"], "sums_to": "1"},
    ]
}


def test_rounded_parts_may_miss_their_rounded_whole_by_what_rounding_explains():
    said = JudgedFinding("Q440", "warning", "The document says: “Figures are rounded to the nearest 10”", "", "f", 1)
    parts = figure("2", 40, method="Knife"), figure("2", 60, method="Firearm")
    near, far = figure("1", 110), figure("1", 130)
    assert [kind for kind, _ in told(near, *parts, document=SUMMED)] == ["R202"]
    assert told(near, *parts, document=SUMMED, findings=[said]) == []
    assert [kind for kind, _ in told(far, *parts, document=SUMMED, findings=[said])] == ["R202"]


def test_an_answer_that_a_letter_takes_back_is_an_error_while_it_counts():
    said = JudgedFinding("Q437", "warning", "The document says: “Please disregard our response”", "", "f", 2)
    answer, letter, inside = (
        ReturnDocument(1, "a.csv", "x", "read"),
        ReturnDocument(2, "mail.eml", "y", "read"),
        ReturnDocument(1, "a.csv", "x", "read", parent=2),
    )

    def kinds(*documents):
        facts = ReturnFacts(
            1, "kent", "Kent Police", "answered", True, documents=documents, figures=[figure("1", 12)], findings=[said]
        )
        facts.findings += inconsistent(facts, parse_specification(DOCUMENT))
        return [finding.id for finding in told_once(facts.findings)]

    assert kinds(answer, letter) == ["R309"]
    assert kinds(inside, letter) == ["Q437"], "a mail speaks of an earlier one, not of what it brings itself"
    assert kinds(answer) == ["Q437"]
