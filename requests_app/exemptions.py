"""The exemptions and exclusions that refusals rely on, as data: section, name, and whether it is absolute.

Sections are keyed "s40(2)". Forces write them in many ways; `section_named` reads the common ones. Where councils' and
forces' pages disagree about a section's nature, the Information Commissioner's list is followed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Nature(StrEnum):
    """Absolute: no public interest test. Qualified: the test applies, and may take more time. Exclusion: not an
    exemption at all, the duty to comply does not arise (cost, vexatious, repeated)."""

    ABSOLUTE = "absolute"
    QUALIFIED = "qualified"
    EXCLUSION = "exclusion"

    @property
    def words(self) -> str:
        return {"absolute": "absolute", "qualified": "qualified", "exclusion": "an exclusion, not an exemption"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class Exemption:
    """One section a refusal may cite. `denies` marks the limb that neither confirms nor denies holding anything."""

    section: str
    name: str
    nature: Nature
    denies: bool = False
    advice: str = ""

    @property
    def words(self) -> str:
        """Section 40(2) (third-party personal data)."""
        return f"section {self.section[1:]} ({self.name[0].lower()}{self.name[1:]})"


_A, _Q, _X = Nature.ABSOLUTE, Nature.QUALIFIED, Nature.EXCLUSION
_REFINE = "Section 16 gives a right to advice on refining the question; a refined question starts a new clock."

CATALOGUE: tuple[Exemption, ...] = (
    Exemption("s12(1)", "Cost of compliance", _X, advice=_REFINE),
    Exemption("s12(2)", "Cost of finding out whether it is held", _X, denies=True, advice=_REFINE),
    Exemption("s14(1)", "Vexatious request", _X),
    Exemption("s14(2)", "Repeated request", _X),
    Exemption("s21", "Reasonably accessible elsewhere", _A, advice="The answer should say where; look there first."),
    Exemption("s22", "Intended for future publication", _Q),
    Exemption("s22A", "Research", _Q),
    Exemption("s23(1)", "Bodies dealing with security matters", _A),
    Exemption("s23(5)", "Bodies dealing with security matters", _A, denies=True),
    Exemption("s24(1)", "National security", _Q),
    Exemption("s24(2)", "National security", _Q, denies=True),
    Exemption("s30(1)", "Investigations and proceedings", _Q),
    Exemption("s30(3)", "Investigations and proceedings", _Q, denies=True),
    Exemption("s31(1)", "Law enforcement", _Q),
    Exemption("s31(3)", "Law enforcement", _Q, denies=True),
    Exemption("s32", "Court records", _A),
    Exemption("s34", "Parliamentary privilege", _A),
    Exemption("s36", "Prejudice to the conduct of public affairs", _Q),
    Exemption("s38(1)", "Health and safety", _Q),
    Exemption("s38(2)", "Health and safety", _Q, denies=True),
    Exemption(
        "s40(2)",
        "Third-party personal data",
        _A,
        advice="Ask for the cells in wider bands, or for totals, before asking for a review.",
    ),
    Exemption("s40(5)", "Personal data", _A, denies=True),
    Exemption("s41", "Given in confidence", _A),
    Exemption("s42", "Legal professional privilege", _Q),
    Exemption("s43(2)", "Commercial interests", _Q),
    Exemption("s44", "Disclosure prohibited by law", _A),
)

_BY_SECTION = {one.section: one for one in CATALOGUE}
# What a letter means that names the section alone: the limb forces use. "Section 40" is its second subsection.
_BARE = {
    "12": "s12(1)",
    "14": "s14(1)",
    "23": "s23(1)",
    "24": "s24(1)",
    "30": "s30(1)",
    "31": "s31(1)",
    "38": "s38(1)",
    "40": "s40(2)",
    "43": "s43(2)",
}

SECTION = re.compile(
    r"""(?<![\w.])(?:sections?|sec\.?|s\.?)\s*
        (?P<number>1[24]|2[1-4]A?|3[0-9]|4[0-4])\b
        (?P<limbs>(?:\s*\(\s*[0-9a-z]{1,4}\s*\))*)""",
    re.IGNORECASE | re.VERBOSE,
)
_LIMB = re.compile(r"\(\s*([0-9a-z]{1,4})\s*\)", re.IGNORECASE)


# "sections 31(1) and 40(2)": the word stands once.
_ANOTHER = re.compile(
    r"\s*(?:,|;|/|&|,?\s*and|,?\s*or)\s*(?P<number>1[24]|2[1-4]A?|3[0-9]|4[0-4])\b(?P<limbs>(?:\s*\(\s*[0-9a-z]{1,4}\s*\))*)"
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
    """The section a piece of text names first, as the catalogue keys it ("s40(2)"), or None.

    "Section 40(5B)(a)(i)" is "s40(5)": sub-limbs beyond the catalogue's own are dropped, as are its letters.
    """
    found = SECTION.search(words)
    return None if found is None else section_of(found)


def sections_in(words: str) -> tuple[str, ...]:
    """Every section the text names, in order, each once; where it names none, those that its wording means."""
    found: list[str | None] = []
    for match in SECTION.finditer(words):
        named = [section_of(match)]
        end = match.end()
        while another := _ANOTHER.match(words, end):
            named.append(section_of(another))
            end = another.end()
        if _OF_ANOTHER_ACT.match(words, end) is None:
            found += named
    if not found:
        found = [section for pattern, section in _PHRASES if pattern.search(words)]
        if "s12(2)" in found:
            found = ["s12(2)"]
    return tuple(dict.fromkeys(section for section in found if section is not None))


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
    named = section_named(section if section[:1].lower() == "s" else f"s{section}")
    return _BY_SECTION.get(named) if named else None
