"""What goes wrong with one force's return, drawn at random: each kind writes its files and says what is true of it."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import load_workbook
from PIL import Image, ImageDraw, ImageFilter

from tests.world.pieces import Cell, Document, Line, Section, Table
from tests.world.rounds.answers import HEADS, Counts, Key, Shape, document, suffix, write
from tests.world.rounds.asked import Force

USABLE, BLOCKED, REFUSED, MISSING = "usable", "blocked", "refused", "missing"
Bounds = tuple[int, int]


@dataclass(slots=True)
class Truth:
    """What is true of one force: the states that are right, the figures that count where it is usable, whether an error
    or a warning has to tell of something, and whether it is a return without a fault, which has no error."""

    kind: str
    states: frozenset[str]
    figures: dict[Key, Bounds] = field(default_factory=dict)
    told: bool = False
    clean: bool = False
    refused: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    also: dict[Key, Bounds] = field(default_factory=dict)
    """Figures that may be told as they are written, and need not."""


@dataclass(slots=True)
class Draw:
    """One force's turn: where its files go, what it counted, and the dice."""

    folder: Path
    force: Force
    held: Counts
    drawn: Random
    asked: dict[str, Any]

    @property
    def labels(self) -> list[str]:
        return [period["label"] for period in self.asked["periods"]]

    @property
    def shape(self) -> Shape:
        shape = Shape(self.labels, self.drawn.choice(("Number of offences", "Offences recorded", "Robbery offences")))
        shape.titles = self.drawn.choice(([], [self.force.name], [self.force.name, "Freedom of Information response"]))
        return shape

    def path(self, word: str = "") -> Path:
        """A file's name or its folder says whose it is; the suffix is put on when it is written."""
        name = word or self.drawn.choice(("FOI response", "Response", "Data", "Annex A"))
        if self.drawn.random() < 0.5:
            return self.folder / self.force.name / name
        return self.folder / f"{self.force.short} {name}"

    def plain(self, container: str = "", **changes: Any) -> Document:
        return document(self.drawn, self.held, replace(self.shape, **changes), container)

    def letter(self, *lines: str, container: str = "") -> Path:
        made = Document(str(self.drawn.random()), "letter", container or self.drawn.choice(("txt", "docx", "eml")), [])
        made.sections.append(Section("Letter", [Line(line) for line in ("Dear requester,", *lines, "Disclosure Unit")]))
        return write(made, self.path("Letter"))

    def truth(self, kind: str, *states: str, **rest: Any) -> Truth:
        return Truth(kind, frozenset(states), **rest)


def _sheet(path: Path, change: Callable[[Any], None]) -> None:
    book = load_workbook(path)
    change(book)
    book.save(path)


def clean(d: Draw) -> Truth:
    made = d.plain()
    write(made, d.path())
    return d.truth(f"clean {made.container}", USABLE, figures=d.held.figures("1", "2", "3"), clean=True)


def absent(d: Draw) -> Truth:
    return d.truth("absent", MISSING)


def nil(d: Draw) -> Truth:
    """A force that truly counted nought."""
    d.held.below = 0
    for parts in (d.held.ages, d.held.methods):
        parts.update(dict.fromkeys(parts, 0))
    write(d.plain(d.drawn.choice(("xlsx", "csv", "docx"))), d.path())
    return d.truth("nil", USABLE, figures=d.held.figures("1", "2", "3"))


def anothers_name(d: Draw) -> Truth:
    other = d.drawn.choice([name for name in ("Surrey Police", "Kent Police", "Gwent Police") if name != d.force.name])
    write(d.plain(titles=[other, "Freedom of Information response"]), d.path("Response"))
    return d.truth("another force's name", BLOCKED, told=True)


PEOPLE = (("Smith", "Jane", "03/02/2009"), ("Patel", "Arun", "14/11/2010"), ("Jones", "Rhys", "29/07/2008"))


def hidden_people(d: Draw) -> Truth:
    """Names and dates of birth that a sheet, some rows or some columns hide."""
    path = write(d.plain("xlsx"), d.path())
    how = d.drawn.choice(("sheet", "rows", "columns"))

    def hide(book: Any) -> None:
        page = book.create_sheet("Extract") if how == "sheet" else book.worksheets[-1]
        first, left = (1, 1) if how == "sheet" else (page.max_row + 4, 1) if how == "rows" else (1, page.max_column + 3)
        rows = [("Surname", "Forename", "Date of birth"), *d.drawn.sample(PEOPLE, 3)]
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                page.cell(first + r, left + c, value)
                page.column_dimensions[page.cell(1, left + c).column_letter].hidden = how == "columns"
            if how == "rows":
                page.row_dimensions[first + r].hidden = True
        if how == "sheet":
            page.sheet_state = d.drawn.choice(("hidden", "veryHidden"))

    _sheet(path, hide)
    return d.truth(f"hidden people in {how}", BLOCKED, told=True)


def twice(d: Draw) -> Truth:
    path = write(d.plain(), d.path("Response"))
    shutil.copy(path, path.with_stem(path.stem + " (copy)"))
    return d.truth("twice from one", USABLE, figures=d.held.figures("1", "2", "3"), told=True)


def revised_figures(d: Draw) -> Truth:
    """A second answer with other figures: which of the two counts is for a person to say."""
    first = d.plain("xlsx")
    write(first, d.path("Response"))
    for key in list(d.held.ages):
        d.held.ages[key] += d.drawn.randint(6, 20)
    write(d.plain("xlsx"), d.path("Response revised"))
    return d.truth("revised figures", BLOCKED, told=True)


def revised_one(d: Draw) -> Truth:
    """A second answer in which one figure, and so a total, is another."""
    write(d.plain("xlsx"), d.path("Response"))
    key = d.drawn.choice([key for key, n in d.held.ages.items() if n >= 5] or list(d.held.ages))
    d.held.ages[key] += 7
    write(d.plain("csv"), d.path("Response v2"))
    return d.truth("revised one figure", BLOCKED, told=True)


def revised_without(d: Draw) -> Truth:
    """A second answer that is silent on a question: what the first one said of it still counts, or is asked about."""
    write(d.plain("xlsx"), d.path("Response"))
    write(d.plain("docx", questions=("1", "2")), d.path("Response revised"))
    return d.truth("revised without a question", USABLE, BLOCKED, figures=d.held.figures("1", "2", "3"))


VICTIMS = (
    "The figures are counts of victims and not of offences.",
    "Please note that these are numbers of victims; one offence may have several victims.",
)


def victims(d: Draw) -> Truth:
    note = d.drawn.random() < 0.5
    made = d.plain(
        measure="Number of victims", questions=("1",), titles=[d.force.name, d.drawn.choice(VICTIMS)] if note else []
    )
    for section in made.sections:
        for block in section.blocks:
            if isinstance(block, Line) and block.manner == "heading":
                block.words = "Number of victims of robbery"
    write(made, d.path())
    return d.truth("victims", BLOCKED, told=True)


def other_basis(d: Draw) -> Truth:
    """Calendar years where financial ones were asked, or the other way round."""
    if "/" in d.labels[0]:
        columns = [label[:4] for label in d.labels]
    else:
        columns = [f"{label}/{(int(label) + 1) % 100:02}" for label in d.labels]
    write(d.plain(columns=columns), d.path())
    return d.truth("other basis", BLOCKED, told=True)


def wrong_years(d: Draw) -> Truth:
    columns = [f"{int(label[:4]) - 7}{'/' + str(int(label[-2:]) - 7) if '/' in label else ''}" for label in d.labels]
    write(d.plain(columns=columns), d.path())
    return d.truth("wrong years", BLOCKED, told=True)


def a_wrong_year(d: Draw) -> Truth:
    """The three years before were given for the last: two of them were asked."""
    back = [
        f"{int(label[:4]) - 1}/{(int(label[-2:]) - 1):02}" if "/" in label else str(int(label) - 1)
        for label in d.labels
    ]
    write(d.plain(d.drawn.choice(("xlsx", "csv", "docx")), columns=back), d.path())
    figures = {
        (question, back[d.labels.index(period)], category): shown
        for (question, period, category), shown in d.held.figures("1", "2", "3").items()
        if back[d.labels.index(period)] in d.labels
    }
    return d.truth("a wrong year", USABLE, figures=figures, told=True)


REFUSALS = (
    "Section {} of the Freedom of Information Act 2000 applies to the whole request, which is therefore refused.",
    "Your request is refused in full under section {} of the Freedom of Information Act 2000.",
    "I have decided to refuse your request, as the information is exempt by virtue of section {} of the Act.",
)


def refusal(d: Draw) -> Truth:
    d.letter(
        "Thank you for your request of 3 June.",
        d.drawn.choice(REFUSALS).format(d.drawn.choice(("12(1)", "12(1)", "31(1)(a)", "40(2)"))),
        "You may ask for an internal review of this decision within two months.",
    )
    return d.truth("refusal", REFUSED, refused=("1", "2", "3"))


def not_held(d: Draw) -> Truth:
    d.letter("Kent Police does not hold the information requested.".replace("Kent Police", d.force.name))
    return d.truth("not held", REFUSED, refused=("1", "2", "3"))


def letter_beside(d: Draw) -> Truth:
    """A workbook that answers two questions, and a letter that refuses the third."""
    write(d.plain(d.drawn.choice(("xlsx", "ods", "csv")), questions=("1", "2")), d.folder / d.force.name / "Data")
    said = Document(str(d.drawn.random()), "letter", "docx", [])
    words = "Question 3: this information is not held centrally. Section 12(1) of the Act applies to question 3."
    said.sections.append(Section("Letter", [Line("Dear requester,"), Line("Please see the attached."), Line(words)]))
    write(said, d.folder / d.force.name / "Letter")
    return d.truth("letter beside", USABLE, figures=d.held.figures("1", "2"), refused=("3",))


def letter_answers(d: Draw) -> Truth:
    """A workbook that divides, and a letter whose sentences give the totals."""
    write(d.plain("xlsx", questions=("2", "3")), d.folder / d.force.name / "Data")
    said = [f"In {p} {d.force.name} recorded {d.held.whole(p)} robbery offences." for p in d.held.labels]
    made = Document(str(d.drawn.random()), "letter", d.drawn.choice(("docx", "txt")), [])
    made.sections.append(Section("Letter", [Line("Dear requester,"), *(Line(f"Question 1: {one}") for one in said)]))
    write(made, d.folder / d.force.name / "Letter")
    return d.truth("letter answers", USABLE, figures=d.held.figures("1", "2", "3"))


def scan(d: Draw) -> Truth:
    """A page as a blurred picture: nothing can be read of it."""
    page = Image.new("L", (900, 1200), 235)
    draw = ImageDraw.Draw(page)
    for at in range(20):
        draw.text((80, 80 + 40 * at), f"{d.force.name} {d.drawn.randrange(1000)} {d.drawn.randrange(1000)}", fill=150)
    path = d.path("Scan").with_suffix(".pdf") if d.drawn.random() < 0.7 else d.path("Scan").with_suffix(".png")
    path.parent.mkdir(parents=True, exist_ok=True)
    page.filter(ImageFilter.GaussianBlur(6)).save(path)
    return d.truth("unread scan", BLOCKED, told=True)


def archive(d: Draw) -> Truth:
    """A workbook and its letter in one archive."""
    with TemporaryDirectory() as apart:
        data = write(d.plain(d.drawn.choice(("xlsx", "csv", "docx")), questions=("1", "2")), Path(apart) / "Data")
        more = write(d.plain(d.drawn.choice(("xlsx", "csv")), questions=("3",)), Path(apart) / "Methods")
        path = d.path("Response").with_suffix(".zip")
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w") as made:
            made.write(data, data.name)
            made.write(more, more.name)
            made.writestr("Letter.txt", "Dear requester,\n\nPlease find our answer in the two files.\n")
    return d.truth("archive", USABLE, figures=d.held.figures("1", "2", "3"))


def wrong_total(d: Draw) -> Truth:
    """A printed total that its parts do not come to."""
    d.held.below = 0
    made = d.plain(d.drawn.choice(("xlsx", "csv", "docx", "html", "pdf ruled")), questions=("1", "2"))
    [whole] = [c for t in made.tables() for row in t.rows for c in row if c.written == d.held.whole(d.labels[-1])][:1]
    assert isinstance(whole.written, int)
    whole.written += d.drawn.choice((-9, 10, 100))
    write(made, d.path())
    return d.truth("total and parts", BLOCKED, told=True)


def unknown_labels(d: Draw) -> Truth:
    """Rows under labels that no category matches: the divided figures are short of them, and it is said."""
    d.held.below = 0
    made = d.plain(d.drawn.choice(("xlsx", "csv", "docx")), questions=("1", "2"))
    odd = d.drawn.choice(("Cohort B", "Type 4", "See annex"))
    for table in made.tables():
        for row in table.rows:
            for cell in row:
                if cell.written == "18-24":
                    cell.written = odd
    write(made, d.path())
    figures = d.held.figures("1", "2")
    strange = {(q, p, odd): figures.pop((q, p, label)) for q, p, label in list(figures) if label == "18-24"}
    return d.truth("unknown labels", USABLE, BLOCKED, figures=figures, also=strange, told=True)


def thousands(d: Draw) -> Truth:
    """Figures in thousands, said in a head or a note: taken as they stand they are a thousandth."""
    where = d.drawn.random() < 0.5
    shape = {"measure": "Number of offences (thousands)"} if where else {"notes": ["Figures are in thousands."]}
    made = d.plain(d.drawn.choice(("xlsx", "csv", "docx")), questions=("1",), **shape)
    for table in made.tables():
        for row in table.rows:
            for cell in row:
                if isinstance(cell.written, int):
                    cell.written = round(cell.written / 1000 + 1, 1) if d.drawn.random() < 0.5 else cell.written // 9
    write(made, d.path())
    return d.truth("thousands", BLOCKED, told=True)


def quoted_questions(d: Draw) -> Truth:
    """A mail that only says what was asked."""
    message = EmailMessage()
    message["From"], message["To"] = "foi@force.police.example", "requests@charity.example"
    message["Subject"] = f"Freedom of Information request {d.drawn.randrange(1000, 9999)}/24"
    asked = "\n".join(f"{q['number']}. {q['text']}" for q in d.asked["questions"])
    years = ", ".join(d.labels)
    message.set_content(
        f"Dear requester,\n\nThank you for your request, which was received on 3 June 2024. You asked:\n\n{asked}\n\n"
        f"for the years {years}.\n\nWe aim to answer within 20 working days.\n\nDisclosure Unit\n{d.force.name}\n"
    )
    path = d.path("Mail").with_suffix(".eml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(message))
    return d.truth("quoted questions", BLOCKED, MISSING)


def nought_not_held(d: Draw) -> Truth:
    """Noughts that a note says are no counts."""
    note = d.drawn.choice(("0 = information not held", "Please note that 0 means that no information is held."))
    d.held.below = 0
    for key in d.held.methods:
        if key[0] == "Other weapon":
            d.held.methods[key] = 0
    made = d.plain(d.drawn.choice(("xlsx", "csv", "docx")), notes=[note])
    write(made, d.path())
    every = d.held.figures("1", "2", "3")
    figures = {key: bounds for key, bounds in every.items() if bounds != (0, 0)}
    # On a sheet of its own the note may speak of that sheet alone.
    elsewhere = {key: bounds for key, bounds in every.items() if bounds == (0, 0) and key[0] == "2"}
    return d.truth("nought not held", USABLE, BLOCKED, figures=figures, also=elsewhere)


SINGLE: dict[str, Callable[[Draw], Truth]] = {
    one.__name__: one
    for one in (
        nil, anothers_name, hidden_people, twice, revised_figures, revised_one, revised_without, victims, other_basis,
        wrong_years, a_wrong_year, refusal, not_held, letter_beside, letter_answers, scan, archive, wrong_total,
        unknown_labels, thousands, quoted_questions, nought_not_held, absent,
    )
}  # fmt: skip


def same_file(one: Draw, other: Draw) -> tuple[Truth, Truth]:
    """One document that two forces sent."""
    path = write(one.plain(titles=[]), one.path("Response"))
    there = other.path("Response").with_suffix(path.suffix)
    there.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, there)
    return one.truth("same file", BLOCKED, told=True), other.truth("same file", BLOCKED, told=True)


def joint_file(one: Draw, other: Draw) -> tuple[Truth, Truth]:
    """One answer for two forces: its name says both, or it was sent to one and its head says both."""
    both = f"{one.force.name} and {other.force.name}"
    title = one.drawn.choice((f"Joint response of {both}", f"Response on behalf of {both}", f"{both}: FOI response"))
    if one.drawn.random() < 0.4:
        made = one.plain(titles=[title])
        name = f"{one.force.short} and {other.force.short}"
        write(made, one.folder / name)
        unplaced = (f"{name}.{suffix(made.container)}",)
        return one.truth("joint file", MISSING, unplaced=unplaced), other.truth("joint file", MISSING)
    write(one.plain(titles=[title]), one.path("Response"))
    return one.truth("joint head", BLOCKED, told=True), other.truth("joint head, nothing of its own", MISSING)


def columns_of_two(one: Draw, other: Draw) -> tuple[Truth, Truth]:
    """A table with a column for each of two forces, sent to one: its own column counts for it, or nothing does."""
    label = one.labels[-1]
    rows = [[Cell("Offences by age of victim"), Cell(one.force.short), Cell(other.force.short)]]
    for (age, period), number in one.held.ages.items():
        if period == label:
            rows.append([Cell(age), Cell(number), Cell(other.held.ages[age, period])])
    blocks: list[Any] = [Line(f"Robbery offences by age of victim, {label}", "heading"), Table(rows)]
    write(Document("1", "columns", one.drawn.choice(("xlsx", "csv", "docx")), [Section("Data", blocks)]), one.path())
    figures = {("2", label, age): (n, n) for (age, period), n in one.held.ages.items() if period == label}
    return one.truth("columns of two", USABLE, BLOCKED, figures=figures, told=True), other.truth("no answer", MISSING)


ALIKE_BY_CHANCE = 80
UNIT = (
    "Robbery is investigated by a joint unit of {} and {}; the figures are those of the unit.",
    "The figures are recorded by the joint {} and {} major crime team.",
)


def joint_unit(one: Draw, other: Draw) -> tuple[Truth, Truth]:
    """A joint unit's count that both forces report, each in its own return: added up it would count twice."""
    said = one.drawn.choice(UNIT)
    other.held = one.held
    for d, partner in ((one, other), (other, one)):
        d.held.below = 0
        note = said.format(d.force.short, partner.force.short)
        write(d.plain(d.drawn.choice(("xlsx", "csv", "docx", "pdf ruled")), notes=[note]), d.path())
    return one.truth("joint unit", BLOCKED, told=True), other.truth("joint unit", BLOCKED, told=True)


def same_figures(one: Draw, other: Draw) -> tuple[Truth, Truth]:
    """Two forces with the same figures throughout, and no word on why: counted with a warning on both, or not. Small
    ones may be the same by chance."""
    other.held = one.held
    one.held.below = 0
    for d in (one, other):
        write(d.plain(d.drawn.choice(("xlsx", "csv", "docx"))), d.path())
    figures = one.held.figures("1", "2", "3")
    large = min(one.held.whole(label) for label in one.labels) >= ALIKE_BY_CHANCE
    return (
        one.truth("same figures", USABLE, BLOCKED, figures=figures, told=large),
        other.truth("same figures", USABLE, BLOCKED, figures=figures, told=large),
    )


DOUBLE: dict[str, Callable[[Draw, Draw], tuple[Truth, Truth]]] = {
    one.__name__: one for one in (same_file, joint_file, columns_of_two, joint_unit, same_figures)
}

__all__ = ["DOUBLE", "HEADS", "SINGLE", "Draw", "Truth", "clean"]
