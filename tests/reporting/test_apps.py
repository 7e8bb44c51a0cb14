"""When the room starts, others know what it finds and what it forgets."""

from ingestion import deletion
from reporting.forgetting import forget
from reporting.search import KINDS
from requests_app import search


def test_sentences_are_looked_for_and_kept_editions_forgotten():
    assert search._KINDS["sentences"] is KINDS[0]
    assert forget in deletion._FORGETTERS
