"""Laws and events by the names that people use."""

from __future__ import annotations

import pytest

from requests_app.deadlines import FOIA, ClockError, UnknownLaw, kind_named, law_named


class TestNames:
    @pytest.mark.parametrize("words", ["FOIA", "foia 2000", "Freedom of Information Act 2000", " foia "])
    def test_law(self, words: str) -> None:
        assert law_named(words) is FOIA

    def test_unknown_law_says_which_there_are(self) -> None:
        with pytest.raises(UnknownLaw, match="FOIA, EIR or FOISA"):
            law_named("GDPR")

    def test_unknown_event_says_which_there_are(self) -> None:
        with pytest.raises(ClockError, match="clarification-asked"):
            kind_named("lunch")
