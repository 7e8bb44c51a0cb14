"""A sixth set of letters, written together with the fifth before the grammar was looked at, and never mended for
until it had been scored once (docs/benchmarks/letters.md).

`ROUNDABOUT` say what they say indirectly, politely, officially or hardly at all; `ORDINARY` are as units send them.
"""

from __future__ import annotations

from tests.requests_app.mail.written_letters import Written

ROUNDABOUT: tuple[Written, ...] = (
    Written(
        "ack, queue number",
        """Hi there,

Got it, thanks. You are number 41 in a queue of 63 and we work through them in order of arrival. Quote 24/1502 if you
need to chase.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, obliged for your letter",
        """Dear Madam

I am obliged to you for your letter of the 11th inst., the contents of which have been noted. The several departments
concerned have been asked for their returns, and I shall communicate with you upon their being received.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, warning of fee and delay",
        """Dear Applicant

This is to record that an information request from you reached Wessex Constabulary on 11 June. Should the work exceed
the appropriate limit we would discuss with you how to bring it within that limit. Should a charge be made for copies,
we would ask you to pay it beforehand.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, two forces one unit",
        """Good morning

We handle these for both Wessex and Dumnonia. Two entries have been made in our register, 24/1502 and 24/1503. A single
answer covering the pair of them may be looked for by 9 July.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "review ack, panel",
        """Dear Researcher

Your note contesting the refusal of question 4 has gone to our appeals panel, which sits on the first Tuesday of each
month. The panel's findings will be sent to you afterwards.
""",
        ("ACKNOWLEDGEMENT",),
        subject="FOI 24/1502 - appeal",
    ),
    Written(
        "clarification, code quoted is wrong",
        """Dear Researcher

Code 71/17 does not appear in our list. Might it be that 71/16 was meant? We have stopped work until we know.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification, scope of child",
        """Dear Researcher

"Child" means under 16 in the section you cite and under 18 in our own recording. It would help us to know which of
these you are after.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification, cannot make out",
        """Dear Researcher

I have read your fourth question several times and confess that I cannot make out what it is you seek. Do please put it
another way.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification, postal address",
        """Dear Sir

Nothing can be sent until an address for correspondence has been given, as Section 8(1)(b) of the Act demands. Kindly
furnish one.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "extension, more than twenty",
        """Dear Researcher

Weighing the harm of disclosure against its benefit cannot be done in twenty days in this case. The Act allows us such
further time as is reasonable, and we shall take until 6 August 2024. Sections 31(1)(a) and 38(1) are in play.
""",
        ("EXTENSION",),
        ("s31(1)(a)", "s38(1)"),
    ),
    Written(
        "extension, consultation of minister",
        """Dear Researcher

A qualified exemption, Section 36(2)(c), is being looked at, and the qualified person has not yet given an opinion.
I therefore write, as Section 17(2) requires, with an estimate of when a decision will have been made: 13 August 2024.
""",
        ("EXTENSION",),
        ("s36(2)(c)",),
    ),
    Written(
        "extension under regulation",
        """Dear Researcher

We believe that the complexity and volume of the request make it impracticable to comply in 20 working days. The period
is accordingly doubled, as the Regulations permit, and now ends on 7 August 2024.
""",
        ("EXTENSION",),
    ),
    Written(
        "late, busy unit",
        """Dear Researcher

Three of my five colleagues have been lent to the public inquiry and the rest of us are doing what we can. I fear that
yours will not go out on time.
""",
        ("HOLDING",),
    ),
    Written(
        "late, chased",
        """Good morning

Thanks for your reminder. I've nudged the data team again and asked that they treat it as urgent. Sorry it's dragging.
""",
        ("HOLDING",),
    ),
    Written(
        "late, with senior officer",
        """Dear Researcher

The reply is written and sits with the Assistant Chief Constable for signature. I know that this is of little comfort
when the date has passed.
""",
        ("HOLDING",),
    ),
    Written(
        "interim, rest to follow",
        """Dear Researcher

I did not want to keep you waiting for all of it. The total is 317. What remains will be with you next week.
""",
        ("PARTIAL_ANSWER", "HOLDING"),
    ),
    Written(
        "cost, arithmetic only",
        """Dear Researcher

2,210 crimes x 5 minutes = 184 hours. The limit set by the Fees Regulations for a police force is 18 hours. We are
therefore excused from answering.
""",
        ("REFUSAL",),
    ),
    Written(
        "cost, advice and assistance",
        """Dear Researcher

It would be beyond what the law asks of us to read each statement for a mention of an application, and Section 12(1)
means that we shall not be doing so. Under our duty to advise (Section 16) let me suggest that a single month might be
manageable.
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "cost, part then none",
        """Dear Researcher

While the number in question 1 could be had in an hour, the others could not, and a request is taken as one
when it comes
to the limit. Nothing is accordingly supplied. Section 12.
""",
        ("REFUSAL",),
        ("s12",),
    ),
    Written(
        "EIR draft still being written",
        """Dear Researcher

The noise assessment is still being drafted by our consultants. Unfinished documents need not be handed over, see
regulation 12(4)(d), and we see more harm than good in doing so now.
""",
        ("REFUSAL",),
        ("r12(4)(d)",),
    ),
    Written(
        "EIR not held",
        """Dear Researcher

Since no air quality readings were taken at that site, there are none that could be given to you. In the language of the
Regulations this is a refusal under 12(4)(a).
""",
        ("NOT_HELD", "REFUSAL"),
        ("r12(4)(a)",),
    ),
    Written(
        "EIR commercial part",
        """Dear Researcher

The contract for the waste site is with this e-mail. Its schedule of prices is not: regulation 12(5)(e) protects it.
""",
        ("PARTIAL_ANSWER",),
        ("r12(5)(e)",),
        files=("contract.pdf",),
    ),
    Written(
        "withheld, methods",
        """Dear Researcher

To set out how often each application is met with would hand a map to those who groom children. I have resolved not to
do so. Section 31(1)(a) and (b) are the exemptions on which that rests.
""",
        ("REFUSAL",),
        ("s31(1)",),
    ),
    Written(
        "withheld, declined with thanks",
        """Dear Researcher

Thank you for your interest in our work. On this occasion we must respectfully decline. The advice was given in
confidence and by counsel, which brings Section 41 and Section 42 into play.
""",
        ("REFUSAL",),
        ("s41", "s42"),
    ),
    Written(
        "withheld, not minded",
        """Dear Sir

The Chief Constable is not minded to release the report, it being his opinion, as qualified person, that to do so would
inhibit the free and frank provision of advice (Section 36(2)(b)(i)).
""",
        ("REFUSAL",),
        ("s36(2)(b)(i)",),
    ),
    Written(
        "part, with gaps",
        """Dear Researcher

The table that follows has gaps. Wherever a count was between one and four a dash stands in its place, so that no child
can be picked out (Section 40(2)).

Age, Offences
11, 14
12, -
13, 22
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
    ),
    Written(
        "part, one year only",
        """Dear Researcher

For 2023/24 the numbers are in the file that comes with this. Those for 2022/23 were lost when we moved from one crime
system to another and can no longer be had.
""",
        ("PARTIAL_ANSWER",),
        files=("2324.xlsx",),
    ),
    Written(
        "mixed by question, headings",
        """Dear Researcher

Question one
The answer is 96.

Question two
Kindly refer to the spreadsheet.

Question three
I must decline. An age in so small a group would be the personal data of a child, Section 40(2).

Question four
We keep no such list.

Question five
Eighty-one.
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "REFUSED", "4": "NOT_HELD", "5": "ANSWERED"},
        files=("two.xlsx",),
    ),
    Written(
        "mixed by question, elsewhere",
        """Dear Researcher

1) 54
2) The Home Office prints this every July: https://www.gov.example/tables (Section 21)
3) Twelve
4) Over the limit of eighteen hours, so Section 12(1) applies
5) 47
""",
        ("PARTIAL_ANSWER",),
        ("s21", "s12(1)"),
        {"1": "ANSWERED", "2": "ELSEWHERE", "3": "ANSWERED", "4": "REFUSED", "5": "ANSWERED"},
    ),
    Written(
        "quoted question inline",
        """Dear Researcher

You wrote: "How many offences of sexual communication with a child were recorded between 1 April 2021 and 31
March 2022?"
That came to 133.

You wrote: "What was the age of the youngest victim?" She was ten.
""",
        ("FULL_ANSWER", "PARTIAL_ANSWER"),
        (),
        {"1": "ANSWERED", "3": "ANSWERED"},
    ),
    Written(
        "full, appended",
        """Dear Researcher

Appended to this message is all that our records contain on the subject.
""",
        ("FULL_ANSWER",),
        files=("all.csv",),
    ),
    Written(
        "full, weighed and released",
        """Dear Researcher

We did wonder whether Section 31 should be relied on but came to the view that the public interest lay in openness. You
may therefore have it all, and it is attached.
""",
        ("FULL_ANSWER",),
        files=("it.xlsx",),
    ),
    Written(
        "full, short",
        """As requested.
""",
        ("FULL_ANSWER",),
        files=("foi 24-1502 data.xlsx",),
    ),
    Written(
        "nil, not a single",
        """Dear Researcher

Not a single such crime came to our notice in the twelve months in question.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "not held, never collected",
        """Dear Researcher

It has never been our practice to note which application was used. I am sorry that we are unable to help.
""",
        ("NOT_HELD",),
    ),
    Written(
        "not held, retention",
        """Dear Researcher

Under our retention schedule messages of that sort are erased after ninety days, and those you seek are long gone.
""",
        ("NOT_HELD",),
    ),
    Written(
        "not held, on balance of probabilities",
        """Dear Researcher

Having made such searches as are reasonable we are satisfied, on the balance of probabilities, that there is no document
of that description.
""",
        ("NOT_HELD",),
    ),
    Written(
        "ncnd, tool",
        """Dear Researcher

As to the use of the equipment named in your letter, the force adopts the position, taken by all forces alike, that it
will say neither that it has it nor that it has not. Sections 23(5), 24(2) and 31(3) permit this.
""",
        ("NEITHER",),
        ("s23(5)", "s24(2)", "s31(3)"),
    ),
    Written(
        "ncnd, exclusion of the duty",
        """Dear Researcher

The duty to confirm or deny is excluded here. Section 30(3) is the ground, since to admit an inquiry, or to rule one
out, would tell a suspect where he stands.
""",
        ("NEITHER",),
        ("s30(3)",),
    ),
    Written(
        "elsewhere, library",
        """Dear Researcher

The annual reports may be consulted in the county library or bought from the Stationery Office. As they are open to you
by those means the Act does not ask us for copies (Section 21).
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "elsewhere, only a link",
        """Hello

Have a look here: https://data.wessex.example/foi/child-offences - it has every year back to 2017.
""",
        ("ELSEWHERE", "LINK", "FULL_ANSWER"),
    ),
    Written(
        "future, research",
        """Dear Researcher

The figures form part of a research programme whose report will be made public in the new year. Section 22A lets us wait
for it.
""",
        ("REFUSAL",),
        ("s22A",),
    ),
    Written(
        "vexatious, tone",
        """Dear Researcher

Staff have been distressed by the language of your last nine letters. Looked at in the round, we regard this one as
vexatious within Section 14(1) and are not required to comply with it.
""",
        ("REFUSAL",),
        ("s14(1)",),
    ),
    Written(
        "repeated, substantially similar",
        """Dear Researcher

What you ask is in substance what you asked in April and were told in May. A reasonable interval has not passed. See
Section 14(2).
""",
        ("REFUSAL",),
        ("s14(2)",),
    ),
    Written(
        "transfer, their remit",
        """Dear Researcher

This lies in the remit of the College of Policing rather than ours. Your e-mail went to them this morning, and from now
on they are the people to ask.
""",
        ("TRANSFER",),
    ),
    Written(
        "fees, bank transfer",
        """Dear Researcher

Before the maps are copied a sum of £32 has to be paid. Details of our account are at the foot. If nothing
arrives within
three months we shall take it that you no longer want them.
""",
        ("FEES",),
    ),
    Written(
        "link, portal",
        """You have a new message from Wessex Constabulary in the public access portal.

To read it sign in at https://portal.example/requests/24-1502.
""",
        ("LINK",),
    ),
    Written(
        "review upheld, nothing to add",
        """Dear Researcher

You asked that our answer be looked at again. That has been done by the Head of Legal Services, who finds no fault with
it and has nothing to add.
""",
        ("REVIEW_ANSWER",),
        subject="FOI 24/1502 - internal review",
    ),
    Written(
        "review overturned, s12 wrong",
        """Dear Researcher

On looking at this afresh I do not think that Section 12 was properly engaged: the time had been over-estimated. The
data you wanted are attached.
""",
        ("REVIEW_ANSWER",),
        subject="FOI 24/1502 - internal review",
        files=("data.xlsx",),
    ),
    Written(
        "review partly, some more",
        """Dear Researcher

The reviewer agrees with you about the ages, which are set out overleaf, but not about the platforms, where he considers
that Section 31(1)(a) was correctly applied.
""",
        ("REVIEW_ANSWER",),
        ("s31(1)(a)",),
        subject="FOI 24/1502 - internal review",
    ),
    Written(
        "left the force",
        """The person you are trying to reach no longer works for Wessex Constabulary. Your e-mail has not been
forwarded.
""",
        ("OUT_OF_OFFICE", "BOUNCE"),
        automatic=True,
    ),
    Written(
        "consent to share name",
        """Dear Researcher

We keep a list of those who write to us. If you would rather not be on it please say so.
""",
        (),
    ),
    Written(
        "meeting invitation",
        """Dear Researcher

The unit will be closed on Monday for training. Normal service resumes on Tuesday.
""",
        (),
    ),
    Written(
        "negated clarification",
        """Dear Researcher

There is no need to clarify anything, thank you: your second message made it plain. Work has begun and the due date is
15 July.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "rumour of a refusal",
        """Dear Researcher

I understand you were told by telephone that this had been refused. That was a mistake, for which I am sorry.
No decision
has been taken.
""",
        ("HOLDING", "ACKNOWLEDGEMENT"),
    ),
)

ORDINARY: tuple[Written, ...] = (
    Written(
        "ordinary ack",
        """Dear Applicant

I write to acknowledge your request dated 11 June 2024 under the Freedom of Information Act. Your reference number is
FOI 24/1502. A response is due by 9 July 2024.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ordinary ack long",
        """Dear Applicant

Thank you for contacting Wessex Constabulary. Your request for information has been received and logged. If we need to
consult with other organisations, or if the information is exempt from disclosure, we will inform you. We will contact
you again if we require any clarification. You should receive our reply within 20 working days.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ordinary review ack",
        """Dear Applicant

Thank you for your email of 15 July requesting an internal review. I will carry out the review and will write
to you with
the outcome by 12 August 2024.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ordinary clarification",
        """Dear Applicant

We are unable to proceed with your request without further clarification. Please could you specify which offences you
would like us to include and the time period you require? If we do not receive clarification within 20 working days your
request will be closed.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "ordinary extension",
        """Dear Applicant

We are considering whether the exemption at Section 38(1) applies and require additional time to carry out the public
interest test. We estimate that a decision will be reached by 6 August 2024.
""",
        ("EXTENSION",),
        ("s38(1)",),
    ),
    Written(
        "ordinary holding",
        """Dear Applicant

Please accept my apologies for the delay in responding to your request. Due to a high volume of requests we have not yet
been able to finalise the response. I hope to be able to send this to you shortly.
""",
        ("HOLDING",),
    ),
    Written(
        "ordinary cost",
        """Dear Applicant

The information requested is not held in an easily retrievable format. To locate it would require a manual review of 880
records, at 5 minutes each, over 73 hours. I have therefore determined that Section 12(1) of the Act applies and your
request is refused.
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "ordinary refusal",
        """Dear Applicant

I have decided to withhold the requested information under Section 31(1)(a)(b) Law Enforcement. After weighing up the
competing interests I have determined that disclosure is not in the public interest.
""",
        ("REFUSAL",),
        ("s31(1)",),
    ),
    Written(
        "ordinary by question",
        """Dear Applicant

Please see our response below.

Question 1: 154
Question 2: See attached
Question 3: 11
Question 4: Exempt under Section 31(1)
Question 5: Information not held
""",
        ("PARTIAL_ANSWER",),
        ("s31(1)",),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "ANSWERED", "4": "REFUSED", "5": "NOT_HELD"},
        files=("q2.xlsx",),
    ),
    Written(
        "ordinary full",
        """Dear Applicant

Please find attached the information you requested under the Freedom of Information Act.
""",
        ("FULL_ANSWER",),
        files=("foi.xlsx",),
    ),
    Written(
        "ordinary nil",
        """Dear Applicant

Our response to your request is that Wessex Constabulary recorded zero offences between 1 April 2021 and 31 March 2022.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "ordinary not held",
        """Dear Applicant

Wessex Constabulary does not hold the information you have requested.
""",
        ("NOT_HELD",),
    ),
    Written(
        "ordinary ncnd",
        """Dear Applicant

In accordance with Section 40(5B)(a)(i) Wessex Constabulary neither confirms nor denies that it holds the information
requested.
""",
        ("NEITHER",),
        ("s40(5)",),
    ),
    Written(
        "ordinary s21",
        """Dear Applicant

This information is already publicly available and can be found on our website via the link below. Section 21 of the Act
therefore applies. https://www.wessex.example/foi/log/1311
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "ordinary s22",
        """Dear Applicant

We hold the information but it is exempt under Section 22 as it will be published in our annual report in December.
""",
        ("REFUSAL",),
        ("s22",),
    ),
    Written(
        "ordinary repeated",
        """Dear Applicant

Your request is identical to one which we answered on 2 May 2024. It is refused as a repeated request under Section
14(2).
""",
        ("REFUSAL",),
        ("s14(2)",),
    ),
    Written(
        "ordinary transfer",
        """Dear Applicant

The information you seek is held by the National Crime Agency. With your agreement we have transferred your request to
them.
""",
        ("TRANSFER",),
    ),
    Written(
        "ordinary fees",
        """Dear Applicant

A fee of £18.40 is payable for the cost of copying and postage. Please send payment within three months. The 20 working
day period stops until payment is received.
""",
        ("FEES",),
    ),
    Written(
        "ordinary EIR part",
        """Dear Applicant

Under the Environmental Information Regulations 2004 I enclose the information held. Some names have been redacted under
Regulation 13.
""",
        ("PARTIAL_ANSWER",),
        ("r13",),
        files=("report.pdf",),
    ),
    Written(
        "ordinary review overturned",
        """Dear Applicant

Following the internal review I have decided to overturn the original decision. The information previously
withheld under
Section 31(1) is now attached.
""",
        ("REVIEW_ANSWER",),
        subject="Internal review outcome",
        files=("release.xlsx",),
    ),
    Written(
        "ordinary out of office",
        """I am currently out of the office and will return on Monday 1 July. If your email is urgent please contact
foi@wessex.example.
""",
        ("OUT_OF_OFFICE",),
        automatic=True,
    ),
    Written(
        "ordinary part",
        """Dear Applicant

I can provide you with some of the information you have requested, which is attached. The remainder is exempt under
Section 40(2) Personal Information.
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        files=("part.xlsx",),
    ),
)

SIXTH = (*ROUNDABOUT, *ORDINARY)
