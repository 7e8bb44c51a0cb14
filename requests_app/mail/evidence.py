"""All that a letter's sentences say, to be asked by weight, by sentence, by section. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from requests_app.mail.classifier import features
from requests_app.mail.days import day_in
from requests_app.mail.question_outcomes import OutcomeFound, once
from requests_app.mail.rules import Act
from requests_app.mail.understanding import Told

_URL = re.compile(r"https?://[^\s<>\"')\]]+[^\s<>\"')\].,;]", re.IGNORECASE)


@dataclass(frozen=True)
class Evidence:
    """What a letter says, sentence by sentence, and what is known beside it. `subject` only ever supports."""

    told: Sequence[Told]
    by_question: Sequence[OutcomeFound]
    subject: Told
    auto_reply: bool = False
    attachments: tuple[str, ...] = ()
    first: str = ""

    def best(self, *acts: Act) -> int:
        """The weight of the heaviest cue for any of the acts."""
        return max((one.acts.get(act, 0) for one in self.told for act in acts), default=0)

    def sum(self, *acts: Act) -> int:
        return sum(max((one.acts.get(act, 0) for act in acts), default=0) for one in self.told)

    def quote(self, *acts: Act) -> str:
        """The sentence that says it most, the first of equals."""

        def says(one: Told) -> int:
            total = sum(one.acts.get(act, 0) for act in acts)
            return 10 * total + 5 * bool(total and one.sections)

        chosen = max(self.told, key=says, default=None)
        return chosen.text if chosen is not None and says(chosen) else self.first

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """Every section relied on, in order; where none is named, what the wordings of refusals mean."""
        named = once(section for one in self.told for section in one.sections)
        with_limbs = {section for one in self.told for section in one.sections if section not in one.bare}
        numbers = {_number(section) for section in with_limbs}
        # "Sections 24 and 31 need a test" after "31(3)" means that same limb.
        named = tuple(one for one in named if one in with_limbs or _number(one) not in numbers)
        return named or once(section for one in self.told for section in one.meant)

    @cached_property
    def weighed(self) -> tuple[str, ...]:
        """The sections named in any mood: what an extension considers."""
        return once(section for one in self.told for section in one.weighed)

    def until(self, *acts: Act) -> date | None:
        """The latest day named in the sentences of these acts."""
        days = [day for one in self.told if any(act in one.acts for act in acts) if (day := day_in(one.text))]
        return max(days, default=None)

    @cached_property
    def words(self) -> set[str]:
        """What the classifier goes by: the words of all sentences that do not explain the law."""
        return features((one.words for one in self.told), self.attachments)

    @cached_property
    def link(self) -> str | None:
        found = next((match for one in self.told if (match := _URL.search(one.text))), None)
        return found[0] if found else None


def _number(section: str) -> str:
    return section.partition("(")[0]
