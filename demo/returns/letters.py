"""Letters of reply: the sentences that forces write, and the .docx that carries them with tables or without."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Letter

from demo.campaign import FIRST_YEAR, SECOND_YEAR
from demo.returns import blocks as make
from demo.returns.blocks import Block
from demo.returns.packing import settle_package
from demo.returns.reply import DEMONSTRATION, Reply

OPENING = (
    "Thank you for your request under the Freedom of Information Act about offences of sexual communication with "
    "a child, recording code 71/17.",
    "The information we hold is set out below. It was taken from a live system and may change as investigations go on.",
)

METHODS_REFUSED = (
    "To answer this question every crime record would have to be opened and read, which would take longer than the "
    "eighteen hours that the fees regulations set. Question 4 is therefore refused under section 12(1) of the Freedom "
    "of Information Act 2000.",
)

REFUSED_WHOLE = (
    "Thank you for your request under the Freedom of Information Act.",
    "This letter is a refusal notice under section 17(5) of the Freedom of Information Act 2000.",
    "We estimate that answering your request as it stands would exceed the appropriate limit, because the method of "
    "communication is not held in a field that can be searched. Section 12(1) therefore applies to the whole of your "
    "request.",
    "You may wish to narrow your request. If you left out question 4 we expect to be able to answer the rest within "
    "the limit.",
    "If you are not content with this reply you can ask us for an internal review within 40 working days.",
)

VICTIMS_WITHHELD = (
    "Questions 2 and 4 ask for details that could identify a person, because the number of offences is so low. They "
    "are refused under section 40(2) of the Freedom of Information Act 2000.",
)


def with_tables(reply: Reply, path: Path) -> None:
    """A letter with a table to each question."""
    letter = _begin(reply, OPENING)
    for block in (make.offences_across(reply), make.victims_across(reply), make.methods_across(reply)):
        _table(letter, block)
    _end(letter, reply, path)


def in_prose(reply: Reply, path: Path) -> None:
    """A letter that gives the totals in a sentence, and tables for the rest."""
    letter = _begin(reply, OPENING)
    letter.add_paragraph("Question 1")
    letter.add_paragraph(
        f"In {reply.words.year(SECOND_YEAR)} the force recorded {reply.total(SECOND_YEAR)} offences of sexual "
        f"communication with a child, compared with {reply.total(FIRST_YEAR)} in {reply.words.year(FIRST_YEAR)}."
    )
    for block in (make.victims_across(reply, total=False), make.methods_across(reply)):
        _table(letter, block)
    _end(letter, reply, path)


def mostly_withheld(reply: Reply, path: Path) -> None:
    """Two totals, and everything else refused because the numbers are so small."""
    letter = _begin(reply, OPENING)
    _table(letter, make.offences_down(reply))
    for sentence in VICTIMS_WITHHELD:
        letter.add_paragraph(sentence)
    _end(letter, reply, path)


def _begin(reply: Reply, sentences: Sequence[str]) -> Letter:
    letter = Document()
    letter.core_properties.author = "Demonstration"
    letter.core_properties.created = letter.core_properties.modified = datetime(2019, 5, 1, 9)
    letter.add_paragraph(DEMONSTRATION)
    letter.add_paragraph(reply.force)
    letter.add_paragraph(f"Our reference: {reply.reference}")
    letter.add_paragraph(f"{reply.received_on:%-d %B %Y}")
    for sentence in sentences:
        letter.add_paragraph(sentence)
    return letter


def _table(letter: Letter, block: Block) -> None:
    letter.add_paragraph(block.title)
    drawn = letter.add_table(rows=0, cols=block.width)
    drawn.style = "Table Grid"
    for row in block.rows:
        for cell, value in zip(drawn.add_row().cells, row, strict=True):
            cell.text = "" if value is None else str(value)


def _end(letter: Letter, reply: Reply, path: Path) -> None:
    for note in reply.notes:
        letter.add_paragraph(note)
    letter.save(str(path))
    settle_package(path)
