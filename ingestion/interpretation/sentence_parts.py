"""The parts of a figure that a sentence names: "of which 12 involved Snapchat", "57: 12 male and 45 female"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.interpretation.sentence_amounts import DIGITS
from ingestion.interpretation.sentence_reading import Found
from ingestion.values.figure_words import FigureWords, read_figure
from ingestion.values.record import Kind
from ingestion.values.spelled_numbers import SPELLED, read_spelled
from ingestion.values.time_spans import read_spans

PART_OF = re.compile(
    r",?\s*(?:\w+ )?\b(?:of (?:which|these|those|whom|them)|(?<!up to and )(?<!to and )including"
    r"|(?:of|from) the (?=[\d,]+\b)[\d,]+(?= ))\b",
    re.IGNORECASE,
)
"""Where a sentence goes on to parts of what it said."""
SOME_OF_THESE = re.compile(
    rf"(?:[,;]|\s+and)\s+(?:and |with )?(?P<parts>(?:{DIGITS}|{SPELLED}|none) of (?:these|those|them|which)\b.*)$",
    re.IGNORECASE,
)
OF_THESE = re.compile(
    rf"^\W*(?P<number>{DIGITS}|{SPELLED}|none) of (?:these|those|them|the (?:[\d,]+|offences|crimes|incidents"
    rf"|cases))\s+"
    r"(?:offences |crimes |incidents |cases )?|^\W*of (?:these|those|them)\s*(?:offences|crimes|incidents|cases"
    r"|reports)?,?\s+",
    re.IGNORECASE,
)
"""A sentence that begins with parts of what stands before it: "Of these, 12 …", "Twelve of these …"."""

_VERB = (
    r"(?:(?:which |that |who )?(?:were |was |had been )?(?:involv(?:ed|ing)|concern(?:ed|ing)|relat(?:ed|ing) to"
    r"|mention(?:ed|ing)"
    r"|featur(?:ed|ing)|(?:took|taking) place (?:on|via|in|at|through)|(?:committed|carried out|recorded) (?:on|via"
    r"|through"
    r"|against|in|by|as)|(?:on|via|through|against|in|with)|ha(?:d|ve|ving)"
    r"|(?:(?:are|were|was|is|been) )?(?:classed|classified|recorded|flagged|categorised|identified|marked|coded) as))"
)
_PIECE = re.compile(
    rf"^\W*(?:and |with |a further |another )*(?P<number>{DIGITS}|{SPELLED}|none)\s+(?:of (?:these|those|which"
    rf"|them)\s+)?"
    rf"(?:(?:(?:offences?|crimes?|incidents?|cases?|reports?) )?{_VERB}\s+|(?=an?\s))(?P<label>[^,;:]+?)\W*$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"^\W*(?:and |with )*(?P<number>{DIGITS}|{SPELLED})\s+(?:(?:{_VERB})\s+)?(?P<label>[a-z][\w’' -]*?)\W*$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_VICTIMS = re.compile(
    r"^(?:victims?|children|persons?|people)\s+(?:who (?:was|were)\s+)?(?:were\s+)?(?:aged\s+)?|^aged\s+"
    r"|\s+(?:victims?|offences|cases)$",
    re.IGNORECASE,
)
LONGEST_LABEL = 5
"""Words of a part's name; a longer one is a clause of its own."""
_AGE = re.compile(
    r"(?:under|over|aged)? ?\d{1,2}(?: ?(?:-|–|to) ?\d{1,2}| and (?:over|under|above)|\+)?", re.IGNORECASE
)
_ASKED = re.compile(
    rf"\bhow many(?: of (?:these|those|them|which))?(?: (?:offences|crimes|incidents|cases|reports))?(?: (?:have"
    rf"|had))? {_VERB}"
    r"\s+(?P<label>[^,;?]+)\?$",
    re.IGNORECASE,
)


_PLACED = re.compile(
    r"\s+(?:(?!\d)[a-z’'-]+ ){0,4}?(?:in|at) (?:the )?"
    r"(?P<label>[A-Z][\w’'-]+(?: (?:(?:and|upon|on|of|the|le|under|&) )?[A-Z][\w’'-]*){0,3})\s*(?:[,;.]|,? and)?\s*"
    r"|\s+(?:(?!\d)[a-z’'-]+ ){1,9}?(?:under|as) [‘“'\"](?P<quoted>[^‘’“”'\"\d]{2,60})[’”'\"]\s*(?:[,;.]|,? and)?\s*"
)
"""What stands between one count and the next where each is of a place (" incidents in Ashford, ") or filed under a name
of its own (" were recorded under ‘Assault’ and ")."""


def asked_part(question: str) -> str:
    """The part that a question asks for, "" where it asks for none: "how many involved Snapchat?" """
    found = _ASKED.search(question)
    return category(found["label"]) or "" if found else ""


def category(words: str) -> str | None:
    """The name of a part without its article and without "victims aged"; None where it is no short name."""
    words = _ARTICLE.sub("", words.strip())
    words = _VICTIMS.sub("", _VICTIMS.sub("", words)).strip()
    if not words or len(words.split()) > LONGEST_LABEL:
        return None
    return words if not any(map(str.isdigit, words)) or _AGE.fullmatch(words) else None


def pieces(text: str) -> list[tuple[Found, str]] | None:
    """Each number of the text with the part that it is of; None where one of them cannot be told.

    >>> [(one.text, label) for one, label in pieces("12 involved Snapchat and 3 took place on Facebook")]
    [('12', 'Snapchat'), ('3', 'Facebook')]
    """
    return _each(text, _PIECE)


def places(sentence: str, counts: Sequence[Found]) -> list[str] | None:
    """The place of each count of a sentence ("14 incidents in Ashford, 9 in Dover and 22 in Medway"); None where one
    has none, and where the first is the sum of the others."""
    ends = [*(one.start for one in counts[1:]), len(sentence)]
    found = [_PLACED.fullmatch(sentence, one.end, end) for one, end in zip(counts, ends, strict=True)]
    labels = [one["label"] or one["quoted"] for one in found if one is not None]
    amounts = [one.words.low for one in counts if one.words is not None and one.words.low is not None]
    if len(labels) < len(counts) or len(counts) < 2 or any(read_spans(label).found for label in labels):
        return None
    return None if len(amounts) < len(counts) or amounts[0] == sum(amounts[1:]) else labels


def named_pieces(text: str, whole: float | None) -> list[tuple[Found, str]] | None:
    """The same where nothing but a name stands behind each number ("12 male and 45 female victims"): taken only where
    there are several and they add up to the whole before them."""
    found = _each(text, _NAMED)
    if found is None or len(found) < 2 or whole is None:
        return None
    amounts = [one.words.low for one, _ in found if one.words is not None and one.words.low is not None]
    return found if len(amounts) == len(found) and sum(amounts) == whole else None


def _each(text: str, pattern: re.Pattern[str]) -> list[tuple[Found, str]] | None:
    found: list[tuple[Found, str]] = []
    for piece in re.split(rf"[,;]\s+(?:and )?|\s+and\s+(?=(?:{DIGITS}|{SPELLED}|a further)\b)", text.strip(" .,;")):
        said = pattern.match(piece)
        name = category(said["label"]) if said else None
        if said is None or name is None:
            return None
        found.append((Found(0, 0, said["number"], words=amount(said["number"])), name))
    return found or None


def amount(text: str) -> FigureWords | None:
    """A part's number: digits, words, or none."""
    if text.casefold() == "none":
        return FigureWords(Kind.EXACT, 0, 0)
    if (spelled := read_spelled(text)) is not None:
        return FigureWords(Kind.EXACT, spelled, spelled)
    return read_figure(text)


def known(parts: Sequence[tuple[Found, str]]) -> bool:
    return all(one.words is not None for one, _ in parts)
