"""Answers that had to be sent again: in calendar years, and with parts that fall short of their total."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from demo.campaign import SEXES, YEARS
from demo.returns import workbooks
from demo.returns.blocks import Block
from demo.returns.reply import Cell, Reply
from demo.returns.workbooks import Sheet, notes, title_lines, write_xlsx

CALENDAR_YEARS: dict[str, int] = {"2017": 181, "2018": 266}
"""The Metropolitan's first answer: made up like its other figures. The first is nine months, from 3 April."""


def calendar_years(reply: Reply, path: Path) -> None:
    """One table with calendar years across, where years from April were asked for."""
    sheet = Sheet("Response")
    title_lines(sheet, reply)
    years: list[Cell] = [f"January to December {year}" for year in CALENDAR_YEARS]
    sheet.block(
        Block("Question 1: offences recorded", [["", *years]], [[reply.words.offences, *CALENDAR_YEARS.values()]])
    )
    notes(sheet, reply)
    write_xlsx(path, [sheet])


def parts_short_of_the_total(reply: Reply, path: Path) -> None:
    """The ordinary workbook with one victim of the second year left out of the parts, under the true total."""
    assert reply.figures.victims is not None
    victims = dict(reply.figures.victims)
    victims[YEARS[1], SEXES[0], "12-15"] -= 1
    workbooks.stacked(replace(reply, figures=replace(reply.figures, victims=victims)), path)
