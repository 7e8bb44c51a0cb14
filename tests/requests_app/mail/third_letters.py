"""A third set of letters, written after the second was mended for and scored before anything was mended for it."""

from __future__ import annotations

from tests.requests_app.mail.written_letters import Written

THIRD: tuple[Written, ...] = (
    Written(
        "ack passed for attention",
        """Hi,

FOI received with thanks and passed for the attention of our disclosure team. Ref 3312/23.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack with warning of cost",
        """Dear Researcher

This e-mail confirms that your request reached us on 3 May. Requests that would take more than 18 hours can be turned
down
under Section 12, and you may be asked to narrow yours. Otherwise, a decision will be sent to you by 1 June 2023.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "review received, busy",
        """Dear Researcher

Re: Internal review of FOI 3312/23

We have your appeal against the refusal of questions 3 and 4 and have opened a review file. The reviewing officer has
been
asked to report back by 28 June.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "clarification, table headings",
        """Dear Researcher

Your enquiry mentions "sex". Our system holds both the sex and the gender identity of victims. Please reply saying
which you
would like. We cannot go on until you have.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification with list of offences",
        """Dear Researcher

To be able to search we need the Home Office codes of the offences that interest you. Could these be sent to us by
return?
""",
        ("CLARIFICATION",),
    ),
    Written(
        "extension with harm",
        """Dear Researcher

Our consideration of Section 31 has thrown up arguments on both sides. Section 10(3) permits a reasonable extension for
these to be weighed, and we intend to use it. Expect to hear from us on or before 30 June 2023.
""",
        ("EXTENSION",),
        ("s31",),
    ),
    Written(
        "late and vague",
        """Dear Researcher

Thank you for chasing. I realise that we are past the twentieth working day. The officer with the data is on leave; I
have
asked for it to be given priority on her return.
""",
        ("HOLDING",),
    ),
    Written(
        "late, sign-off",
        """Dear Researcher

The response has been drafted and awaits approval. Sorry for the wait.
""",
        ("HOLDING",),
    ),
    Written(
        "cost with sample",
        """Dear Researcher

A sample of ten records took 70 minutes to read. For all 640 that would be almost 75 hours, four times what the
Regulations
oblige us to spend. For that reason your request is declined in its entirety (Section 12(1)).
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "cost for one, others given",
        """Dear Researcher

Question 1 - 212
Question 2 - attached
Question 3 - 8 years old
Question 4 - Not given. We would need to read 212 files, which would run to more than 18 hours; Section 12 refers.
Question 5 - 190

The Act would allow us to refuse the lot, but we have chosen not to.
""",
        ("PARTIAL_ANSWER",),
        ("s12",),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "ANSWERED", "4": "REFUSED", "5": "ANSWERED"},
        files=("q2.csv",),
    ),
    Written(
        "answers in sentences by question",
        """Dear Researcher

With regard to question 1, there were 77 such offences. For question 2, the victims were 70 girls and 7 boys. The
youngest
(question 3) was 9. In answer to question 4, the platforms are not recorded. Question 5 cannot be answered, as the
flag was
not in use.
""",
        ("PARTIAL_ANSWER", "FULL_ANSWER"),
        (),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "ANSWERED", "4": "NOT_HELD", "5": "NOT_HELD"},
    ),
    Written(
        "full, table follows",
        """Dear Researcher

The requested data follows.

Year, Offences
2021/22, 140
2022/23, 166

Kind regards
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "full but some unknown",
        """Dear Researcher

I am writing in response to your request and supply our figures in the workbook. In a few cases the victim's age was not
recorded, and those are shown as unknown.
""",
        ("FULL_ANSWER",),
        files=("book.xlsx",),
    ),
    Written(
        "nil, brief",
        """Dear Researcher

0 offences recorded, so Q2-5 n/a.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "not held, wrong force",
        """Dear Researcher

British Transport Police do not investigate such matters in the county and so hold nothing relevant.
""",
        ("NOT_HELD",),
    ),
    Written(
        "not held, would be creation",
        """Dear Researcher

To answer we would have to create new information, which the Act does not ask of us. No such list is in existence.
""",
        ("NOT_HELD",),
    ),
    Written(
        "ncnd lead",
        """Dear Researcher

Section 30(3) and Section 31(3) have been applied. It would not be in the public interest to say if the tool has been
used
or not, and we therefore decline to confirm or deny it.
""",
        ("NEITHER",),
        ("s30(3)", "s31(3)"),
    ),
    Written(
        "s21 statistics office",
        """Dear Researcher

Home Office tables give these figures for every force; see https://www.gov.example/tables. Since you can reach them
without our help, Section 21 exempts us.
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "s22 soon",
        """Dear Researcher

Work on publishing these figures began in March, well before you wrote, and they are due on our website in July. I am
satisfied that it is fair to make you wait until then and I apply Section 22.
""",
        ("REFUSAL",),
        ("s22",),
    ),
    Written(
        "refusal of names",
        """Dear Researcher

It is not considered appropriate to disclose the platforms. Offenders would move to those that do not figure in the
list.
The force cites Section 31(1)(a) and (b).
""",
        ("REFUSAL",),
        ("s31(1)",),
    ),
    Written(
        "refusal in the passive with annex",
        """Dear Researcher

A decision has been taken to refuse disclosure. Please see Annex A for the exemption, Section 38(1)(a), and Annex B
for the
public interest test.
""",
        ("REFUSAL",),
        ("s38(1)",),
    ),
    Written(
        "partly redacted contract",
        """Dear Researcher

The policy is enclosed. Names of junior staff have been blanked out under Section 40(2), and the paragraph on tactics
under
Section 31(1).
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)", "s31(1)"),
        files=("policy.pdf",),
    ),
    Written(
        "vexatious campaign",
        """Dear Researcher

In my view the request forms part of a campaign to disrupt this office. It is vexatious and, in line with Section 14,
will
not be dealt with.
""",
        ("REFUSAL",),
        ("s14",),
    ),
    Written(
        "transfer to another unit of the law",
        """Dear Researcher

As the Crown Prosecution Service decides on charges, your questions are better put to them. I have let their FOI unit
have
your letter and they will be in contact.
""",
        ("TRANSFER",),
    ),
    Written(
        "fee with conditions",
        """Dear Researcher

Please treat this as a notice under Section 9. The sum due is £9.80 for postage and printing. We shall begin once it is
paid.
""",
        ("FEES",),
    ),
    Written(
        "download",
        """A file has been placed in your secure mailbox by Mercia Police Disclosure.

Go to https://box.example/in and enter your passcode to retrieve it.
""",
        ("LINK",),
    ),
    Written(
        "review: new answer",
        """Dear Researcher

Thank you for asking us to look again. On reflection our search was too narrow. A wider one has found 31 records,
which are
set out below, and I am sorry that these were missed in our first reply.
""",
        ("REVIEW_ANSWER",),
        subject="Your internal review",
    ),
    Written(
        "review: upheld, numbered findings",
        """Dear Researcher

I was asked to review how FOI 3312/23 was dealt with. My findings are: the reply was late, for which I apologise; the
use of
Section 40(2) was justified. I do not propose to release anything further.
""",
        ("REVIEW_ANSWER",),
        ("s40(2)",),
    ),
    Written(
        "automatic, with rights",
        """This is an automated acknowledgement. We have received your e-mail. FOI requests are answered within 20
working days
and subject access requests within a month.
""",
        ("ACKNOWLEDGEMENT",),
        automatic=True,
    ),
    Written(
        "maternity",
        """I have now left the disclosure team. Please write to foi@mercia.example instead.
""",
        ("OUT_OF_OFFICE",),
        automatic=True,
    ),
    Written(
        "wrong attachment",
        """Dear Researcher

I am sorry, the wrong spreadsheet was attached to my last e-mail. The right one is attached now.
""",
        ("FULL_ANSWER",),
        files=("right.xlsx",),
    ),
    Written(
        "call me",
        """Dear Researcher

I tried to reach you by telephone today. Would you ring me on extension 22 when you have a moment?
""",
        ("CLARIFICATION",),
    ),
    Written(
        "EIR exception with several",
        """Dear Researcher

The Environmental Information Regulations apply. Your request has been judged manifestly unreasonable, regulation
12(4)(b), and would besides touch on material still in the course of completion, regulation 12(4)(d).
""",
        ("REFUSAL",),
        ("r12(4)(b)", "r12(4)(d)"),
    ),
)
