from datetime import date

from demo.campaign import specification
from requests_app.specification import parse_specification


def test_the_specification_can_be_asked_with():
    spec = parse_specification(specification())
    assert [question.number for question in spec.questions] == ["1", "2", "4", "5"]
    assert spec.question("2").sums_to == "1"
    assert spec.question("4").several_per_case
    assert not spec.question("5").required


def test_the_years_begin_with_the_offence_and_follow_each_other_without_gap_or_overlap():
    first, second = parse_specification(specification()).periods
    assert first.start == date(2017, 4, 3)
    assert (second.start - first.end).days == 1
    assert (first.end - first.start).days == (second.end - second.start).days == 364


def test_no_word_means_two_categories_of_one_dimension():
    for dimension in parse_specification(specification()).dimensions.values():
        words = [
            word.casefold()
            for category in dimension.categories
            for word in (category, *dimension.synonyms.get(category, ()))
        ]
        assert len(words) == len(set(words))


def test_each_caller_gets_a_document_of_their_own():
    specification()["dimensions"]["victim_sex"]["synonyms"]["Female"].append("changed")
    assert "changed" not in specification()["dimensions"]["victim_sex"]["synonyms"]["Female"]
