"""Which figures a finding of a document is about."""

from __future__ import annotations

from review.judged import JudgedFinding
from review.settling import placed
from tests.review.checks.test_consistency import figure


def test_of_many_totals_on_a_page_a_wrong_sum_is_about_the_one_that_its_parts_do_not_make():
    parts = [figure("2", n, sex=sex, age=age) for sex, age, n in (("f", "1", 3), ("f", "2", 4), ("m", "1", 5))]
    totals = [figure("2", low, sex=sex)._replace(total=True) for sex, low in (("f", 9), ("m", 5))]
    on_the_page = [one._replace(place="page 1") for one in (*parts, *totals)]
    wrong = JudgedFinding("Q401", "error", "7 and not 9", "", "mark", 1, "page 1", table="t1")
    [finding] = placed([wrong], on_the_page)
    assert finding.about == (totals[0].key, parts[0].key, parts[1].key)
    assert [one.words for one in finding.candidates] == ["7"]
