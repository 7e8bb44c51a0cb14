"""The words of a text that tell what it is about, apart from what every question and every letter says. Pure."""

from __future__ import annotations

import re

from ingestion.values.labels import plain

_WORD = re.compile(r"[a-z][a-z']+|\d+[a-z]?(?:/\d+)?")
_EMPTY = (
    "a all an and any are as at be been between by can could each during following for from had has have held how i "
    "in inclusive information is it its many may number numbers of on or out please provide provided recorded record "
    "records reported request table tables that the their them there these this those times time to total totals under "
    "use used was were what when where which while who with within year years your you period periods financial "
    "calendar count counts data figure figures response answer answers question questions sheet force police "
    "constabulary per foi foia freedom ref reference appendix annex no nos num volume volumes tally "
    "nifer yr gofnodwyd cofnodwyd blwyddyn blynyddoedd ariannol cyfanswm cwestiwn heddlu fesul yn ac ar gan"
)
_EMPTY_WORDS = frozenset(_EMPTY.split())
_NUMBERS_PLACES = re.compile(
    r"\b(?:tables?|tabs?|sheets?|annex(?:e|es)?|appendix|figures?|figs?|foia?|refs?|references?)\b"
    r"(?:[ .:#-]*(?:nos?|number)\b)?[ .:#-]*\d+[a-z]?(?:[/-]\d+)*\b"
)
"""A table's number or a letter's reference, which says nothing of what is counted: "Table 1", "FOI 3914/26"."""
_SAME = {"crime": "offence", "trosedd": "offence", "troseddau": "offence"}
"""Words that say the same of what is counted, in the singular; Welsh ones as forces in Wales head their tables."""


def telling_words(text: str) -> frozenset[str]:
    """The words that say what a text is about, in the singular, without years and without what every question says.

    >>> sorted(telling_words("Table 1: Recorded crimes by financial year, 2019/20")), telling_words("No. of records")
    (['offence'], frozenset())
    """
    words = set()
    for word in _WORD.findall(_NUMBERS_PLACES.sub(" ", plain(text).replace("'s", ""))):
        if word in _EMPTY_WORDS or re.fullmatch(r"(?:19|20)\d\d(?:/\d+)?|\d\d/\d\d", word):
            continue
        singular = word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        if singular not in _EMPTY_WORDS:
            words.add(_SAME.get(singular, singular))
    return frozenset(words)
