"""A ninth set of letters, written after the eighth was mended for and scored before anything was mended for it.

`TRAPS` speak of refusals, fees, extensions, questions and answers that are past, somebody else's, supposed, denied or
still to come; `ROUNDABOUT` say things sideways; `ORDINARY` are as units send them.
"""

from __future__ import annotations

from tests.requests_app.mail.seventh_letters import _CAVEAT, _RIGHT_TO
from tests.requests_app.mail.written_letters import Written

TRAPS: tuple[Written, ...] = (
    Written(
        "past refusal, now an answer",
        """Dear Researcher

In May we refused you these figures on grounds of cost. Since then a field has been added to the system, and I
am now able
to give you them: see the table attached.
""",
        ("FULL_ANSWER",),
        files=("table.xlsx",),
    ),
    Written(
        "another force refused",
        """Dear Researcher

You mention that a neighbouring force withheld its figures under Section 31. We see no reason to do likewise. Ours are
enclosed.
""",
        ("FULL_ANSWER",),
        files=("ours.csv",),
    ),
    Written(
        "extension not needed",
        """Dear Researcher

I had thought that we should have to extend the time in order to weigh the public interest. That has not proved
necessary, and the information is attached in full.
""",
        ("FULL_ANSWER",),
        files=("information.pdf",),
    ),
    Written(
        "clarification once asked, answered",
        """Dear Researcher

On 3 June we asked you to clarify the period. You did so on 5 June, for which thank you. We now hope to reply by 3 July.
""",
        ("ACKNOWLEDGEMENT", "HOLDING"),
    ),
    Written(
        "fee waived",
        """Dear Researcher

Although a charge of £12 could be made for the copies we have decided not to make it. They are enclosed.
""",
        ("FULL_ANSWER",),
        files=("copies.pdf",),
    ),
    Written(
        "transferred to us",
        """Dear Researcher

Your request was transferred to us by the Home Office on 4 June, and we shall deal with it. A reply should reach you by
2 July.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "would be refused if",
        """Dear Researcher

Work on your request goes on. If the ages turn out to be of fewer than five children they would be withheld under
Section 40(2), but I cannot say yet whether that is so.
""",
        ("HOLDING", "ACKNOWLEDGEMENT"),
    ),
    Written(
        "review asked for by another",
        """Dear Researcher

We have had to give time this month to the internal review of another applicant's case, and yours has been put back as a
result. I apologise.
""",
        ("HOLDING",),
    ),
    Written(
        "asks nothing, says please note",
        """Dear Researcher

Please note that our office has moved to Castle Street. Letters to the old address will be sent on until Christmas.
""",
        (),
    ),
    Written(
        "press officer's refusal corrected",
        """Dear Researcher

Our press office told you on Monday that nothing could be released. That was wrong. The request is being
considered in the
ordinary way and will be answered by 9 July.
""",
        ("ACKNOWLEDGEMENT", "HOLDING"),
    ),
    Written(
        "no decision on exemptions",
        """Dear Researcher

You ask which exemptions will be applied. None has been, and none may be; we have yet to see the papers.
""",
        ("HOLDING", "ACKNOWLEDGEMENT"),
    ),
    Written(
        "quotes our own words back",
        """Dear Researcher

You wrote that "the force has refused to disclose the data under Section 31 and must review that decision". We have no
letter of that kind on file. Could you send us a copy of it?
""",
        ("CLARIFICATION",),
    ),
    Written(
        "quote of the law, then answer",
        """Dear Researcher

Section 12 of the Act lets an authority refuse where the cost would pass a limit. This is not such a case. There were 52
offences in 2021/22 and 60 in 2022/23.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "held but in part elsewhere",
        """Dear Researcher

The totals for 2019 are on our website already (Section 21), at https://www.wessex.example/2019. Those for later years
are attached.
""",
        ("PARTIAL_ANSWER",),
        ("s21",),
        files=("later.xlsx",),
    ),
    Written(
        "not held then found",
        """Dear Researcher

We said in our letter of 4 May that we did not hold this. We were mistaken. A copy has come to light and is with this
letter.
""",
        ("FULL_ANSWER",),
        files=("copy.pdf",),
    ),
    Written(
        "answer promised with conditions of reuse",
        """Dear Researcher

The data will be released to you once the Chief Officer has signed the form. I expect that on Thursday.
""",
        ("HOLDING", "ACKNOWLEDGEMENT"),
    ),
    Written(
        "extension refused to the researcher",
        """Dear Researcher

You asked for more time in which to reply to our question of 2 June. You may have until 30 August.
""",
        (),
    ),
    Written(
        "confirms a telephone call",
        """Dear Researcher

This is to confirm what was said on the telephone today: you will drop question 4, and we shall answer the rest.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "deny nothing",
        """Dear Researcher

We neither wish to delay you nor to deny you what you are entitled to. It is simply that the inspector is away until the
10th.
""",
        ("HOLDING",),
    ),
    Written(
        "vexed but not vexatious",
        """Dear Researcher

Some colleagues urged me to treat your letters as vexatious. I do not. The third of your questions is answered on the
sheet, and the others will follow.
""",
        ("PARTIAL_ANSWER", "HOLDING"),
        (),
        {"3": "ANSWERED"},
        files=("sheet.csv",),
    ),
)

ROUNDABOUT: tuple[Written, ...] = (
    Written(
        "ack, we are on to it",
        """Dear Researcher

Rest assured that yours is being seen to. You may put the date of 11 July in your diary.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, welcome",
        """Dear Researcher

We were glad to have your questions and have sent them round the three divisions that they touch.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "clarification, spelling",
        """Dear Researcher

Is "Kik" a misprint? If it is the name of an application, please tell me so that I may search for it.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification, choice of two",
        """Dear Researcher

I can give you either recorded crimes or outcomes, whichever you prefer, but your letter names both in one breath.
Which is it to be?
""",
        ("CLARIFICATION",),
    ),
    Written(
        "extension, test unfinished",
        """Dear Researcher

Because the public interest test under Section 31(1) could not be finished in time, an answer will be given to you on
9 August and not, as was planned, today.
""",
        ("EXTENSION",),
        ("s31(1)",),
    ),
    Written(
        "late, unexpected",
        """Dear Researcher

Things have not gone as they should. Your reply is held up in a department that I cannot hurry.
""",
        ("HOLDING",),
    ),
    Written(
        "cost, slow search",
        """Dear Researcher

It takes a clerk six minutes to look through one log, and there are 800. As that comes to eighty hours the request falls
under Section 12(1) and is declined.
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "withheld, no hope",
        """Dear Researcher

I can hold out no hope of your having the plan of the custody suite. It is exempt from disclosure under Section
31(1)(f).
""",
        ("REFUSAL",),
        ("s31(1)(f)",),
    ),
    Written(
        "part, with a gap explained",
        """Dear Researcher

The figures are attached. We have removed the column of names, as Section 40(2) requires of us.
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        files=("figures.xlsx",),
    ),
    Written(
        "full, in two tables",
        """Dear Researcher

There are two tables at the end of this letter. Between them they answer all that you asked.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "nil in words",
        """Dear Researcher

In neither year was an offence of this kind reported to us.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "not held, plain man",
        """Dear Researcher

I asked everybody who might know. Nobody has it.
""",
        ("NOT_HELD",),
    ),
    Written(
        "ncnd, roundly",
        """Dear Researcher

I shall neither confirm nor deny that there is such an operation. Section 31(3) is my authority.
""",
        ("NEITHER",),
        ("s31(3)",),
    ),
    Written(
        "elsewhere, in the press",
        """Dear Researcher

The numbers were printed in the Gazette of 2 May and on our own site the same day. Section 21 accordingly applies.
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "transfer, with thanks",
        """Dear Researcher

We have forwarded your questions to Avon Police, who look after that stretch of the motorway, and have told
them to write
to you.
""",
        ("TRANSFER",),
    ),
    Written(
        "review upheld, brief",
        """Dear Researcher

The review is done. I have changed nothing.
""",
        ("REVIEW_ANSWER",),
        subject="Internal review",
    ),
)

ORDINARY: tuple[Written, ...] = (
    Written(
        "ack",
        """Dear Sir/Madam

I acknowledge receipt of your request for information dated 1 June 2024, which was received by Wessex Police on 3 June
2024. The request will be dealt with in accordance with the Freedom of Information Act 2000. A response will be
sent to you within 20 working days.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "clarification",
        """Dear Sir/Madam

We require clarification of your request. Please could you confirm what you mean by "forms of communication"? Your
request will be placed on hold until we receive your reply.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "extension",
        """Dear Sir/Madam

We have not yet reached a decision on where the balance of the public interest lies in respect of the exemption under
Section 31(1). We estimate that we will need an additional 20 working days and will respond by 29 July 2024.
""",
        ("EXTENSION",),
        ("s31(1)",),
    ),
    Written(
        "holding",
        """Dear Sir/Madam

I apologise for the delay in responding to your request. We are still gathering the information and will reply
as soon as
possible.
""",
        ("HOLDING",),
    ),
    Written(
        "cost",
        """Dear Sir/Madam
"""
        + _RIGHT_TO
        + """
I regret that the force is unable to comply with your request as it would exceed the appropriate limit. Section 12(1) of
the Act applies. In accordance with Section 17 this is a refusal notice.
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "refusal",
        """Dear Sir/Madam
"""
        + _RIGHT_TO
        + """
The information is exempt under Section 40(2), personal information, and will not be disclosed.
""",
        ("REFUSAL",),
        ("s40(2)",),
    ),
    Written(
        "part",
        """Dear Sir/Madam

Please find attached the information you requested. Some of it has been redacted under Section 40(2) of the Act.
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        files=("redacted.pdf",),
    ),
    Written(
        "full",
        """Dear Sir/Madam

The information you requested is provided in the attached spreadsheet.
"""
        + _CAVEAT,
        ("FULL_ANSWER",),
        files=("a.xlsx",),
    ),
    Written(
        "full in text",
        """Dear Sir/Madam

I can confirm that between 1 April 2021 and 31 March 2022 the force recorded 143 offences of sexual communication with a
child.
"""
        + _CAVEAT,
        ("FULL_ANSWER",),
    ),
    Written(
        "not held",
        """Dear Sir/Madam

Having made enquiries with the relevant department, I can confirm that Wessex Police does not hold this information.
""",
        ("NOT_HELD",),
    ),
    Written(
        "ncnd",
        """Dear Sir/Madam

Wessex Police can neither confirm nor deny that it holds the information you requested, by virtue of Section
30(3) of the
Act.
""",
        ("NEITHER",),
        ("s30(3)",),
    ),
    Written(
        "by question",
        """Dear Sir/Madam

Question 1 - 91 offences
Question 2 - see attached
Question 3 - information not held
Question 4 - exempt under Section 31(1)(a)
Question 5 - 80
""",
        ("PARTIAL_ANSWER",),
        ("s31(1)(a)",),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "NOT_HELD", "4": "REFUSED", "5": "ANSWERED"},
        files=("q2.csv",),
    ),
    Written(
        "s21",
        """Dear Sir/Madam

The requested information is already in the public domain and is exempt under Section 21. You can find it on our website
at https://www.wessex.example/open-data.
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "fees",
        """Dear Sir/Madam

Please treat this as a fees notice under Section 9. A fee of £20 is payable within three months.
""",
        ("FEES",),
    ),
    Written(
        "transfer",
        """Dear Sir/Madam

Your request has been transferred to Avon Police, which holds the information. They will respond to you directly.
""",
        ("TRANSFER",),
    ),
    Written(
        "review",
        """Dear Sir/Madam

I have completed the internal review. I am satisfied that Section 12(1) was correctly applied and the original decision
is upheld.
""",
        ("REVIEW_ANSWER",),
        ("s12(1)",),
        subject="Internal review outcome",
    ),
    Written(
        "review ack",
        """Dear Sir/Madam

We have received your request for an internal review and will respond within 20 working days.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "out of office",
        """I am out of the office until 8 July and will reply to your message on my return.
""",
        ("OUT_OF_OFFICE",),
        automatic=True,
    ),
)

SIDEWAYS = (*TRAPS, *ROUNDABOUT)
NINTH = (*SIDEWAYS, *ORDINARY)
