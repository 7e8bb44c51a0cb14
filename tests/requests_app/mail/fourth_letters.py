"""A fourth set of letters, of the ordinary sort, written after the third was mended for and scored before any
mending."""

from __future__ import annotations

from tests.requests_app.mail.written_letters import Written

FOURTH: tuple[Written, ...] = (
    Written(
        "ack, ordinary",
        """Dear Ms Smith

Freedom of Information Act 2000 - acknowledgement

I write to acknowledge receipt of your information request, which we received on 1 May 2023. Your request is being dealt
with under the terms of the Act and will be answered within twenty working days, i.e. by 30 May 2023.

In some circumstances a fee may be payable and if that is the case we will let you know. A fees notice will be issued to
you, and you will be required to pay before we will proceed to deal with your request.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "ack, joint unit",
        """Thank you for your request for information. It has been recorded on our system as FOI 004321/23 for
Norfolk and
FOI 004322/23 for Suffolk. You will receive a response in respect of both forces by 31 May. If clarification is
needed we
will contact you.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "review ack, ordinary",
        """Dear Applicant

I am in receipt of your e-mail of 2 June asking that we review our response to your FOI request. The review will be
carried
out by the Data Protection Officer and we will endeavour to provide you with a full reply by 30 June 2023.
""",
        ("ACKNOWLEDGEMENT",),
    ),
    Written(
        "clarification, ordinary",
        """Dear Applicant

With regard to your FOI request of 1 May, could you clarify what you mean by "forms of communication" and whether you
would
like the data broken down by calendar or financial year? Your request has been put on hold and the 20 working day clock
will start again upon receipt of your reply.

Please note that if we do not receive a reply within 40 working days we will close the request.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "clarification, s16",
        """Dear Applicant

In order to assist us in answering your request please provide further details as to which offences you are referring
to.
This request for clarification is made under Section 1(3) of the Act.
""",
        ("CLARIFICATION",),
    ),
    Written(
        "extension, ordinary",
        """Dear Applicant

I am writing to advise you that the time limit for responding to your request needs to be extended. The Act allows
the 20
working day limit to be exceeded where the public interest test has to be considered. In this case the exemption under
consideration is Section 31 (Law Enforcement). We now anticipate responding no later than 27 June 2023.
""",
        ("EXTENSION",),
        ("s31",),
    ),
    Written(
        "extension, s24 and s23",
        """Dear Applicant

We are not able to complete our consideration of the public interest in relation to Sections 24(1) and 31(1) within
the 20
working days. We therefore require a further 20 working days and will respond in full by 27 June 2023.
""",
        ("EXTENSION",),
        ("s24(1)", "s31(1)"),
    ),
    Written(
        "delay, ordinary",
        """Dear Applicant

Unfortunately we are unable to respond to your request within the 20 working day deadline. I apologise for the delay and
will send you the response as soon as the information is available.
""",
        ("HOLDING",),
    ),
    Written(
        "delay, chased department",
        """Dear Applicant

I have chased the department for the information and hope to get back to you by the end of the week. Apologies for the
delay.
""",
        ("HOLDING",),
    ),
    Written(
        "cost, ordinary",
        """Dear Applicant

I can confirm that Northshire Police holds some of the information that you have requested. However, I am unable to
provide
it to you as the cost of doing so would exceed the appropriate limit set by the Freedom of Information and Data
Protection
(Appropriate Limit and Fees) Regulations 2004.

There were 512 crimes in the period. Each would have to be reviewed manually to see what method was used. At 10
minutes per
crime this would take over 85 hours.

In accordance with section 17(5) of the Act this acts as a refusal notice, under section 12(1).

Under section 16 I would suggest that you limit the request to questions 1 to 3.
""",
        ("REFUSAL",),
        ("s12(1)",),
    ),
    Written(
        "cost, keyword search",
        """Dear Applicant

The means of communication cannot be extracted by an automated search, and a key word search would be unreliable. We
estimate that manually reviewing 390 records would take 65 hours. Section 12 of the Freedom of Information Act therefore
applies to your whole request.
""",
        ("REFUSAL",),
        ("s12",),
    ),
    Written(
        "partial, ordinary",
        """Dear Applicant

Your request has now been considered and some of the information is attached. I have withheld the ages of victims under
Section 40(2) of the Act because the numbers are so low that individuals could be identified.
""",
        ("PARTIAL_ANSWER",),
        ("s40(2)",),
        files=("FOI.xlsx",),
    ),
    Written(
        "per question, ordinary",
        """Dear Applicant

Please see our response below.

Q1. How many offences of sexual communication with a child were recorded between 1 April 2021 and 31 March 2022?
There were 160 offences recorded.

Q2. Please break the offences down by the age and sex of the victim.
Please see the attached table.

Q3. What was the age of the youngest victim?
7

Q4. Please list the means of communication used and the number of times each was recorded.
This information is not held in an easily retrievable format. To obtain it, 160 crimes would have to be read, which
at 10
minutes each would exceed the 18 hours allowed. Section 12(1) applies to this question.

Q5. How many of the offences carried a cyber flag?
151

I hope this is helpful. If you have any questions please contact me.
""",
        ("PARTIAL_ANSWER",),
        ("s12(1)",),
        {"1": "ANSWERED", "2": "ANSWERED", "3": "ANSWERED", "4": "REFUSED", "5": "ANSWERED"},
        files=("t.xlsx",),
    ),
    Written(
        "per question, full, run together",
        """Dear Applicant

1. 58
2. Female 50, male 8
3. 10 years old
4. Snapchat 30, Instagram 12, WhatsApp 9, other 7
5. 55

This response is provided under the Act. Any information not included here is either not held or was not requested.
""",
        ("FULL_ANSWER",),
        outcomes={"1": "ANSWERED", "2": "ANSWERED", "3": "ANSWERED", "4": "ANSWERED", "5": "ANSWERED"},
    ),
    Written(
        "full, ordinary",
        """Dear Applicant

Following receipt of your request, searches were conducted within Northshire Police to locate the relevant
information. I
can confirm that the information is held by Northshire Police and I am pleased to attach it.
""",
        ("FULL_ANSWER",),
        files=("FOI.xlsx",),
    ),
    Written(
        "full, link to results table in body",
        """Dear Applicant

Decision

I have today decided to disclose the located information to you in full.

Offences recorded 2021/22: 160
""",
        ("FULL_ANSWER",),
    ),
    Written(
        "nil, ordinary",
        """Dear Applicant

A search of the crime recording system has been carried out and I can confirm that there are no recorded crimes of this
type for the dates requested.
""",
        ("FULL_ANSWER", "NOT_HELD"),
    ),
    Written(
        "not held, ordinary",
        """Dear Applicant

In accordance with Section 1(1)(a) of the Act I can confirm that Northshire Police does not hold the information that
you
have requested, as cyber flags were not introduced until 2020.
""",
        ("NOT_HELD",),
    ),
    Written(
        "not held, advice",
        """Dear Applicant

This information is not held by Northshire Police. You may wish to contact the Ministry of Justice, who publish
statistics
on convictions: https://www.gov.example/moj.
""",
        ("NOT_HELD",),
    ),
    Written(
        "ncnd, ordinary",
        """Dear Applicant

Northshire Police can neither confirm nor deny that it holds any information relevant to your request as the duty in
Section 1(1)(a) of the Freedom of Information Act 2000 does not apply by virtue of the following exemptions:

Section 23(5) - Information supplied by, or concerning, certain security bodies
Section 24(2) - National Security
Section 30(3) - Investigations
Section 31(3) - Law Enforcement

Section 23 is an absolute class-based exemption and there is no requirement to conduct a harm or public interest test.
Sections 24, 30 and 31 are prejudice-based qualified exemptions.

This should not be taken as evidence that the information exists or does not exist.
""",
        ("NEITHER",),
        ("s23(5)", "s24(2)", "s30(3)", "s31(3)"),
    ),
    Written(
        "s21, ordinary",
        """Dear Applicant

The information you have requested is exempt under Section 21 of the Act, information accessible by other means, as
it is
published on the Home Office website at the following link: https://www.gov.example/crime-tables
""",
        ("ELSEWHERE",),
        ("s21",),
    ),
    Written(
        "s22, ordinary",
        """Dear Applicant

Section 22 of the Act, information intended for future publication, applies. The force intends to publish these
statistics
in December 2023 as part of its annual report.
""",
        ("REFUSAL",),
        ("s22",),
    ),
    Written(
        "s40, ordinary",
        """Dear Applicant

The information requested is exempt from disclosure by virtue of Section 40(2) of the Freedom of Information Act, as it
constitutes the personal data of third parties. To disclose it would breach the first data protection principle.
""",
        ("REFUSAL",),
        ("s40(2)",),
    ),
    Written(
        "s31, ordinary with factors",
        """Dear Applicant

I can confirm that the information is held but is exempt under Section 31(1)(a)(b) Law Enforcement.

Factors favouring disclosure: there is a public interest in the transparency of policing.
Factors against disclosure: offenders could use the information to avoid detection.

Balance test: I have determined that the disclosure of the information is not in the public interest.
""",
        ("REFUSAL",),
        ("s31(1)",),
    ),
    Written(
        "s14, ordinary",
        """Dear Applicant

Having regard to the number of requests you have made, Northshire Police has deemed this request vexatious under Section
14(1). In line with Section 17(6) no further notices will be sent.
""",
        ("REFUSAL",),
        ("s14(1)",),
    ),
    Written(
        "transfer, ordinary",
        """Dear Applicant

Your request has been sent to Northshire Police, but relates to Southshire Police. I have therefore transferred it to
them
and you should receive a response from them in due course.
""",
        ("TRANSFER",),
    ),
    Written(
        "fees, ordinary",
        """Dear Applicant

FEES NOTICE: In accordance with Section 9 of the Act a fee of £22.00 is required for the disbursements involved in
answering. Please make your cheque payable to the Chief Constable. The 20 working day period is suspended until payment.
""",
        ("FEES",),
    ),
    Written(
        "review, ordinary",
        """Dear Applicant

Further to your request for an internal review, I have now completed a review of the handling of your request. I am
satisfied that the exemption under Section 31(1)(a) was correctly applied and I uphold the original decision.
""",
        ("REVIEW_ANSWER",),
        ("s31(1)",),
    ),
    Written(
        "review, overturned, ordinary",
        """Dear Applicant

INTERNAL REVIEW

I have reviewed the original response. I find that Section 12 does not apply and the decision is overturned. The
information
is now provided in the attached document.
""",
        ("REVIEW_ANSWER",),
        files=("r.pdf",),
    ),
    Written(
        "portal, ordinary",
        """Dear Applicant

We have responded to your request. To view our response, please log in to the FOI portal using the link below.

https://northshire.foi.example/r/1234
""",
        ("LINK",),
    ),
    Written(
        "confirm closed at your wish",
        """Dear Applicant

Thank you for confirming that you no longer require this information. I have closed the request.
""",
        (),
    ),
    Written(
        "EIR, ordinary",
        """Dear Applicant

Your request has been considered under the Environmental Information Regulations 2004. The information is excepted under
Regulation 12(5)(b) as its disclosure would adversely affect the course of justice.
""",
        ("REFUSAL",),
        ("r12(5)(b)",),
    ),
)
