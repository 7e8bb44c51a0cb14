from __future__ import annotations

from ingestion.quality.checks import check
from tests.ingestion.figures import figure, ids, reading, specification


def test_a_finding_held_already_is_not_said_again():
    one = reading([figure(1, {"Sex": "F"}), figure(1, {"Sex": "M"}), figure(9, total=True)])
    one.findings = check(one, None)
    assert ids(one.findings) == ["Q401"]
    assert check(one, None) == []


def test_what_is_missing_is_only_said_of_a_document_as_it_was_sent():
    one = reading([figure(1, question="1", asked="2018/19")])
    assert "Q510" in ids(check(one, specification()))
    assert "Q510" not in ids(check(one, specification(), whole=False))


def test_an_empty_reading_is_checked_too():
    assert check(reading(), specification()) == []
