"""A second set of letters, written once the grammar stood and scored before anything was mended for them."""

from __future__ import annotations

from tests.requests_app.mail.written_letters import Written

SECOND: tuple[Written, ...] = (
    Written(
        "ack with outcome of review date",
        """Dear Researcher

Thank you for your letter expressing dissatisfaction with our reply to FOI 4471/19. It is being looked into and you will
be informed of the outcome of your review within 20 working days.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack naming exemptions",
        """Dear Researcher

Your request is now with our research team. Please note that where information is exempt, for instance under Section
31 or
40, we will explain why in our reply, which you can expect by Friday 5 July.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "clarification with offer",
        """Dear Researcher

At present question 4 would take us over the cost limit. If, however, you could let us know whether the ten commonest
platforms would do, we believe that the work can be brought within it. The request is paused until we hear from you.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification of identity",
        """Dear Researcher

For a request to be valid under section 8 of the Act it must give the applicant's real name. Kindly supply this so
that we
can make a start.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification quoting",
        """Dear Researcher

You have asked for "the number of times each was recorded". Is this the number of offences in which the app is
mentioned,
or the number of mentions?
""",
        ("CLARIFICATION",),
    ),
    Written(
        "extension terse",
        """Dear Researcher

FOI 871/19: PIT extension. S31 and s24 engaged. New date 2 August 2019.
""",
        ("EXTENSION",),
        ("s31", "s24"),
    ),
    Written(
        "extension with part answered",
        """Dear Researcher

Questions 1 to 3 are answered in the attached sheet. As regards question 4 we require further time to consider the
public
interest under Section 31 and will write again by 2 August 2019.
""",
        ("EXTENSION", "PARTIAL_ANSWER"),
        ("s31",),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "ANSWERED"},
        files=("sheet.xlsx",),
    ),
    Written(
        "holding without sorry",
        """Dear Researcher

Just to keep you in the picture: the analysts have promised the numbers for Monday, after which I can finalise our
response. I know it was due last week.
""",
        ("HOLDING",),
    ),
    Written(
        "holding system migration",
        """Dear Researcher

As we have moved to a new crime system, replies are taking longer than they should, and yours is one of those
affected. We
hope to be in a position to reply before the end of the month and apologise for the inconvenience.
""",
        ("HOLDING",),
    ),
    Written(
        "cost aggregated",
        """Dear Researcher

Your two requests of May and June have been aggregated under Regulation 5 of the Fees Regulations. Together they would
require 41 hours of work. As this surpasses the 18 hours permitted, Section 12 of the Act removes our duty to comply.
""",
        ("REFUSAL",),
        ("s12",),
    ),
    Written(
        "cost not retrievable, whole",
        """Dear Researcher

The information is not held in a retrievable format. Every one of 1,902 files would need to be examined, which we put at
158 hours. Accordingly this letter constitutes a refusal notice by virtue of Section 12(1).

Question 1 alone could be answered within the limit, should you care to resubmit it.
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "partial table by letters",
        """Dear Researcher

Please find our response below.

1. How many offences of sexual communication with a child were recorded between 1 April 2021 and 31 March 2022?
Answer: 88

2. Please break the offences down by the age and sex of the victim.
Answer: Under 12: 20, 12-15: 64, 16+: 4. We are withholding the sex of the victims under s40(2) as the numbers are
small.

3. What was the age of the youngest victim?
Answer: 6 years

4. Please list the means of communication used and the number of times each was recorded.
Answer: The force can neither confirm nor deny that this is held, S31(3).

5. How many of the offences carried a cyber flag?
Answer: 81

Finally, no information is held on attempts, which you did not ask about.
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)", "s31(3)"),
        {"1": "ANSWERED", "2": "PARTLY_ANSWERED", "3": "ANSWERED", "4": "NEITHER", "5": "ANSWERED"},
    ),
    Written(
        "partial: two parts grouped",
        """Dear Researcher

Questions 1, 2 and 5: see attached spreadsheet.

Questions 3 and 4: these are exempt by virtue of Section 40(2), Personal Information.

The exemption is absolute and class based, so that neither a harm test nor a public interest test is called for.
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        {"1": "ANSWERED", "2": "ANSWERED", "5": "ANSWERED", "3": "REFUSED", "4": "REFUSED"},
        files=("a.xlsx",),
    ),
    Written(
        "full with explanation of zero",
        """Dear Researcher

Further to your request, I can provide the following:

Total offences: 44
Youngest victim: 9 years
Cyber flag: 40

The flag is not mandatory and so will not have been applied to every offence.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "full nothing exempt",
        """Dear Researcher

The force is content to release all that you have asked for and it accompanies this letter. None of it is exempt.
""",
        ("FULL_ANSWER",),
        files=("all.pdf",),
    ),
    Written(
        "nil with sympathy",
        """Dear Researcher

Our records have been checked. Between the dates in question nobody reported such an offence to this force, and the
total
is therefore zero.
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "not held since unrecorded",
        """Dear Researcher

I regret that we are not able to help. Whether an offence involved an app is not something that our officers are
asked to
note, and so the information does not exist in recorded form.
""",
        ("NOT_HELD",),
    ),
    Written(
        "not held plain passive",
        """Dear Researcher

Having checked with the Crime Registrar, it has been established that nothing is held which would answer the request.
""",
        ("NOT_HELD",),
    ),
    Written(
        "ncnd whether or not held",
        """Dear Researcher

The Constabulary is unable to say whether or not the information described is held. To do so would tell those who offend
what we know. Section 31(3) of the Act excludes the duty in Section 1(1)(a).
""",
        ("NEITHER",),
        ("s31(3)",),
    ),
    Written(
        "ncnd glomar personal",
        """Dear Researcher

Confirming or denying that we hold details of that person would itself disclose personal data. In this instance the
exemption at Section 40(5B)(a)(i) is relied on and we make no statement either way.
""",
        ("NEITHER",),
        ("s40(5)",),
    ),
    Written(
        "s21 without the words",
        """Dear Researcher

All of this was given in answer to an earlier request and can be seen at
https://www.example.police.example/foi/2021/88. Section 21(1) refers.
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "s22 terse",
        """Dear Researcher

Exempt: Section 22. The report is due out on 3 October and the public interest favours waiting for it.
""",
        ("REFUSAL",),
        ("s22",),
    ),
    Written(
        "refusal with several",
        """Dear Researcher

It is our view that none of the information can be let out. Sections 30(1)(a)(i), 31(1)(a) and 38(1)(b) have been
engaged
following consultation with the investigation team, and the public interest test came down against you in each case.
""",
        ("REFUSAL",),
        ("s30(1)", "s31(1)", "s38(1)"),
    ),
    Written(
        "refusal softly",
        """Dear Researcher

Whilst I appreciate the importance of your work, releasing the breakdown could allow a child to be recognised. I have
therefore concluded that Section 40(2) prevents me from sharing it.
""",
        ("REFUSAL",),
        ("s40(2)",),
    ),
    Written(
        "s14 burden",
        """Dear Researcher

Redacting 4,000 pages would place a disproportionate burden upon the force. Section 14(1) of the Act provides for
requests of that sort and I am applying it here. No further work will be done.
""",
        ("REFUSAL",),
        ("s14(1)",),
    ),
    Written(
        "transfer informed",
        """Dear Researcher

This was sent to us in error, as Thames Valley Police cover that county. With your agreement assumed I have sent it
on to
them; kindly direct any further correspondence to their office.
""",
        ("TRANSFER",),
    ),
    Written(
        "fees disbursement",
        """Dear Researcher

We hold the information on paper only. Photocopying it will cost £18.40, which the Act allows us to recover from you. On
receipt of a cheque for that amount we shall post the copies; nothing further will be done until then.
""",
        ("FEES",),
    ),
    Written(
        "portal notice",
        """FOI-2019-01234 has been updated.

A new message is waiting for you. View it online: https://foi.example.police.example/my/1234

This is an unmonitored mailbox.
""",
        ("LINK",),
    ),
    Written(
        "review upheld in part",
        """Dear Researcher

I have looked at the matter anew. I agree that Section 38 should not have been cited, and it is withdrawn. I do,
however,
maintain the use of Section 40(2). Your request for a review is thus upheld in part.
""",
        ("REVIEW_ANSWER",),
        ("s40(2)",),
        subject="Internal review decision",
    ),
    Written(
        "review refuses to change",
        """Dear Researcher

Internal Review: FOI 871/19

Following a fresh assessment by a senior officer the force's position remains as set out in the letter of 2 July. The
refusal under Section 12(1) was sound.
""",
        ("REVIEW_ANSWER",),
        ("s12(1)",),
    ),
    Written(
        "auto reply",
        """Thank you for contacting Mercia Police. We aim to deal with all correspondence within 5 working days. If
you are
reporting a crime please call 101. In an emergency always call 999.
""",
        ("ACKNOWLEDGEMENT", "OUT_OF_OFFICE"),
        automatic=True,
    ),
    Written(
        "EIR partial",
        """Dear Researcher

This has been dealt with under the Environmental Information Regulations 2004. We attach the noise survey. The internal
e-mails about it are excepted from disclosure by regulation 12(4)(e), and personal details have been taken out under
regulation 13.
""",
        ("PARTIAL_ANSWER",),
        ("r12(4)(e)", "r13"),
        files=("survey.pdf",),
    ),
    Written(
        "request withdrawn by us",
        """Dear Researcher

As requested in your e-mail of yesterday your request has been withdrawn and the case closed.
""",
        (),
    ),
    Written(
        "thanks only",
        """Many thanks for letting us know. I have updated our records with your new address.""",
        (),
    ),
)
