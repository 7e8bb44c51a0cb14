"""The catalogue of exemptions, and how letters spell them."""

from __future__ import annotations

import pytest

from requests_app.exemption_catalogue import CATALOGUE, Nature
from requests_app.exemptions import exemption, section_named, sections_in


@pytest.mark.parametrize(
    ("written", "section"),
    [
        ("Section 12", "s12(1)"),
        ("s.12", "s12(1)"),
        ("S12", "s12(1)"),
        ("Section 12(2)", "s12(2)"),
        ("section 14 (1)", "s14(1)"),
        ("Section 21", "s21"),
        ("S.21", "s21"),
        ("Section 22A", "s22A"),
        ("Section 23(5)", "s23(5)"),
        ("s24(2)", "s24(2)"),
        ("Section 30(3)", "s30(3)"),
        ("Section 30(1)(a)", "s30(1)"),
        ("Section 31(1)(a)(b)", "s31(1)"),
        ("Section 31(1)(a) and (b)", "s31(1)"),
        ("Section 38", "s38(1)"),
        ("Section 40", "s40(2)"),
        ("Section 40(2)", "s40(2)"),
        ("s40(5B)", "s40(5)"),
        ("Section 40(5B)(a)(i)", "s40(5)"),
        ("Section 40 (3A)", "s40(2)"),
        ("section 41", "s41"),
        ("Section 43", "s43(2)"),
        ("Section 43(2)", "s43(2)"),
        ("Section 44", "s44"),
    ],
)
def test_section_named(written: str, section: str) -> None:
    assert section_named(f"We rely on {written} of the Act.") == section


@pytest.mark.parametrize(
    "words",
    [
        "Section 15A Sexual Offences Act 2003",
        "section 1(1)(a)",
        "Section 17 of the Act",
        "12 offences",
        "the 12(1) men",
        "sections",
        "Class 40",
        "Section 120",
        "s 4012",
    ],
)
def test_what_is_no_exemption(words: str) -> None:
    assert section_named(words) is None


@pytest.mark.parametrize(
    ("section", "nature"),
    [
        ("s12(1)", Nature.EXCLUSION),
        ("s14(1)", Nature.EXCLUSION),
        ("s21", Nature.ABSOLUTE),
        ("s22", Nature.QUALIFIED),
        ("s23(5)", Nature.ABSOLUTE),
        ("s24(1)", Nature.QUALIFIED),
        ("s30(1)", Nature.QUALIFIED),
        ("s31(1)", Nature.QUALIFIED),
        ("s32", Nature.ABSOLUTE),
        ("s34", Nature.ABSOLUTE),
        ("s36", Nature.QUALIFIED),
        ("s38(1)", Nature.QUALIFIED),
        ("s40(2)", Nature.ABSOLUTE),
        ("s41", Nature.ABSOLUTE),
        ("s42", Nature.QUALIFIED),
        ("s43(2)", Nature.QUALIFIED),
        ("s44", Nature.ABSOLUTE),
    ],
)
def test_nature(section: str, nature: Nature) -> None:
    found = exemption(section)
    assert found is not None
    assert found.nature is nature


def test_sections_are_listed_once_and_read_back_as_themselves() -> None:
    sections = [one.section for one in CATALOGUE]
    assert len(sections) == len(set(sections))
    assert [section_named(section) for section in sections] == sections


@pytest.mark.parametrize("spelling", ["s40(2)", "40(2)", "Section 40(2)", "S.40"])
def test_exemption_in_any_spelling(spelling: str) -> None:
    found = exemption(spelling)
    assert found is not None
    assert found.section == "s40(2)"


def test_words() -> None:
    found = exemption("s12")
    assert found is not None
    assert found.words == "section 12(1) (cost of compliance)"


@pytest.mark.parametrize(
    ("written", "sections"),
    [
        ("regulation 12(5)(b)", ("r12(5)(b)",)),
        ("Regulation 12 (4) (b) of the EIR", ("r12(4)(b)",)),
        ("reg. 12(4)(e) and 12(5)(f)", ("r12(4)(e)", "r12(5)(f)")),
        ("Regulations 12(4)(d) & (5)(e)", ("r12(4)(d)", "r12(5)(e)")),
        ("regulation 13", ("r13",)),
        ("regulation 12(4)(z)", ()),
        ("regulation 5(1)", ()),
    ],
)
def test_exceptions_of_the_environmental_regulations(written: str, sections: tuple[str, ...]) -> None:
    assert sections_in(written) == sections


# Environmental Information Regulations 2004, regulation 12(4) and (5): five exceptions and seven.
def test_every_exception_is_in_the_catalogue_and_qualified() -> None:
    keys = [f"r12(4)({letter})" for letter in "abcde"] + [f"r12(5)({letter})" for letter in "abcdefg"]
    found = [exemption(key) for key in keys]
    assert [one.nature if one else None for one in found] == [Nature.QUALIFIED] * 12
    assert not any(one.may_extend for one in found if one)


# Part II of the Act: sections 21 to 44, of which 25 defines a certificate.
def test_every_section_of_part_two_is_in_the_catalogue() -> None:
    numbers = {one.section[1:].partition("(")[0] for one in CATALOGUE if not one.environmental}
    assert {str(number) for number in range(21, 45) if number != 25} | {"22A", "12", "14"} == numbers


@pytest.mark.parametrize(("section", "may"), [("s31(1)", True), ("s22", True), ("s40(2)", False), ("s12(1)", False)])
def test_what_a_public_interest_extension_may_cite(section: str, may: bool) -> None:
    found = exemption(section)
    assert found is not None
    assert found.may_extend is may
    assert ("public interest" in found.test) is may


def test_a_regulation_is_called_one() -> None:
    found = exemption("r12(4)(b)")
    assert found is not None
    assert found.words == "regulation 12(4)(b) (manifestly unreasonable)"


def test_unknown_section() -> None:
    assert exemption("s99") is None
    assert exemption("") is None


@pytest.mark.parametrize(
    ("words", "sections"),
    [
        ("withheld under sections 31(1) and 40(2) of the Act", ("s31(1)", "s40(2)")),
        ("Section 23(5), 24(2) & 31(3) apply", ("s23(5)", "s24(2)", "s31(3)")),
        ("section 40(2) and section 12(1)", ("s40(2)", "s12(1)")),
        ("section 12 and 40 offences", ("s12(1)",)),
        ("would exceed the appropriate limit", ("s12(1)",)),
        ("it would take in excess of 18 hours", ("s12(1)",)),
        ("to determine whether it is held would exceed the limit", ("s12(2)",)),
        ("exempt as third party personal data", ("s40(2)",)),
        ("reasonably accessible by other means", ("s21",)),
        ("section 40 of the Data Protection Act 2018", ()),
        ("offences under section 14 of the Sexual Offences Act 2003", ()),
        ("Section 31 Freedom of Information Act 2000", ("s31(1)",)),
        ("section 17 of the Act", ()),
        ("In 2018/19 there were 31", ()),
    ],
)
def test_sections_in(words: str, sections: tuple[str, ...]) -> None:
    assert sections_in(words) == sections
