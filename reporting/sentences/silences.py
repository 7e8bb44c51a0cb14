"""Why an area is not spoken for: nobody gave the figure, or too few did, each force by what came of it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from reporting.sentences.campaign_wording import area_words
from reporting.sentences.numbers_in_words import list_words
from reporting.statistics.aggregation import Change
from reporting.statistics.figures import Area, Coverage, State

SMALLEST_PART = Fraction(1, 2)
"""An area is spoken for only when at least this part of its asked forces gave the figure."""

FEWEST = 2
"""An area of several forces is never spoken for by fewer."""

WAITS = "waits for a supervisor"
REFUSED = "refused"
UNANSWERED = "has not answered"
NONE_HERE = "gave none here"
"""What came of a force, in the words that every page and sentence uses."""

PLURAL = {WAITS: "wait for a supervisor", UNANSWERED: "have not answered"}


def of_coverage(coverage: Coverage) -> Counter[str]:
    """How many of the forces without this figure came to what."""
    return Counter(
        {
            WAITS: len(coverage.blocked),
            REFUSED: len(coverage.refused),
            NONE_HERE: len(coverage.partial),
            UNANSWERED: len(coverage.unanswered),
        }
    )


def of_states(states: Iterable[State]) -> Counter[str]:
    """The same of states; USABLE is a force whose return is counted for other figures."""
    words = {State.BLOCKED: WAITS, State.REFUSED: REFUSED, State.MISSING: UNANSWERED, State.USABLE: NONE_HERE}
    return Counter(words[state] for state in states)


def of_change(change: Change) -> Counter[str]:
    """The forces that are not compared, by why."""
    return Counter(why.removeprefix("its return ").removeprefix("it ") for _, why in change.left_out)


def absent_words(absent: Counter[str]) -> str:
    """ "2 wait for a supervisor, 1 refused and 3 have not answered"; empty where nobody is absent."""
    told = [f"{count} {PLURAL.get(why, why) if count > 1 else why}" for why, count in absent.items() if count]
    return list_words(told) if told else ""


def too_few(given: int, area: Area, gave: str, absent: Counter[str]) -> str | None:
    """Why the area is not spoken for; None where it is. `gave` completes "the forces that …"."""
    asked = len(area.members)
    because = absent_words(absent)
    if not given:
        if asked == 1:
            why = next((why for why, count in absent.items() if count), NONE_HERE)
            return _of_one(why)
        return f"No force {gave}{f': {because}' if because else ''}."
    if area.kind == "force":
        return None
    if asked < FEWEST:
        return f"Only one force was asked in {area_words(area)}: it speaks for itself."
    if given < FEWEST or given < asked * SMALLEST_PART:
        return f"Only {given} of the {asked} forces {gave}: too few to speak for {area_words(area)}; {because}."
    return None


def _of_one(why: str) -> str:
    """What is said of a force alone."""
    if why == WAITS:
        return "The force's return waits for a supervisor."
    if why == NONE_HERE:
        return "The force gave no figure here that can be counted."
    return f"The force is not compared: {why}." if why.startswith("its ") else f"The force {why}."
