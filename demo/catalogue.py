"""docs/demonstration.md, printed from the plan and the figures: what is published, what is made up, who sent what."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from demo import round_in_progress
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


_WALK = """## Ten minutes

`./run demo` prints the release, then serves the site with two rounds: the one that was published, and one **in
progress**,
dated around today, with work left for everybody. Nothing that is done in it touches the other; `./run demo --fresh`
makes
another beside it. Sign in with the accounts that were printed.

1. **researcher**, *Today*: letters in the tray, letters to confirm (a refusal, an extension, a clarification), answers
   overdue and
   due tomorrow, requests not sent yet. Each count is a link to just those.
2. *Tray*: one answer of a joint unit and one letter without a known address; say whose they are.
3. **staff**, *Today*: the returns that wait for a supervisor. *Upload* a file and see what is told at once.
4. **supervisor**, *Today*: how many returns block, how many are ready. *Review* shows each force against each check,
   what blocks first; *Next to judge* hands you a return that nobody else has.
5. *Kent*: what it sent stands on the left, its records on the right; pick a figure or a cell and the other lights up,
   and <kbd>n</kbd> goes to the next doubtful one. The parts make 160 and the total says 168: choose a value where it
   stands (a wrong one first: the finding stays), or *Ask the force*, with its own table quoted. *history* opens a
   figure's whole life.
6. *Hampshire*: two answers that differ throughout are one matter. Say that the later replaces the earlier.
7. *Essex* answered in calendar years: look, and say what you saw, or ask for the asked years.
8. *Surrey*: “Chirrup” is no category that was asked; teach what it means, for this return, this force or the campaign,
   and the document is read again. *Review*, *Settle unknown labels* does it over all forces at once.
9. *Cleveland* is kept apart: possible personal data. *Sussex* has five times as many as the year before: accept
   that with a reason.
10. *Derbyshire* is clean: sign off what is clean at once. *Figures*: who is counted, who is not and why; open a total
    to the cells that
    make it."""


def _in_progress() -> str:
    lines = [
        "## The round in progress",
        "",
        *_row("Days before today", "Force", "File", "What there is to judge"),
        *_row("---:", "---", "---", "---"),
    ]
    names = {force.slug: force.name for force in FORCES}
    for sent in round_in_progress.returns(date(2026, 1, 5)):
        lines += _row(str(sent.days), names[sent.slug], sent.name, sent.shows)
    return "\n".join(lines)


def document() -> str:
    """The whole document, ending in a newline."""
    parts = [_INTRODUCTION, _WALK, _in_progress(), _statements(), _sums(), _totals(), _documents()]
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
