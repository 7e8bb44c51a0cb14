"""What a figure's cell lets us say, once the document's own notes are heard. Pure.

"<5" is [0, 4] or [1, 4] as the note says. Where no note says, [1, 4] if noughts or blanks are shown as such in the same
table (so a suppressed cell is not one of them), else [0, 4].
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingestion.values.figure_words import FigureWords
from ingestion.values.interval import NOTHING_KNOWN, ZERO, Interval, exactly
from ingestion.values.record import Kind

_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNT = rf"\d+|{'|'.join(_WORDS)}"
_LIMIT = r"(?:(?:less|fewer|lower|smaller)\s+th[ae]n|under|below|<)\s*(?P<top>\d+|two|three|four|five|six|ten)\b"
_LIMITED = re.compile(_LIMIT, re.IGNORECASE)
_AT_MOST = re.compile(
    rf"(?:\bup to|\bno more than|\bat most|≤)\s*(?P<most>{_COUNT})\b"
    rf"|\b(?P<most2>{_COUNT}) or (?:fewer|less|under|below)\b",
    re.IGNORECASE,
)
_MARK = (
    r"(?:an? |the )?[\"'‘’“”(]*(?P<mark>\*{1,3}|[-–—]|\.{1,3}|\[[a-z]\]|x|z|c|:|#|~|\^|null|n/?a"
    r"|redacted|withheld|suppressed|low|small|few|<\s*\d+|asterisks?|stars?"
    r"|dash(?:es)?|hyphens?|(?:blank|empty)(?: (?:cells?|fields?|entries|entry|spaces?))?|blanks)[\"'’”)]*"
    r"(?:\s*\([\"'‘’“”]*[-–—*]+[\"'‘’“”]*\))?"
)
_VERB = (
    r"\s*(?:=|:|–|-|denotes?|means?|meaning|indicates?|represents?|signif(?:y|ies)|refers? to|stands? for"
    r"|(?:is|are|was|were|has been|have been) used (?:for|where|when|if)|(?:is|are)(?= (?:zero|nil|nought|0\b|not ))"
    r"|(?:cells?|values?|figures?|symbol)?\s*(?:shows?|denotes?|indicates?|represents?|replaces?))\s*"
)
_MEANS = re.compile(
    rf"(?:^|[;.]\s+|\b(?:notes?|key|legend|symbols?)\s*:?\s*){_MARK}{_VERB}(?P<meaning>.+)", re.IGNORECASE
)
_NEXT = re.compile(
    rf"(?:[;,]\s*|(?<=[\w)\]\"'’”])\.\s*|\s+and\s+|\s+/\s+|\s{{2,}})(?={_MARK.replace('?P<mark>', '?:')}{_VERB})",
    re.IGNORECASE,
)
"""Where one definition on a line ends and the next begins."""
_SENTENCE_END = re.compile(r"[.;]\s+")
_BARE_MEANING = re.compile(
    r"^\s*(?:(?:notes?|key|legend|symbols?)\s*:\s*)?"
    r"[\"'‘“(]*(?P<mark>\*{1,3}|x|\.{1,3}|[-–—]|~|#)[\"'’”)]*\s+(?P<meaning>(?:\w+ ){0,4}?(?:(?:less|"
    r"fewer) th[ae]n|(?:\d|zero|one|two|three) ?(?:to|and|-|–) ?(?:\d+|four|five|six|nine|ten)\b|under|below|not |"
    r"nil\b|zero|no data|suppress|redact|withheld|data (?:not|suppress)).*)",
    re.IGNORECASE,
)
_SHOWN_AS = re.compile(
    rf"(?:{_LIMIT}|(?:\bup to|\bno more than|≤)\s*(?P<most>{_COUNT})\b"
    rf"|\b(?P<most2>{_COUNT}) or (?:fewer|less|under|below)\b)"
    rf".{{0,90}}?(?:\b(?:as|with|by|using|to|denoted|marked|shown|an?)\s+(?:an?\s+)?[\"'‘“(]?(?P<mark>\*+|asterisks?|x|#|~|-)(?=[\"'’”)\s.,;]|$))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?:between\s+)?(?P<low>[0-3]|zero|one|two|three)\s*(?:-|–|to|and|(?<=[12]\s)or(?=\s[2-9]\b))\s*"
    rf"(?P<high>\d{{1,2}}|{'|'.join(_WORDS)})\b",
    re.IGNORECASE,
)
_BLANK_IS = re.compile(
    r"\b(?:where|if|when|any)\b.{0,30}?\b(?:cells?|fields?|entry|entries|figures?|it)\b.{0,12}?\b(?:is|are|left)\s+"
    r"(?:blank|empty)\b,?(?P<meaning>.+)",
    re.IGNORECASE,
)
_WHERE_SHOWN = re.compile(
    rf"\b(?:where|if|when)(?:ver)? (?:there is )?{_MARK}"
    r"(?: (?:is|are|has been|have been) (?:shown|used|given|entered|recorded|displayed|present)| appears?)?,?\s+"
    r"(?P<meaning>(?:no|there|this|it|the) .+)",
    re.IGNORECASE,
)
"""What a mark means, said of where it stands: "Where a dash is shown, no offences were recorded." """
_NOUGHT_IS = re.compile(
    r"(?:^|[;.,]\s+|\bthat\s+|\b(?:notes?|key|legend)\s*:?\s*)(?:an? |the )?[\"'‘’“”(]*(?:0|zero(?:e?s)?|noughts?)"
    r"[\"'’”)]*"
    r"(?:\s+(?:figures?|values?|entry|entries|returns?|cells?))?\s*"
    r"(?:=|(?:denotes?|means?|indicates?|represents?|signif(?:y|ies)|shows?)(?:\s+that)?\b)\s*(?P<meaning>.+)",
    re.IGNORECASE,
)
"""A definition of nought itself: in some returns it counts nothing, and stands for what is not held or not shown."""
_NOTHING = re.compile(
    r"\b(?:zero|nil|nought|none|no (?:offences|records?|incidents?|data recorded|cases|crimes|people))\b|^0\b",
    re.IGNORECASE,
)
_NOT_GIVEN = re.compile(
    r"\bnot (?:available|applicable|recorded|provided|collected|known|supplied|held|yet|in (?:place|use|operation))"
    r"|unavailable|missing|unknown|\bdid not (?:yet )?exist"
    r"|\bno (?:information|data|figures?) (?:(?:is|are|was|were) )?(?:held|kept|available|provided|supplied)",
    re.IGNORECASE,
)


_REFUSED = re.compile(
    r"\bexempt\w*|\b(?:withheld|refused|redacted)\b.{0,40}?\b(?:s(?:ection|ec)?\.? ?\d{2}\b|foia?\b)"
    r"|\bs(?:ection|ec)?\.? ?\d{2}\b.{0,20}?\b(?:applie[sd]|engaged)",
    re.IGNORECASE,
)
"""What is hidden by a section of the Act: "figure withheld, section 40(2)"."""
_LOW_NUMBERS = re.compile(
    r"\b(?:low|small)(?:er)? (?:numbers?|figures?|counts?|values?|volumes?|cells?)\b"
    r"|\b(?:where|if|when) (?:the |any )?(?:numbers?|figures?|counts?|values?) (?:is|are)\b"
    r"|\b(?:numbers|figures|counts|values|cells) (?:that are |which are |of )?(?:less|fewer|lower|below|under|<)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"\b(?:suppress|redact|withh|disclos|identif)\w*"
    r"|\b(?:shown|displayed|presented|given|replaced|recorded) (?:as|by|with)\b",
    re.IGNORECASE,
)

BLANK_MARK = "blank"
"""The key under which a legend says what an empty cell means."""
NOUGHT = "0"
"""The key under which a legend says that nought is no count."""


@dataclass(slots=True)
class Legend:
    """What the document says its marks mean. `marks` maps a mark ("*", "-", "blank") to its kind and bounds; `smallest`
    is the lower bound of "<5" where a note gives one."""

    marks: dict[str, tuple[Kind, Interval]] = field(default_factory=dict)
    smallest: int | None = None

    def joined(self, other: Legend) -> Legend:
        """This legend, with what only the other says."""
        return Legend({**other.marks, **self.marks}, self.smallest if self.smallest is not None else other.smallest)

    def shared(self) -> Legend:
        """What it says of marks that are written: what blanks and noughts are is said of one document alone."""
        return Legend({mark: said for mark, said in self.marks.items() if mark not in (BLANK_MARK, NOUGHT)})


def agreed(legends: Sequence[Legend]) -> Legend:
    """What legends say of marks, where none of them says otherwise."""
    found: dict[str, tuple[Kind, Interval]] = {}
    for one in legends:
        found.update(one.marks)
    return Legend(
        {mark: said for mark, said in found.items() if all(one.marks.get(mark, said) == said for one in legends)}
    )


def read_legend(lines: Iterable[str]) -> Legend:
    """The legend that lines of notes give.

    >>> read_legend(["* denotes fewer than 5", "- = nil"]).marks["*"][1]
    Interval(low=0, high=4)
    """
    legend = Legend()
    for line in lines:
        if len(line) > 1500:
            continue
        statements = _NEXT.split(line)
        for statement in statements:
            for found in _MEANS.finditer(statement):
                mark = _normal(found["mark"])
                words = found["meaning"]
                meaning = _meaning(_SENTENCE_END.split(words)[0]) or _meaning(words)
                if meaning is None:
                    continue
                if mark.startswith("<"):
                    if meaning[1].low is not None:
                        legend.smallest = int(meaning[1].low)
                else:
                    legend.marks.setdefault(mark, meaning)
            for piece in statement.split(";"):
                if (bare := _BARE_MEANING.match(piece)) and (meaning := _meaning(bare["meaning"])) is not None:
                    legend.marks.setdefault(_normal(bare["mark"]), meaning)
        if (shown := _WHERE_SHOWN.search(line)) and (meaning := _meaning(_SENTENCE_END.split(shown["meaning"])[0])):
            legend.marks.setdefault(_normal(shown["mark"]), meaning)
        nought = _NOUGHT_IS.search(line)
        if nought and (meaning := _meaning(_SENTENCE_END.split(nought["meaning"])[0])) and meaning[1] != ZERO:
            legend.marks.setdefault(NOUGHT, meaning)
        if (blank := _BLANK_IS.search(line)) and (meaning := _meaning(blank["meaning"])) is not None:
            legend.marks.setdefault(BLANK_MARK, meaning)
        for found in _SHOWN_AS.finditer(line):
            mark = _normal(found["mark"])
            if mark.startswith("asterisk"):
                mark = "*"
            top = _number(found["top"]) - 1 if found["top"] else _number(found["most"] or found["most2"])
            legend.marks.setdefault(mark, (Kind.SUPPRESSED, Interval(_lowest(line), top)))
        limited = _LIMITED.search(line) or (_BETWEEN.search(line) and _OR_NOUGHT.search(line))
        if limited and (low := _stated_lowest(line)) is not None:
            legend.smallest = low
    return legend


_SAYS_SO = re.compile(
    r"\b(?:cells?|blanks?|denotes?|means?|represents?|indicates?|key|legend|used (?:for|where|when|if))\b|="
    r"|\b(?:where|when|if)(?:ver)? (?:an? |there is an? )(?:dash|hyphen|asterisk|star)\b|^\W+replaces?\b"
    r"|^\W*(?:\[[a-z]\]|\*+|\.{2,3}|redacted|withheld|suppressed|low|small|few)\s*:",
    re.IGNORECASE,
)


def is_legend(text: str) -> bool:
    """Whether a line says what marks or blanks mean: it gives no figure of its own.

    >>> is_legend("Where a cell is blank no offence was recorded (zero)."), is_legend("No offences were recorded.")
    (True, False)
    """
    return (bool(_SAYS_SO.search(text)) and bool(read_legend([text]).marks)) or _hides_low_numbers(text)


def _hides_low_numbers(text: str) -> bool:
    """Whether a line only says how low numbers are shown: "Low numbers have been suppressed (<5)."

    >>> is_legend("Where figures are low they have been shown as <5."), is_legend("Fewer than 5 figures were found.")
    (True, False)
    """
    if _LOW_NUMBERS.search(text) is None or _HIDDEN.search(text) is None:
        return False
    left = _LIMITED.sub("", text)
    return left != text and not any(letter.isdigit() for letter in left)


def _normal(mark: str) -> str:
    mark = re.sub(r"\s", "", mark).casefold()
    if mark.startswith(("blank", "empty")):
        return BLANK_MARK
    if mark.startswith(("dash", "hyphen")):
        return "-"
    if mark.startswith(("asterisk", "star")):
        return "*"
    return "-" if mark in "–—" else "*" if set(mark) == {"*"} else mark


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _WORDS.get(words.casefold(), 0)


def _meaning(text: str) -> tuple[Kind, Interval] | None:
    if between := _BETWEEN.search(text[:60]):
        low, high = _number(between["low"]), _number(between["high"])
        if _OR_NOUGHT.search(text[: between.start()]) or _OR_NOUGHT.match(text[between.end() :].strip()):
            low = 0
        if low <= high:
            return Kind.SUPPRESSED, Interval(low, high)
    if limit := _LIMITED.search(text):
        return Kind.SUPPRESSED, Interval(_lowest(text), _number(limit["top"]) - 1)
    if most := _AT_MOST.search(text):
        return Kind.SUPPRESSED, Interval(_lowest(text), _number(most["most"] or most["most2"]))
    if _NOT_GIVEN.search(text):
        return Kind.NOT_RECORDED, NOTHING_KNOWN
    if _NOTHING.search(text):
        return Kind.ZERO_MARK, ZERO
    if _REFUSED.search(text):
        return Kind.REFUSED, NOTHING_KNOWN
    if re.search(r"suppress|redact|withheld|disclos|small number", text, re.IGNORECASE):
        return Kind.SUPPRESSED, NOTHING_KNOWN
    return None


def _lowest(text: str) -> int:
    low = _stated_lowest(text)
    return 0 if low is None else low


_OR_NOUGHT = re.compile(
    r"\b(?:includ\w+|or)\s+(?:zero|0|nil|nought|none)\b|\bfrom (?:zero|0)\b|\bzero to\b"
    r"|\b(?:zero|0|nil|nought|none) or\b",
    re.IGNORECASE,
)
"""What says that a mark may hide nought: "nil or fewer than 5", "up to 4, including zero"."""


def _stated_lowest(text: str) -> int | None:
    if _OR_NOUGHT.search(text):
        return 0
    if re.search(
        r"greater than (?:zero|0)|more than (?:zero|0)|non-?zero|but not zero|\bone to\b|excluding zero",
        text,
        re.IGNORECASE,
    ):
        return 1
    if between := _BETWEEN.search(text):
        return _number(between["low"])
    return None


def settle(words: FigureWords, legend: Legend, noughts_shown: bool) -> tuple[Kind, Interval]:
    """The kind and bounds of a figure with the legend heard."""
    if words.kind is Kind.EXACT and words.low is not None:
        if words.low == 0 and NOUGHT in legend.marks:
            return legend.marks[NOUGHT]
        return Kind.EXACT, exactly(words.low)
    if words.mark is not None:
        known = legend.marks.get("*" if set(words.mark) == {"*"} else words.mark)
        if known is not None:
            kind, bounds = known
            if (
                kind is Kind.SUPPRESSED
                and bounds.low == 0
                and legend.smallest is None
                and noughts_shown
                and bounds.high
            ):
                bounds = Interval(1, bounds.high)
            return kind, bounds
        return words.kind, NOTHING_KNOWN
    if words.kind is Kind.SUPPRESSED:
        if words.low is not None:
            return Kind.SUPPRESSED, Interval(words.low, words.high)
        low = legend.smallest if legend.smallest is not None else 1 if noughts_shown else 0
        return Kind.SUPPRESSED, Interval(min(low, words.high or 0), words.high)
    return words.kind, NOTHING_KNOWN
