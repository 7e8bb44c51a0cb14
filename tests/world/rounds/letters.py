"""What goes wrong in what a force writes beside or in place of its figures, each kind drawn at random."""

from __future__ import annotations

from collections.abc import Callable

from tests.world.pieces import Document, Line, Section
from tests.world.rounds.answers import write
from tests.world.rounds.traps import BLOCKED, MISSING, REFUSED, USABLE, Draw, Truth

NOT_YET = (
    "Could you please clarify whether you mean offences recorded or offences that took place in each year? Your request"
    " is on hold until we hear from you.",
    "A fee of £35 is payable for this request under section 9 of the Act. The time for compliance stops until it is"
    " paid.",
    "We need more time to consider the public interest test in respect of section 31 and expect to reply by 10 December"
    " 2026.",
    "I acknowledge receipt of your request. A response will be provided within 20 working days.",
    "I am sorry for the delay. We are still gathering the information and will write to you as soon as we can.",
)
ELSEWHERE = (
    "The force neither confirms nor denies that it holds the information, by virtue of section 30(3) of the Act.",
    "Your request is considered vexatious and is refused under section 14(1) of the Act.",
    "The information is already published at https://www.example.org/foi/71. Section 21 of the Act applies and this is"
    " a refusal notice.",
    "The information is intended for future publication and is exempt under section 22 of the Act. It is withheld.",
    "This force does not hold the information requested. You may wish to redirect your request to the Home Office.",
)
NOTHING = (
    "The force recorded no robbery offences in any of the years {}, {} and {}. This is a nil return.",
    "Question 1: nil for {}, nil for {} and nil for {}.",
    "Question 1: {}: 0; {}: 0; {}: 0.",
)
BACK = (
    "Please disregard the response that was sent to you yesterday, which was issued in error.",
    "Kindly ignore our previous e-mail and its attachment: the figures in it are not right. We will write again.",
    "Our response of 12 October is withdrawn. We will send a new response in due course.",
)


def not_yet(d: Draw) -> Truth:
    """A letter that asks, wants a fee, takes time or only says that it has come."""
    d.letter("Thank you for your request.", d.drawn.choice(NOT_YET))
    return d.truth("not yet", BLOCKED, MISSING)


def refused_otherwise(d: Draw) -> Truth:
    d.letter("Thank you for your request.", d.drawn.choice(ELSEWHERE))
    return d.truth("refused otherwise", REFUSED, refused=("1", "2", "3"))


def nothing_in_words(d: Draw) -> Truth:
    """A letter that says that nothing was counted: nothing is there to be divided."""
    d.letter("Thank you for your request.", d.drawn.choice(NOTHING).format(*d.labels))
    figures = {("1", label, ""): (0, 0) for label in d.labels}
    return d.truth("nothing, in words", USABLE, figures=figures, clean=True)


def taken_back(d: Draw) -> Truth:
    """An answer, and a second letter that takes it back."""
    write(d.plain(d.drawn.choice(("xlsx", "csv", "docx"))), d.folder / d.force.name / "Response")
    made = Document(str(d.drawn.random()), "letter", d.drawn.choice(("txt", "docx")), [])
    made.sections.append(Section("Letter", [Line("Dear requester,"), Line(d.drawn.choice(BACK))]))
    write(made, d.folder / d.force.name / "Second letter")
    return d.truth("taken back", BLOCKED, told=True)


LIMITS = (
    "Please note that these figures cover the city division only.",
    "Figures exclude the eastern district, whose records were moved to another system.",
    "The data provided relate to the North Basic Command Unit only.",
    "The figures are those of the regional organised crime unit and cover all forces of the region.",
    "These figures relate to the whole region and not to this force alone.",
    "The figures count incident logs, not crimes.",
    "These are incidents and not recorded crimes.",
    "Please note that these figures are cumulative: each year includes the years before it.",
    "You asked for the number of bicycle thefts recorded by the force.",
)


def counts_otherwise(d: Draw) -> Truth:
    """A sentence by which the figures are of a part of the area, of several forces, of another thing or request."""
    said, container = d.drawn.choice(LIMITS), d.drawn.choice(("xlsx", "csv", "docx", "html", "pdf ruled"))
    where = {"titles": [said]} if said.startswith("You") else {"notes": [said]}
    write(d.plain(container, **where), d.path())
    return d.truth("counts otherwise", BLOCKED, told=True)


WHOLE = (
    "Please note that the figures cover the whole force area only.",
    "The figures do not include offences recorded outside our area.",
    "Figures are also published by district on our website.",
    "Percentages are rounded to the nearest whole number.",
    "Figures for the latest year are provisional.",
    "You asked for the number of robbery offences recorded.",
    "If you have received this e-mail in error, please ignore it and delete it.",
)


def harmless_words(d: Draw) -> Truth:
    """A sentence like those, by which nothing of the figures changes."""
    write(d.plain(notes=[d.drawn.choice(WHOLE)]), d.path())
    return d.truth("harmless words", USABLE, figures=d.held.figures("1", "2", "3"), clean=True)


def attempts(d: Draw) -> Truth:
    note = d.drawn.choice(("Figures include attempts.", "Please note that the figures also include attempted robbery."))
    write(d.plain(d.drawn.choice(("xlsx", "csv", "docx", "pdf ruled")), notes=[note]), d.path())
    return d.truth("attempts", USABLE, figures=d.held.figures("1", "2", "3"), told=True)


def rounded(d: Draw) -> Truth:
    """Counts rounded to fives or tens: what is counted is what stands there, and it is told."""
    step = d.drawn.choice((5, 10))
    d.held.below = 0
    made = d.plain(d.drawn.choice(("xlsx", "csv", "docx")), notes=[f"All figures are rounded to the nearest {step}."])
    for table in made.tables():
        for row in table.rows:
            for cell in row:
                if isinstance(cell.written, int):
                    cell.written = step * round(cell.written / step)
    write(made, d.path())
    every = d.held.figures("1", "2", "3")
    figures = {key: (step * round(low / step), step * round(low / step)) for key, (low, _) in every.items()}
    return d.truth("rounded", USABLE, figures=figures, told=True)


LETTERS: dict[str, Callable[[Draw], Truth]] = {
    one.__name__: one
    for one in (
        not_yet, refused_otherwise, nothing_in_words, taken_back, counts_otherwise, harmless_words, attempts, rounded,
    )
}  # fmt: skip
