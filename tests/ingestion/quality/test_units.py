from __future__ import annotations

from dataclasses import replace

import pytest

from ingestion.quality.units import check_units
from ingestion.values.table import Table
from tests.ingestion.figures import figure, ids, reading, specification


def counts(*values, **other):
    return [figure(value, {"Sex": f"s{n}"}, **other) for n, value in enumerate(values)]


def test_a_share_among_counts():
    records = counts(10, 20, 30)
    records[1] = replace(records[1], as_written="20%")
    findings = check_units(reading(records))
    assert ids(findings) == ["Q430"]
    assert "20%" in findings[0].message


def test_shares_throughout_are_not_mixed():
    assert check_units(reading([replace(one, as_written=f"{one.as_written}%") for one in counts(10, 20)])) == []


def test_a_fraction_among_whole_numbers():
    findings = check_units(reading(counts(10, 20, 7.5, 12)))
    assert ids(findings) == ["Q431"]
    assert "7.5" in findings[0].message


def test_rates_throughout_are_not_mixed():
    assert check_units(reading(counts(1.5, 2.5, 3.1))) == []


def test_whole_numbers_only():
    assert check_units(reading(counts(1, 2, 3))) == []


def test_victims_in_one_table_and_offences_in_the_other():
    records = counts(1, 2, question="2", measure="Number of victims") + counts(
        1, question="2", measure="Offences", table="t2"
    )
    findings = check_units(reading(records), specification())
    assert ids(findings) == ["Q432"]
    assert "victims" in findings[0].message
    assert "offences" in findings[0].message


def test_crimes_are_offences():
    tables = [Table("t1", "Crimes by sex", "crosstab", [], 1), Table("t2", "Offences by sex", "crosstab", [], 1)]
    records = counts(1, question="2") + counts(1, question="2", table="t2")
    assert check_units(reading(records, tables=tables), specification()) == []


@pytest.mark.parametrize("words", ["Offences (000s)", "Offences ('000)", "Number of offences (in hundreds)"])
def test_a_head_that_counts_in_thousands_is_an_error_at_its_figures(words):
    records = [replace(one, measure=words) for one in counts(12, 15)]
    [finding] = check_units(reading(records))
    assert (finding.id, str(finding.level)) == ("Q434", "error")
    assert words in finding.message


@pytest.mark.parametrize("words", ["Figures are in thousands.", "All numbers shown are in the thousands"])
def test_a_note_that_says_so_is_told_too(words):
    table = Table("t1", "Offences", "crosstab", [], 1, notes=[words])
    assert ids(check_units(reading(counts(12, 15), tables=[table]))) == ["Q434"]


@pytest.mark.parametrize(
    "words",
    ["Offences per 1,000 people", "The data is held in thousands of files", "Population 12,000", "We hold thousands"],
)
def test_other_thousands_are_not(words):
    table = Table("t1", words, "crosstab", [], 1, notes=[words])
    assert check_units(reading(counts(12, 15), tables=[table])) == []
