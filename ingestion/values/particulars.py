"""What a document says of itself line by line, a word and what it is: "FOI ref", "Date extracted", "Report run by". No
number in such lines counts anything. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingestion.values.figure_words import plain_text, read_figure
from ingestion.values.grid import Value
from ingestion.values.record import Kind

_IDENTIFIES = re.compile(
    r"(?:(?:foia?|freedom of information|request|our|your|report|crm|case|job)[ /]*)+"
    r"(?:ref(?:erence)?|urn|no\.?|number|id)(?: (?:no\.?|number|id))?"
    r"|(?:ref(?:erence)?|urn)(?: (?:no\.?|number))?"
    r"|(?:user|analyst|author)(?: (?:id|no\.?|number|name))?|(?:officer|staff|collar) (?:id|no\.?|number)"
    r"|(?:report |document |file |template )?version(?: (?:no\.?|number))?",
    re.IGNORECASE,
)
"""Names of what only identifies: any number behind them does."""
_DATES = re.compile(
    r"(?:date|time|day)(?: and time)?(?: of| the| data| report| was| were)* (?:extract(?:ed|ion)?|run|printed|"
    r"produced|generated|created|prepared|response|reply|request|receipt|received|issued?|search(?:ed)?|query|report|"
    r"sent|due|completed|released?|publication)"
    r"|(?:report|data|request|extract|query|search|file|response|information)(?: was)? (?:run|extracted|printed|"
    r"produced|generated|created|prepared|received|due|sent|refreshed|as at)(?: (?:on|at|by|date))?"
    r"|(?:run|extracted|printed|produced|generated|created|prepared|compiled|checked|authori[sz]ed|approved|extraction|"
    r"last updated|last refreshed)(?: (?:on|at|by|date|time))*"
    r"|(?:contact )?(?:tel(?:ephone)?|phone|ext(?:ension)?|fax|mobile|e-?mail)(?: (?:no\.?|number|address))?",
    re.IGNORECASE,
)
"""Names of when and by whom something was done: a bare number behind them may count ("Telephone", "Approved")."""
_LIKELY = re.compile(
    r"(?:police )?(?:force|constabulary|organisation|authority|public authority)(?: name)?|department|unit|team|system|"
    r"(?:data )?source|database|filters?|parameters?|criteria|contact(?: name)?|name|address|title|subject|"
    r"report(?: name)?|requester|requestor|applicant|status|classification|marking|owner|request|"
    r"file(?: name)?|period|date range",
    re.IGNORECASE,
)
_OF_THE_FILE = re.compile(
    r"(?:records|rows|results) (?:returned|exported|selected)"
    r"|(?:number of|no\.? of|total) (?:pages|questions|tabs|worksheets|sheets)|pages",
    re.IGNORECASE,
)
"""Numbers of the file itself, where it says more of itself."""
_RETURNED = re.compile(r"(?:total |number of )?(?:records|rows|results)", re.IGNORECASE)
"""What may count as well as anything: of the file only where it says something else of itself further down."""
_EDGES = " :.-–#"


def names_particular(value: Value) -> bool:
    """Whether a text names something that a document may say of itself.

    >>> names_particular("FOI Ref:"), names_particular("Force"), names_particular("Offences")
    (True, True, False)
    """
    text = plain_text(value).strip(_EDGES)
    return any(pattern.fullmatch(text) for pattern in (_IDENTIFIES, _DATES, _LIKELY, _OF_THE_FILE))


def particulars(rows: Iterable[Sequence[Value]]) -> int:
    """How many of the rows, from the first, only say what the document is: two cells each, one of them at least surely
    such a name with a reference or date behind it, and no number that may count.

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
        name, said = plain_text(filled[0]).strip(_EDGES), filled[1]
        digits = not isinstance(said, str) or any(map(str.isdigit, said))
        identifies = _IDENTIFIES.fullmatch(name) is not None
        if _RETURNED.fullmatch(name) is not None:
            continue
        if _may_count(said) and not identifies and _OF_THE_FILE.fullmatch(name) is None:
            break
        if names_particular(name):
            if isinstance(said, str) and names_particular(said):
                break  # heads of columns
            length = number
            sure = sure or (digits and (identifies or _DATES.fullmatch(name) is not None))
        elif digits:
            break
    return length if sure else 0


def _may_count(value: Value) -> bool:
    """Whether a cell is a figure: a number, a marker or a word for none, and no telephone number."""
    if isinstance(value, str) and value.strip().startswith("0") and len(value.strip()) > 1:
        return False
    figure = read_figure(value)
    return figure is not None and figure.kind is not Kind.BLANK
