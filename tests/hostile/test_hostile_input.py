"""Spoiled documents and mails (`./run bench hostile` draws more): each ends in a reading or in one true sentence,
within its limits, and the next document is read."""

from __future__ import annotations

import logging
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as drawing
from hypothesis import strategies as st

from tests.hostile.mutations import mutated
from tests.hostile.originals import QUICK, original
from tests.hostile.trial import LIMITS, Outcome, tried, tried_as_mail, watched


@pytest.fixture(scope="module")
def warm():
    """Quietly: that a spoiled document gave no reading is what is tried here."""
    log = logging.getLogger("ingestion.sandbox.supervision")
    log.setLevel(logging.ERROR)
    with watched() as made:
        yield made
    log.setLevel(logging.NOTSET)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hostile")


def holds(outcome: Outcome) -> None:
    assert outcome.faults == ()
    assert outcome.processor <= LIMITS.cpu_seconds + 1
    assert outcome.memory <= LIMITS.address_space


@pytest.mark.parametrize("kind", [*QUICK, "PNG"])
def test_the_originals_are_honest(kind, warm, folder):
    outcome = tried(original(kind), folder, warm)
    assert (outcome.code, outcome.faults) == ("read", ())


@pytest.mark.parametrize("kind", QUICK)
@drawing(max_examples=8, derandomize=True, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_a_spoiled_document_is_read_or_told_and_the_next_one_is_read(kind, warm, folder, seed):
    holds(tried(mutated(original(kind), Random(seed)), folder, warm))


@drawing(max_examples=16, derandomize=True, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_a_spoiled_mail_is_taken_apart_or_told(warm, folder, seed):
    holds(tried_as_mail(mutated(original("mail"), Random(seed)), folder, warm))


@drawing(max_examples=8, derandomize=True, deadline=None)
@given(
    raw=st.binary(min_size=1, max_size=2000),
    head=st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"{\\rtf1", b"", b"<html>"]),
)
def test_bytes_that_are_nothing_are_told(warm, folder, raw, head):
    holds(tried(head + raw, folder, warm))


def test_what_does_not_hold_would_be_seen(warm, folder):
    """The trial itself can fail."""
    from tests.hostile import trial

    assert not trial._is_sentence("Traceback (most recent call last):")
    assert not trial._is_sentence("ValueError(x)")
    assert trial._is_sentence("The file is empty.")
