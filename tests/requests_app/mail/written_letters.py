"""Letters in the manner of FOI units, written before the grammar that reads them and without a look at it.

`TUNED` were looked at while the grammar was made; `UNSEEN` were scored once it was done, and what they got is what
docs/benchmarks/letters.md reports. Nobody's real words, no real person's data.
"""

from __future__ import annotations

from dataclasses import dataclass, field

ASKED = {
    "1": "How many offences of sexual communication with a child were recorded between 1 April 2021 and 31 March 2022?",
    "2": "Please break the offences down by the age and sex of the victim.",
    "3": "What was the age of the youngest victim?",
    "4": "Please list the means of communication used and the number of times each was recorded.",
    "5": "How many of the offences carried a cyber flag?",
}
RIGHTS = """
If you are dissatisfied with the way in which your request has been handled, or with the decision to refuse any of it,
you may ask us for an internal review within 40 working days. If you are still not content you may complain to the
Information Commissioner, Wycliffe House, Water Lane, Wilmslow, who will decide whether the force was right.

Yours faithfully
Disclosure Officer
"""


@dataclass(frozen=True)
class Written:
    """A letter and what a careful reader says of it: `kinds` are the acceptable first kinds, `sections` those relied on
    (without limbs where the letter gives none), `outcomes` by question where the letter answers by question."""

    name: str
    text: str
    kinds: tuple[str, ...]
    sections: tuple[str, ...] = ()
    outcomes: dict[str, str] = field(default_factory=dict)
    subject: str = "Freedom of Information request"
    files: tuple[str, ...] = ()
    automatic: bool = False


TUNED: tuple[Written, ...] = (
    Written(
        "ack short",
        """Good afternoon,

Thank you for your FOI request. This has been allocated reference 1187/22 and passed to one of our decision makers. A
response should reach you on or before 12 May 2022.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack triage",
        """Dear Requester

I write in connection with your request for information, received on 6 April 2022. It will be dealt with under the
Freedom of Information Act 2000.

We aim to reply within 20 working days. We are receiving an unprecedented number of requests, however, and some replies
are being delayed. We apologise in advance should this affect yours. There may be a fee payable for the retrieval of the
information. Should this apply you will be informed and asked to pay before we proceed.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "review acknowledged",
        """Dear Requester

Your complaint about our handling of FOI 1187/22 has reached this office. The case will be reviewed by somebody who was
not involved in the original decision to refuse, and you can expect the outcome within 20 working days.
""",
        ("ACKNOWLEDGEMENT",),
        subject="Internal review FOI 1187/22",
    ),
    Written(
        "clarification two questions",
        """Dear Requester

We have looked at your request and are not sure what is wanted. Would you let us know:

a) whether you are interested in crimes recorded during the year or crimes that were committed in it;
b) what you regard as a means of communication.

The request will remain on hold in the meantime, and the 20 working days will begin again when you reply.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification too broad",
        """Dear Sir/Madam,

As it is currently phrased your request is too broad for us to begin a search. To help us find what you are after,
please specify the date range and the offence codes. Please respond within 20 working days, otherwise we will take it
that the information is no longer required.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "extension named day",
        """Dear Requester

I am unable to provide you with a full response at this time. We believe that the exemptions at sections 31 and 24 may
apply to part of what you ask. These are qualified and oblige us to carry out a public interest test, which has yet to
be completed. The Act gives us additional time for that. We expect to have finished by 9 June 2022.
""",
        ("EXTENSION",),
        ("s31", "s24"),
    ),
    Written(
        "extension short",
        """Dear Requester,

Re your FOI: more time is needed to consider where the balance of the public interest lies in respect of Section 30. The
new deadline is 24/06/2022 and we will write to you by then.
""",
        ("EXTENSION",),
        ("s30",),
    ),
    Written(
        "holding staff absence",
        """Hello

Just a quick note to say we know your response is overdue. Owing to staff absences in the performance team we do not
yet have the figures. We will get them to you at the earliest opportunity. Thank you for bearing with us.
""",
        ("HOLDING",),
    ),
    Written(
        "cost, whole request",
        """Following receipt of your request, searches were conducted with our Crime Department. I can confirm that the
information is held, however it cannot be disclosed for the following reasons.

It is not kept in a form that lets us extract it. An initial search has brought back 1,144 records. Even at 3 minutes a
record, which we regard as conservative, it would take in excess of 57 hours. This is beyond the cost threshold, and
Section 12(1) of the Act would apply. This letter serves as a refusal notice for the whole of your request.

You may wish to refine and resubmit your request so that it falls within the 18 hours.
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "cost, to find out whether held",
        """Dear Requester

To establish whether any of this is held we would have to read every crime report of the past ten years. We estimate
that merely finding out would take over 900 hours. Section 12(2) therefore removes the obligation to confirm or deny.
""",
        ("REFUSAL", "NEITHER"),
        ("s12(2)",),
    ),
    Written(
        "partial by question",
        """Dear Requester

Your request has now been considered and our response is set out under each question.

Question 1 - How many offences of sexual communication with a child were recorded between 1 April 2021 and 31 March
2022?

There were 131.

Question 2 - Please break the offences down by the age and sex of the victim.

Female 112, male 15, not recorded 4. The ages have not been provided, as small numbers could identify children; they are
exempt under Section 40(2).

Question 3 - What was the age of the youngest victim?

9 years

Question 4 - Please list the means of communication used and the number of times each was recorded.

No information held. Our crime system has no such field.

Question 5 - How many of the offences carried a cyber flag?

77

Police systems differ between forces and this response should not be used for comparison. Where no figure is shown, the
information is not held.
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        {"1": "ANSWERED", "2": "PARTLY_ANSWERED", "3": "ANSWERED", "4": "NOT_HELD", "5": "ANSWERED"},
    ),
    Written(
        "full in a spreadsheet",
        """Dear Requester

Thank you for your request, which we have now completed. The data that you asked for is in the spreadsheet that
accompanies this e-mail. No exemptions have been applied.
""",
        ("FULL_ANSWER",),
        files=("FOI 1187-22.xlsx",),
    ),
    Written(
        "full in prose",
        """Decision

The force holds the information and it is released to you as set out here.

During the period 131 offences were recorded. 92 victims were girls aged between 12 and 15. The youngest was 8 years
old.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "nil return",
        """Dear Requester

A search of our records shows that there have been zero offences of this kind in the period you name. As the answer to
your first question is nil, there is nothing to report for the others.
""",
        ("FULL_ANSWER",),
        outcomes={"1": "ANSWERED"},
    ),
    Written(
        "not held, retention",
        """Dear Requester

Having consulted the department concerned, I have established that this is not information which the force possesses.
Records of that age have been destroyed in line with our retention schedule. I am therefore unable to assist.
""",
        ("NOT_HELD",),
    ),
    Written(
        "not held, other body",
        """Dear Requester

I must advise you that the information you seek is not held by Mercia Police. Prosecutions are a matter for the Crown
Prosecution Service, and you may wish to redirect your enquiry to them.
""",
        ("NOT_HELD",),
    ),
    Written(
        "ncnd single section",
        """Dear Requester

In respect of covert accounts, Mercia Police will neither confirm nor deny whether any information is held, relying on
Section 31(3) of the Act. This should not be taken as an indication that such information does or does not exist.
""",
        ("NEITHER",),
        ("s31(3)",),
    ),
    Written(
        "s21 website",
        """Dear Requester

We publish these statistics each quarter. Section 21 of the Act exempts information that an applicant can readily get
hold of by other means, and I would direct you to https://www.mercia.police.example/stats where the data can be
downloaded. This letter is a refusal notice under Section 17 to that extent.
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "s22 future",
        """Dear Requester

The figures will appear in our Annual Report, to be published in September. As they are already intended for publication
the force relies on Section 22 and will not release them ahead of that date. The balance of the public interest favours
this.
""",
        ("REFUSAL",),
        ("s22",),
    ),
    Written(
        "s40 with public interest n/a",
        """Dear Requester

I can confirm that the information is held. It will not, however, be disclosed to you. To release the precise ages would
allow those who know the families to work out who they are. It constitutes third party personal data and is subject to
the exemption in Section 40(2). That is an absolute exemption and no public interest test is required.
""",
        ("REFUSAL",),
        ("s40(2)",),
    ),
    Written(
        "s14 repeated",
        """Dear Requester

We answered a request from you in substantially the same terms on 3 February. Section 14(2) provides that an authority
need not comply with a subsequent identical request unless a reasonable interval has passed. In our view it has not, and
we do not intend to respond any further.
""",
        ("REFUSAL",),
        ("s14(2)",),
    ),
    Written(
        "transfer by us",
        """Dear Requester

The matters you raise fall within the remit of the Office of the Police and Crime Commissioner, which is a separate
authority. With this in mind your e-mail has been forwarded to them for reply, and we will take no further action.
""",
        ("TRANSFER",),
    ),
    Written(
        "fee",
        """Dear Requester

Before we can proceed we must ask you for £12.00 to cover printing and postage. Payment should be made within three
months. This letter is issued under section 9 and the time for reply stops until we have received the money.
""",
        ("FEES",),
    ),
    Written(
        "secure link",
        """You have been sent documents by Mercia Police through SafeDrop.

To collect them, sign in with the code that was sent to your phone: https://safedrop.example/p/88231. The documents will
be deleted after 14 days.
""",
        ("LINK",),
    ),
    Written(
        "review upheld against us",
        """Dear Requester

I have carried out a review of the handling of FOI 1187/22. Having considered your arguments, I am satisfied that
Section 12(1) was correctly engaged and the response stands.
""",
        ("REVIEW_ANSWER",),
        ("s12(1)",),
        subject="Review FOI 1187/22",
    ),
    Written(
        "review partly",
        """Dear Requester

INTERNAL REVIEW DECISION

I find in your favour as regards question 2, for which the figures are now provided in the table. As to question 4 I
agree with the original decision that Section 31 is engaged.
""",
        ("REVIEW_ANSWER",),
        ("s31",),
    ),
    Written(
        "refusal confirm held then not obliged",
        """Dear Requester

Your request for information has now been considered and I am not obliged to supply the information you have requested.

In relation to your request, the following exemption applies:

Section 30(1)(a) Investigations and Proceedings Conducted by Public Authorities
""",
        ("REFUSAL",),
        ("s30(1)",),
    ),
    Written(
        "partial unnumbered",
        """Dear Requester

I have today decided to disclose some of the located information to you in the attached table. Some data has been
removed as it is exempt by virtue of Section 40 - Personal Information.
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        files=("Table.pdf",),
    ),
    Written(
        "ooo",
        """Thank you for your e-mail. I am away from the office until Tuesday 19 April and will not be reading
messages. For
urgent matters contact the duty desk.
""",
        ("OUT_OF_OFFICE",),
        subject="Automatic reply: FOI",
        automatic=True,
    ),
    Written(
        "thanks for clarifying",
        """Dear Requester

I am grateful for your e-mail of yesterday in which you explained what you mean by means of communication. Your request
is now valid and has been re-opened. You should hear from us by 10 June 2022.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "EIR refusal",
        """Dear Requester

Your request has been handled under the Environmental Information Regulations 2004. The information is withheld under
regulation 12(5)(b), the course of justice, as the public interest in maintaining the exception outweighs that in
disclosure.
""",
        ("REFUSAL",),
        ("r12(5)(b)",),
    ),
    Written(
        "chat",
        """Hi, just checking this is the right address for you, as a previous message came back. Many thanks.""",
        (),
    ),
)

UNSEEN: tuple[Written, ...] = (
    Written(
        "ack formal",
        """Dear Sir or Madam

FREEDOM OF INFORMATION REQUEST REFERENCE NO: 11681

Your application for information dated 4 April 2022 is acknowledged. Under the Act the force has until 5 May 2022 to
give you its decision. If for any reason an exemption requires further thought, or if the information is not held, we
shall tell you so in that decision.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack of chaser",
        """Dear Requester

Thank you for getting in touch about the above. I can confirm we have your request and that it is being worked on; it is
due on 5 May.
""",
        ("ACKNOWLEDGEMENT", "HOLDING"),
    ),
    Written(
        "review acknowledged b",
        """Dear Requester

I acknowledge your request for an internal review of the response that you were sent on 3 May, in which Section 40(2)
was applied. A review panel will look at it afresh. We endeavour to notify applicants of the result of a review within
20 working days.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "clarification polite",
        """Dear Requester

So that we can be sure of giving you what you need, can you tell us which years you would like covered? Your second
question mentions sex: do you mean the sex of the victim or that of the suspect? We shall resume work as soon as you
have answered.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification s1(3)",
        """Dear Requester

Unfortunately we cannot identify the information from the description given. Under section 1(3) of the Act we require
further detail from you: please explain the term "cyber flag". The clock has been stopped and your request will be
closed if nothing is heard by 30 May 2022.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "extension b",
        """Dear Requester

The time limit of 20 working days can be extended under Section 10 of the Act where a qualified exemption is being
considered. We have decided to extend it in your case, since the public interest in relation to Section 38 must be
assessed. You will have our decision no later than 20 June 2022.
""",
        ("EXTENSION",),
        ("s38",),
    ),
    Written(
        "extension c",
        """Dear Requester

I write further to your request of 4 April. A Public Interest Test is currently being conducted for the exemption under
s.31(1)(a). Because of its complexity it has not been possible to finish within the usual period; our revised target for
responding is 1 July 2022.
""",
        ("EXTENSION",),
        ("s31(1)",),
    ),
    Written(
        "holding b",
        """Dear Requester

I am sorry that we have missed the date by which you should have had our answer. Your case is with a senior officer for
sign-off. I anticipate that this will be done in the coming days.
""",
        ("HOLDING",),
    ),
    Written(
        "cost b",
        """Dear Requester

I have been advised that the methods used can be found only by going through the investigation log of each crime. There
are 386 such logs. At a quarter of an hour apiece we would spend more than 96 hours, which is well over the limit that
the Fees Regulations set at £450 for police forces. Your request is refused accordingly, pursuant to section 12.
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "cost without section",
        """Dear Requester

It is estimated that the cost of providing you with this is above the amount to which we are legally required to
respond. Although excess cost removes our obligations under the Act, as a courtesy I have supplied what was readily
available:
131 offences were recorded in the period.
""",
        ("PARTIAL_ANSWER",),
        ("s12(1)",),
    ),
    Written(
        "partial by question b",
        """Dear Requester

Q1: 64
Q2: see spreadsheet, tab 2
Q3: We decline to give this. Section 40(2) refers.
Q4: Refused - section 12(1); 64 records would need reading at 20 minutes each.
Q5: Not held.

We trust that this is of assistance. All information has been provided subject to any exemptions claimed above.
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)", "s12(1)"),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "REFUSED", "4": "REFUSED", "5": "NOT_HELD"},
        files=("data.xlsx",),
    ),
    Written(
        "full by question",
        """Dear Requester

Our response is as follows.

1. 27 offences.
2. All victims were female: six aged under 12, eighteen aged 12 to 15, three aged 16 or over.
3. Aged 7.
4. Snapchat 14, Instagram 9, text message 4.
5. 25 of the 27.

The figures come from a live system and may change. They do not include offences that were later cancelled, for which no
data is kept.
""",
        ("FULL_ANSWER",),
        outcomes={"1": "ANSWERED", "2": "ANSWERED", "3": "ANSWERED", "4": "ANSWERED", "5": "ANSWERED"},
    ),
    Written(
        "full attached",
        """Dear Requester

Further to your request of 4 April, I enclose the figures. I hope that they are what you need.
""",
        ("FULL_ANSWER",),
        files=("figures.csv",),
    ),
    Written(
        "nil b",
        """Dear Requester

I have had the crime recording system searched for Home Office code 71/17. No such crimes were found for the dates that
you give.
""",
        ("FULL_ANSWER", "NOT_HELD"),
    ),
    Written(
        "not held b",
        """Dear Requester

The force has no recorded information about this. We are not required by the Act to create information in order to
answer a request.
""",
        ("NOT_HELD",),
    ),
    Written(
        "not held c",
        """Dear Requester

Mercia Police did not collect data on the means of communication in the years in question. This being so, there is no
information that could be supplied in answer to your request.
""",
        ("NOT_HELD",),
    ),
    Written(
        "ncnd b",
        """Dear Requester

The duty in Section 1(1)(a) of the Freedom of Information Act does not arise in this case, by virtue of the exemptions
in Section 24(2) and Section 23(5). To say whether or not information is held would itself be harmful. No inference
should
be drawn from this as to whether it is.
""",
        ("NEITHER",),
        ("s24(2)", "s23(5)"),
    ),
    Written(
        "ncnd beside a partial answer",
        """Dear Requester

Question 1: 131 were recorded.
Question 4: Mercia Police neither confirms nor denies that it holds information about covert methods, section 31(3).
""",
        ("PARTIAL_ANSWER",),
        ("s31(3)",),
        {"1": "ANSWERED", "4": "NEITHER"},
    ),
    Written(
        "s21 b",
        """Dear Requester

What you ask for has been put on our disclosure log, as the answer to FOI 902/21, and you will find it at
https://www.mercia.police.example/foi/902-21. Being available to you already, it need not be sent again (Section 21).
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "s22 b",
        """Dear Requester

At the time of your request the force already had a settled intention of publishing this information, and it will go on
our website before the end of the year. Section 22(1) of the Act exempts such information, and I have decided that the
public interest is better served by awaiting publication.
""",
        ("REFUSAL",),
        ("s22",),
    ),
    Written(
        "s30 and s31 harm",
        """Dear Requester

Having completed the enquiries necessary to respond, I have decided that the information should not be released. It was
obtained for the purposes of investigations, and Sections 30(1) and 31(1)(a)&(b) are engaged. The factors that I weighed
are in the annex: on balance they favour non-disclosure.
""",
        ("REFUSAL",),
        ("s30(1)", "s31(1)"),
    ),
    Written(
        "s14 vexatious",
        """Dear Requester

I consider that dealing with this request would place a grossly oppressive burden on the unit, and that it has little
serious purpose. In accordance with Section 14(1) the force will not be processing it.
""",
        ("REFUSAL",),
        ("s14(1)",),
    ),
    Written(
        "transfer b",
        """Dear Requester

Your request concerns offences in Wessex, which is policed by another force. We suggest that you write to Wessex Police
at foi@wessex.example, who are likely to hold what you need. We are treating your request to us as closed.
""",
        ("TRANSFER", "NOT_HELD"),
    ),
    Written(
        "fee b",
        """Dear Requester

FEES NOTICE

In order for your request to be completed a charge of £31.50 is payable in advance for disbursements. You have three
months in which to pay, failing which the case will be closed without further notice.
""",
        ("FEES",),
    ),
    Written(
        "link b",
        """Mercia Police has shared a file with you.

File name: Response FOI 1187.pdf
Open it here: https://share.mercia.police.example/d/AbC123 (you will be asked to verify your e-mail address)
""",
        ("LINK",),
    ),
    Written(
        "review upholds",
        """Dear Requester

Your request for a review has been considered by the Head of Information. It was found that the exemption at Section 43
had been properly relied on. Your complaint is accordingly not upheld.
""",
        ("REVIEW_ANSWER",),
        ("s43",),
    ),
    Written(
        "review overturns",
        """Dear Requester

Having reviewed the case I consider that we were wrong to cite Section 12. The earlier refusal is withdrawn, and the
figures are enclosed with our apologies.
""",
        ("REVIEW_ANSWER",),
        files=("figures.xlsx",),
    ),
    Written(
        "refusal plain",
        """Dear Requester

You asked us: "Please list the means of communication used and the number of times each was recorded."

After consideration this part of your request must be declined. The list would reveal which services the force can and
cannot monitor, contrary to Section 31(1)(a).
""",
        ("REFUSAL",),
        ("s31(1)",),
    ),
    Written(
        "partial s38",
        """Dear Requester

Please find attached a redacted copy of the report. The passages blacked out are exempt under sections 38(1)(a) and
40(2).
""",
        ("PARTIAL_ANSWER",),
        ("s38(1)", "s40(2)"),
        files=("report.pdf",),
    ),
    Written(
        "automatic acknowledgement",
        """This mailbox is monitored between 9 and 5. Your e-mail has been received and, if it is a request for
information, will be answered within 20 working days. Please do not reply to this message.
""",
        ("ACKNOWLEDGEMENT",),
        subject="Automatic reply: FOI request",
        automatic=True,
    ),
    Written(
        "EIR not held",
        """Dear Requester

Under the Environmental Information Regulations I must refuse your request by reference to regulation 12(4)(a), because
the force did not hold the information when your request was received.
""",
        ("NOT_HELD", "REFUSAL"),
        ("r12(4)(a)",),
    ),
    Written(
        "closing courtesies",
        """Dear Requester

Thank you for your kind words, which I have passed to the team. We will keep them in mind.
""",
        (),
    ),
)
