"""Text that is safe in a spreadsheet: nothing a document wrote may run as a formula. Pure."""

from __future__ import annotations

import re

STARTS_A_FORMULA = re.compile("[\\s\x00-\x1f\x7f]*[=+\\-@＝＋－＠]")
"""Signs that a spreadsheet may take for the start of a formula, after any blanks."""

NOT_IN_A_SHEET = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that a workbook's XML cannot hold; lone surrogates cannot be written as UTF-8 either."""


def plain(words: str) -> str:
    """The text without the characters that no export can hold."""
    return NOT_IN_A_SHEET.sub("", words)


def guarded(words: str) -> str:
    """Text for a delimited file: an apostrophe goes before what would start a formula, as spreadsheets write it."""
    kept = plain(words)
    return f"'{kept}" if STARTS_A_FORMULA.match(kept) else kept


def unguarded(words: str) -> str:
    """What was written, of text from a delimited file of ours."""
    return words[1:] if words[:1] == "'" and STARTS_A_FORMULA.match(words[1:]) else words
