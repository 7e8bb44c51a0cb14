"""Every cue by which a sentence is understood, by what it is about. Pure."""

from __future__ import annotations

from requests_app.mail.cues.answers import ANSWERS
from requests_app.mail.cues.denials import DENIALS
from requests_app.mail.cues.grammar import Cue
from requests_app.mail.cues.machines import MACHINES
from requests_app.mail.cues.notices import NOTICES
from requests_app.mail.cues.receipts import RECEIPTS
from requests_app.mail.cues.refusals import REFUSALS
from requests_app.mail.cues.reviews import REVIEWS
from requests_app.mail.cues.welsh import WELSH

CUES: tuple[Cue, ...] = (*MACHINES, *REVIEWS, *DENIALS, *REFUSALS, *ANSWERS, *NOTICES, *RECEIPTS, *WELSH)

__all__ = ["CUES", "Cue"]
