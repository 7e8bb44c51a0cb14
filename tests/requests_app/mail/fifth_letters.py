"""A fifth set of letters, written together with the sixth before the grammar was looked at; this half was mended for.

`ROUNDABOUT` say what they say indirectly, politely, officially or hardly at all; `ORDINARY` are as units send them.
"""

from __future__ import annotations

from tests.requests_app.mail.written_letters import Written

ROUNDABOUT: tuple[Written, ...] = (
    Written(
        "ack, landed in the tray",
        """Good morning

Just to let you know that your questions have landed safely and are now with the analyst who looks after crime data.
You will hear from us within the time the Act gives.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, nothing needed",
        """Dear Researcher

Your letter of 4 June is to hand. There is nothing further that you need to do at present; should anything be unclear we
shall write again, and in any event the answer falls due on 2 July 2024.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, if exempt you will be told",
        """Dear Applicant

We have opened case 24-0911 in respect of your correspondence. If any of what you seek turns out to be exempt, a refusal
notice explaining why will accompany our reply. If we do not hold it, we shall say so.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, resent to proper desk",
        """Hello

You wrote to our press office. They have handed your message to us, the information rights team, and we treat it as
having arrived today.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "review ack, fresh eyes",
        """Dear Researcher

I was sorry to learn that our reply did not satisfy you. A colleague who had no hand in it will look at everything
afresh, and I hope to be able to tell you what she concludes before the end of July.
""",
        ("ACKNOWLEDGEMENT",),
        subject="RE: Request for internal review - 24/0911",
    ),
    Written(
        "clarification, two readings",
        """Dear Researcher

The words "forms of communication" could be read in two ways: the device that was used, or the application that ran on
it. Before any work is done we should like to be sure which you had in mind.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification, grateful for a line",
        """Dear Researcher

I should be grateful for a line from you about the period. "The year to April" might end on 31 March or on 30 April, and
I would rather not run the search twice.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification, real name needed",
        """Good afternoon

Section 8 of the Act requires that an applicant gives a real name. Yours was signed with initials only. Once you have
supplied a full name we can treat it as a valid request.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification, narrow first",
        """Dear Applicant

As it stands the request would take us well past eighteen hours. That need not be the end of it. If you could live
with one financial year in place of five, or drop the question about platforms, we would probably be able to help. Which
would you like?
""",
        ("CLARIFICATION", "REFUSAL"),
    ),
    Written(
        "extension, balance not struck",
        """Dear Researcher

We accept that the exemption in Section 31(1) is engaged. Where the balance of the public interest lies is a harder
matter, on which advice has been sought. We do not expect to have reached a view until 16 July 2024, to which date the
time for our reply is moved under Section 10.
""",
        ("EXTENSION",),
        ("s31(1)",),
    ),
    Written(
        "extension, EIR complexity",
        """Dear Researcher

The material asked for is bulky and involved. In those circumstances regulation 7(1) lets an authority take up to forty
working days, and we find that we must do so. You will have our answer no later than 30 July 2024.
""",
        ("EXTENSION",),
    ),
    Written(
        "extension, second bite",
        """Dear Researcher

When I wrote on 4 July I said that the public interest test would be finished by today. It is not. The date is now
31 July 2024. The exemption under consideration remains Section 24(1).
""",
        ("EXTENSION",),
        ("s24(1)",),
    ),
    Written(
        "late, not forgotten",
        """Dear Researcher

You have not been forgotten. The figures are being checked a second time because they did not agree with those given to
the Home Office, and that has cost us a week that we did not have.
""",
        ("HOLDING",),
    ),
    Written(
        "late, statutory time missed",
        """Dear Applicant

It will have come to your notice that the twentieth working day has gone by. That is regretted. Nothing has yet been
decided about disclosure.
""",
        ("HOLDING",),
    ),
    Written(
        "late, no date to offer",
        """Dear Researcher

I would dearly like to give you a date but cannot: the system from which the data are drawn has been down since
Thursday. As soon as it is back we shall run your query.
""",
        ("HOLDING",),
    ),
    Written(
        "interim with one figure to come",
        """Dear Researcher

Questions 1 to 3 can be dealt with today. Question 1: 88. Question 2: see the sheet attached. Question 3: 11 years.
As to 4 and 5 we still await the digital unit, and I will write again when I have heard.
""",
        ("PARTIAL_ANSWER", "HOLDING"),
        (),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "ANSWERED"},
        files=("sheet.xlsx",),
    ),
    Written(
        "cost, needle and haystack",
        """Dear Researcher

No marker in our crime system tells one platform from another; an officer would have to open and read 1,344 logs. Even
at two minutes apiece that is more than forty hours, and Parliament has said that eighteen is enough. I am therefore
not obliged to go further, and this letter is notice of that under Section 17(5).
""",
        ("REFUSAL",),
        (),
    ),
    Written(
        "cost, whole falls with the part",
        """Dear Researcher

Answering question 4 would by itself break the ceiling in Section 12(1). Where one part of a request does so, none of
it need be answered, and that is the course we have taken.
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "cost, just to find out whether",
        """Dear Researcher

Merely to establish if we have anything of the sort would use up the time allowed. Section 12(2) relieves us of
that duty.
""",
        ("REFUSAL", "NEITHER"),
        ("s12(2)",),
    ),
    Written(
        "EIR unreasonable by burden",
        """Dear Researcher

Having regard to the number of drawings involved, the burden would be out of all proportion to any benefit to
the public.
The exception for manifestly unreasonable requests, regulation 12(4)(b), is engaged and the public interest favours
maintaining it.
""",
        ("REFUSAL",),
        ("r12(4)(b)",),
    ),
    Written(
        "EIR internal papers",
        """Dear Researcher

What you want is a set of exchanges between officers which never left the building. Such papers are covered by
regulation 12(4)(e), and after weighing the arguments we have come down against letting them go.
""",
        ("REFUSAL",),
        ("r12(4)(e)",),
    ),
    Written(
        "EIR personal data part",
        """Dear Researcher

The survey reports are enclosed. Householders' names are left out of them in reliance on regulation 13.
""",
        ("PARTIAL_ANSWER",),
        ("r13",),
        files=("survey.pdf",),
    ),
    Written(
        "withheld, small numbers",
        """Dear Researcher

The force is of the view that, with counts as low as these, a neighbour or classmate might work out who the child was.
For that reason the ages will stay with us: Section 40(2) by virtue of Section 40(3A)(a).
""",
        ("REFUSAL", "PARTIAL_ANSWER"),
        ("s40(2)",),
    ),
    Written(
        "withheld, regret and nothing more",
        """Dear Sir

I regret that I am not in a position to let you have what you ask. Release would be likely to prejudice the
apprehension of offenders, Section 31(1)(b), and the public interest in preventing that outweighs the interest in
knowing.
""",
        ("REFUSAL",),
        ("s31(1)(b)",),
    ),
    Written(
        "withheld, live case",
        """Dear Researcher

A man stands charged and the trial is listed for November. Until it is over Section 30(1)(a) keeps these papers from
view.
""",
        ("REFUSAL",),
        ("s30(1)(a)",),
    ),
    Written(
        "part, all but platforms",
        """Dear Researcher

You will find in the workbook everything you wanted save for the names of the applications, which have been held back
under Section 31(1)(a).
""",
        ("PARTIAL_ANSWER",),
        ("s31(1)(a)",),
        files=("workbook.xlsx",),
    ),
    Written(
        "part, partly missing",
        """Dear Researcher

The totals are given below. The breakdown by sex is not something we are able to produce, since the field was left
empty before 2023.

2022/23: 61
2023/24: 74
""",
        ("PARTIAL_ANSWER",),
    ),
    Written(
        "mixed by question, in prose",
        """Dear Researcher

Your first question is answered by the figure 143. The second is answered in the attached table. As for the third, I
decline to give an age, relying on Section 40(2). No record is kept that would answer the fourth. The fifth: 131.
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "REFUSED", "4": "NOT_HELD", "5": "ANSWERED"},
        files=("table.csv",),
    ),
    Written(
        "quoted questions then answers",
        """Dear Researcher

You asked:

1. How many offences of sexual communication with a child were recorded between 1 April 2021 and 31 March 2022?
2. Please break the offences down by the age and sex of the victim.
3. What was the age of the youngest victim?
4. Please list the means of communication used and the number of times each was recorded.
5. How many of the offences carried a cyber flag?

Our answer:

1. 119
2. Attached
3. 10
4. Refused - Section 31(1)(a), see below
5. 101

The exemption is qualified. Naming the applications would tell offenders which of them the police cannot see into.
""",
        ("PARTIAL_ANSWER",),
        ("s31(1)(a)",),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "ANSWERED", "4": "REFUSED", "5": "ANSWERED"},
        files=("q2.xlsx",),
    ),
    Written(
        "full, with pleasure",
        """Dear Researcher

I have pleasure in enclosing a schedule which I trust will meet your needs.
""",
        ("FULL_ANSWER",),
        files=("schedule.xlsx",),
    ),
    Written(
        "full, no exemption applied",
        """Dear Researcher

No exemption was found to be needed and the whole of the data accompanies this letter. Had the numbers been smaller,
Section 40(2) might have been a concern.
""",
        ("FULL_ANSWER",),
        files=("data.csv",),
    ),
    Written(
        "full, sentence of figures",
        """Dear Researcher

In the year you name we recorded 204 of these offences; in the year before there were 171.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "nil, drew a blank",
        """Dear Researcher

A search of the crime system under the code you gave has drawn a blank. There were no offences of that kind in either
year.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "not held, no field",
        """Dear Researcher

You ask for the platform. Our system has no place in which an officer could record it, and so there is nothing that we
could send you.
""",
        ("NOT_HELD",),
    ),
    Written(
        "not held, weeded",
        """Dear Researcher

The log books went to be pulped in 2019 when they had been kept for seven years. None has survived.
""",
        ("NOT_HELD",),
    ),
    Written(
        "not held, somebody else would",
        """Dear Researcher

The charging decisions are a matter for the Crown Prosecution Service, to whom you may wish to write. The force itself
has no record of them.
""",
        ("NOT_HELD", "TRANSFER"),
    ),
    Written(
        "ncnd, silence is no hint",
        """Dear Researcher

Were we to say yes, or no, that alone would give something away. The duty in Section 1(1)(a) is therefore disapplied by
Section 24(2) and Section 31(3), and nothing in this letter ought to be taken as a hint that such information exists
or does not.
""",
        ("NEITHER",),
        ("s24(2)", "s31(3)"),
    ),
    Written(
        "ncnd, about a person",
        """Dear Researcher

Whether a named officer has been the subject of a complaint is not a thing that we would say either way: Section
40(5B)(a)(i).
""",
        ("NEITHER",),
        ("s40(5)",),
    ),
    Written(
        "elsewhere, one click away",
        """Dear Researcher

There is no need for us to copy out what anybody may read. Every quarter the figures go up on the force's website, at
https://www.mercia.example/crime/quarterly, and Section 21 applies for that reason.
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "elsewhere, answered before",
        """Dear Researcher

Somebody asked us the same in March. You may read what we told them on our disclosure log under number 24-0377.
""",
        ("ELSEWHERE",),
    ),
    Written(
        "future, annual bulletin",
        """Dear Researcher

The annual bulletin in which these numbers will appear is with the printers and comes out in September. It was planned
long before you asked. We hold to that timetable and rely on Section 22(1).
""",
        ("REFUSAL",),
        ("s22(1)",),
    ),
    Written(
        "vexatious, pattern",
        """Dear Researcher

This is the fourteenth letter on one theme since January. Taking the history together, we have concluded that Section
14(1) is engaged and no further reply will be given.
""",
        ("REFUSAL",),
        ("s14(1)",),
    ),
    Written(
        "repeated, nothing changed",
        """Dear Researcher

You had our answer to these very questions on 2 May. Too little time has gone by for anything to be different, and by
Section 14(2) we need not answer again.
""",
        ("REFUSAL",),
        ("s14(2)",),
    ),
    Written(
        "transfer, sent on with consent",
        """Dear Researcher

Since the matter belongs with the Police and Crime Commissioner, we have, as you agreed, let that office have your
letter. It will answer you direct and our file is closed.
""",
        ("TRANSFER",),
    ),
    Written(
        "fees, cheque",
        """Dear Researcher

Copying and postage come to £14.20. If you wish us to go on, please let us have a cheque in that amount within three
months; the time for our answer does not run meanwhile.
""",
        ("FEES",),
    ),
    Written(
        "link, expiry",
        """Mercia Police has shared a folder with you.

It can be opened until 14 August at https://share.example/f/83hs with the code that follows in a second message.
""",
        ("LINK",),
    ),
    Written(
        "review upheld, cannot agree",
        """Dear Researcher

I have looked at the whole of the file again. While I understand why you are disappointed, I cannot agree that the
exemption was misapplied. Section 31(1)(a) was rightly relied on.
""",
        ("REVIEW_ANSWER",),
        ("s31(1)(a)",),
        subject="Outcome of internal review",
    ),
    Written(
        "review overturned, apology",
        """Dear Researcher

You were right to challenge us. The search that was made the first time looked at one of two systems. The figures from
both now follow, and I apologise that you had to write again.
""",
        ("REVIEW_ANSWER",),
        subject="Internal review 24/0911",
    ),
    Written(
        "review partly, mixed",
        """Dear Researcher

My conclusions on review are these. Questions 1 and 2 should have been answered, and the data are attached. As regards
question 4 the refusal under Section 12(1) was correct and remains in place.
""",
        ("REVIEW_ANSWER",),
        ("s12(1)",),
        subject="Internal review 24/0911",
        files=("q1-2.xlsx",),
    ),
    Written(
        "away, back on",
        """Hello, I'm on leave and will pick up messages when I'm back at my desk on 12 August. For anything
pressing try
the team inbox.
""",
        ("OUT_OF_OFFICE",),
        automatic=True,
    ),
    Written(
        "thank you for withdrawing",
        """Dear Researcher

Thank you for telling us that you no longer need this. We have closed the file and you will not hear from us again.
""",
        (),
    ),
    Written(
        "asks for a survey",
        """Dear Researcher

We should like to know how we did. Would you spare two minutes to fill in our customer survey?
""",
        (),
    ),
    Written(
        "recalls a message",
        """Disclosure Officer would like to recall the message, "FOI 24/0911 response".
""",
        (),
    ),
    Written(
        "negated refusal",
        """Dear Researcher

We have not refused your request, as you suggest in your message of Monday. It is being worked on and we expect to
let you have our answer this week.
""",
        ("HOLDING", "ACKNOWLEDGEMENT"),
    ),
    Written(
        "conditional refusal and offer",
        """Dear Researcher

Thank you for your call. If we were to be asked for all five years we would have to refuse under Section 12. For two
years that would not be so. Please write and say which two.
""",
        ("CLARIFICATION",),
    ),
)

ORDINARY: tuple[Written, ...] = (
    Written(
        "ordinary ack",
        """Dear Ms Researcher

Thank you for your request for information under the Freedom of Information Act 2000, which was received by Mercia
Police on 3 June 2024. Your request has been given the reference FOI/2024/0911. We will respond within 20 working days
of receipt, by 1 July 2024.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ordinary ack with caveats",
        """Good afternoon

We acknowledge receipt of your FOI request. In some cases we may need to ask you for clarification, or a fee may be
charged, or an extension may be required to consider the public interest test. You will be advised if this applies.
Your request is being dealt with and a response will be provided as soon as possible.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ordinary review ack",
        """Dear Applicant

I acknowledge your request for an internal review of FOI 0911/24. The review will be conducted by someone independent of
the original decision and we aim to respond within 20 working days.
""",
        ("ACKNOWLEDGEMENT",),
        subject="Internal Review FOI 0911/24",
    ),
    Written(
        "ordinary clarification",
        """Dear Applicant

In order for us to process your request, please can you confirm the following: do you require the number of crimes or
the number of victims? The 20 working day deadline is paused until we hear from you.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "ordinary extension",
        """Dear Applicant

I am writing to inform you that we need to extend the time limit for your request under Section 10(3) to consider the
public interest in relation to Section 31(1)(a) law enforcement. We expect to provide a response by 29 July 2024.
""",
        ("EXTENSION",),
        ("s31(1)(a)",),
    ),
    Written(
        "ordinary holding",
        """Dear Applicant

I apologise that we have not been able to complete our response to your request within the statutory timescale. We are
continuing to process it and will respond as soon as possible.
""",
        ("HOLDING",),
    ),
    Written(
        "ordinary cost",
        """Dear Applicant

Your request has been considered and I regret to inform you that we are unable to comply as the cost of compliance is
above the amount to which we are legally required to respond, i.e. the cost of locating and retrieving the information
exceeds the appropriate limit. In accordance with the Freedom of Information Act 2000, this letter acts as a Refusal
Notice for your request under Section 12(1).
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "ordinary refusal 30",
        """Dear Applicant

Section 17 of the Act requires us, when refusing a request, to provide you with a notice which states that fact and
specifies the exemption. The exemption applicable to the information is Section 30(1) Investigations and Proceedings.
This is a qualified class based exemption and the public interest test has been carried out; it favours non-disclosure.
""",
        ("REFUSAL",),
        ("s30(1)",),
    ),
    Written(
        "ordinary part by question",
        """Dear Applicant

Following receipt of your request searches were conducted. Our response is as follows:

Q1. 212 offences.
Q2. Please see attached spreadsheet.
Q3. 9 years old.
Q4. No information held. The method of communication is not recorded in a searchable field.
Q5. 187 offences.
""",
        ("PARTIAL_ANSWER", "FULL_ANSWER"),
        (),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "ANSWERED", "4": "NOT_HELD", "5": "ANSWERED"},
        files=("0911.xlsx",),
    ),
    Written(
        "ordinary full",
        """Dear Applicant

I am able to confirm that Mercia Police holds the information you have requested. I have today decided to disclose it to
you in full. Please see the attached document.
""",
        ("FULL_ANSWER",),
        files=("disclosure.pdf",),
    ),
    Written(
        "ordinary nil",
        """Dear Applicant

Searches of our crime recording system have been completed and I can confirm that no offences matching your
criteria were
recorded in the period requested.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "ordinary not held",
        """Dear Applicant

Following enquiries with the Digital Investigation Unit I can confirm that the information you have requested is not
held by Mercia Police.
""",
        ("NOT_HELD",),
    ),
    Written(
        "ordinary ncnd",
        """Dear Applicant

Mercia Police can neither confirm nor deny that it holds any other information relevant to your request, as the duty in
Section 1(1)(a) does not apply by virtue of Section 23(5) and Section 24(2).
""",
        ("NEITHER",),
        ("s23(5)", "s24(2)"),
    ),
    Written(
        "ordinary s21",
        """Dear Applicant

The information you have requested is exempt by virtue of Section 21 - information reasonably accessible by
other means -
as it is published at https://www.gov.example/statistics. 
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "ordinary s22",
        """Dear Applicant

The information is intended for future publication and is therefore exempt under Section 22 of the Act. It will be
published in October 2024.
""",
        ("REFUSAL",),
        ("s22",),
    ),
    Written(
        "ordinary s14",
        """Dear Applicant

Mercia Police considers your request to be vexatious and it is refused under Section 14(1) of the Freedom of
Information Act 2000.
""",
        ("REFUSAL",),
        ("s14(1)",),
    ),
    Written(
        "ordinary transfer",
        """Dear Applicant

Mercia Police does not deal with this matter. We have forwarded your request to the Office of the Police and Crime
Commissioner, who will respond to you directly.
""",
        ("TRANSFER",),
    ),
    Written(
        "ordinary fees",
        """Dear Applicant

This letter is a fees notice under Section 9 of the Act. The fee is £25.00, which covers photocopying. Your request will
not be processed until payment is received. If it is not received within three months the request will be closed.
""",
        ("FEES",),
    ),
    Written(
        "ordinary EIR",
        """Dear Applicant

Your request has been handled under the Environmental Information Regulations 2004. The information is withheld under
Regulation 12(5)(b), the course of justice.
""",
        ("REFUSAL",),
        ("r12(5)(b)",),
    ),
    Written(
        "ordinary review upheld",
        """Dear Applicant

I have now completed my internal review of our response to FOI 0911/24. I uphold the original decision to refuse under
Section 12(1).
""",
        ("REVIEW_ANSWER",),
        ("s12(1)",),
        subject="Internal review decision",
    ),
    Written(
        "ordinary auto",
        """Thank you for your email to the Information Rights Unit. This is an automated response, please do
not reply. FOI
requests will be answered within 20 working days.
""",
        ("ACKNOWLEDGEMENT",),
        automatic=True,
    ),
    Written(
        "ordinary part with 40",
        """Dear Applicant

Please find attached our response. Numbers below five have been replaced by <5 under Section 40(2) to prevent
individuals being identified.
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        files=("response.xlsx",),
    ),
)

FIFTH = (*ROUNDABOUT, *ORDINARY)
