"""What is missing from a return, from its facts alone."""

from dataclasses import replace

from ingestion.values.interval import NOTHING_KNOWN
from requests_app.specification import parse_specification
from review.checks.coverage import missing
from review.judged import JudgedFinding, ReturnDocument, ReturnFacts, Uncounted
from tests.review.checks.test_consistency import DOCUMENT, figure

ALL_ASKED = [*DOCUMENT["questions"], {"number": "3", "text": "How many were charged?", "breakdown": []}]


def told(*figures, questions=DOCUMENT["questions"], findings=(), uncounted=()):
    facts = ReturnFacts(
        1, "kent", "Kent Police", "answered", True, documents=[ReturnDocument(1, "a.csv", "x", "read")],
        figures=figures, findings=list(findings), uncounted=uncounted,
    )  # fmt: skip
    found = missing(facts, parse_specification(DOCUMENT | {"questions": questions}))
    return [(finding.id, finding.message) for finding in found]


def blank(period="2018/19", place="B3", **breakdown):
    return Uncounted("2", period, breakdown, NOTHING_KNOWN, "", place, 1, "a.csv", 5, blank=True)


GIVEN = figure("1", 32), figure("2", 4, method="Knife")


def test_a_year_that_all_questions_lack_is_one_matter():
    assert told(*GIVEN) == [("R105", "Questions 1 and 2 have no figure for 2017/18.")]
    assert told(*GIVEN, figure("3", 1), questions=ALL_ASKED) == [
        ("R105", "Questions 1, 2 and 3 have no figure for 2017/18.")
    ]
    assert dict(told(figure("1", 32))) == {
        "R104": "Question 2 has no figure in the return.",
        "R105": "Question 1 has no figure for 2017/18.",
    }


def test_a_blank_cell_is_told_with_its_place():
    [sentence] = [words for kind, words in told(*GIVEN, uncounted=[blank(method="Firearm")]) if kind == "R109"]
    assert sentence == (
        "Question 2: 1 cell is blank in a.csv, and nothing there says what that means (Firearm, 2018/19, B3)."
    )


def test_many_blank_cells_of_a_question_are_one_matter():
    cells = [blank(place=f"B{row}", method="Firearm") for row in range(3, 9)]
    [sentence] = [words for kind, words in told(*GIVEN, uncounted=cells) if kind == "R109"]
    assert sentence.startswith("Question 2: 6 cells are blank")
    assert sentence.endswith("B5 …).")


def test_blanks_that_their_document_tells_of_are_not_told_twice_and_labels_are_no_blanks():
    def kinds(cell, *findings):
        return {kind for kind, _ in told(*GIVEN, findings=findings, uncounted=[cell])}

    own = JudgedFinding("Q402", "warning", "1 blank cell among them.", "", "f", 1, table="t2")
    here, elsewhere = (replace(blank(method="Firearm"), table=name) for name in ("t2", "t3"))
    assert "R109" not in kinds(here, own)
    assert "R109" in kinds(elsewhere, own), "a total of another table says nothing of it"
    all_blank = JudgedFinding("Q513", "warning", "All of question 3 is blank.", "", "f", 1)
    assert "R109" not in kinds(replace(here, question="3"), all_blank)
    assert "R109" in kinds(here, all_blank)
    unmatched = Uncounted("2", "2018/19", {}, NOTHING_KNOWN, "Axe", "B3", 1, "a.csv", 5)
    assert "R109" not in kinds(unmatched)


ASKS = JudgedFinding("Q712", "info", "It asks for clarification: “What is meant?”", "", "f", 1)


def test_a_letter_without_an_answer_is_told_with_what_it_says():
    assert told(findings=[ASKS]) == [("R111", "a.csv: It asks for clarification: “What is meant?”")]


def test_a_file_without_figures_beside_such_a_letter_is_an_answer_without_figures():
    documents = [ReturnDocument(1, "a.pdf", "x", "read"), ReturnDocument(2, "b.xlsx", "y", "read")]
    facts = ReturnFacts(1, "kent", "Kent Police", "answered", True, documents=documents, findings=[ASKS])
    asked = parse_specification(DOCUMENT)
    assert [finding.id for finding in missing(facts, asked)] == ["R107"]
    facts.documents = [documents[0], replace(documents[1], parent=1)]
    assert [finding.id for finding in missing(facts, asked)] == ["R111"], "what a letter holds is of the letter"


def test_such_a_letter_beside_figures_says_nothing_of_the_return():
    assert "R111" not in dict(told(*GIVEN, findings=[ASKS]))


def test_questions_that_came_to_the_same_are_named_together():
    came = {"1": "not held", "2": "refused", "3": "refused"}
    facts = ReturnFacts(1, "kent", "Kent Police", "answered", True, outcomes=came)
    [said] = [finding.message for finding in missing(facts, parse_specification(DOCUMENT)) if finding.id == "R103"]
    assert said == "Kent Police gave no figures for question 1: not held; questions 2 and 3: refused."


def test_nothing_counted_leaves_nothing_to_divide():
    nought = figure("1", 0, period="2017/18"), figure("1", 0)
    assert told(*nought) == []
    assert told(nought[0], figure("1", 3)) == [("R104", "Question 2 has no figure in the return.")]
    assert told(nought[0], *GIVEN) == []
    assert told(*nought, questions=ALL_ASKED) == [
        ("R104", f"Question {number} has no figure in the return.") for number in ("2", "3")
    ]


def test_a_year_given_in_part_is_told_once():
    def part(questions):
        words = (
            f"“2017/18 (to December)” (1 April 2017 to 31 December 2017) is part of 2017/18 (…): 9 figures {questions}"
        )
        return [JudgedFinding("Q303", "warning", words, "", "f", 1, table="t1")]

    assert told(*GIVEN, findings=part("of questions 1 and 2.")) == []
    assert told(*GIVEN, findings=part("of question 1.")) == [("R105", "Question 2 has no figure for 2017/18.")]
