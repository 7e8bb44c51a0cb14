"""Headline sentences, each with its figures, their coverage and the cells they came from. Pure.

Two voices say the same figures: the press voice rounds and compares, the statistical voice gives counts, dates and
coverage. What should not be said is withheld with its reason, never left out in silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ingestion.values.interval import Interval
from reporting.disclosure.withheld import Withheld
from reporting.sentences.campaign_wording import (
    Wording,
    area_words,
    category_words,
    dates_note,
    follows,
    period_words,
    span_words,
    year_long,
)
from reporting.sentences.numbers_in_words import (
    capital,
    count_words,
    forces_words,
    fraction_words,
    multiple_words,
    percent_words,
)
from reporting.sentences.sentence import Cited, Sentence, Voice
from reporting.sentences.silences import of_change, of_coverage, of_states, too_few
from reporting.statistics.aggregation import Change, Total
from reporting.statistics.figures import Area, Cell
from reporting.statistics.shares import Share

SMALLEST_PEOPLE = 5
"""A share of people that stands on fewer than this many is not told."""


def count_sentence(total: Total, wording: Wording, voice: Voice) -> Sentence | Withheld:
    """How many were recorded in one area and period. With forces missing the sum is "at least"."""
    about = f"{capital(wording.subject)}, {total.area.name}, {total.period}"
    answered = len(total.coverage.answered)
    if silence := too_few(answered, total.area, "gave this figure", of_coverage(total.coverage)):
        return Withheld(about, silence)
    low, high = total.interval.low, total.interval.high
    if low is None:
        return Withheld(about, "Nothing is known of this figure.")
    at_least = Interval(low, high if total.coverage.complete else None)
    said = "no" if at_least.high == 0 else count_words(at_least)
    where = _recorders(total.area)
    when = span_words([total.period], wording.periods)
    if voice is Voice.PRESS:
        text = f"{where} recorded {said} {wording.subject} {when}."
    else:
        text = (
            f"{where} recorded {said} {wording.subject} in {total.period}, "
            f"from {forces_words(answered, total.coverage.asked)}."
        )
    return Sentence(
        about, voice, text, (_cited("count", said, at_least, total.cells),),
        f"From {forces_words(answered, total.coverage.asked)}.", dates_note([total.period], wording.periods),
        total.doubts, total.area.name, "count", total.question,
    )  # fmt: skip


def change_sentence(
    change: Change, wording: Wording, voice: Voice, national: Change | None = None
) -> Sentence | Withheld:
    """How a figure moved, over the forces that gave both; with `national`, beside the area it is compared with.

    A base under 20 is told in counts, a base of nought as "from none".
    """
    about = f"Change in {wording.subject}, {change.area.name}, {change.earlier} to {change.later}"
    asked = len(change.area.members)
    if change.uneven:
        return Withheld(about, change.uneven)
    if silence := too_few(len(change.forces), change.area, "gave figures for both periods", of_change(change)):
        return Withheld(about, silence)
    before, after = change.before, change.after
    counted = before.exact and after.exact
    if change.percent_low is None and not counted:
        return Withheld(about, change.why_not or "No percentage can be told.")
    figures = [
        _cited("later", _told(after), after, change.cells_after),
        _cited("earlier", _told(before), before, change.cells_before),
    ]
    both = change.cells_before + change.cells_after
    moved = _movement(change)
    if change.percent_low is not None and change.percent_high is not None:
        figures.append(
            Cited("percent change", percent_words(change.percent_low, change.percent_high),
                  change.percent_low, change.percent_high, both)
        )  # fmt: skip
    compared, beside = _comparison(change, national)
    figures += beside
    text = (
        _press_change(change, wording, moved, figures[0].words, figures[1].words, compared)
        if voice is Voice.PRESS
        else _statistical_change(change, wording, moved, figures[0].words, figures[1].words, compared)
    )
    own = "From the force's own figures for both periods."
    coverage = own if asked == 1 else f"Compared over {forces_words(len(change.forces), asked)}."
    note = dates_note([change.earlier, change.later], wording.periods)
    if national is not None and beside:
        note += (
            f" The comparison is with {national.area.name}: {count_words(national.before)} to "
            f"{count_words(national.after)}, in {forces_words(len(national.forces), len(national.area.members))}."
        )
    doubts = change.doubts
    if national is not None and beside and (others := [d for d in national.doubts if d not in change.doubts]):
        # One line for all of them: what is doubted of other forces is told at their own sentences and the nation's.
        more = f"{len(others)} thing{'s' if len(others) > 1 else ''}"
        doubts += (f"{national.area.name}: {more} in doubt about the figure it is compared with.",)
    return Sentence(
        about, voice, text, tuple(figures), coverage, note.strip(), doubts, change.area.name, "change", change.question
    )


def share_sentence(share: Share, wording: Wording, voice: Voice) -> Sentence | Withheld:
    """What part of the known cases fall in the named categories, with the denominator that "where provided" means."""
    said = wording.dimensions[share.dimension]
    names = category_words(said, share.categories)
    about = f"{capital(names)} among {said.unit} {span_words(share.periods, wording.periods)}, {share.area.name}"
    if silence := too_few(len(share.given), share.area, f"gave figures where {said.provided}", of_states(share.absent)):
        return Withheld(about, silence)
    part_low, whole_low = share.part.low or 0, share.whole.low or 0
    if not said.used and 0 < part_low < SMALLEST_PEOPLE:
        return Withheld(about, f"It stands on fewer than {SMALLEST_PEOPLE} {said.unit}, who might be recognised.")
    if share.low is None or share.high is None:
        return Withheld(about, share.why_not or "No share can be told.")
    percent = percent_words(share.low, share.high)
    fraction = fraction_words(share.low, share.high)
    counts = f"{count_words(share.part)} of {count_words(share.whole)}"
    when = span_words(share.periods, wording.periods)
    told = fraction if fraction and voice is Voice.PRESS else percent
    from_forces = forces_words(len(share.given), share.asked)
    verb = "were" if len(share.categories) > 1 else "was"
    if said.used and voice is Voice.PRESS:
        text = (
            f"{capital(names)} {verb} used in {told} of the {said.unit} where {said.provided}{_by(share.area)}, {when}."
        )
    elif said.used:
        text = (
            f"{capital(names)} {verb} named in {percent} of {said.unit} ({counts}) where {said.provided}"
            f"{_by(share.area)}, {when}, by {from_forces}; one case may count under several."
        )
    elif voice is Voice.PRESS:
        some = f"{told} {said.unit}" if " in " in told else f"{told} of {said.unit}"
        # "aged 16 or over, over the two years" needs its comma; "in the year" does not.
        pause = "," if when.startswith("over") else ""
        text = f"Where {said.provided}, {some}{_in(share.area)} {said.before} {names}{pause} {when}."
    else:
        text = (
            f"Of the {count_words(share.whole)} {said.unit}{_in(share.area)} {when} where {said.provided}, "
            f"{count_words(share.part)} ({percent}) {said.before} {names}, from {from_forces}."
        )
    unknown = "" if share.unknown.high == 0 else f" Outside it: {count_words(share.unknown)} with no value known."
    return Sentence(
        about, voice, text,
        (
            Cited("share", told, share.low, share.high, share.cells_whole),
            _cited("numerator", count_words(share.part), share.part, share.cells_part),
            Cited("denominator", count_words(share.whole), Fraction(whole_low),
                  None if share.whole.high is None else Fraction(share.whole.high), share.cells_whole),
        ),
        f"From {from_forces}, where {said.provided}: {counts}.",
        f"{dates_note(share.periods, wording.periods)}{unknown}".strip(), share.doubts,
        share.area.name, "share", share.question,
    )  # fmt: skip


def _press_change(change: Change, wording: Wording, moved: str, later: str, earlier: str, compared: str) -> str:
    first, last = wording.periods.get(change.earlier), wording.periods.get(change.later)
    consecutive = bool(first and last and follows(first, last) and year_long(first) and year_long(last))
    now = period_words(change.later, wording.periods)
    then = period_words(change.earlier, wording.periods)
    who = _recorders(change.area, len(change.forces))
    closing = f": {compared}" if compared else ""
    if moved == "did not change":
        same = "the year before" if consecutive else f"in {then}"
        as_many = f"as in {then}" if not consecutive else "as the year before"
        if change.after.high == 0:
            return f"{who} recorded no {wording.subject} in {now}, {as_many}{closing}."
        return f"{who} recorded {later} {wording.subject} in {now}, the same number as {same}{closing}."
    if consecutive:
        told = f"{moved} in {now}, to {later} from {earlier} the year before"
    else:
        told = f"{moved} between {then} and {now}, from {earlier} to {later}"
    return f"{capital(wording.subject)} recorded by {_lower_who(who)} {told}{closing}."


def _statistical_change(change: Change, wording: Wording, moved: str, later: str, earlier: str, compared: str) -> str:
    who = _recorders(change.area, len(change.forces))
    closing = f"; {compared}" if compared else ""
    earlier = "no" if change.before.high == 0 else earlier
    return (
        f"{who} recorded {earlier} {wording.subject} in {change.earlier} and {later} in {change.later}: "
        f"the number {moved}{closing}."
    )


def _movement(change: Change) -> str:
    """ "rose by 36 per cent", "fell", "did not change", or what lies between."""
    low, high = change.percent_low, change.percent_high
    if low is None or high is None:
        before, after = change.before.low or 0, change.after.low or 0
        return "did not change" if before == after else "rose" if after > before else "fell"
    if low == high == 0:
        return "did not change"
    if low >= 0:
        return f"rose by {percent_words(low, high)}"
    if high <= 0:
        return f"fell by {percent_words(low, high)}"
    return f"moved by between a fall of {percent_words(low, low)} and a rise of {percent_words(high, high)}"


def _comparison(change: Change, national: Change | None) -> tuple[str, list[Cited]]:
    """The clause that sets the change beside another area's, which it names, and the figures it cites."""
    if national is None or national.area == change.area or national.percent is None or change.percent is None:
        return "", []
    if too_few(len(national.forces), national.area, "", of_change(national)):
        return "", []
    theirs, cells = national.percent, national.cells_before + national.cells_after
    size = percent_words(theirs, theirs)
    cited = [Cited("comparator", size, theirs, theirs, cells)]
    place = "national" if national.area.kind == "nation" else national.area.name
    multiple = multiple_words(change.percent / theirs) if theirs > 0 and change.percent > 0 else None
    if multiple:
        ratio = change.percent / theirs
        own = change.cells_before + change.cells_after
        return f"{multiple} the {place} increase of {size}", [
            Cited("multiple", multiple, ratio, ratio, own + cells),
            *cited,
        ]
    if multiple is None and theirs > 0 and size == percent_words(change.percent, change.percent):
        return f"in line with the {place} increase of {size}", cited
    if theirs == 0:
        return f"the {place} figure did not change", cited
    return f"the {place} figure {'rose' if theirs > 0 else 'fell'} by {size}", cited


def _recorders(area: Area, compared: int | None = None) -> str:
    """Who recorded: the force itself, or the forces of an area, saying how many where not all are compared."""
    if area.kind == "force":
        return _with_article(area.name)
    if compared is not None and compared < len(area.members):
        return f"The {compared} forces in {area_words(area)} that gave figures for both periods"
    return f"Police in {area_words(area)}"


def _told(interval: Interval) -> str:
    """A figure inside "to … from …": a nought is "none"."""
    return "none" if interval.high == 0 else count_words(interval)


def _with_article(name: str) -> str:
    return f"The {name}" if name.endswith(" Service") else name


def _lower_who(who: str) -> str:
    return who[:1].lower() + who[1:] if who.startswith(("The ", "Police in ")) else who


def _in(area: Area) -> str:
    return f" recorded by {_lower_who(_with_article(area.name))}" if area.kind == "force" else f" in {area_words(area)}"


def _by(area: Area) -> str:
    return (
        f" by {_lower_who(_with_article(area.name))}" if area.kind == "force" else f" by police in {area_words(area)}"
    )


def _cited(role: str, words: str, interval: Interval, cells: Sequence[Cell]) -> Cited:
    low = Fraction(interval.low or 0)
    return Cited(role, words, low, None if interval.high is None else Fraction(interval.high), tuple(cells))
