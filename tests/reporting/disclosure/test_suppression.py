from reporting.disclosure.suppression import COMPANION, EITHER, SMALL, suppress
from reporting.statistics.areas import areas
from reporting.statistics.crossing import totals
from reporting.statistics.figures import Force
from tests.reporting.builders import figure, ledger, specification

PLACES = [
    Force("A", "Avon", "West", "England"),
    Force("B", "Beds", "West", "England"),
    Force("C", "Cymru", "Wales", "Wales"),
]
PLAN = specification(
    dimensions={"victim_age": {"categories": ["11 and under", "12-15", "16 and over"]}},
    questions=[
        {"number": "1", "text": "How many?"},
        {"number": "2", "text": "By age?", "breakdown": ["victim_age"], "sums_to": "1"},
        {"number": "3", "text": "How?", "breakdown": ["victim_age"], "sums_to": "1", "several_per_case": True},
    ],
)
AGES = ("11 and under", "12-15", "16 and over")


def published(rows: dict[str, tuple[int, int, int]], question: str = "2"):
    figures = [figure(code, sum(row)) for code, row in rows.items()]
    figures += [
        figure(code, value, question=question, victim_age=age)
        for code, row in rows.items()
        for age, value in zip(AGES, row, strict=True)
    ]
    book = ledger(figures, forces=PLACES, questions=PLAN.questions)
    return list(totals(book, areas(PLACES), PLAN.questions, ["2018/19"], PLAN.dimensions))


def withheld(told) -> dict[tuple[str, str], str]:
    return {(name[2], next(iter(name[3]))[1]): why for name, why in told.withheld.items()}


def test_large_counts_are_all_published():
    told = suppress(published({"A": (10, 20, 30), "B": (11, 21, 31), "C": (12, 22, 32)}), PLAN.questions)
    assert told.withheld == {}
    assert told.summaries() == []


def test_a_small_count_takes_a_category_and_a_neighbour_with_it():
    told = withheld(suppress(published({"A": (3, 20, 30), "B": (11, 21, 31), "C": (12, 22, 32)}), PLAN.questions))
    assert told[("Avon", "11 and under")] == SMALL
    assert told[("Avon", "12-15")] == COMPANION
    assert told[("Beds", "11 and under")] == COMPANION
    assert ("England and Wales", "11 and under") not in told


def test_a_true_nought_is_published():
    told = suppress(published({"A": (0, 20, 30), "B": (11, 21, 31), "C": (12, 22, 32)}), PLAN.questions)
    assert told.withheld == {}


def test_an_offence_total_is_published_whatever_its_size():
    told = suppress(published({"A": (1, 1, 0), "B": (11, 21, 31), "C": (12, 22, 32)}), PLAN.questions)
    assert not [name for name in told.withheld if not name[3]]


def test_a_breakdown_that_the_total_alone_gives_away_is_named():
    """Wales is one force here with one case: its total says which category holds it once the others are known."""
    only = [item for item in published({"C": (1, 0, 0)}) if item.key != frozenset({("victim_age", "12-15")})]
    only = [item for item in only if item.key != frozenset({("victim_age", "16 and over")})]
    told = suppress(only, PLAN.questions)
    assert told.exposed
    assert "wider area" in told.summaries()[-1].why


def test_where_a_case_may_count_twice_categories_do_not_subtract():
    told = withheld(suppress(published({"A": (3, 20, 30), "B": (11, 21, 31), "C": (12, 22, 32)}, "3"), PLAN.questions))
    assert ("Avon", "12-15") not in told
    assert ("Beds", "11 and under") in told, "areas still do"


def test_only_breakdowns_of_people_need_it():
    rows = published({"A": (3, 20, 30), "B": (11, 21, 31), "C": (12, 22, 32)})
    assert suppress(rows, PLAN.questions, people=["victim_sex"]).withheld == {}


def test_the_summary_counts_both_kinds_together():
    told = suppress(published({"A": (3, 20, 30), "B": (11, 21, 31), "C": (12, 22, 32)}), PLAN.questions)
    about = {item.about: item.why for item in told.summaries()}
    assert about["2 figures of question 2 for Avon in 2018/19"] == EITHER
    assert set(about.values()) == {EITHER}, "how many of them are small is told nobody"
    assert told.touches("Avon", "2", ["2018/19"], "victim_age")
    assert not told.touches("England and Wales", "2", ["2018/19"], "victim_age")
