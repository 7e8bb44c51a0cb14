"""A letter with its personal details replaced, so that it can be kept among the tests. Pure.

Names given are replaced wherever they stand; addresses, numbers and references by their form; whoever is greeted or
signs by where they stand. It errs on the side of replacing: a person looks before the file leaves the machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

PERSON, ADDRESS, TELEPHONE, POSTCODE, REFERENCE, LINK = (
    "A Person", "someone@example.org", "01632 960000", "AA1 1AA", "FOI-0000", "https://www.example.org/",
)  # fmt: skip

_ADDRESS = re.compile(r"(?:mailto:)?[\w.+'-]{1,100}@[\w-]{1,100}(?:\.[\w-]{1,60}){1,6}", re.IGNORECASE)
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"')\]]+", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<![\w/.-])(?:\+44[ -]?|\(?0)(?:\d[ ()-]{0,2}){8,10}\d(?!\w)")
_EXTENSION = re.compile(
    r"\b(ext(?:ension|n)?\.?|collar|warrant|pin|staff)(\s*(?:no\.?|number)?:?\s*)\d{2,7}\b", re.IGNORECASE
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_REFERENCE = re.compile(
    (
        r"\b(?=[\w/.-]*\d)(?:(?:FOI|IR|SAR|REF|RFI|EIR)[\w/.-]*[ :#-]{0,3}\d[\w/.-]{2,30}|\d{2,6}[/_-]?(?:FOI"
        r"|IR)?[/_-]\d{2,8}(?:[/_-]\d{2,8})?)(?!\w)"
    ),
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"^(?:(?:19|20)\d\d[/-](?:\d\d|(?:19|20)\d\d)|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}-\d{1,2}(?:-\d{2,4})?)$"
)
_GREETED = re.compile(
    (
        r"^(?P<greeting>\s*(?:dear|good (?:morning|afternoon|evening)|hello|hi)\b["
        r" ,]*)(?P<name>[^\n,]{0,60}?)(?P<end>\s*,?\s*)$"
    ),
    re.IGNORECASE | re.MULTILINE,
)
_NOBODY = re.compile(
    r"^(?:sir|madam|sirs|applicant|requester|requestor|researcher|all|colleague|team|[\s/or]+)*$", re.IGNORECASE
)
_CLOSE = re.compile(
    (
        r"^\s*(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm|many)? ?regards|kindest regards|many thanks"
        r"|thanks|best wishes),?\s*$"
    ),
    re.IGNORECASE | re.MULTILINE,
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|DC|DS|DI|DCI|Sgt|Insp(?:ector)?)\.? (?:[A-Z][\w'-]+ ?){1,3}")
_SIGNS = 3
"""Lines after the close that may name who signs."""


def without_personal_details(text: str, names: Iterable[str] = ()) -> str:
    """The text with people, addresses, telephone numbers, postcodes, references and links replaced. `names` are people
    and charities known to be in it; parts of a name of three letters and more are replaced too."""
    text = _LINK.sub(LINK, _ADDRESS.sub(ADDRESS, text))
    text = _greeted(_signed(text))
    for name in sorted(_parts(names), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", PERSON, text, flags=re.IGNORECASE)
    text = _TITLED.sub(lambda found: PERSON + (" " if found[0].endswith(" ") else ""), text)
    text = _POSTCODE.sub(POSTCODE, _TELEPHONE.sub(TELEPHONE, text))
    text = _EXTENSION.sub(lambda found: f"{found[1]}{found[2]}000", text)
    text = _REFERENCE.sub(lambda found: found[0] if _YEARS.match(found[0]) else REFERENCE, text)
    return re.sub(rf"{PERSON}(?:[ ,]+{PERSON})+", PERSON, text)


def _parts(names: Iterable[str]) -> set[str]:
    found = set()
    for name in names:
        whole = " ".join(name.split())
        found |= {whole} if len(whole) >= 3 else set()
        if "@" not in whole:
            found |= {part for part in re.split(r"[\s,.]+", whole) if len(part) >= 3 and part[:1].isupper()}
    return found


def _greeted(text: str) -> str:
    def greet(found: re.Match[str]) -> str:
        if _NOBODY.match(found["name"].strip()):
            return found[0]
        return f"{found['greeting']}{PERSON}{found['end']}"

    return _GREETED.sub(greet, text)


def _signed(text: str) -> str:
    """Short lines after the close are who signs: name, rank and office."""
    pieces, at = [], 0
    for close in _CLOSE.finditer(text):
        if close.start() < at:
            continue
        pieces.append(text[at : close.end()])
        at = close.end()
        signs = 0
        for line in text[at:].splitlines(keepends=True):
            if line.strip() and (signs == _SIGNS or len(line.strip()) > 60 or line.rstrip().endswith((".", ":"))):
                break
            if line.strip():
                signs += 1
                pieces.append(f"{PERSON}\n" if signs == 1 else "")
            else:
                pieces.append(line)
            at += len(line)
    pieces.append(text[at:])
    return "".join(pieces)
