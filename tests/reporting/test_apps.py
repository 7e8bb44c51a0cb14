"""When the room starts, others know what it finds and what it forgets, without loading either."""

from ingestion.forgetters import FORGETTERS
from reporting.search import KINDS
from requests_app.late import Late
from requests_app.search import every_kind


def test_sentences_are_looked_for_and_kept_editions_forgotten():
    assert every_kind()["sentences"] is KINDS[0]
    assert FORGETTERS.count(Late("reporting.forgetting:forget")) == 1
