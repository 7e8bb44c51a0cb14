"""Raised marks stay apart from the figure they stand at."""

import pytest

from ingestion.readers.superscripts import raised


@pytest.mark.parametrize(
    ("mark", "before", "written"),
    [("1", "52", "¹"), ("1,2", "52", "¹,²"), ("a", "Other", "[a]"), ("th", "5", "th"), ("52", "", "52"), ("", "5", "")],
)
def test_a_raised_mark(mark, before, written):
    assert raised(mark, before) == written
