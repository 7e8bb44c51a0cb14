"""Which force replies in which layout, in which words, and when.

The request of the demonstration was sent on 8 April 2019. Answers came between the end of April and the end of June.
Four documents came before the answer that counts, or beside it:

- West Midlands refused the whole request under section 12, and answered when question 4 was left out;
- the Metropolitan answered in calendar years, and sent the years that were asked for when told;
- Merseyside's first workbook has parts that do not add up to its total, and a corrected one followed;
- Hertfordshire sent the same file twice.
"""

from __future__ import annotations

from datetime import date

from demo.returns import delimited, first_answers, letters, mail, open_documents, own_workbook, pages, web, workbooks
from demo.returns.planned import FIRST_ANSWER, SENT_AGAIN, Planned
from demo.returns.reply import DATED, LONG, PLAIN, SHORT, Marks, Words

FEW_HIDDEN = "Numbers of victims from 1 to 4 are shown as <5 so that no person can be recognised. 0 means none."
BLANK_IS_NONE = "A blank cell means that no such offence was recorded."
DASH_IS_NONE = "- means none recorded."
COUNTED_ONCE = "Each offence is counted once; several methods of communication may have been used in one offence."
LIVE_SYSTEM = "The figures come from a live system and may differ from those published at another time."

BY_EXCEL = Words(ages={"12-15": date(2015, 12, 1)})
"""A workbook in which Excel took the age band for December 2015."""


_HIDDEN = Marks(below=5)
_BLANK = Marks(nought=None)
_DASH = Marks(nought="-")


PLAN: tuple[Planned, ...] = (
    # North East
    Planned("E23000013", "printed, ruled", pages.ruled, "Response letter.pdf", date(2019, 5, 2)),
    Planned(
        "E23000008",
        "years across, tables below each other",
        workbooks.stacked,
        "FOI response.xlsx",
        date(2019, 5, 3),
        SHORT,
        notes=("Question 4: no information held. The method is not recorded in a field that can be searched.",),
    ),
    Planned(
        "E23000007",
        "one row per offence, delimited",
        delimited.one_row_per_offence,
        "Appendix A.csv",
        date(2019, 4, 30),
        crossed=False,
    ),
    # North West
    Planned("E23000006", "letter with tables", letters.with_tables, "Disclosure.docx", date(2019, 5, 7), SHORT),
    Planned(
        "E23000002",
        "labels and answers",
        workbooks.key_value,
        "Response.xlsx",
        date(2019, 5, 7),
        notes=("Questions 2 and 4 would take longer than eighteen hours to answer.",),
    ),
    Planned("E23000005", "a sheet to each year", workbooks.sheet_per_year, "GMP data.xlsx", date(2019, 5, 14)),
    Planned(
        "E23000003",
        "printed, a table broken over two pages",
        pages.over_two_pages,
        "Reply.pdf",
        date(2019, 5, 3),
        PLAIN,
    ),
    Planned(
        "E23000004",
        "parts that do not add up",
        first_answers.parts_short_of_the_total,
        "FOI data.xlsx",
        date(2019, 5, 1),
        stage=FIRST_ANSWER,
        note="The parts of question 2 fall one short of the total; a corrected workbook followed.",
    ),
    Planned(
        "E23000004",
        "age bands that Excel took for dates",
        workbooks.stacked,
        "FOI data corrected.xlsx",
        date(2019, 5, 22),
        BY_EXCEL,
        notes=(LIVE_SYSTEM,),
    ),
    # Yorkshire and the Humber
    Planned(
        "E23000012", "old workbook", workbooks.old_workbook, "data.xls", date(2019, 5, 3), DATED, notes=(COUNTED_ONCE,)
    ),
    Planned(
        "E23000009",
        "small figures hidden",
        workbooks.stacked,
        "Response data.xlsx",
        date(2019, 4, 29),
        marks=_HIDDEN,
        notes=(FEW_HIDDEN,),
    ),
    Planned("E23000011", "open document", open_documents.crosstabs, "Response.ods", date(2019, 5, 8), SHORT),
    Planned(
        "E23000010",
        "one row per offence, with dates",
        workbooks.one_row_per_offence,
        "Crime export.xlsx",
        date(2019, 5, 15),
        crossed=False,
    ),
    # East Midlands
    Planned(
        "E23000018",
        "the campaign's own workbook",
        own_workbook.filled_in,
        "Response.xlsx",
        date(2019, 4, 25),
        flags=True,
    ),
    Planned("E23000021", "saved web page", web.disclosure_log, "Disclosure log.html", date(2019, 5, 3), LONG),
    Planned(
        "E23000020",
        "delimited with title lines",
        delimited.with_title_lines,
        "FOI request data.csv",
        date(2019, 5, 1),
        notes=(LIVE_SYSTEM,),
    ),
    Planned("E23000022", "letter with the totals in a sentence", letters.in_prose, "Letter.docx", date(2019, 5, 2)),
    Planned(
        "E23000019",
        "years down, merged heads",
        workbooks.years_down,
        "Data.xlsx",
        date(2019, 5, 3),
        PLAIN,
        notes=(COUNTED_ONCE,),
    ),
    # West Midlands
    Planned(
        "E23000015",
        "the campaign's own workbook",
        own_workbook.filled_in,
        "Staffs response.xlsx",
        date(2019, 4, 26),
        flags=True,
    ),
    Planned(
        "E23000017",
        "printed, small figures hidden",
        pages.ruled,
        "Final response.pdf",
        date(2019, 5, 10),
        LONG,
        marks=_HIDDEN,
        notes=(FEW_HIDDEN,),
    ),
    Planned(
        "E23000016", "tables side by side", workbooks.side_by_side, "West Mercia data.xlsx", date(2019, 5, 3), SHORT
    ),
    Planned(
        "E23000014",
        "refusal letter",
        pages.refusal,
        "Refusal notice.pdf",
        date(2019, 5, 2),
        stage=FIRST_ANSWER,
        note="Refused under section 12; answered when question 4 was left out.",
    ),
    Planned("E23000014", "printed, ruled", pages.ruled, "Refined response.pdf", date(2019, 6, 14)),
    # East of England
    Planned(
        "E23000026",
        "mail with a workbook",
        mail.with_workbook,
        "Response.eml",
        date(2019, 5, 3),
        note="Question 2 is left unanswered and nothing says so.",
    ),
    Planned("E23000023", "long form", delimited.long, "cambs_foi.csv", date(2019, 5, 3), SHORT),
    Planned("E23000028", "printed, ruled", pages.ruled, "Essex reply.pdf", date(2019, 5, 8), DATED),
    Planned("E23000027", "years down, merged heads", workbooks.years_down, "Herts data.xlsx", date(2019, 5, 3), DATED),
    Planned(
        "E23000027",
        "years down, merged heads",
        workbooks.years_down,
        "Herts data (2).xlsx",
        date(2019, 5, 3),
        DATED,
        stage=SENT_AGAIN,
        note="The same file again.",
    ),
    Planned(
        "E23000024",
        "years across, tables below each other",
        workbooks.stacked,
        "Norfolk response.xlsx",
        date(2019, 5, 16),
        SHORT,
        notes=(COUNTED_ONCE,),
        note="Counts Facebook and Instagram together in some offences.",
    ),
    Planned("E23000025", "tabs in a file called .csv", delimited.tabs, "Suffolk response.csv", date(2019, 5, 16)),
    # London
    Planned(
        "E23000001",
        "calendar years",
        first_answers.calendar_years,
        "MPS response.xlsx",
        date(2019, 5, 3),
        stage=FIRST_ANSWER,
        note="Answered in calendar years; the years that were asked for followed.",
    ),
    Planned(
        "E23000001",
        "years across, tables below each other",
        workbooks.stacked,
        "MPS corrected response.xlsx",
        date(2019, 6, 11),
        LONG,
        notes=("Question 4 is refused under section 12(1) of the Freedom of Information Act 2000.",),
    ),
    Planned("E23000034", "letter, mostly withheld", letters.mostly_withheld, "Response.docx", date(2019, 5, 1)),
    # South East
    Planned(
        "E23000030",
        "printed, one row per offence",
        pages.one_row_per_offence,
        "Appendix 1.pdf",
        date(2019, 5, 7),
        SHORT,
        crossed=False,
    ),
    Planned(
        "E23000032",
        "years across, tables below each other",
        workbooks.stacked,
        "Kent response.xlsx",
        date(2019, 4, 26),
        notes=(COUNTED_ONCE, LIVE_SYSTEM),
        flags=True,
    ),
    Planned(
        "E23000031",
        "blank against nought",
        workbooks.stacked,
        "Surrey data.xlsx",
        date(2019, 5, 9),
        DATED,
        marks=_BLANK,
        notes=(BLANK_IS_NONE,),
    ),
    Planned("E23000033", "letter with tables", letters.with_tables, "Sussex response.docx", date(2019, 5, 9), LONG),
    Planned(
        "E23000029",
        "years across, tables below each other",
        workbooks.stacked,
        "HQ FOI response.xlsx",
        date(2019, 5, 3),
        notes=(COUNTED_ONCE,),
        flags=True,
    ),
    # South West
    Planned(
        "E23000036",
        "a sheet to each question",
        workbooks.sheet_per_question,
        "ASP response.xlsx",
        date(2019, 5, 20),
        SHORT,
    ),
    Planned(
        "E23000035", "a sheet to each question", workbooks.sheet_per_question, "DC data.xlsx", date(2019, 5, 3), LONG
    ),
    Planned(
        "E23000039",
        "dashes for nought",
        workbooks.stacked,
        "Dorset response.xlsx",
        date(2019, 5, 3),
        SHORT,
        marks=_DASH,
        notes=(DASH_IS_NONE,),
    ),
    Planned(
        "E23000037",
        "one row per offence, open document",
        open_documents.one_row_per_offence,
        "export.ods",
        date(2019, 5, 13),
        crossed=False,
    ),
    Planned("E23000038", "years down, merged heads", workbooks.years_down, "Wiltshire.xlsx", date(2019, 4, 29), SHORT),
    # Wales
    Planned("W15000004", "printed without rules", pages.unruled, "Ymateb - Response.pdf", date(2019, 5, 3)),
    Planned(
        "W15000002",
        "printed, half ruled, small figures hidden",
        pages.half_ruled,
        "Gwent response.pdf",
        date(2019, 5, 24),
        SHORT,
        marks=_HIDDEN,
        notes=(FEW_HIDDEN,),
    ),
    Planned("W15000001", "archive of delimited files", delimited.archive, "North Wales.zip", date(2019, 5, 3)),
    Planned(
        "W15000003",
        "the campaign's own workbook",
        own_workbook.filled_in,
        "SWP return.xlsx",
        date(2019, 5, 1),
        flags=True,
    ),
)
"""The documents to build, by region."""
