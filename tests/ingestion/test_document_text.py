"""The words of a reading, without what its sheets hide."""

from ingestion.document_text import text_of
from ingestion.values.grid import Grid
from ingestion.values.reading import FileFacts, Reading
from requests_app.search import PIECE


def reading(*grids):
    return Reading(FileFacts("a.xlsx", "", 0, ""), grids=list(grids))


def test_each_row_is_a_line_once():
    told = text_of(reading(Grid([["Facebook", 7], ["Facebook", 7], ["", None]], sheet="Answer")))
    assert told == "Answer\nFacebook 7"


def test_what_a_sheet_hides_is_not_looked_through():
    grid = Grid([["a", "b"], ["c", "d"]], hidden_rows=frozenset({1}), hidden_columns=frozenset({1}))
    assert text_of(reading(grid, Grid([["secret"]], hidden=True))) == "a"


def test_no_more_than_the_database_takes():
    assert len(text_of(reading(Grid([[f"word {n}"] for n in range(50_000)])))) == PIECE
