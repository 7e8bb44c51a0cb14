"""Sentences that say that figures were counted otherwise than asked; and those that say nothing of it."""

from __future__ import annotations

from itertools import product

import pytest

from ingestion.quality.basis_said import check_basis_said
from tests.ingestion.figures import figure, ids, reading, specification

SUBJECTS = ("The figures", "Data", "These counts", "Please note that all numbers", "They")
DATES = ("the date committed", "the date on which the offence was committed")
BY = ("{} are by {}.", "{} are based on {} and not the date recorded.", "{} are counted according to {}.")
OTHERWISE = (
    "Years are based on when the offence occurred.",
    "Figures are by the date on which the crime was closed.",
    "Only finalised crimes are counted.",
    "Only detected offences have been counted.",
    "These figures cover crimes solved only.",
    "The years shown relate to the date of offence.",
    "Figures are by date of the offence.",
    "Only the most serious offence in each incident was counted.",
    "These figures are estimates based on a sample of 10% of records.",
    "Figures have been estimated for 2018/19.",
    "The numbers are taken from a sample of records.",
    "The figures for 2018/19 are not reliable because of a fault in the system.",
    "These figures are known to be an undercount.",
    "Figures do not include offences dealt with by the rural crime team.",
    "The data excludes crimes reported online.",
)
AS_ASKED = (
    "The figures are based on the date the crime was recorded.",
    "Figures are by the date recorded and not by the date committed.",
    "Figures are by the date recorded rather than by the date on which the offence occurred.",
    "Figures are for offences recorded, not only detected offences.",
    "We estimate that it would take 27 hours to answer.",
    "The cost of this is estimated at £675.",
    "A sample of 20 records took 40 minutes to read.",
    "Data was extracted on 3 May and is subject to change.",
    "The figures do not include offences dealt with by other forces.",
    "Figures exclude crimes dealt with by British Transport Police.",
    "The figures include offences committed at any time.",
    "The accuracy of the data depends on what was recorded.",
)


def told(words: str, *, answer: bool = True, **changes: object) -> list[str]:
    records = [figure(12, {}, question="1")] if answer else []
    return ids(check_basis_said(reading(records, lines=["Dear requester,", words]), specification(**changes)))


@pytest.mark.parametrize("words", BY)
def test_figures_by_the_day_of_the_offence_are_warned_of(words: str) -> None:
    for subject, date in product(SUBJECTS, DATES):
        assert told(words.format(subject, date)) == ["Q442"], (subject, date)


@pytest.mark.parametrize("words", OTHERWISE)
def test_what_was_counted_otherwise_is_warned_of_where_a_figure_answers(words: str) -> None:
    assert told(words) == ["Q442"]
    assert told(words, answer=False) == []


@pytest.mark.parametrize("words", AS_ASKED)
def test_sentences_that_say_nothing_of_it_are_left_alone(words: str) -> None:
    assert told(words) == []


def test_nothing_is_told_where_that_was_asked() -> None:
    asked = {"name": "offences", "definition": "by the date on which they were committed"}
    assert told("Figures are by the date committed.", measure=asked) == []
    assert check_basis_said(reading([figure(12, {})], lines=["Only finalised crimes are counted."])) == []
