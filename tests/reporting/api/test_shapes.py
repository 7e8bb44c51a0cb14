"""What an answer holds is what its shape says, of an edition like that of 2019; and no more."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from reporting.api import shapes
from tests.reporting.editions import september

CONTENT = september()


def test_every_total_change_and_silence_of_an_edition_has_its_shape():
    for row in CONTENT["totals"]:
        shapes.Total.model_validate(row)
    for row in CONTENT["changes"]:
        made = shapes.Change.model_validate(row)
        assert (made.from_, made.to) == (row["from"], row["to"])
    for row in CONTENT["withheld"]:
        shapes.Silence.model_validate(row)
    for row in CONTENT["sentences"]:
        shapes.Sentence.model_validate(row)


def test_what_stands_behind_a_sentence_and_a_cell_is_in_no_answer():
    """Documents' names, places and records are for those who work on them."""
    held = {field for shape in vars(shapes).values() if hasattr(shape, "model_fields") for field in shape.model_fields}
    assert held.isdisjoint({"sources", "documents", "cells", "record", "place", "claim", "warnings", "recomputing"})


def test_a_figure_without_its_coverage_is_no_answer():
    row = dict(CONTENT["totals"][0])
    row.pop("answered")
    with pytest.raises(ValidationError):
        shapes.Total.model_validate(row)


def test_an_edition_frozen_before_parts_were_told_apart_has_still_its_shape():
    row = dict(CONTENT["totals"][0])
    row.pop("partial")
    assert shapes.Total.model_validate(row).partial is None


def test_a_withheld_figure_has_no_bounds_and_says_so():
    row = next(row for row in CONTENT["totals"] if row["marker"].startswith("[c]"))
    made = shapes.Total.model_validate(row)
    assert (made.low, made.high) == (None, None)
