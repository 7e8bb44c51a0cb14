"""The wordings by which a sentence says that figures are those of a part of the time that their heads name. Pure."""

from __future__ import annotations

import re

_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2})"
DATA = re.compile(
    r"\b(?:figures?|data|numbers?|counts?|totals?|statistics|returns?|tables?|spreadsheet|records?|information|extract"
    r"|(?:financial |calendar )?years?|results)\b",
    re.IGNORECASE,
)
"""What is said to be of a part of the time; "until 2019 offences were recorded under code 36" says nothing of it."""
NOT_OF_FIGURES = re.compile(
    r"\b(?:population|census|workforce|headcount|establishment|strength|deadline|your request|you (?:asked|requested)"
    r"|please (?:provide|supply|state|give|confirm)|retained|retention|publish(?:ed)?|budgets?|fees?)\b",
    re.IGNORECASE,
)
NOT_WHOLE = re.compile(
    r"\bnot (?:(?:yet|be|being|for|cover(?:ing)?|represent(?:ing)?|a|an|the|of) ){0,3}(?:full|whole|complete|entire)\b"
    r"(?! (?:picture|list|account|breakdown|record))"
    r"|\bpart(?:ial)?[- ]years?\b|\bpart of (?:the|that|this|a) year\b|\bincomplete\b|\byears?[- ]to[- ]date\b|\bytd\b"
    r"|\b(?:figures?|data|counts?|totals?)\b[^.;]{0,30}\b(?:to date|so far)\b|(?<=\d\d) to date\W*$"
    rf"|\b(?:only|just) (?:the )?(?:first |last )?{_NUMBER} months\b|\b{_NUMBER} months['’]? (?:worth )?(?:of )?"
    rf"(?:data|figures)\b|\b{_NUMBER} months (?:up )?to\b",
    re.IGNORECASE,
)
"""Said beside a year: its figures are those of a part of it."""
ONLY_THAT = re.compile(r"\bonly\W*$", re.IGNORECASE)
ONLY = re.compile(r"\bonly\b|\bjust\b", re.IGNORECASE)
UP_TO = re.compile(
    r"\b(?:up to(?: and including)?|until|up until|as far as|(?:runs?|ran|goes|go|extends?|complete|correct"
    r"|accurate|available|held|only|are|is|ends?) (?:only )?(?:up )?(?:to|on|in|at))(?: the)?(?: end of)?\W*$",
    re.IGNORECASE,
)
"""What stands before the day on which the figures end."""
TAKEN_ON = re.compile(
    r"\b(?:extract(?:ed|ion)|downloaded|pulled|retrieved|produced|compiled|correct|accurate|snapshot|figures|data)"
    r"[^.;]{0,25}\b(?:on|at|as of|as at|date)(?: the)?\W*$|\b(?:extracted|downloaded|extract(?:ion)? date)\W*$",
    re.IGNORECASE,
)
"""What stands before the day on which they were taken."""
FROM = re.compile(
    r"\b(?:available|held|recorded|searchable|complete|reliable|begins?|starts?|goes? back|kept|captured)\b[^.;]{0,20}"
    r"\b(?:from|since|after|on|to)(?: the)?\W*$",
    re.IGNORECASE,
)
"""What stands before the day from which there are any: only such a day, or the first one, says so."""
BEFORE = re.compile(r"\b(?:prior to|before|earlier than|pre-?dating|pre)\b\W*(?:the )?", re.IGNORECASE)
BEFORE_THEN = re.compile(
    r"\b(?:prior to|before) (?:that|this|then|it|the (?:change|move|migration|introduction|switch)|which)\b"
    r"|\bearlier (?:data|records|figures|information)\b",
    re.IGNORECASE,
)
NONE_OF_IT = re.compile(
    r"\b(?:(?:is|are|was|were|be|been) (?:not|no longer)\b|cannot|can not|could not|unable|lost|missing|unavailable"
    r"|do(?:es)? not (?:hold|have|exist|include|cover)|not (?:be |been )?(?:available|held|included|retrieved|searched"
    r"|captured|migrated|transferred)|no (?:data|records|figures|information)\b|excluded|omitted|incomplete)",
    re.IGNORECASE,
)
"""Of such a stretch there are no figures, or not all."""
ONE_END = re.compile(
    r"\b(?P<which>last|final|latest|current|most recent|first|earliest)\b(?: \w+){0,2}? years?\b(?P<rest>.{0,80})",
    re.IGNORECASE,
)
MARKED = re.compile(r"\s*(?P<mark>[*†‡#^~]+|\(\w\)|\[\w\]|[¹²³⁴⁵⁶⁷⁸⁹])\s*[-:–=]?\s*(?P<rest>\S.*)")
"""A footnote: the mark that a head carries and what is said of it."""
MONTHS_ONLY = re.compile(
    r"^\W*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ?(?:-|–|to) ?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* only\W*$",
    re.IGNORECASE,
)
ENDS_EARLY = re.compile(r"\b(?:up to|until|(?:is|are|only|runs?|goes|covers?) (?:only )?to)\b", re.IGNORECASE)
