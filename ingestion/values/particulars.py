"""What a document says of itself line by line, a word and what it is: "FOI ref", "Date extracted", "Report run by". No
number in such lines counts anything. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingestion.values.figure_words import plain_text
from ingestion.values.grid import Value

_SURE = re.compile(
    r"(?:(?:foia?|freedom of information|request|our|your|response|case|report|crm|log|job)[ /]*)*"
    r"(?:ref(?:erence)?|urn|no\.?|number|id)(?: (?:no\.?|number|id))?"
    r"|(?:date|time|day)(?: and time)?(?: of| the| data| report| was| were)* (?:extract(?:ed|ion)?|run|printed|"
    r"produced|generated|created|prepared|response|reply|request|receipt|received|issue[d]?|search(?:ed)?|query|report|sent|due|"
    r"completed|release[d]?|publication)"
    r"|(?:report|data|request|extract|query|search|file|response|information)(?: was)? (?:run|extracted|printed|"
    r"produced|generated|created|prepared|received|due|sent|refreshed|as at)(?: (?:on|at|by|date))?"
    r"|(?:run|extracted|printed|produced|generated|created|prepared|compiled|checked|authori[sz]ed|approved|extraction|"
    r"last updated|last refreshed)(?: (?:on|at|by|date|time))*"
    r"|(?:user|analyst|author|officer|researcher|staff|collar|operator)(?: (?:id|no\.?|number|name))?"
    r"|(?:contact )?(?:tel(?:ephone)?|phone|ext(?:ension)?|fax|mobile|e-?mail)(?: (?:no\.?|number|address))?"
    r"|(?:report |document |file |template )?version(?: (?:no\.?|number))?",
    re.IGNORECASE,
)
"""Names of what only tells a document from others; a table that counts is headed by some of them too ("Date received"),
but has no number of its own behind them in the same row."""
_LIKELY = re.compile(
    r"(?:police )?(?:force|constabulary|organisation|authority|public authority)(?: name)?|department|unit|team|system|"
    r"(?:data )?source|database|filters?|parameters?|criteria|contact(?: name)?|name|address|title|subject|"
    r"report(?: name)?|requester|requestor|applicant|status|classification|marking|owner|request|"
    r"file(?: name)?|period|date range|"
    r"(?:number of |no\.? of |total )?(?:records|rows|results|pages|questions|tabs|worksheets|sheets)"
    r"(?: (?:returned|found|selected|exported))?",
    re.IGNORECASE,
)
_EDGES = " :.-–#"


def names_particular(value: Value, *, surely: bool = True) -> bool:
    """Whether a text names something that a document says of itself; with `surely` off, also what is that only among
    others.

    >>> names_particular("FOI Ref:"), names_particular("Force"), names_particular("Force", surely=False)
    (True, False, True)
    """
    text = plain_text(value).strip(_EDGES)
    return _SURE.fullmatch(text) is not None or (not surely and _LIKELY.fullmatch(text) is not None)


def particulars(rows: Iterable[Sequence[Value]]) -> int:
    """How many of the rows, from the first, only say what the document is: two cells each, one of them at least surely
    such a name with a number or date behind it, and no other number.

    >>> particulars([["Force", "Northvale"], ["FOI ref", "412/21"], ["Area", "Crimes"], ["Wex", 4]])
    2
    >>> particulars([["Date received", "Outcome"], ["04/05/2021", "Upheld"]])
    0
    """
    length, sure = 0, False
    for number, row in enumerate(rows, 1):
        filled = [value for value in row if plain_text(value)]
        if len(filled) != 2:
            break
        name, said = filled
        digits = not isinstance(said, str) or any(map(str.isdigit, said))
        if names_particular(name, surely=False):
            if isinstance(said, str) and names_particular(said, surely=False):
                break  # heads of columns
            length = number
            sure = sure or (digits and names_particular(name))
        elif digits:
            break
    return length if sure else 0
