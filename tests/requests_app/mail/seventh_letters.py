"""A seventh set of letters, written after the fifth and sixth were mended for and scored before anything was mended
for it. `ROUNDABOUT` say things sideways; `LONG` are ordinary ones at the length that units send them, with their texts
about the Act, harm and the public interest.
"""

from __future__ import annotations

from tests.requests_app.mail.written_letters import Written

ROUNDABOUT: tuple[Written, ...] = (
    Written(
        "ack, signed for",
        """Dear Ms Researcher

Yours of the 2nd was signed for here on the 4th. My colleague Mr Pugh has charge of it.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, before long",
        """Morning,

Many thanks for this one. I've put it on the tracker and started asking round. More when I have it.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, eir or foi to be settled",
        """Dear Sir or Madam

We are in possession of your enquiry. It remains to be settled under which of the two regimes, the Act or the
Environmental Information Regulations, it belongs; either way a reply is owed to you by 5 August.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "review ack, timetable",
        """Dear Researcher

Ms Obi, who heads Legal, will go over the decision on FOI 77/24. She sets herself four weeks for such things.
""",
        ("ACKNOWLEDGEMENT",),
        subject="Your internal review request",
    ),
    Written(
        "clarification, which force area",
        """Dear Researcher

Do the boundaries of the county matter to you, or those of the force? They differ, and the count would differ with them.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification, attachment unreadable",
        """Dear Researcher

The list you sent would not open on our computers. Another copy, as a PDF if you can, would let us make a start.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification, assumption",
        """Dear Researcher

Unless I hear otherwise by Friday I shall take "cyber flag" to mean the marker brought in during April 2015.
""",
        ("CLARIFICATION", "ACKNOWLEDGEMENT", "HOLDING"),
    ),
    Written(
        "extension, more deliberation",
        """Dear Researcher

There is a good deal to be said on either side about release, and a proper weighing under Section 31 needs longer than
we have had. By 20 August I shall be able to tell you where we stand.
""",
        ("EXTENSION",),
        ("s31",),
    ),
    Written(
        "extension in the passive",
        """Dear Researcher

It has not proved possible to conclude the public interest deliberations relating to Section 43(2) within the ordinary
period. A reply is to be issued on 21 August 2024.
""",
        ("EXTENSION",),
        ("s43(2)",),
    ),
    Written(
        "late, office move",
        """Dear Researcher

Our files have been in crates since the move to the new headquarters. I hope you can bear with us for a few days more.
""",
        ("HOLDING",),
    ),
    Written(
        "late, third reminder",
        """Dear Researcher

You have every right to be cross. I wish that I had something to send you other than this.
""",
        ("HOLDING",),
    ),
    Written(
        "late, third party consulted",
        """Dear Researcher

A company whose contract is touched on has been asked for its views and has not yet come back to us, hence the silence.
""",
        ("HOLDING",),
    ),
    Written(
        "cost, days of one officer",
        """Dear Researcher

One officer would be kept busy for eleven days in reading the 600 statements through. That is a good deal more than
the law expects, and accordingly I have to turn you down under Section 12.
""",
        ("REFUSAL",),
        ("s12",),
    ),
    Written(
        "cost, spreadsheets and hands",
        """Dear Researcher

Though each record takes but three minutes there are 4,100 of them. Section 12(1): the estimate is 205 hours.
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "withheld, prejudice to health",
        """Dear Researcher

Were these addresses known, the women living there might be traced. I will not take that risk, and Section 38(1)(b) says
that I need not.
""",
        ("REFUSAL",),
        ("s38(1)(b)",),
    ),
    Written(
        "withheld, prices",
        """Dear Researcher

The supplier would be hurt in the next tender if its rates were known to its rivals. On those grounds, and under
Section 43(2), the unit prices remain confidential.
""",
        ("REFUSAL",),
        ("s43(2)",),
    ),
    Written(
        "withheld, court papers",
        """Dear Researcher

These came into being only for the purposes of an inquest. Section 32 puts such papers outside your reach.
""",
        ("REFUSAL",),
        ("s32",),
    ),
    Written(
        "part, page missing",
        """Dear Researcher

You will see that page 7 of the enclosed plan is blank. It describes where armed officers wait, which Section 31(1)
allows us to keep to ourselves.
""",
        ("PARTIAL_ANSWER",),
        ("s31(1)",),
        files=("plan.pdf",),
    ),
    Written(
        "part, totals yes ages no",
        """Dear Researcher

Recorded offences came to 93. I am happy for you to have that. The ages are another matter: they are personal data of
children, and Section 40(2) forbids it.
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
    ),
    Written(
        "part, what there is",
        """Dear Researcher

What little we have is attached. For the years before 2016 there is nothing, the old system having been switched off.
""",
        ("PARTIAL_ANSWER", "FULL_ANSWER"),
        files=("little.xlsx",),
    ),
    Written(
        "mixed, lettered prose",
        """Dear Researcher

Turning to your questions in order. Question 1: sixty-six. Question 2: you will find the breakdown in the file.
Question 3: I decline to say, since Section 40(2) applies to so few. Question 4: we have no such data. Question 5: 59.
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "REFUSED", "4": "NOT_HELD", "5": "ANSWERED"},
        files=("file.xlsx",),
    ),
    Written(
        "full, one line of numbers",
        """Dear Researcher

2021: 80. 2022: 95. 2023: 102.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "full, glad to help",
        """Dear Researcher

We are only too glad to help. Everything is in the sheet.
""",
        ("FULL_ANSWER",),
        files=("sheet.xlsx",),
    ),
    Written(
        "full after thinking of cost",
        """Dear Researcher

At first we feared that Section 12 would stand in the way. It did not, and so the figures are here for you.
""",
        ("FULL_ANSWER",),
        files=("figures.xlsx",),
    ),
    Written(
        "nil, answer is none",
        """Dear Researcher

None, I am glad to say, in either year.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "not held, paper shop",
        """Dear Researcher

Nobody here has ever drawn up such a table, and the Act does not make us draw one up for you.
""",
        ("NOT_HELD",),
    ),
    Written(
        "not held, wrong body",
        """Dear Researcher

Speed cameras in the county are run by the council's partnership and not by the police. You would do well to try there.
""",
        ("NOT_HELD", "TRANSFER"),
    ),
    Written(
        "ncnd, informant",
        """Dear Researcher

It is the settled practice of this force never to say whether a person is or is not an informant. Section 30(3) and
Section 40(5) support us in that.
""",
        ("NEITHER",),
        ("s30(3)", "s40(5)"),
    ),
    Written(
        "elsewhere, book",
        """Dear Researcher

Table 4 of the Chief Constable's annual report, which hangs on our website, tells you all this (Section 21).
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "future, wait for minister",
        """Dear Researcher

The inspectorate will lay its report before Parliament in November with these very numbers in it. I see no cause to
run ahead of that and apply Section 22(1).
""",
        ("REFUSAL",),
        ("s22(1)",),
    ),
    Written(
        "vexatious, purpose",
        """Dear Researcher

I find no serious purpose in your letter, only a wish to annoy. Section 14(1) was made for such cases, and I close the
file.
""",
        ("REFUSAL",),
        ("s14(1)",),
    ),
    Written(
        "transfer, passed across the border",
        """Dear Researcher

The incident took place a mile into Dyfed. Their disclosure unit has your letter from us and knows to answer it.
""",
        ("TRANSFER",),
    ),
    Written(
        "fees, quotation accepted",
        """Dear Researcher

The printing of the photographs would put us to an expense of £41.50, which the Act lets us pass on. They will be done
when that sum has reached us.
""",
        ("FEES",),
    ),
    Written(
        "review upheld, agrees with colleague",
        """Dear Researcher

Having been through the papers I find myself of the same mind as my colleague. Section 40(2) had to be applied.
""",
        ("REVIEW_ANSWER",),
        ("s40(2)",),
        subject="Internal review - FOI 77/24",
    ),
    Written(
        "review, late first answer only",
        """Dear Researcher

Your complaint was of delay. It is well founded: you waited 51 working days. Nothing else was put to me and there is
nothing else to decide.
""",
        ("REVIEW_ANSWER",),
        subject="Internal review - FOI 77/24",
    ),
    Written(
        "courtesy only",
        """Dear Researcher

How kind of you to write and thank us. I have passed your words to the team.
""",
        (),
    ),
)

_HARM = """
Overall harm for disclosure

Disclosure under the Act is a release to the world at large. Modern policing is intelligence led, and the release of
tactical detail would allow offenders to build a picture of capability and to change their behaviour accordingly. Those
with the necessary criminal intent could use the information to their advantage and evade detection.

Factors favouring disclosure

Releasing the information would make the public better informed and would lead to more accurate public debate. Police
forces are funded from the public purse, and there is an interest in seeing how the money is spent.

Factors favouring non-disclosure

Law enforcement would be compromised, and the safety of individuals could be put at risk. Resources would have to be
diverted from other duties.

Balance test

The points above highlight the merits of disclosing and of not disclosing. While there is a public interest in the
transparency of policing, there is a very strong interest in safeguarding the integrity of investigations.
"""
_CAVEAT = """
Every effort is made to ensure that the figures presented are accurate and complete. However, it is important to note
that these data have been extracted from a large administrative system used by police forces to record crime, and
so care should be taken to ensure data collection processes and their inevitable limitations are taken into account
when interpreting them. Police forces in the United Kingdom are routinely required to provide crime statistics to
government bodies, and the recording criteria are set nationally. However, the systems used for recording these
figures are not generic, nor are the procedures used locally. It should be noted that for these reasons this force's
response should not be used for comparison purposes with any other response you may receive.
"""
_RIGHT_TO = """
The Freedom of Information Act 2000 creates a statutory right of access to information held by public authorities. A
public authority in receipt of a request must, if permitted, state under Section 1(1)(a) of the Act whether it holds the
requested information and, if held, then communicate that information to the applicant under Section 1(1)(b) of the Act.
The right of access is not without exception and is subject to a number of exemptions, which are designed to enable
public authorities to withhold information that is unsuitable for release.
"""

LONG: tuple[Written, ...] = (
    Written(
        "long ack",
        """Dear Ms Researcher

FREEDOM OF INFORMATION ACT 2000 REQUEST REF: FOI 077/24

Thank you for your request for information received by this office on 2 July 2024. I note that you seek access to
information about sexual communication with a child.
"""
        + _RIGHT_TO
        + """
We will, unless there are exceptional circumstances, let you have a reply within 20 working days, which is by 30 July
2024. There may be occasions on which a fee is payable. Some requests may also have to be transferred to another public
authority. If we are considering a qualified exemption we may need to extend the time in order to weigh the public
interest; you will be told if so.

Please note that our responses may be published on the disclosure log with your details removed.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "long ack, personal data",
        """Good afternoon

Thank you for your Freedom of Information request. Our reference is FOI-2024-0077.

Your details will be held in accordance with our privacy notice, which is on our website. We do not share them
unless the
law requires us to. If your request is for your own personal data please see the subject access page instead. If you
want to report a crime please do so online or by calling 101, as this mailbox is not monitored round the clock.

We have 20 working days from receipt in which to respond.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "long clarification",
        """Dear Ms Researcher

I write in connection with your request for information dated 2 July 2024.
"""
        + _RIGHT_TO
        + """
I have been in touch with our performance team. They have explained that crimes can be searched for by offence code, by
outcome and by the date on which they were recorded. They have also said that the phrase "online offences" is too wide
for a search to be run.

Could you therefore confirm which offence codes you are interested in? I have suspended your request until I hear from
you. If I have not heard from you by 30 September 2024 I will assume that you no longer wish to proceed.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "long extension",
        """Dear Ms Researcher

I write further to your request dated 2 July 2024.
"""
        + _RIGHT_TO
        + """
I am writing to advise you that the time limit for our response needs to be extended. The Act obliges us to respond to
requests promptly and in any case no later than 20 working days after receiving them. However, when a qualified
exemption
applies and the public interest test is engaged, the Act allows the time for response to be longer, if the
balance of the
public interest is undetermined. In this case we are considering the exemption at Section 31(1)(a) and (b), law
enforcement. I estimate that it will take an additional 20 working days to reach a decision, and I therefore plan to let
you have a response by 27 August 2024.
""",
        ("EXTENSION",),
        ("s31(1)",),
    ),
    Written(
        "long refusal",
        """Dear Ms Researcher

I write in response to your request for information dated 2 July 2024 about covert accounts.
"""
        + _RIGHT_TO
        + """
I can confirm that the force holds the information you have requested. However, it is exempt by virtue of Section
31(1)(a)(b), law enforcement. Section 31 is a qualified, prejudice based exemption, and I am required to carry out a
harm and public interest test.
"""
        + _HARM
        + """
I have therefore decided that the balance lies in favour of non-disclosure. In accordance with the Act, please
treat this
letter as a refusal notice under Section 17(1).
""",
        ("REFUSAL",),
        ("s31(1)",),
    ),
    Written(
        "long cost",
        """Dear Ms Researcher

I write in response to your request for information dated 2 July 2024.
"""
        + _RIGHT_TO
        + """
It is estimated that compliance with your request would exceed the appropriate cost limit under Section 12(1)
of the Act,
currently set by the Fees Regulations at £450 for police forces, or 18 hours of work. To find the means of communication
each crime record would have to be opened and its free text read. There are 1,906 such records. Allowing five
minutes for
each, this would take some 158 hours.

Under Section 17(5) this letter acts as a refusal notice. When one part of a request exceeds the limit, the Act does not
oblige us to answer the rest. Under Section 16 we have a duty to advise and assist. If you were to limit your request to
questions 1, 2 and 3 we may be able to comply, though other exemptions could be engaged.
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "long full",
        """Dear Ms Researcher

I write in response to your request for information dated 2 July 2024.
"""
        + _RIGHT_TO
        + """
Following receipt of your request, searches were conducted within the force. I can confirm that the information is held
and I am pleased to provide it in the attached spreadsheet.
"""
        + _CAVEAT
        + """
This letter and the figures will be published on our disclosure log in due course. We would be grateful if you could
spare a moment for our survey.
""",
        ("FULL_ANSWER",),
        files=("foi 077-24.xlsx",),
    ),
    Written(
        "long full by question",
        """Dear Ms Researcher

You asked:

1. How many offences of sexual communication with a child were recorded between 1 April 2021 and 31 March 2022?
3. What was the age of the youngest victim?
5. How many of the offences carried a cyber flag?

Response:

1. There were 186 offences.
3. The youngest victim was 8.
5. 171 of the offences carried the flag.
"""
        + _CAVEAT,
        ("FULL_ANSWER",),
        (),
        {"1": "ANSWERED", "3": "ANSWERED", "5": "ANSWERED"},
    ),
    Written(
        "long part",
        """Dear Ms Researcher

I write in response to your request for information dated 2 July 2024.
"""
        + _RIGHT_TO
        + """
I have today decided to disclose some of the information, subject to the deletion of that which is exempt by virtue of
Section 40(2), personal information. The data are in the attached spreadsheet. Section 40(2) is an absolute exemption
where disclosure would contravene the data protection principles, and no public interest test is needed.
"""
        + _CAVEAT,
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        files=("response.xlsx",),
    ),
    Written(
        "long ncnd",
        """Dear Ms Researcher

I write in response to your request for information dated 2 July 2024.
"""
        + _RIGHT_TO
        + """
The force neither confirms nor denies that it holds the information you have requested, as the duty in Section 1(1)(a)
of the Act does not apply by virtue of Section 24(2), national security, and Section 31(3), law enforcement.
"""
        + _HARM
        + """
No inference can be drawn from this letter that the information does or does not exist.
""",
        ("NEITHER",),
        ("s24(2)", "s31(3)"),
    ),
    Written(
        "long not held",
        """Dear Ms Researcher

I write in response to your request for information dated 2 July 2024.
"""
        + _RIGHT_TO
        + """
Searches were made by the digital unit and the performance team. I can confirm that the force does not hold the
information you have requested, because the crime recording system has no field for it. You may wish to contact the Home
Office, which publishes related statistics.
""",
        ("NOT_HELD",),
    ),
    Written(
        "long nil",
        """Dear Ms Researcher

I write in response to your request for information dated 2 July 2024.
"""
        + _RIGHT_TO
        + """
Having completed enquiries within the force I can confirm that there were no offences recorded under that code in the
period.
"""
        + _CAVEAT,
        ("FULL_ANSWER",),
    ),
    Written(
        "long s21",
        """Dear Ms Researcher

I write in response to your request for information dated 2 July 2024.
"""
        + _RIGHT_TO
        + """
Section 17 of the Act requires us, when refusing information, to provide you with a notice which states that fact,
specifies the exemption in question and says why it applies. The information is exempt by virtue of Section 21(1),
information accessible to the applicant by other means. It can be found at https://www.gov.example/statistics/crime.
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "long review upheld",
        """Dear Ms Researcher

INTERNAL REVIEW - FOI 077/24

I write in connection with your e-mail of 5 August in which you asked for our response to be reviewed. I was
not involved
in the original decision.
"""
        + _RIGHT_TO
        + """
I have considered your arguments and examined afresh how the exemption at Section 31(1)(a) was applied. You say that
other forces have released this information. Each authority must consider its own circumstances, and I am satisfied
that the prejudice described is real. I therefore uphold the original decision to withhold.
""",
        ("REVIEW_ANSWER",),
        ("s31(1)(a)",),
        subject="Internal review",
    ),
    Written(
        "long holding",
        """Dear Ms Researcher

I write in connection with your request for information dated 2 July 2024, to which you should have had a response by 30
July 2024.

I am sorry to say that the response is not yet ready. We have been receiving a large number of requests, and several
members of staff are absent. I appreciate that this is frustrating and I apologise. I will send you the response as soon
as I can. You have the right to complain to the Information Commissioner about the delay.
""",
        ("HOLDING",),
    ),
    Written(
        "long transfer",
        """Dear Ms Researcher

I write in connection with your request for information dated 2 July 2024.
"""
        + _RIGHT_TO
        + """
The subject of your request is not one for this force. I believe that the information is held by the Independent Office
for Police Conduct, and I have transferred your request to that body, which will respond to you directly. You need take
no further action.
""",
        ("TRANSFER",),
    ),
    Written(
        "long EIR refusal",
        """Dear Ms Researcher

Your request of 2 July 2024 concerns the state of land and has been considered under the Environmental Information
Regulations 2004, which give a right of access to environmental information subject to exceptions.

The force holds the report. It is excepted from disclosure under regulation 12(5)(b), since it was written for
proceedings that are still in progress. I have applied the public interest test and the presumption in favour of
disclosure in regulation 12(2). The public interest in maintaining the exception outweighs that in disclosure.
""",
        ("REFUSAL",),
        ("r12(5)(b)",),
    ),
    Written(
        "long mixed by question",
        """Dear Ms Researcher

I write in response to your request for information dated 2 July 2024.
"""
        + _RIGHT_TO
        + """
Question 1
I can confirm that 140 offences were recorded.

Question 2
Please see the attached spreadsheet.

Question 3
This is exempt under Section 40(2), personal information.

Question 4
The information is not held, as it is not recorded in a searchable form.

Question 5
127.
"""
        + _CAVEAT,
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "REFUSED", "4": "NOT_HELD", "5": "ANSWERED"},
        files=("q2.xlsx",),
    ),
)

SEVENTH = (*ROUNDABOUT, *LONG)
