"""What may be wrong between a printed total and its parts."""

from __future__ import annotations

from ingestion.values.finding import Level, declare

SUM_DIFFERS = declare(
    "Q401",
    Level.ERROR,
    "Parts that do not add up to their printed total",
    "Look at the document: a figure may be misread or missing, or the force's sum wrong; correct it or ask the force.",
)
BLANKS_HOLD = declare(
    "Q402",
    Level.WARNING,
    "A total larger than its parts, which have blanks among them",
    "Ask the force what the blank cells mean: they are not taken for nought.",
)
LEAVES_OUT = declare(
    "Q403",
    Level.WARNING,
    "A total that seems to leave out hidden figures",
    "Take the total with care: it equals the printed parts alone, though some are suppressed.",
)
PERIODS_DIFFER = declare(
    "Q404",
    Level.WARNING,
    "Periods that do not add up to the figure for all of them",
    "It may count each person or case once over all periods; ask the force, and do not use it as a sum.",
)
ROUNDED = declare(
    "Q405",
    Level.INFO,
    "Parts that differ from their total by no more than rounding",
    "Nothing to do: the document says, or its figures show, that they are rounded.",
)
LARGER_PART = declare(
    "Q407",
    Level.WARNING,
    "A part larger than its total",
    "Several answers per case were allowed, but no answer can be given more often than there are cases; ask the force.",
)

UNCLEAR_PARTS = declare(
    "Q412",
    Level.INFO,
    "Totals that could not be checked",
    "Check one or two by hand: which figures these totals add up is not clear from the table.",
)

OUTSIDE = declare(
    "Q416",
    Level.WARNING,
    "A sum of figures that were not asked for does not come out",
    "Nothing of it is counted; look whether a figure that counts is wrong too, and tell the force.",
)

MOSTLY_DIFFERENT = declare(
    "Q413",
    Level.ERROR,
    "A table most of whose totals are not the sum of their parts",
    "Compare a row with the document: columns may be shifted, or the parts overlap (“of which”, several to a case).",
)

LARGER_THAN_ALL = declare(
    "Q417",
    Level.WARNING,
    "A total larger than all its parts, though a note says that they overlap",
    "Look whether a part is missing or misread: parts that overlap make more than their total, never less.",
)
