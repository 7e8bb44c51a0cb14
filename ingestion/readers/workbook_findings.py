"""What a workbook's reader notices besides its values."""

from __future__ import annotations

from ingestion.values.finding import Level, declare
from ingestion.values.reading import UnreadableFile

HIDDEN_SHEET = declare(
    "Q250",
    Level.WARNING,
    "A sheet is hidden",
    "Look at the sheet before anybody else sees the file: hidden sheets have disclosed personal data before.",
)
HIDDEN_ROWS = declare(
    "Q251",
    Level.WARNING,
    "Rows or columns are hidden",
    "Check whether the sender meant them to be sent, and whether they belong to the answer.",
)
COMMENTS = declare("Q252", Level.INFO, "Cells carry comments", "Read the comments: they often qualify a figure.")
STRUCK = declare(
    "Q253", Level.WARNING, "Cells are struck through", "Ask the sender whether the struck figures still hold."
)
UNCALCULATED = declare(
    "Q254",
    Level.WARNING,
    "Formulas without a value",
    "Open the workbook in a spreadsheet program, let it calculate, save it and upload it again.",
)
EXTERNAL_LINKS = declare(
    "Q255",
    Level.WARNING,
    "The workbook links to other files",
    "Check that the figures do not depend on a file that was not sent.",
)
PIVOT_CACHE = declare(
    "Q256",
    Level.WARNING,
    "The rows behind a pivot table were sent",
    "A supervisor should look: the rows behind a summary may be about people. If so, tell the sender's data "
    "protection officer.",
)
MACROS = declare("Q257", Level.INFO, "The workbook carries macros", "Nothing to do: they are never run here.")
DETAIL_UNSEEN = declare(
    "Q259",
    Level.WARNING,
    "Hidden parts could not be looked for",
    "A supervisor should open the workbook and look for hidden sheets, rows and columns before anybody else sees it.",
)
UNSEEN = declare(
    "Q261",
    Level.WARNING,
    "Numbers that the sheet does not show",
    "Ask the sender whether they belong to the answer: they are written in white on white, or their format hides them.",
)
COMMENTS_WITH_NUMBERS = declare(
    "Q262",
    Level.WARNING,
    "A comment on a cell says a number",
    "Read the comment beside its cell: it may correct or qualify the figure, and nothing was taken from it.",
)

DAMAGED = "The workbook is damaged and cannot be opened. Please ask the sender for it again."


def too_far(sheet: str) -> UnreadableFile:
    """The refusal of a workbook; `sheet` names the sheet, or is empty."""
    return UnreadableFile(
        "too_large",
        f"{'The' if sheet else 'A'} sheet{sheet} has cells so far apart that it cannot be opened safely. "
        "Please ask for the sheet with its empty rows and columns removed, or save it as CSV and upload that.",
    )
