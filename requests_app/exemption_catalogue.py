"""The exemptions, exclusions and exceptions that refusals rely on, as data: section, name, nature, the test needed.

Sections of the Freedom of Information Act are keyed "s40(2)", exceptions of the Environmental Information Regulations
"r12(5)(b)". Where councils' and forces' pages disagree about a section's nature, the Information Commissioner's list is
followed. exemptions.py finds them in what forces write.
"""

from __future__ import annotations

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
    """One section a refusal may cite. `denies` marks the limb that neither confirms nor denies holding anything;
    `prejudice` what the force must show beside any public interest test, "" where belonging to the class is enough."""

    section: str
    name: str
    nature: Nature
    denies: bool = False
    advice: str = ""
    prejudice: str = ""

    @property
    def environmental(self) -> bool:
        """Whether it is an exception of the Environmental Information Regulations."""
        return self.section.startswith("r")

    @property
    def cited(self) -> str:
        """Section 40(2), as a letter cites it, without a capital."""
        return f"{'regulation' if self.environmental else 'section'} {self.section[1:]}"

    @property
    def words(self) -> str:
        """Section 40(2) (third-party personal data)."""
        return f"{self.cited} ({self.name[0].lower()}{self.name[1:]})"

    @property
    def test(self) -> str:
        """What the force must show, as a sentence's words."""
        shown = self.prejudice or (
            "that the exclusion fits" if self.nature is Nature.EXCLUSION else "that it is of the class"
        )
        balance = ", and that the public interest in withholding outweighs that in disclosure"
        return f"{shown}{balance if self.nature is Nature.QUALIFIED else ''}"

    @property
    def may_extend(self) -> bool:
        """Whether weighing the public interest in it may take more time (section 10(3) of the Act). The Regulations
        give more time for complex and voluminous requests only."""
        return self.nature is Nature.QUALIFIED and not self.environmental


_A, _Q, _X = Nature.ABSOLUTE, Nature.QUALIFIED, Nature.EXCLUSION
_REFINE = "Section 16 gives a right to advice on refining the question; a refined question starts a new clock."
_HARM = "that disclosure would, or would be likely to, prejudice "
_ADVERSE = "that disclosure would adversely affect "

CATALOGUE: tuple[Exemption, ...] = (
    Exemption("s12(1)", "Cost of compliance", _X, advice=_REFINE, prejudice="an estimate over 18 hours (£450)"),
    Exemption(
        "s12(2)",
        "Cost of finding out whether it is held",
        _X,
        denies=True,
        advice=_REFINE,
        prejudice="an estimate over 18 hours (£450) for finding out alone",
    ),
    Exemption("s14(1)", "Vexatious request", _X),
    Exemption("s14(2)", "Repeated request", _X),
    Exemption("s21", "Reasonably accessible elsewhere", _A, advice="The answer should say where; look there first."),
    Exemption("s22", "Intended for future publication", _Q, prejudice="that publication was already intended"),
    Exemption("s22A", "Research", _Q, prejudice=_HARM + "the research or those in it"),
    Exemption("s23(1)", "Bodies dealing with security matters", _A),
    Exemption("s23(5)", "Bodies dealing with security matters", _A, denies=True),
    Exemption("s24(1)", "National security", _Q, prejudice="that it is required to safeguard national security"),
    Exemption("s24(2)", "National security", _Q, denies=True, prejudice="that it is required for national security"),
    Exemption("s26(1)", "Defence", _Q, prejudice=_HARM + "defence or the armed forces"),
    Exemption("s26(3)", "Defence", _Q, denies=True, prejudice=_HARM + "defence or the armed forces"),
    Exemption("s27(1)", "International relations", _Q, prejudice=_HARM + "relations with other states"),
    Exemption("s27(2)", "Confidential information from another state", _Q),
    Exemption("s27(4)", "International relations", _Q, denies=True, prejudice=_HARM + "relations with other states"),
    Exemption(
        "s28(1)", "Relations within the United Kingdom", _Q, prejudice=_HARM + "relations between administrations"
    ),
    Exemption("s28(3)", "Relations within the United Kingdom", _Q, denies=True),
    Exemption("s29(1)", "The economy", _Q, prejudice=_HARM + "the economy"),
    Exemption("s29(2)", "The economy", _Q, denies=True, prejudice=_HARM + "the economy"),
    Exemption("s30(1)", "Investigations and proceedings", _Q),
    Exemption("s30(2)", "Information from confidential sources", _Q),
    Exemption("s30(3)", "Investigations and proceedings", _Q, denies=True),
    Exemption(
        "s31(1)", "Law enforcement", _Q, prejudice=_HARM + "the prevention or detection of crime, or what it names"
    ),
    Exemption("s31(3)", "Law enforcement", _Q, denies=True, prejudice=_HARM + "law enforcement"),
    Exemption("s32", "Court records", _A),
    Exemption("s33", "Audit functions", _Q, prejudice=_HARM + "an audit"),
    Exemption("s34", "Parliamentary privilege", _A),
    Exemption("s35", "Formulation of government policy", _Q),
    Exemption(
        "s36",
        "Prejudice to the conduct of public affairs",
        _Q,
        prejudice="a qualified person's reasonable opinion that it would prejudice the conduct of public affairs",
    ),
    Exemption("s37", "Communications with the Sovereign, and honours", _Q),
    Exemption("s38(1)", "Health and safety", _Q, prejudice="that it would, or would be likely to, endanger someone"),
    Exemption("s38(2)", "Health and safety", _Q, denies=True, prejudice="that it would be likely to endanger someone"),
    Exemption(
        "s39", "Environmental information", _Q, advice="The Environmental Information Regulations apply instead."
    ),
    Exemption("s40(1)", "The applicant's own personal data", _A, advice="Ask for it as a subject access request."),
    Exemption(
        "s40(2)",
        "Third-party personal data",
        _A,
        advice="Ask for the cells in wider bands, or for totals, before asking for a review.",
        prejudice="that someone could be identified, and that disclosure would breach data protection law",
    ),
    Exemption("s40(5)", "Personal data", _A, denies=True),
    Exemption(
        "s41", "Given in confidence", _A, prejudice="that disclosure would be an actionable breach of confidence"
    ),
    Exemption("s42", "Legal professional privilege", _Q),
    Exemption("s43(1)", "Trade secrets", _Q),
    Exemption("s43(2)", "Commercial interests", _Q, prejudice=_HARM + "someone's commercial interests"),
    Exemption("s43(3)", "Commercial interests", _Q, denies=True, prejudice=_HARM + "someone's commercial interests"),
    Exemption("s44", "Disclosure prohibited by law", _A),
    Exemption("r12(4)(a)", "Not held when the request was received", _Q, prejudice="that it was not held"),
    Exemption("r12(4)(b)", "Manifestly unreasonable", _Q, prejudice="that the request is manifestly unreasonable"),
    Exemption("r12(4)(c)", "Too general", _Q, prejudice="that help to make it clearer was given first"),
    Exemption("r12(4)(d)", "Unfinished or incomplete material", _Q),
    Exemption("r12(4)(e)", "Internal communications", _Q),
    Exemption("r12(5)(a)", "International relations, defence, security, safety", _Q, prejudice=_ADVERSE + "them"),
    Exemption("r12(5)(b)", "The course of justice", _Q, prejudice=_ADVERSE + "the course of justice or an inquiry"),
    Exemption("r12(5)(c)", "Intellectual property", _Q, prejudice=_ADVERSE + "intellectual property rights"),
    Exemption(
        "r12(5)(d)", "Confidentiality of proceedings", _Q, prejudice=_ADVERSE + "a confidentiality the law provides"
    ),
    Exemption("r12(5)(e)", "Commercial confidentiality", _Q, prejudice=_ADVERSE + "a legitimate economic interest"),
    Exemption("r12(5)(f)", "Interests of who supplied it", _Q, prejudice=_ADVERSE + "whoever supplied it freely"),
    Exemption("r12(5)(g)", "Protection of the environment", _Q, prejudice=_ADVERSE + "the environment"),
    Exemption("r13", "Personal data", _A, prejudice="that disclosure would breach data protection law"),
)
