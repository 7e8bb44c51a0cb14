"""A tenth set of letters, written after the ninth was mended for and scored before anything was mended for it.
`SIDEWAYS` say things roundabout or speak of what is past, supposed, denied or another's; `ORDINARY` are as units send
them."""

from __future__ import annotations

from tests.requests_app.mail.written_letters import Written

SIDEWAYS: tuple[Written, ...] = (
    Written(
        "ack, seen and filed",
        """Dear Ms Researcher

This is only to say that I have read your letter of Sunday and that somebody from Performance will be set to it on
Monday.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, date to look for",
        """Hello

FOI 1021. Logged. Look for us on or before 18 September.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, previous year's refusal mentioned",
        """Dear Researcher

Last year your request of this kind was refused on cost. I mention it because we now have a better system; this
year's has
been logged as 1021 and is being processed.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, hopes no exemption",
        """Dear Researcher

Your e-mail has been received. I cannot foresee that any exemption will be needed, though I make no promise.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "review ack, sorry",
        """Dear Researcher

I am sorry that our refusal under Section 12 was a disappointment. The Head of Unit will now review it, and you
will have
her conclusions within 20 working days.
""",
        ("ACKNOWLEDGEMENT",),
        subject="Internal review",
    ),
    Written(
        "clarification, unit of count",
        """Dear Researcher

Victims or offences? One offence can have several of the former. Kindly say.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification with threat of section 12",
        """Dear Researcher

Read literally, your fourth question would have us open 3,000 files, and Section 12 would then apply. Could you tell us
whether the ten commonest applications would serve?
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification, force area unclear",
        """Dear Researcher

We have three towns of that name. Which did you have in mind?
""",
        ("CLARIFICATION",),
    ),
    Written(
        "extension, ministers",
        """Dear Researcher

Section 36 calls for the opinion of a minister, and that has still to be given. We need a further twenty
working days and
expect to write by 25 October 2024.
""",
        ("EXTENSION",),
        ("s36",),
    ),
    Written(
        "extension, quietly",
        """Dear Researcher

In weighing whether Section 38(1) applies we shall overrun. The new date for our reply is 11 October 2024.
""",
        ("EXTENSION", "HOLDING"),
        ("s38(1)",),
    ),
    Written(
        "late, system",
        """Dear Researcher

We have been without our crime system for a fortnight. I regret the delay that this has caused to your request.
""",
        ("HOLDING",),
    ),
    Written(
        "late, said before",
        """Dear Researcher

I told you that it would be Tuesday, and it was not. May I say Thursday?
""",
        ("HOLDING",),
    ),
    Written(
        "late, blames another's refusal",
        """Dear Researcher

Some forces have refused this and some have answered it, and we have been asking ourselves which to follow. No decision
has been made, I am afraid.
""",
        ("HOLDING",),
    ),
    Written(
        "cost, twice over",
        """Dear Researcher

Forty hours would not be enough. I therefore cannot comply, and refer you to Section 12(1).
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "cost, for question four alone",
        """Dear Researcher

Question 1: 61. Question 4: would take more than eighteen hours, Section 12(1). Question 5: 55.
""",
        ("PARTIAL_ANSWER",),
        ("s12(1)",),
        {"1": "ANSWERED", "4": "REFUSED", "5": "ANSWERED"},
    ),
    Written(
        "withheld, informers",
        """Dear Researcher

Who our informers are, and what they are paid, we shall go on keeping to ourselves: Section 30(2)(b).
""",
        ("REFUSAL",),
        ("s30(2)(b)",),
    ),
    Written(
        "withheld after considering release",
        """Dear Researcher

We considered whether a redacted version might be released. Too little would have been left of it to be of use,
and it is
withheld in full under Section 31(1)(a).
""",
        ("REFUSAL",),
        ("s31(1)(a)",),
    ),
    Written(
        "part, one annex held back",
        """Dear Researcher

Annexes A and B come with this letter. Annex C, a legal opinion, does not: Section 42.
""",
        ("PARTIAL_ANSWER",),
        ("s42",),
        files=("annexes.pdf",),
    ),
    Written(
        "part, rounding",
        """Dear Researcher

The table is attached. Figures under five are shown as an asterisk in line with Section 40(2).
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        files=("table.xlsx",),
    ),
    Written(
        "full after extension",
        """Dear Researcher

When I extended the time on 4 September I had Section 31 in mind. Having weighed the public interest I find that it lies
in disclosure, and the report is enclosed in full.
""",
        ("FULL_ANSWER",),
        files=("report.pdf",),
    ),
    Written(
        "full, no fee asked",
        """Dear Researcher

There is no charge for this. Please find the figures below.

2022: 40
2023: 44
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "full, numbers in words",
        """Dear Researcher

Thirty-one in the first year and forty in the second.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "full, but complains of the questions",
        """Dear Researcher

Your questions were not easy to follow, and I have had to guess at the third. What I make of them is set out in the
attached sheet.
""",
        ("FULL_ANSWER",),
        files=("sheet.xlsx",),
    ),
    Written(
        "nil, nobody",
        """Dear Researcher

I have looked, and there have been no such offences in the county since records began.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "not held, misunderstanding",
        """Dear Researcher

You seem to think that we keep a register of telephones. We do not hold one and never have.
""",
        ("NOT_HELD",),
    ),
    Written(
        "not held, though others do",
        """Dear Researcher

Other forces may record the school of the victim; this one does not hold that information.
""",
        ("NOT_HELD",),
    ),
    Written(
        "ncnd, person",
        """Dear Researcher

To confirm that we hold anything about this man, or to say that we do not, would tell you something about him. We
neither confirm nor deny it, Section 40(5).
""",
        ("NEITHER",),
        ("s40(5)",),
    ),
    Written(
        "elsewhere, with our help",
        """Dear Researcher

All of it is published already at https://www.wessex.example/crime, so that Section 21 applies; I have marked the pages.
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "future, in the autumn",
        """Dear Researcher

These statistics will be published in November. Until then they are exempt, Section 22.
""",
        ("REFUSAL",),
        ("s22",),
    ),
    Written(
        "vexatious, said kindly",
        """Dear Researcher

It gives me no pleasure to say that we regard this request as vexatious. Section 14(1) applies to it.
""",
        ("REFUSAL",),
        ("s14(1)",),
    ),
    Written(
        "transfer, already there",
        """Dear Researcher

We have passed your request to the National Crime Agency, which holds what you want, and close our file.
""",
        ("TRANSFER",),
    ),
    Written(
        "transfer suggested only",
        """Dear Researcher

We do not hold this. You may wish to ask the Crown Prosecution Service.
""",
        ("NOT_HELD",),
    ),
    Written(
        "fees, postage",
        """Dear Researcher

A fee of £6.40 is payable for postage. We will send the maps when we have it.
""",
        ("FEES",),
    ),
    Written(
        "fees, already paid, answer now",
        """Dear Researcher

Thank you for the fee of £6.40, which arrived on Monday. The maps are enclosed.
""",
        ("FULL_ANSWER",),
        files=("maps.pdf",),
    ),
    Written(
        "review upheld, in a sentence",
        """Dear Researcher

I have reviewed our decision and see no reason to change it.
""",
        ("REVIEW_ANSWER",),
        subject="FOI 1021 internal review",
    ),
    Written(
        "review overturned, with data",
        """Dear Researcher

My review finds that Section 12 was wrongly applied. The data are attached.
""",
        ("REVIEW_ANSWER",),
        subject="FOI 1021 internal review",
        files=("data.csv",),
    ),
    Written(
        "review late",
        """Dear Researcher

Your internal review ought to have been finished last week. It has not been, for which I apologise.
""",
        ("HOLDING", "ACKNOWLEDGEMENT"),
        subject="FOI 1021 internal review",
    ),
    Written(
        "asks for feedback on an answer",
        """Dear Researcher

We answered your request on 3 September. Were you content with how it was handled? Two minutes on our survey would
help us.
""",
        (),
    ),
    Written(
        "away, deputy named",
        """I am away from the office until 30 September. Please write to my deputy meanwhile.
""",
        ("OUT_OF_OFFICE",),
        automatic=True,
    ),
    Written(
        "wrong recipient",
        """Dear Colleague

The minutes of Tuesday's canteen committee are attached for your comments.
""",
        (),
        files=("minutes.docx",),
    ),
    Written(
        "thanks and nothing else",
        """Thank you, that is noted.
""",
        ("ACKNOWLEDGEMENT", "OUT_OF_OFFICE"),
    ),
    Written(
        "says it did not get the letter",
        """Dear Researcher

I can find no trace of a request from you in June. Would you send it to us again?
""",
        ("CLARIFICATION",),
    ),
    Written(
        "EIR part",
        """Dear Researcher

I attach the survey with the landowners' names taken out under regulation 13(1).
""",
        ("PARTIAL_ANSWER",),
        ("r13(1)",),
        files=("survey.pdf",),
    ),
    Written(
        "EIR refusal, adverse effect",
        """Dear Researcher

Disclosure would adversely affect the course of justice. Regulation 12(5)(b) applies and the public interest lies in
maintaining it.
""",
        ("REFUSAL",),
        ("r12(5)(b)",),
    ),
)

ORDINARY: tuple[Written, ...] = (
    Written(
        "ack",
        """Dear Researcher

Thank you for your FOI request received on 2 September 2024, reference 1021/24. We will respond by 30 September 2024.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "clarification",
        """Dear Researcher

Please can you clarify what time period you would like us to search? We are unable to continue until we hear from you.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "extension",
        """Dear Researcher

The Force is considering the public interest in relation to Section 31(1)(a) and requires an extension of the time to
respond. We will respond no later than 28 October 2024.
""",
        ("EXTENSION",),
        ("s31(1)(a)",),
    ),
    Written(
        "delay",
        """Dear Researcher

Apologies for the delay in our response. We are awaiting information from the department and will reply as soon
as possible.
""",
        ("HOLDING",),
    ),
    Written(
        "cost",
        """Dear Researcher

The cost of answering your request would exceed the appropriate limit and it is therefore refused under Section 12(1).
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "withheld",
        """Dear Researcher

The information is exempt from disclosure under Section 31(1)(a) and is withheld. This serves as a refusal notice.
""",
        ("REFUSAL",),
        ("s31(1)(a)",),
    ),
    Written(
        "full",
        """Dear Researcher

Please find attached the information you have requested.
""",
        ("FULL_ANSWER",),
        files=("a.xlsx",),
    ),
    Written(
        "by question",
        """Dear Researcher

1. 77
2. See attached
3. 8 years
4. Not held
5. 70
""",
        ("PARTIAL_ANSWER", "FULL_ANSWER"),
        (),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "ANSWERED", "4": "NOT_HELD", "5": "ANSWERED"},
        files=("2.csv",),
    ),
    Written(
        "not held",
        """Dear Researcher

Wessex Police does not hold the requested information.
""",
        ("NOT_HELD",),
    ),
    Written(
        "ncnd",
        """Dear Researcher

Wessex Police neither confirms nor denies that it holds any information, under Section 30(3).
""",
        ("NEITHER",),
        ("s30(3)",),
    ),
    Written(
        "review",
        """Dear Researcher

I have completed the internal review and uphold the decision to apply Section 40(2).
""",
        ("REVIEW_ANSWER",),
        ("s40(2)",),
        subject="Internal review",
    ),
    Written(
        "part",
        """Dear Researcher

Some of the information is attached. The rest is withheld under Section 40(2).
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        files=("a.pdf",),
    ),
)

TENTH = (*SIDEWAYS, *ORDINARY)
