"""What a sentence holds of numbers and periods, however often it is asked."""

from __future__ import annotations

import pytest

from ingestion.interpretation.sentence_numbers import Numbers, numbers_in
from ingestion.interpretation.sentence_periods import periods_of


@pytest.mark.parametrize("sentence", ["We hold this information.", "", "Please see the table below"])
def test_a_sentence_without_a_number_holds_nothing(sentence: str) -> None:
    assert numbers_in(sentence, periods_of(sentence)) == Numbers()


def test_a_number_that_nothing_explains_is_told_though_it_counts_nothing() -> None:
    assert numbers_in("The lorry weighed 7305 exactly", ()) == Numbers(bare=True)


def test_no_list_of_a_sentences_periods_is_anothers() -> None:
    sentence = "In 2018/19 we recorded 52 offences."
    periods_of(sentence).clear()
    assert [one.text for one in periods_of(sentence)] == ["2018/19"]
