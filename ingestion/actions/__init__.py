"""What is done to documents and labels. Each action is one transaction and one Event; effects wait for the commit."""

from ingestion.actions.claims import (
    ATTEMPTS,
    STALE,
    ask_for_reading,
    claim,
    claim_next,
    give_back,
    left_by_lost_process,
    left_waiting,
    refuse_claimed,
)
from ingestion.actions.documents import (
    place_document,
    read_again,
    receive_document,
    remember_layout,
    stop_reading,
    supersede,
)
from ingestion.actions.vocabulary import reach_in_words, take_back_label, teach

__all__ = [
    "ATTEMPTS",
    "STALE",
    "ask_for_reading",
    "claim",
    "claim_next",
    "give_back",
    "left_by_lost_process",
    "left_waiting",
    "place_document",
    "reach_in_words",
    "read_again",
    "receive_document",
    "refuse_claimed",
    "remember_layout",
    "stop_reading",
    "supersede",
    "take_back_label",
    "teach",
]
