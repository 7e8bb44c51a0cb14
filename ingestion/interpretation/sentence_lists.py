"""Lines that are a label and a figure ("2018/19: 52", "Facebook - 12"), and what tells them from spans of years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.interpretation.part_years import part_said
from ingestion.interpretation.sentence_numbers import NO_COUNT
from ingestion.interpretation.sentence_periods import COUNTED, periods_of, short_years
from ingestion.interpretation.sentence_reading import Found, SentenceReading, figure_of
from ingestion.values.figure_words import FigureWords, read_figure
from ingestion.values.labels import plain
from ingestion.values.period import Period
from ingestion.values.period_words import find_periods, read_period
from ingestion.values.record import Kind
from ingestion.values.spelled_numbers import read_spelled
from ingestion.values.time_spans import read_spans

_YEAR_AND_NUMBER = re.compile(
    r"^\s*(?:[-•*·]\s*)?(?P<year>(?:19|20)\d\d)\s*(?::|=|\s[-–]\s)\s*(?P<number>\d[\d,]*)"
    r"(?:\s+[a-z'’ -]+)?\s*[.;]?\s*$",
    re.IGNORECASE,
)
_COUNTED_LAST = re.compile(
    rf"(?<=\S)(?:\s+[a-z'’-]+){{0,2}}?\s+(?:{COUNTED}|recorded|reported|logged|in total)(?: (?:recorded|reported))?$",
    re.IGNORECASE,
)
"""What a stated figure counts, behind it: "52 offences", "52 stalking offences recorded", "52 recorded"."""
_STATED = re.compile(
    r"^\s*(?:[-•*·]\s*)?(?P<label>(?:[A-Z][^:=\d]{1,60}: (?=\S))?[^:=]{2,60}?)\s*(?::|=|\s[-–]\s)"
    r"\s*(?P<figure>[^:]{1,45}?)\s*[.;]?\s*$"
)
_STATED_OF_SPAN = re.compile(
    r"^\s*(?:[-•*·]\s*)?(?P<label>[^:=]{2,60}\s[-–]\s[^:=]{2,60}?)\s*(?::|="
    r"|\s[-–]\s)\s*(?P<figure>[^:–-]{1,45}?)\s*[.;]?\s*$"
)
"""The same where the label has a dash of its own: "Jan - Dec 2018 - 6"."""
_STATED_BEHIND_COLON = re.compile(
    r"^\s*(?:[-•*·]\s*)?(?P<label>[^=]{2,80}:[^=]{2,60}?)\s*=\s*(?P<figure>[^:=]{1,45}?)\s*[.;]?\s*$"
)
"""And where it has a colon of its own: "14 - Evidential difficulties: suspect not identified = 12"."""
_STATED_AT_LENGTH = re.compile(
    r"^\s*(?:[-•*·]\s*)?(?P<label>(?=.*[a-z])[^:=;?]{61,160}?)\s*[:=]\s*(?P<figure>\d[\d,]*)\s*[.;]?\s*$"
)
"""A label of many words, with a colon and the bare count behind it."""

_PAIR = re.compile(r"\s*[-–:=]\s*\d[\d,]*(?=\s*(?:[;,.]|and\b|$))")
_SAYS_YEAR = re.compile(
    r"\b(?:f/y|f\.y\b\.?|fy|cy|(?:(?:financial|calendar|fiscal|reporting|fin\.?) )?(?:year|yr\b\.?)|in|for|during)"
    r"(?!\w)",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"(?:sections?|ss?\.?|articles?|parts?|schedules?|class|codes?|questions?|qs?|paras?|appendix|table|annex|act"
    r"|ref|foi"
    r"|number|page|version|no\.|room|box|ext|tel|phone|£|average)",
    re.IGNORECASE,
)
"""How what is no count begins where a label refers to something; an age or a time in a label is a category."""
_BULLET = re.compile(r"\s*[-•*·–]\s")
_COUNTED_THING = re.compile(r"(?P<number>\d[\d,]*)\s+(?P<noun>[a-z][a-z’'-]+(?: [a-z’'-]+){0,3})", re.IGNORECASE)
"""Behind a period, a number and what it counts, in a few words: "195 seizures"."""
_RETURN = re.compile(r"(?<=^nil) return$", re.IGNORECASE)
_OF_THE_PAPER = re.compile(
    r"\b(?:tel|phone|telephone|ref|reference|date|fax|ext|page|our|your|dated?|foi)\b"
    r"|^(?:notes?|footnotes?|source|table|appendix|annex|item|step|version)\b"
)


_YEAR_FIRST = re.compile(
    r"^\s*(?:[-•*·]\s*)?(?P<year>(?:fy ?)?[\d/–-]{4,9})\s+"
    r"(?P<label>[A-Z](?:(?!\b(?:Act|was|were)\b)[^:=;.\d]){2,60}?)\s+"
    r"(?P<figure>\d[\d,]*)\s*$",
    re.IGNORECASE,
)
"""A row that was typed: its year, what is counted, the count."""
_BARE_ROW = re.compile(
    r"^\s*(?:[-•*·]\s*)?(?P<period>[^:=]{4,40}?)\s+(?P<figure>\d[\d,]*)(?P<remark>\s*\([^()]{2,60}\))?\s*[.;]?\s*$"
)
"""A row that was typed with nothing but its period and the count: "2015 108", "2020 178 (from 1st Jan to 22nd Jun)"."""
_MONEY_ROW = re.compile(
    r"^\s*(?:[-•*·]\s*)?(?P<period>[^:=]{4,40}?)\s*(?::|=|\s[-–]\s|\s)\s*"
    r"(?P<figure>£\s?\d{1,3}(?:,\s?\d{3})+(?:\.\d\d?)?|£\s?\d[\d,.]*\d|£\s?\d)\s*[.;]?\s*$"
)
"""A row of a period and an amount of money: "2020/21 - £2,100", "2020/21 £2, 100"."""
LAST_DAY = 31
_WHOSE = re.compile(
    r"\s+(?:for|in|across|within|by) the (?:whole )?(?:force|trust|council|county|constabulary|service|board|authority"
    r"|district|borough)(?: area| as a whole)?$",
    re.IGNORECASE,
)


def years_with_counts(lines: Sequence[str]) -> frozenset[int]:
    """The lines, by their place, that are a year and its count though they read like a month or a financial year
    ("2016 - 10", "2016 - 17"), in a list of such lines not all of which are financial years; and rows of a year, what
    is counted, if they say so, and its count ("2021-22 Notices issued 178", "2015 108") or an amount of money, of which
    two stand one after the other.

    >>> sorted(years_with_counts(["2015 - 230", "2016 - 17", "2017 - 9"]))
    [0, 1, 2]
    """
    rows = [n for n, line in enumerate(lines) if _row_of_a_year(line) is not None]
    found = {n for n in rows if n - 1 in rows or n + 1 in rows or _MONEY_ROW.match(lines[n])}
    group: list[tuple[int, int, str]] = []
    for place, line in enumerate([*lines, ""]):
        row = _YEAR_AND_NUMBER.match(line)
        if row is not None:
            group.append((place, int(row["year"]), row["number"]))
            continue
        apart = [number for _, year, number in group if number not in (f"{(year + 1) % 100:02d}", str(year + 1))]
        if len({year_of for _, year_of, _ in group}) == len(group) > 1 and apart:
            found.update(at for at, _, _ in group)
        group = []
    return frozenset(found)


def rows_of_one_thing(lines: Sequence[str]) -> frozenset[int]:
    """Of rows typed one after the other, each with its year, those that all say the same: it is what is counted and no
    category."""
    found: set[int] = set()
    run: list[tuple[int, str]] = []
    for place, line in enumerate([*lines, ""]):
        row = _row_of_a_year(line)
        if row is not None and row.figures:
            run.append((place, plain(row.figures[0].label)))
            continue
        if len(run) > 1 and len({label for _, label in run}) == 1:
            found.update(at for at, _ in run)
        run = []
    return frozenset(found)


def _row_of_a_year(line: str) -> SentenceReading | None:
    for typed in (_BARE_ROW, _MONEY_ROW):
        bare = typed.match(line)
        if bare is not None and (read := _bare_row(bare)) is not None:
            return read
    row = _YEAR_FIRST.match(line)
    if row is None or NO_COUNT.search(f"{row['label']} {row['figure']}") or _OF_THE_PAPER.search(plain(row["label"])):
        return None
    periods, words = periods_of(row["year"]), read_figure(row["figure"])
    if len(periods) != 1 or words is None or words.kind is not Kind.EXACT or read_spans(row["label"]).found:
        return None
    number = Found(*row.span("figure"), row["figure"], words=words)
    return SentenceReading((figure_of(number, periods[0].period, "", label=row["label"].strip()),))


def _bare_row(row: re.Match[str]) -> SentenceReading | None:
    spanned = row["period"].rstrip().endswith(("-", "–")) and len(row["figure"]) == 4
    if spanned and len((whole := read_spans(row[0])).found) == 1 and not whole.rest:
        return None  # "Year 2018 - 2019", and not "CY 2011 - 11"
    period, words = read_spans(row["period"]), read_figure("".join(row["figure"].split()))
    dated = periods_of(row["period"]) if len(period.found) == 1 and not period.rest else []
    if len(dated) != 1 or words is None or words.low is None or words.kind is not Kind.EXACT:
        return None
    if period.found[0].period.form == "month" and words.low <= LAST_DAY and words.unit == "count":
        return None  # "2019 October 14" is a day
    when, remark = dated[0].period, (row.groupdict().get("remark") or "").strip()
    part = part_said(when, remark) if remark and when is not None else when
    number = Found(*row.span("figure"), row["figure"], words=words)
    figure = figure_of(number, part, "£" if words.unit == "currency" else "")
    return SentenceReading((figure,)) if part is not None or when is None else SentenceReading(open=True)


def stated(sentence: str, context: Period | None, counts: bool = False) -> SentenceReading | None:
    """A line that is a label and a figure: "2018/19: 52", "Facebook - 12". None where it is not such a line."""
    if counts and (row := _row_of_a_year(sentence)) is not None:
        return row
    found = _STATED_BEHIND_COLON.match(sentence) or _STATED_OF_SPAN.match(sentence) or _STATED.match(sentence)
    found = found or _STATED_AT_LENGTH.match(sentence)
    if found is None or _COUNT_INSIDE.search(found["label"]):
        return None
    at = found.start("figure")
    counts = counts or (_YEAR_AND_NUMBER.match(sentence) is not None and found["figure"][-1:].isalpha())
    if not counts and any(one.start < at < one.end for one in periods_of(sentence)):
        return None
    phrase = ""
    figure = _RETURN.sub("", _COUNTED_LAST.sub("", _WHOSE.sub("", found["figure"].strip())))
    words = read_figure(figure)
    counted = _COUNTED_THING.fullmatch(figure) if words is None else None
    if counted is not None and read_period(found["label"]) is not None and not NO_COUNT.search(figure):
        figure, phrase = counted["number"], counted["noun"]
        words = read_figure(figure)
    if words is None and (spelled := read_spelled(figure)) is not None:
        words = FigureWords(Kind.EXACT, spelled, spelled)
    if words is None or words.unit != "count" or words.kind not in (Kind.EXACT, Kind.SUPPRESSED):
        return None
    label = found["label"].strip()
    explained = NO_COUNT.search(found["figure"]) or any(_REFERS.match(one[0]) for one in NO_COUNT.finditer(label))
    if explained and not find_periods(label) and not short_years(label):
        return None
    if _OF_THE_PAPER.search(plain(label)) and not (_CALLED.fullmatch(label) and _counts_calls(figure)):
        return None
    periods = periods_of(label)
    number = Found(found.start("figure"), found.end("figure"), figure, words=words)
    if len(periods) == 1:
        ends = periods[0].period.end if periods[0].period is not None else None
        if ends is not None and words.low == ends.year + 1 and found["figure"][-1:].isalpha():
            return None  # "2019 - 2020 Sick leave" is of that year
        rest = _SAYS_YEAR.sub("", label[: periods[0].start] + label[periods[0].end :]).strip(" -–,()")
        return SentenceReading((figure_of(number, periods[0].period, phrase, label=rest),))
    if periods and all(_PAIR.match(sentence, one.end) for one in periods):
        return None  # "2019/20 - 61; 2020/21 - 44": each period with its own number
    if periods:
        return SentenceReading(open=True)
    return SentenceReading((figure_of(number, context, "", label=label),))


def stated_one_by_one(sentence: str, context: Period | None) -> SentenceReading | None:
    """Labels and figures one after the other, with their period before them or over them: "2014/15 - Primary: 1;
    Secondary: 15". None where a piece is no such pair."""
    pieces = re.split(r";\s+", sentence.strip().rstrip(" .;"))
    led = _LED_BY_PERIOD.match(pieces[0])
    if len(pieces) < 2 or (led is None and context is None):
        return None
    period = context
    if led is not None and len(dated := periods_of(led["period"])) == 1 and not read_spans(led["period"]).rest:
        period, pieces[0] = dated[0].period, led["rest"]
    said = [stated(piece, period) for piece in pieces]
    figures = [one.figures[0] for one in said if one is not None and len(one.figures) == 1 and not one.open]
    if len(figures) < len(pieces) or not all(one.label and one.period == period for one in figures):
        return None
    return SentenceReading(tuple(figures))


_LED_BY_PERIOD = re.compile(r"\s*(?:[-•*·]\s*)?(?P<period>[^:;=]{4,40}?)\s*(?::|\s[-–])\s+(?P<rest>\S.*)$")
_COUNT_INSIDE = re.compile(r"\d[^;]*;")
"""A label that holds a number and goes on behind a semicolon is several, each with its figure."""


def lists_figure(line: str) -> bool:
    """Whether a line is an item of a list: a bullet, a label and its figure."""
    return _BULLET.match(line) is not None and stated(line, None) is not None


def is_item(line: str) -> bool:
    """Whether a line is a label with a capital and its figure, a sign between them, and no sentence: "Kik – 45"."""
    parted = _ITEM_OF_A_LIST.match(line)
    return parted is not None and (said := stated(line, None)) is not None and len(said.figures) == 1


def states_figure(line: str) -> bool:
    """Whether a line is a period and its figure and nothing else: "2018/19 - 52"."""
    said = stated(line, None)
    return said is not None and any(one.period is not None and not one.label for one in said.figures)


_ITEM_OF_A_LIST = re.compile(r"\s*(?:[-•*·–]\s*)?[A-Z0-9][^.;?!]{1,60}?(?:\s*[:=]|\s[-–])\s*[<\d*][\d,. ]*$")


_UNDER_A_PERIOD = re.compile(
    r"^\s*(?:[-•*·]\s*)?(?:q(?:uestion)? ?\d{1,2}[a-z]?[.:]?\s+)?"
    r"(?P<period>[^:=]{4,40}?)\s*:\s+(?P<items>\S.*?)\s*[.;]?\s*$",
    re.IGNORECASE,
)
"""What is typed under a question's number or right behind it."""
_ITEM = re.compile(r"(?:and\s+)?(?P<label>[A-Z](?:[^\d:;=]{0,60}[^\s\d:;=–-])?)\s*(?::|=|[-–])?\s*(?P<figure>\d[\d,]*)")
_BETWEEN_ITEMS = re.compile(r"\s*;\s*|\s*,\s+(?=\D)|\s+and\s+(?=[^\W\d][^,;]*\d[\d,]*$)")


def listed_under_a_period(sentence: str) -> SentenceReading | None:
    """A row that was typed with its period and each category's count: "2019/20: Text message 3, E-mail 2 and Letter
    16". None where anything in it is neither, or two of its labels are the same."""
    row = _UNDER_A_PERIOD.match(sentence)
    period = read_spans(row["period"]) if row is not None else None
    if row is None or period is None or period.whole is None:
        return None
    dated = periods_of(row["period"])
    items = [_ITEM.fullmatch(item) for item in _BETWEEN_ITEMS.split(row["items"])]
    if len(dated) != 1 or len(items) < 2 or any(item is None for item in items):
        return None
    labels = [plain(item["label"]) for item in items if item is not None]
    if len(set(labels)) < len(labels) or any(_no_category(item) for item in items if item is not None):
        return None
    at = row.start("items")
    figures = []
    for item in items:
        words = read_figure(item["figure"]) if item is not None else None
        if item is None or words is None:
            return None
        found = Found(at + item.start("figure"), at + item.end("figure"), item["figure"], words=words)
        figures.append(figure_of(found, dated[0].period, "", label=item["label"].strip()))
    return SentenceReading(tuple(figures))


def _no_category(item: re.Match[str]) -> bool:
    """Whether the words before a number refer to something or say a sentence of their own. "Telephone 12" is a means
    of communication with its count, and "Telephone 01234" a number to ring."""
    label = item["label"]
    if not (_CALLED.search(label) and _counts_calls(item["figure"])):
        refers = NO_COUNT.search(f"{label} {item['figure']}") or _OF_THE_PAPER.search(plain(label))
        if refers:
            return True
    return len(label.split()) > LONGEST_CATEGORY or bool(read_spans(label).found)


def _counts_calls(figure: str) -> bool:
    """Whether a number beside "Telephone" is short enough to count and is none that everybody rings."""
    return len(figure) < SHORTEST_TO_RING and not figure.startswith("0") and figure not in ("101", "111", "999")


_CALLED = re.compile(r"\b(?:tele)?phone\b", re.IGNORECASE)
SHORTEST_TO_RING = 5
LONGEST_CATEGORY = 6
"""Words of a category in a typed row."""
