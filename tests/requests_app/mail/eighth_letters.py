"""An eighth set of letters, written after the seventh was mended for and scored before anything was mended for it.
`ROUNDABOUT` say things sideways; `ORDINARY` are as units send them, short and long.
"""

from __future__ import annotations

from tests.requests_app.mail.seventh_letters import _CAVEAT, _HARM, _RIGHT_TO
from tests.requests_app.mail.written_letters import Written

ROUNDABOUT: tuple[Written, ...] = (
    Written(
        "ack, handed over at counter",
        """Dear Researcher

The sergeant at the front counter gave me your letter yesterday. You may rely on me to see that it goes to the
people who
can answer it.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, clock starts",
        """Dear Researcher

Day one of the twenty is tomorrow. We count the reply as due on the 9th of September.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, thanks for payment",
        """Dear Researcher

Your cheque for £14.20 came this morning, with thanks, and we have taken the request up again.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, thanks for explanation",
        """Dear Researcher

That is much clearer now, thank you. I have asked our analyst to run the search on the lines you describe.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack with warning of exemption",
        """Dear Researcher

We shall see what there is. I ought to warn you that questions about tactics are often met with Section 31, and that
I do not yet know if yours will be.
""",
        ("ACKNOWLEDGEMENT", "HOLDING"),
    ),
    Written(
        "review ack, complaint noted",
        """Dear Researcher

You are unhappy with what you had from us and want it gone into by somebody senior. That shall be done.
""",
        ("ACKNOWLEDGEMENT",),
        subject="FOI 24-310 internal review request",
    ),
    Written(
        "clarification, all or some",
        """Dear Researcher

Before I trouble our stations: is it every one of the forty that you want, or would a sample do?
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification, sort of age",
        """Dear Researcher

Age may be taken at the time of the offence or at the time of the report. I cannot tell from your letter which is
intended and must trouble you for an answer.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification, second part lost",
        """Dear Researcher

Your e-mail broke off in the middle of question 4. What came after "the number of times"?
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification, no action till then",
        """Dear Researcher

The date in your question 1 is the 31st of June. As there is no such day we have put your papers aside until you tell us
what it should have been.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "extension, arguments finely balanced",
        """Dear Researcher

The arguments under Section 36(2)(b) are finely balanced and those who must decide are not yet agreed. As the
Act permits
in such a case, we are taking until 30 September to come to a view.
""",
        ("EXTENSION",),
        ("s36(2)(b)",),
    ),
    Written(
        "extension, EIR voluminous",
        """Dear Researcher

With 9,000 pages to go through we cannot keep to twenty days. Regulation 7 gives us forty in such a case, and so you may
look for our answer by 7 October 2024.
""",
        ("EXTENSION",),
    ),
    Written(
        "extension, another fortnight",
        """Dear Researcher

The public interest test is still with our lawyers. I put the date back by a fortnight, to 14 October, on the
strength of
Section 10(3); the exemption is Section 30(2).
""",
        ("EXTENSION",),
        ("s30(2)",),
    ),
    Written(
        "late, sick analyst",
        """Dear Researcher

Our only analyst has been off with a broken wrist and the query has to wait for him. Do forgive us.
""",
        ("HOLDING",),
    ),
    Written(
        "late, promise of Friday",
        """Dear Researcher

It should have been with you on Tuesday. You shall have it on Friday, come what may.
""",
        ("HOLDING",),
    ),
    Written(
        "late, errors found",
        """Dear Researcher

When we were about to send you the figures a mistake was noticed in them. They are being done again.
""",
        ("HOLDING",),
    ),
    Written(
        "late, commissioner knows",
        """Dear Researcher

I know that you have been to the Commissioner, and that we are in breach. My inspector has the draft.
""",
        ("HOLDING",),
    ),
    Written(
        "interim, two of five",
        """Dear Researcher

Question 1: 212. Question 2: on the sheet attached.

For the remaining questions I am still waiting for the digital unit.
""",
        ("PARTIAL_ANSWER", "HOLDING"),
        (),
        {"1": "ANSWERED", "2": "ANSWERED"},
        files=("sheet.xlsx",),
    ),
    Written(
        "cost, boxes in a store",
        """Dear Researcher

The papers lie unsorted in 300 boxes. To turn them over for what you seek would be the work of weeks, not of the
eighteen hours beyond which Section 12(1) excuses us.
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "cost, narrowed request welcome",
        """Dear Researcher

I must say no to this as it stands: the time needed, 61 hours, is more than three times the limit. A request for 2023
alone would be another matter, and I would gladly look at one. (FOIA section 12.)
""",
        ("REFUSAL",),
        ("s12",),
    ),
    Written(
        "cost, bare estimate",
        """Dear Researcher

Estimate: 940 records at 4 minutes = 62.6 hours. Limit: 18 hours. Result: refused, s12(1).
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "withheld, not for the public eye",
        """Dear Researcher

The manual was written for detectives and not for those whom they pursue. It would be foolish to publish it, and Section
31(1)(a) spares us from having to.
""",
        ("REFUSAL",),
        ("s31(1)(a)",),
    ),
    Written(
        "withheld, royal",
        """Dear Researcher

Letters between the force and the Royal Household fall under Section 37(1). They will not be shown to you.
""",
        ("REFUSAL",),
        ("s37(1)",),
    ),
    Written(
        "withheld, legal advice",
        """Dear Researcher

What our solicitor told us is between her and ourselves. Section 42 exists to keep it so, and nothing in your letter
persuades me that the public would gain more than it lost.
""",
        ("REFUSAL",),
        ("s42",),
    ),
    Written(
        "withheld, after consultation",
        """Dear Researcher

I asked the family. They would be pained to see the report in print, and I have thought it right to respect that.
Section 38(1)(a).
""",
        ("REFUSAL",),
        ("s38(1)(a)",),
    ),
    Written(
        "EIR, burden",
        """Dear Researcher

To gather up every e-mail on the badgers would tie up the wildlife team for a month. No reasonable person could
think that
worth while: regulation 12(4)(b).
""",
        ("REFUSAL",),
        ("r12(4)(b)",),
    ),
    Written(
        "part, blacked lines",
        """Dear Researcher

Herewith the minutes. Where you see a black line a name or a number of an officer stood, Section 40(2).
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        files=("minutes.pdf",),
    ),
    Written(
        "part, first yes second no",
        """Dear Researcher

To the first of your points I can say that 41 were recorded. To the second I can say nothing, because to do so would
name a child (Section 40(2)).
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        {},
    ),
    Written(
        "part, without the names",
        """Dear Researcher

The list is yours, less the names of the shops, which Section 43(2) covers.
""",
        ("PARTIAL_ANSWER",),
        ("s43(2)",),
        files=("list.csv",),
    ),
    Written(
        "mixed, answers run on",
        """Dear Researcher

Q1 - 58; Q2 - see sheet; Q3 - 7; Q4 - this is not something that we record; Q5 - 44.
""",
        ("PARTIAL_ANSWER", "FULL_ANSWER"),
        (),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "ANSWERED", "4": "NOT_HELD", "5": "ANSWERED"},
        files=("sheet.csv",),
    ),
    Written(
        "mixed, paragraphs",
        """Dear Researcher

In answer to question 1, the force recorded 88 offences.

In answer to question 3, the youngest was 9.

Question 4 is refused. Section 12(1) applies, as 88 logs would have to be read.
""",
        ("PARTIAL_ANSWER",),
        ("s12(1)",),
        {"1": "ANSWERED", "3": "ANSWERED", "4": "REFUSED"},
    ),
    Written(
        "full, nothing kept back",
        """Dear Researcher

Nothing has been kept back. The whole register is in the file that I attach.
""",
        ("FULL_ANSWER",),
        files=("register.xlsx",),
    ),
    Written(
        "full, pays tribute",
        """Dear Researcher

Yours is a cause that we support. Our numbers for the last three years are these: 70, 82 and 91.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "full, second thoughts of the officer",
        """Dear Researcher

My first thought was to rely on Section 40(2). As no group is smaller than thirty there is no need, and you
have it all in
the annexed table.
""",
        ("FULL_ANSWER",),
        files=("table.xlsx",),
    ),
    Written(
        "nil, happily",
        """Dear Researcher

I am happy to report that the answer to every one of your questions is nought.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "nil, search came back empty",
        """Dear Researcher

We searched under 71/17 for both years. The search came back empty.
""",
        ("FULL_ANSWER", "NOT_HELD"),
    ),
    Written(
        "not held, would have been",
        """Dear Researcher

Had there been a survey we would have had its results. There was none.
""",
        ("NOT_HELD",),
    ),
    Written(
        "not held, never ours",
        """Dear Researcher

Victims' schooling is a thing that the force has no business to know and does not ask.
""",
        ("NOT_HELD",),
    ),
    Written(
        "not held, destroyed by flood",
        """Dear Researcher

The registers for those years were ruined in the flood of 2012 and had to be thrown out.
""",
        ("NOT_HELD",),
    ),
    Written(
        "ncnd, standing refusal",
        """Dear Researcher

On undercover officers we make no comment, be there any or none. The law lets us keep our counsel: Sections 30(3)
and 31(3).
""",
        ("NEITHER",),
        ("s30(3)", "s31(3)"),
    ),
    Written(
        "ncnd, mere fact",
        """Dear Researcher

The mere fact of holding such a file, if there is one, would tell the world that somebody had been looked at. I
therefore
neither admit nor deny it under Section 40(5).
""",
        ("NEITHER",),
        ("s40(5)",),
    ),
    Written(
        "elsewhere, statisticians",
        """Dear Researcher

The Office for National Statistics has done this work for all forces and anybody can have it from its pages. I rely on
Section 21.
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "elsewhere, told before",
        """Dear Researcher

In reply to another we put out the same figures on 3 May: https://www.wessex.example/log/553. I need add nothing.
""",
        ("ELSEWHERE",),
    ),
    Written(
        "future, next spring",
        """Dear Researcher

The force brings out a yearbook each spring, and the next has a chapter on this. You are asked to have patience until
then (Section 22).
""",
        ("REFUSAL",),
        ("s22",),
    ),
    Written(
        "vexatious, enough",
        """Dear Researcher

Enough is enough. Thirty-one letters about one parking ticket amount to an abuse of the Act, and Section 14(1) allows me
to lay this one aside.
""",
        ("REFUSAL",),
        ("s14(1)",),
    ),
    Written(
        "repeated, look at our last",
        """Dear Researcher

Kindly turn to ours of 3 July, which says all that this one could. Section 14(2) applies.
""",
        ("REFUSAL",),
        ("s14(2)",),
    ),
    Written(
        "transfer, not our patch",
        """Dear Researcher

Milton lies on the other side of the river and is policed from Avon. We sent your request over to their disclosure team
this morning.
""",
        ("TRANSFER",),
    ),
    Written(
        "fees, before we begin",
        """Dear Researcher

The charge for copying will be £22. We ask for it beforehand, by card or cheque, and shall set to work on the day it
comes.
""",
        ("FEES",),
    ),
    Written(
        "link, collection",
        """Something is waiting for you in the Wessex document exchange.

Collect it within seven days at https://exchange.example/c/9912. You will be asked for a code.
""",
        ("LINK",),
    ),
    Written(
        "review upheld, no different",
        """Dear Researcher

I come to no different conclusion from my colleague's. The estimate under Section 12(1) was, if anything, a low one.
""",
        ("REVIEW_ANSWER",),
        ("s12(1)",),
        subject="FOI 24-310 - internal review",
    ),
    Written(
        "review overturned, released after all",
        """Dear Researcher

On second thoughts you shall have it. The table is attached, and Section 31 is no longer pressed.
""",
        ("REVIEW_ANSWER",),
        subject="FOI 24-310 - internal review",
        files=("table.xlsx",),
    ),
    Written(
        "away, other duties",
        """I am at court all this week and shall not see my messages. Ring the control room if it cannot wait.
""",
        ("OUT_OF_OFFICE",),
        automatic=True,
    ),
    Written(
        "offers a talk",
        """Dear Researcher

Our child protection inspector would be pleased to speak at your conference.
""",
        (),
    ),
    Written(
        "corrects the name",
        """Dear Researcher

I see that I misspelt your name in my last. Please accept my excuses.
""",
        (),
    ),
    Written(
        "told of a change of law",
        """Dear Researcher

You may like to know that since 1 May the Act requires internal reviews to be asked for within forty working days.
""",
        (),
    ),
    Written(
        "denies having refused",
        """Dear Researcher

Nobody has turned your request down. I do not know who told you so.
""",
        ("ACKNOWLEDGEMENT", "HOLDING"),
    ),
)

_OPENING = """Dear Ms Researcher

I write further to your request for information dated 5 August 2024.
"""

ORDINARY: tuple[Written, ...] = (
    Written(
        "ack with terms",
        """Dear Requester

Thank you for your recent request, which has been logged under reference FOI24/310. We aim to respond to you within the
20 working days allowed by the Act. If for any reason we are unable to meet that deadline we will keep you informed.

Please do not hesitate to contact us if you have any queries, quoting the reference above.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, long",
        _OPENING
        + _RIGHT_TO
        + """
Your request is receiving attention and a response will be sent to you in due course and in any event by 3 September
2024. Should the information contain a reference to a third party we may need to consult them.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack of review",
        """Dear Requester

Thank you for your e-mail received today in which you ask for an internal review of FOI24/310. This has been
passed to the
reviewing officer, who will respond within 20 working days.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "clarification, long",
        _OPENING
        + _RIGHT_TO
        + """
Unfortunately we are unable to proceed without some further detail. Please can you advise whether you require
the date of
offence or the date of report, and confirm the time period? Upon receipt of your clarification we will continue with
your request.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "extension, long",
        _OPENING
        + _RIGHT_TO
        + """
Unfortunately I am not yet able to provide you with a substantive response. I am considering the application of the
exemption at Section 24(1), national security, which requires a public interest test. Under Section 10(3) I am extending
the deadline and now expect to respond by 1 October 2024.
""",
        ("EXTENSION",),
        ("s24(1)",),
    ),
    Written(
        "holding, short",
        """Dear Requester

Further to my earlier e-mail, I regret that there has been a delay in collating the information. I anticipate being able
to respond by the end of next week. Please accept my apologies.
""",
        ("HOLDING",),
    ),
    Written(
        "refusal, long",
        _OPENING
        + _RIGHT_TO
        + """
Having considered your request, I have decided to withhold the information under Section 31(1)(a)(b), law enforcement.
"""
        + _HARM,
        ("REFUSAL",),
        ("s31(1)",),
    ),
    Written(
        "refusal, cost with figures",
        _OPENING
        + _RIGHT_TO
        + """
The information is held, but not in a way that can be searched. Last year there were 2,300 crimes of this type. At three
minutes a crime it would take 115 hours to provide what you ask for, which exceeds the 18 hours of the
appropriate limit.
Your request is therefore refused under Section 12(1) of the Act.
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "full, short",
        """Dear Requester

Please see attached our response to your request for information.
""",
        ("FULL_ANSWER",),
        files=("FOI24-310.xlsx",),
    ),
    Written(
        "full, long",
        _OPENING
        + _RIGHT_TO
        + """
Searches were completed within the force. I have today decided to disclose the located information to you in full. The
table below shows the number of offences recorded.

Year, Offences
2022/23, 190
2023/24, 214
"""
        + _CAVEAT,
        ("FULL_ANSWER",),
    ),
    Written(
        "part, long",
        _OPENING
        + _RIGHT_TO
        + """
I am able to provide part of the information in the attached document. The remainder has been withheld under Section
30(1), investigations and proceedings.
"""
        + _HARM
        + _CAVEAT,
        ("PARTIAL_ANSWER",),
        ("s30(1)",),
        files=("document.pdf",),
    ),
    Written(
        "by question, long",
        _OPENING
        + """
Q1. How many offences of sexual communication with a child were recorded between 1 April 2021 and 31 March 2022?
A1. 164

Q2. Please break the offences down by the age and sex of the victim.
A2. Please see the attached sheet.

Q4. Please list the means of communication used and the number of times each was recorded.
A4. Section 12(1) applies. The means is only in the free text.

Q5. How many of the offences carried a cyber flag?
A5. 150
"""
        + _CAVEAT,
        ("PARTIAL_ANSWER",),
        ("s12(1)",),
        {"1": "ANSWERED", "2": "ANSWERED", "4": "REFUSED", "5": "ANSWERED"},
        files=("sheet.xlsx",),
    ),
    Written(
        "nil, short",
        """Dear Requester

Our systems have been searched and no offences were found for the period.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "not held, short",
        """Dear Requester

We have searched our records and can confirm that no information is held in relation to your request.
""",
        ("NOT_HELD",),
    ),
    Written(
        "ncnd, long",
        _OPENING
        + """
In accordance with the Act this letter acts as a refusal notice for your request. The force can neither confirm nor deny
that it holds the information, by virtue of Section 23(5), Section 30(3) and Section 31(3).
"""
        + _HARM,
        ("NEITHER", "REFUSAL"),
        ("s23(5)", "s30(3)", "s31(3)"),
    ),
    Written(
        "s21, short",
        """Dear Requester

The figures you have requested are already published on the police.uk website and are therefore exempt under Section 21.
They can be found at https://data.police.example.
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "s22, short",
        """Dear Requester

This information will be published in March 2025 and I am therefore applying the Section 22 exemption, information
intended for future publication.
""",
        ("REFUSAL",),
        ("s22",),
    ),
    Written(
        "transfer, short",
        """Dear Requester

Thank you for your request. The information is not held by this force. We have passed your request to the British
Transport Police, who will contact you in due course.
""",
        ("TRANSFER", "NOT_HELD"),
    ),
    Written(
        "fees, long",
        _OPENING
        + """
In line with Section 9 of the Act we require a fee of £30.00 for the cost of reproducing the documents. The fee must be
paid within three months of the date of this notice. We will send the documents once the fee has been received.
""",
        ("FEES",),
    ),
    Written(
        "EIR, short",
        """Dear Requester

We have dealt with your request under the Environmental Information Regulations. We consider it to be manifestly
unreasonable under Regulation 12(4)(b) and it is refused.
""",
        ("REFUSAL",),
        ("r12(4)(b)",),
    ),
    Written(
        "review upheld, long",
        _OPENING
        + """
You have asked for a review of the response. I have reviewed the handling of your request and the use of Section 12(1).
In my opinion the estimate was reasonable and the exemption was correctly applied. Your complaint is not upheld.
""",
        ("REVIEW_ANSWER",),
        ("s12(1)",),
        subject="Internal review FOI24/310",
    ),
    Written(
        "review overturned, short",
        """Dear Requester

Internal review FOI24/310

I have completed my review and consider that Section 31(1) should not have been applied. Please find attached the
information requested.
""",
        ("REVIEW_ANSWER",),
        subject="Internal review FOI24/310",
        files=("release.csv",),
    ),
    Written(
        "auto",
        """Thank you for your email. The information rights team will respond as soon as possible. This mailbox
is monitored
Monday to Friday, 9am to 5pm.
""",
        ("ACKNOWLEDGEMENT",),
        automatic=True,
    ),
    Written(
        "vexatious, short",
        """Dear Requester

I have determined that your request is vexatious. Section 14(1) of the Act therefore applies and we will not be
complying with it.
""",
        ("REFUSAL",),
        ("s14(1)",),
    ),
)

EIGHTH = (*ROUNDABOUT, *ORDINARY)
