"""When the room starts, others know what it finds and what it forgets, without loading either."""

from ingestion.deletion_hooks import DELETION_HOOKS
from reporting.search import KINDS
from requests_app.lazy import LazyFunction
from requests_app.search import every_kind


def test_sentences_are_looked_for_and_kept_editions_forgotten():
    assert every_kind()["sentences"] is KINDS[0]
    assert DELETION_HOOKS.count(LazyFunction("reporting.forgetting:forget")) == 1
