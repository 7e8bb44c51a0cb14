"""docs/demonstration.md, printed from the plan and the figures: what is published, what is made up, who sent what."""

from __future__ import annotations

from collections.abc import Iterable

from demo.campaign import FIRST_YEAR, REQUESTED_ON, SECOND_YEAR, YEARS
from demo.figures import figures, under_12_of_known
from demo.known_figures import BY_CODE, ENGLAND_AND_WALES, FORCES, ILLUSTRATIVE, INSTAGRAM, PRESS, RELEASE
from demo.release import STATEMENTS
from demo.returns.plan import PLAN
from demo.returns.planned import ANSWER, Planned

_BASIS = {RELEASE: "published", PRESS: "published elsewhere", ILLUSTRATIVE: "made up"}

_INTRODUCTION = f"""# The demonstration campaign

Printed from `demo/`; a test keeps it true. Every document, page and letter of the demonstration says that it is
demonstration data: no police force sent any of it.

**Published**: the total was printed with the release of 12 September 2019. **Published elsewhere**: it was printed
for that year with another release of the same count. **Made up**: chosen so that the 43 forces add up to the published
totals of England and Wales ({ENGLAND_AND_WALES[FIRST_YEAR]:,} and {ENGLAND_AND_WALES[SECOND_YEAR]:,}) and of its
regions. Every figure by sex, age or method is made up, but for Lancashire's four platforms, so that the sums and shares
come out as published."""


def document() -> str:
    """The whole document, ending in a newline."""
    parts = [_INTRODUCTION, _statements(), _sums(), _totals(), _documents()]
    return "\n\n".join(parts) + "\n"


def _statements() -> str:
    return "\n".join(["## What is derived", "", *(f"- {statement.said}." for statement in STATEMENTS)])


def _sums() -> str:
    lines = ["## Behind it", ""]
    for year in YEARS:
        young, known = under_12_of_known(year)
        lines.append(
            f"- {year}: {young:,} of {known:,} victims whose age was given are 11 or under ({young / known:.1%}); "
            f"Instagram in {INSTAGRAM[year]:,} instances."
        )
    return "\n".join(lines)


def _totals() -> str:
    lines = [
        "## Offences by force",
        "",
        *_row("Force", FIRST_YEAR, "", SECOND_YEAR, ""),
        *_row("---", "---:", "---", "---:", "---"),
    ]
    for force in FORCES:
        lines += _row(
            force.name,
            *(cell for year in YEARS for cell in (str(force.totals[year]), _BASIS[force.basis[year]])),
        )
    return "\n".join(lines)


def _documents() -> str:
    lines = [
        "## Documents",
        "",
        f"The request was sent on {REQUESTED_ON}.",
        "",
        *_row("Received", "Force", "File", "Layout", "What it leaves out, and remarks"),
        *_row("---", "---", "---", "---", "---"),
    ]
    for planned in sorted(PLAN, key=lambda planned: (planned.received_on, planned.code, planned.name)):
        lines += _row(
            planned.received_on.isoformat(),
            BY_CODE[planned.code].name,
            planned.name,
            planned.layout,
            " ".join(_remarks(planned)),
        )
    return "\n".join(lines)


def _remarks(planned: Planned) -> Iterable[str]:
    answered = figures()[planned.code]
    if planned.note:
        yield planned.note
    if planned.stage == ANSWER:
        if answered.victims is None and not planned.note:
            yield "No sex and age."
        if answered.methods is None:
            yield "No method."


def _row(*cells: str) -> list[str]:
    return ["| " + " | ".join(cells) + " |"]
