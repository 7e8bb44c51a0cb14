"""Which exemptions a text names, in the many ways that forces write them, by the keys of the catalogue. Pure."""

from __future__ import annotations

import re

from requests_app.exemption_catalogue import CATALOGUE, Exemption

COST = frozenset({"s12(1)", "s12(2)"})
"""The sections that refuse a request for what it would cost to answer it."""

_BY_SECTION = {one.section: one for one in CATALOGUE}
# What a letter means that names the section alone: the limb forces use. "Section 40" is its second subsection.
_BARE = {
    "12": "s12(1)",
    "14": "s14(1)",
    "23": "s23(1)",
    "24": "s24(1)",
    "26": "s26(1)",
    "27": "s27(1)",
    "28": "s28(1)",
    "29": "s29(1)",
    "30": "s30(1)",
    "31": "s31(1)",
    "38": "s38(1)",
    "40": "s40(2)",
    "43": "s43(2)",
}

SECTION = re.compile(
    r"""(?<![\w.])(?:sections?|sec\.?|s\.?|adran(?:nau)?)\s*
        (?P<number>1[24]|2[1-46-9]A?|3[0-9]|4[0-4])\b
        (?P<limbs>(?:\s*\(\s*[0-9a-z]{1,4}\s*\))*)""",
    re.IGNORECASE | re.VERBOSE,
)
REGULATION = re.compile(
    (
        r"(?<![\w.])(?:r|reg(?:ulation)?s?)\.?\s*(?:(?P<exception>12\s*\(\s*[45]\s*\)(?:\s*\(\s*[a-g]\s*\))?)"
        r"|(?P<personal>13)\b)"
    ),
    re.IGNORECASE,
)
_ANOTHER_EXCEPTION = re.compile(
    r"\s*(?:,|;|/|&|,?\s*and|,?\s*or)\s*(?P<exception>(?:12\s*)?\(\s*[45]\s*\)\s*\(\s*[a-g]\s*\))", re.IGNORECASE
)
_LIMB = re.compile(r"\(\s*([0-9a-z]{1,4})\s*\)", re.IGNORECASE)


# "sections 31(1) and 40(2)": the word stands once.
_ANOTHER = re.compile(
    r"\s*(?:,|;|/|&|,?\s*and|,?\s*or)\s*(?P<number>1[24]|2[1-46-9]A?|3[0-9]"
    r"|4[0-4])\b(?P<limbs>(?:\s*\(\s*[0-9a-z]{1,4}\s*\))*)"
    r"(?!\s*(?:%|hours?|days?|per|offences?|records?|\d))",
    re.IGNORECASE,
)
# A section of another Act ("section 40 of the Data Protection Act 2018") is no exemption of this one.
_OF_ANOTHER_ACT = re.compile(
    r"[\s,]*(?:of|under|from)?\s*(?:the\s+)?(?!Freedom of Information|FOI)"
    r"(?:[A-Z][\w&'()-]*\s+(?:and\s+|of\s+|for\s+|the\s+)?){1,8}Act\s+\d{4}"
)
# Wordings that mean a section without naming it, as refusals and disclosure logs write them.
_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), section)
    for pattern, section in (
        (r"determine (?:if|whether) .{0,60}held would exceed", "s12(2)"),
        (r"exceeds? the (?:appropriate|cost|fees|time) limit", "s12(1)"),
        (r"(?:excess|cost) of compliance|excess cost|fees limit|over the (?:appropriate|cost) limit", "s12(1)"),
        (r"in excess of (?:18|eighteen) hours|(?:exceed|more than|over) (?:18|eighteen) hours|£ ?450\b", "s12(1)"),
        (r"\bvexatious\b", "s14(1)"),
        (r"\brepeated requests?\b", "s14(2)"),
        (r"(?:reasonably )?accessible (?:to you )?by other means", "s21"),
        (r"intended for future publication", "s22"),
        (r"bodies dealing with security matters", "s23(5)"),
        (r"\bnational security\b", "s24(1)"),
        (r"investigations and proceedings", "s30(1)"),
        (r"\blaw enforcement\b", "s31(1)"),
        (r"\bhealth and safety\b", "s38(1)"),
        (r"third[- ]party personal (?:data|information)|\bpersonal information\b", "s40(2)"),
        (r"(?:provided|given) in confidence", "s41"),
        (r"\bcommercial interests\b", "s43(2)"),
        (r"prohibitions? on disclosure", "s44"),
    )
)


def section_named(words: str) -> str | None:
    """The section a piece of text names first, as the catalogue keys it ("s40(2)", "r12(4)(b)"), or None.

    "Section 40(5B)(a)(i)" is "s40(5)": sub-limbs beyond the catalogue's own are dropped, as are its letters.
    """
    found = SECTION.search(words)
    if found is not None:
        return section_of(found)
    return next(iter(_exceptions_in(words)), None)


def sections_in(words: str) -> tuple[str, ...]:
    """Every section the text names, in order, each once; where it names none, those that its wording means."""
    found = list(sections_cited(words))
    if not found:
        found = [section for pattern, section in _PHRASES if pattern.search(words)]
        if "s12(2)" in found:
            found = ["s12(2)"]
    return tuple(dict.fromkeys(found))


def sections_cited(words: str) -> tuple[str, ...]:
    """The sections that the text names by number, in order, each once."""
    return tuple(dict.fromkeys([*(section for section, _ in _citations(words)), *_exceptions_in(words)]))


def sections_bare(words: str) -> tuple[str, ...]:
    """Those of them that are named without a limb, keyed by the limb that forces use."""
    return tuple(dict.fromkeys(section for section, limbs in _citations(words) if not limbs))


def _citations(words: str) -> list[tuple[str, str]]:
    """Each section of the Act named, with its limbs as written."""
    found: list[tuple[str, str]] = []
    for match in SECTION.finditer(words):
        matches = [match]
        while another := _ANOTHER.match(words, matches[-1].end()):
            matches.append(another)
        if _OF_ANOTHER_ACT.match(words, matches[-1].end()) is None:
            found += [(section, one["limbs"]) for one in matches if (section := section_of(one))]
    return found


def _exceptions_in(words: str) -> list[str]:
    found = []
    for match in REGULATION.finditer(words):
        if match["personal"]:
            found.append("r13")
            continue
        found.append(f"r{_closed(match['exception'])}")
        end = match.end()
        while another := _ANOTHER_EXCEPTION.match(words, end):
            written = _closed(another["exception"])
            found.append(f"r{written if written.startswith('12') else f'12{written}'}")
            end = another.end()
    return [section for section in found if section in _BY_SECTION]


def _closed(written: str) -> str:
    return re.sub(r"\s+", "", written).lower()


def section_of(found: re.Match[str]) -> str | None:
    """The catalogue's key of a match of SECTION, or None where the catalogue has no such section."""
    number = found["number"].upper()
    limbs = _LIMB.findall(found["limbs"])
    if limbs:
        limb = re.sub(r"(?<=\d)[A-Za-z]+$", "", limbs[0])
        exact = f"s{number}({limb})"
        if exact in _BY_SECTION:
            return exact
    if f"s{number}" in _BY_SECTION:
        return f"s{number}"
    return _BARE.get(number)


def exemption(section: str) -> Exemption | None:
    """The catalogue's entry of a section in any usual spelling, or None."""
    if section in _BY_SECTION:
        return _BY_SECTION[section]
    named = section_named(section if section[:1].lower() in ("s", "r") else f"s{section}")
    return _BY_SECTION.get(named) if named else None
