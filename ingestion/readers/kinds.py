"""What the readers of letters, mails, archives and pictures notice. Q100 to Q149 and Q180 to Q199 are theirs."""

from __future__ import annotations

from ingestion.values.finding import Level, declare

LEFT_OUT = declare(
    "Q100", Level.INFO, "Files of the packing program were left out", "Nothing to do: they hold nothing of the return."
)
NOT_TAKEN = declare(
    "Q101",
    Level.ERROR,
    "A file inside was not read",
    "Take the file out of the archive or mail by hand and upload it by itself.",
)
LINK_INSIDE = declare(
    "Q102",
    Level.WARNING,
    "A link stands where a file should be",
    "Ask the sender for the file itself; links are not followed.",
)
MAIL_TROUBLE = declare(
    "Q103",
    Level.WARNING,
    "The mail is not wholly readable",
    "Open the mail as it came and compare; ask the sender to send it again if a file is missing.",
)
SMALL_PICTURES = declare(
    "Q104",
    Level.INFO,
    "Small pictures were not read",
    "Nothing to do if they are logos; otherwise upload the picture by itself.",
)
HIDDEN_TEXT = declare(
    "Q110",
    Level.WARNING,
    "There is hidden text",
    "A supervisor should look before anybody else: hidden text has disclosed personal data before.",
)
TRACKED_CHANGES = declare(
    "Q111",
    Level.WARNING,
    "There are tracked changes",
    "Inserted text was read, deleted text was not. Check with the sender which version is meant.",
)
COMMENTS = declare(
    "Q112", Level.WARNING, "There are comments", "Read the comments: they may qualify a figure, or name a person."
)
EMBEDDED = declare(
    "Q113",
    Level.WARNING,
    "A file is embedded",
    "It is read as a document of its own. A supervisor should check that the sender meant to send it.",
)
EMBEDDED_UNREAD = declare(
    "Q114",
    Level.ERROR,
    "An embedded object was not read",
    "Open the document in the program that made it, take the object out and upload it by itself.",
)
NESTED_TABLE = declare(
    "Q115",
    Level.WARNING,
    "A table stands inside a cell",
    "The inner table is read by itself; check the figures of both against the document.",
)
TEXT_BOX = declare(
    "Q116", Level.INFO, "Text stands in a box beside the letter", "It was read; check that it belongs to the answer."
)
LINKED = declare(
    "Q118",
    Level.WARNING,
    "The document links to other files",
    "Check that the figures do not depend on a file that was not sent.",
)
CONVERTED = declare(
    "Q119",
    Level.INFO,
    "The document was converted before it was read",
    "Places are those of the converted document; compare a figure with the original before relying on it.",
)
TOO_WIDE = declare(
    "Q120",
    Level.WARNING,
    "A table claims more cells than it fills",
    "Compare the table with the document before using it.",
)
SEVERAL_FIGURES = declare(
    "Q121",
    Level.ERROR,
    "Several figures stand in one cell",
    "Ask the sender for one figure a cell, or enter the figures as corrections.",
)
READ_FROM_PICTURE = declare(
    "Q130",
    Level.WARNING,
    "Figures were read from a picture",
    "Compare each figure with the page before relying on it, or ask the sender for the file the page was printed from.",
)
DISPUTED = declare(
    "Q131",
    Level.WARNING,
    "A figure of a scan is doubtful",
    "Look at the page and correct the figure: the two programs that read it do not agree.",
)
ONE_READER = declare(
    "Q132",
    Level.WARNING,
    "A scan was read once only",
    "Compare each figure with the page, or have Tesseract installed on this machine and read the document again.",
)
SCANS_LEFT = declare(
    "Q133",
    Level.ERROR,
    "Scanned pages were not read",
    "Upload the remaining pages as a document of their own, or ask the sender for a spreadsheet.",
)
