"""What the understanding of tables notices. Detected in this stage; declared here so that no two rules share an id."""

from __future__ import annotations

from ingestion.values.finding import Level, declare

NO_HEAD = declare(
    "Q201",
    Level.WARNING,
    "A table without headings",
    "Compare with the document and say what its columns count before using it.",
)
HEADLESS_PIECE = declare(
    "Q202",
    Level.WARNING,
    "A table goes on without its headings",
    "Check that the columns of the second piece are those of the first: it was read under the headings above.",
)
CARRIED_PIECE = declare(
    "Q264",
    Level.INFO,
    "A table goes on over a page without its headings",
    "Nothing to do: its columns stand where those above do.",
)
NUMBER_IN_BRACKETS = declare(
    "Q265",
    Level.WARNING,
    "A number in brackets behind a figure that no note explains",
    "Look whether it marks a note or counts something (how many of them …); enter it if it counts.",
)
UNNAMED_COLUMN = declare(
    "Q203",
    Level.WARNING,
    "A column of figures without a heading",
    "Look what the column counts; its figures carry no category.",
)
UNNAMED_ROW = declare(
    "Q204",
    Level.WARNING,
    "A row of figures without a label",
    "Look what the row counts; its figures carry no category.",
)
SHARES_LEFT_OUT = declare(
    "Q205",
    Level.INFO,
    "Shares, rates and differences were not taken as counts",
    "Nothing to do, unless the column holds counts after all.",
)
AGE_AS_DATE = declare(
    "Q206",
    Level.WARNING,
    "A spreadsheet program has turned a label into a date",
    "Check the label against the document: programs turn “5-11” into 5 November.",
)
NO_DATE = declare(
    "Q207", Level.WARNING, "A label among the periods is no period", "Ask the sender which dates the label stands for."
)
NO_PERIOD = declare(
    "Q208", Level.WARNING, "No period is given", "Ask the sender which period the figures cover, or set it by hand."
)
MARK_UNEXPLAINED = declare(
    "Q209",
    Level.WARNING,
    "A mark is not explained",
    "Ask the sender what the mark stands for; it was not taken as nought.",
)
SAME_LABELS = declare(
    "Q210",
    Level.WARNING,
    "Two rows or columns read alike",
    "Tell them apart in the document; both were read under the same name.",
)
ALIKE_ON_PAGE = declare(
    "Q229",
    Level.ERROR,
    "Figures on a page that nothing tells apart",
    "Look in the document what heads the columns or names the rows; outline the table, or enter its figures.",
)
DASH_PROVED = declare(
    "Q226",
    Level.INFO,
    "A dash read as nought on another table's proof",
    "Nothing to do, unless the dash stands for something else here.",
)
SHARES_ONLY = declare(
    "Q225",
    Level.WARNING,
    "A table of shares from which no count was read",
    "Ask the sender for the counts; a share is no figure to add up.",
)
NAME_OR_BLANK = declare(
    "Q263",
    Level.WARNING,
    "A label without figures above rows that have them",
    "Look whether it names the rows below it, which then are of it, or is a row whose figures were left blank.",
)
PERIOD_FROM_AFAR = declare(
    "Q312",
    Level.ERROR,
    "A period from afar over labels that look like time themselves",
    "Look which period each figure covers, and enter it: the labels may name one that was not understood.",
)
PERIOD_FROM_LETTER = declare(
    "Q227",
    Level.WARNING,
    "The period was taken from the letter around the table",
    "Check in the letter, or with the force, that the figures cover this period; the table itself does not say so.",
)
PERIOD_FROM_TITLE = declare(
    "Q212",
    Level.INFO,
    "The period comes from a title or name",
    "Check that the title's period is the one the figures cover.",
)
TEXT_FOR_FIGURE = declare(
    "Q213",
    Level.WARNING,
    "Words stand where figures are expected",
    "Read the words in the document; no figure was taken from them.",
)
RUN_OF_LIMITS = declare(
    "Q214",
    Level.WARNING,
    "Suppression limits run on",
    "Ask the sender: “<5, <6, <7” in a row is what a spreadsheet makes of a cell dragged down.",
)
REPEATED_ROWS = declare(
    "Q215",
    Level.WARNING,
    "Rows repeat one after another",
    "Ask the sender whether the same figures were copied down by mistake.",
)
NOT_ALL_READ = declare(
    "Q216",
    Level.ERROR,
    "A table too long to be read whole",
    "Ask for the table as totals, or in parts; what lies beyond was not read.",
)
CASES_COUNTED = declare(
    "Q217",
    Level.INFO,
    "One row per case: the rows were counted",
    "Check the number of rows against what the sender says was recorded.",
)
CASE_WITHOUT_DATE = declare(
    "Q218",
    Level.WARNING,
    "Cases without a usable date",
    "Ask which period these cases belong to; they were counted without one.",
)
CASES_OR_FIGURES = declare(
    "Q224",
    Level.ERROR,
    "Rows that may be cases or figures",
    "Ask the sender whether each row is one case; if the column of numbers counts, enter its figures as corrections.",
)
CASE_IN_MANY_ROWS = declare(
    "Q230",
    Level.ERROR,
    "Rows that share the reference of a case",
    "Ask whether each row is one offence or one of its victims; if the latter, enter the numbers of offences by hand.",
)
FEW_SHARED_REFERENCES = declare(
    "Q231",
    Level.WARNING,
    "A few rows that share a reference",
    "Look whether these rows are one offence: each was counted.",
)
TOTAL_BY_SUM = declare(
    "Q219", Level.INFO, "A total recognised by its sum", "Nothing to do, unless the line is a category of its own."
)
EXCLUDING_PERIODS = declare(
    "Q319",
    Level.ERROR,
    "A row of one period under the head of another",
    "Ask the sender which of the two the figures belong to, or what both are of (recorded in one, closed in another).",
)
GUESSED_YEAR = declare(
    "Q220", Level.WARNING, "A month or quarter without a year", "Ask the sender which year the figures belong to."
)
STRUCK_FIGURES = declare(
    "Q222",
    Level.WARNING,
    "Struck-through figures were read",
    "Ask the sender whether they still hold; each is marked doubtful.",
)
LABELS_FROM_BEFORE = declare(
    "Q223",
    Level.WARNING,
    "A table cut across its columns",
    "Check that the rows of the second piece are those of the first: their labels were taken from there.",
)
