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


def section_named(words: str) -> str | None:
    """The section a piece of text names first, as the catalogue keys it ("s40(2)"), or None.

    "Section 40(5B)(a)(i)" is "s40(5)": sub-limbs beyond the catalogue's own are dropped, as are its letters.
    """
    found = SECTION.search(words)
    return None if found is None else section_of(found)


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
