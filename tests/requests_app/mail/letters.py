"""Letters in the manner of FOI units, written for these tests: each with what a careful reader would say of it.

They are longer and vaguer than the rules, with the stock sentences that every applicant gets. Nobody's real words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from requests_app.mail.rules import Seems
from requests_app.statuses import Outcome


@dataclass(frozen=True)
class Sample:
    """A letter, the suggestions expected in order, and the outcome of each question it speaks of."""

    name: str
    text: str
    seems: list[Seems]
    outcomes: dict[str | None, Outcome] = field(default_factory=dict)
    exemptions: tuple[str, ...] = ()


SAMPLES = [
    Sample(
        "acknowledgement with every caveat",
        """Dear Requester

I acknowledge receipt of your request dated 3 April 2019, in which you ask about offences of sexual communication with
a child.

Your request will be considered in accordance with the Act and you will receive a response within the statutory
timescale of 20 working days, subject to the provisions of the Act. In the unlikely event that the force is unable to
meet the 20 working day deadline, you will be informed as soon as possible and given a revised date.

If your request needs to be passed in full or in part to another authority, you will be told. Some requests may also be
chargeable, in which case a fees notice will be sent to you. Certain information may be exempt from disclosure.

If you need to discuss this with us, please quote reference FOI-417-19.
""",
        [Seems.ACKNOWLEDGEMENT],
    ),
    Sample(
        "full answer with stock sentences",
        """Dear Sir or Madam,

I write in connection with your request for information, which was received by this office on 3 April 2019.

Following receipt of your request searches were conducted within the force to locate information relevant to it. I can
confirm that the information you have requested is held.

I am today disclosing the located information to you in full. Please see the attached spreadsheet.

Every effort is made to make sure that the figures presented are accurate and complete. They come from large systems
that are not kept for statistics, and the care needed to read them may mean that they do not match figures published
elsewhere. It should not be assumed that they can be compared with those of other forces.
""",
        [Seems.FULL_ANSWER],
        {None: Outcome.ANSWERED},
    ),
    Sample(
        "duty explained before a refusal on cost",
        """Dear Applicant

Section 1 of the Act places two duties on public authorities. Unless exemptions apply, the first duty at section 1(1)(a)
is to confirm or deny whether the information specified in the request is held. The second is to disclose it.

To locate the methods of communication an officer would have to open every crime report. At five minutes a record for
612 records this amounts to 51 hours. I am therefore unable to comply with your request, as the cost would exceed the
amount to which we are legally required to respond, i.e. the cost of locating and retrieving the information exceeds
the appropriate level of 18 hours.

In accordance with section 17(5) of the Act, please accept this letter as a refusal notice under section 12(1).
""",
        [Seems.REFUSAL],
        {None: Outcome.REFUSED},
        ("s12(1)",),
    ),
    Sample(
        "per question, with a denial at the end",
        """Dear Applicant,

Q1) 274 offences in 2018/19 and 114 in 2017/18.

Q2) Please see the table below.

Q3) I am not obliged to provide you with this information, as it is exempt by virtue of Section 40(2) of the Act,
Personal Information. This is an absolute exemption, which means that no public interest test is needed.

Q4) No information held. Our system has no field for the method.

Furthermore, the force can neither confirm nor deny that it holds any other information, as the duty in section
1(1)(a) of the Act does not apply by virtue of Section 23(5) and Section 31(3).
""",
        [Seems.PARTIAL_ANSWER, Seems.REFUSAL, Seems.NOT_HELD, Seems.NEITHER],
        {
            "1": Outcome.ANSWERED,
            "2": Outcome.ANSWERED,
            "3": Outcome.REFUSED,
            "4": Outcome.NOT_HELD,
        },
        ("s40(2)", "s23(5)", "s31(3)"),
    ),
    Sample(
        "clarification with a list",
        """Good afternoon

Thank you for your recent request. In order for us to progress it we need some clarification from you:

- when you say method, do you mean the application used or the kind of device?

Please be aware that until we receive your reply the request is on hold, and if we hear nothing within 20 working days
we will treat it as withdrawn.
""",
        [Seems.CLARIFICATION],
    ),
    Sample(
        "more time for the public interest",
        """Dear Applicant

The Act obliges us to respond within 20 working days. However, where a qualified exemption applies it allows us longer
to consider the balance of the public interest. Having considered your request, Section 31(1)(a) is engaged and we
need to extend the time limit for responding by up to a further 20 working days. We estimate that a final decision will
be made by 4 June 2019.
""",
        [Seems.EXTENSION],
    ),
    Sample(
        "delay without any notice",
        """Good morning,

I am sorry to tell you that we are not able to complete our response to your request by the original deadline, as we are
still awaiting figures from the department. I apologise for the delay and will be in touch as soon as I can.
""",
        [Seems.HOLDING],
    ),
    Sample(
        "not held, with advice",
        """Dear Applicant

Having made enquiries, I can inform you that Wessex Constabulary does not hold the information requested, because the
cyber flag was not in use on our system during the periods that you ask about.

You may wish to look at the figures of the Office for National Statistics.
""",
        [Seems.NOT_HELD],
        {None: Outcome.NOT_HELD},
    ),
    Sample(
        "published already",
        """Dear Applicant

The information that you have asked for is exempt under Section 21, as it is reasonably accessible to you by other
means. It can be found in our publication scheme.
""",
        [Seems.ELSEWHERE],
        {None: Outcome.ELSEWHERE},
        ("s21",),
    ),
    Sample(
        "review upheld in part",
        """Dear Applicant

I write with the outcome of your internal review. I have looked again at the use of section 40(2) and I am satisfied
that it was rightly applied to question 3. The original decision is upheld in that respect.
""",
        [Seems.REVIEW_ANSWER],
    ),
    Sample(
        "part given and part withheld, unnumbered",
        """Dear Applicant

Some of the information you have asked for is held and is provided below. Figures lower than five have been withheld
under Section 40(2), since people could be recognised from them.

Total offences in 2018/19: 52.
""",
        [Seems.PARTIAL_ANSWER, Seems.REFUSAL],
        {None: Outcome.PARTLY_ANSWERED},
        ("s40(2)",),
    ),
    Sample(
        "a list in the order of our numbers",
        """Dear Applicant

Our answers to your questions are as follows:

1. 52
2. See attached spreadsheet
3. Withheld - section 40(2)
4. Section 12(1) applies, as above 18 hours would be needed.
""",
        [Seems.PARTIAL_ANSWER, Seems.REFUSAL],
        {"1": Outcome.ANSWERED, "2": Outcome.ANSWERED, "3": Outcome.REFUSED, "4": Outcome.REFUSED},
        ("s40(2)", "s12(1)"),
    ),
    Sample(
        "vexatious",
        """Dear Applicant
We have considered your correspondence and regard this request as vexatious under section 14(1) of the Act. The force
is therefore not obliged to comply with it.
""",
        [Seems.REFUSAL],
        {None: Outcome.REFUSED},
        ("s14(1)",),
    ),
    Sample(
        "receipt of a clarification",
        """Dear Applicant
Thank you for your clarification, received today. Your request has been re-opened and we will reply within 20 working
days.
""",
        [Seems.ACKNOWLEDGEMENT],
    ),
    Sample(
        "a name of a platform is not a refusal",
        """Dear Applicant
Please find below the number of offences by method. Note that one offence may be counted under several methods, and that
methods which officers did not record are not included.

Facebook 20
Kik 3
""",
        [Seems.FULL_ANSWER],
        {None: Outcome.ANSWERED},
    ),
    Sample(
        "fee asked for",
        """Dear Applicant
In accordance with section 9 of the Act we enclose a fees notice. On payment of the fee of £40 we will go on with your
request. The 20 working day clock is stopped from today until we receive it.
""",
        [Seems.FEES],
    ),
    Sample(
        "narrow it down",
        """Dear Applicant
As it stands, answering would take far more than 18 hours and so falls under Section 12. If you were to narrow your
request to one year we may be able to help. Please let us know whether you wish to refine it.
""",
        [Seems.REFUSAL],
        {None: Outcome.REFUSED},
        ("s12(1)",),
    ),
    Sample(
        "chatter",
        """Hi
Just to let you know that Sam is now looking after this one.
Thanks
""",
        [],
    ),
    Sample(
        "withdrawn when nothing is heard",
        """Dear Applicant
We wrote on 5 June to ask for clarification and have not heard from you. Your request is now closed.
""",
        [],
    ),
]
