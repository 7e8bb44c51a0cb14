"""The letters a campaign starts with. Each may be changed for a campaign; all are drafts until a person sends them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from requests_app.letters import LetterKind


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A subject and a body, both with merge fields."""

    kind: LetterKind
    subject: str
    body: str


def _body(text: str) -> str:
    return _unwrapped(text) + _CLOSE


def _unwrapped(text: str) -> str:
    """The paragraphs below are wrapped for whoever edits this file; a mail program wraps them for whoever reads. List
    items and lines that begin with a merge field stay lines."""
    return re.sub(r"(?<=[^\n])\n(?=[^\n{-])", " ", text)


_CLOSE = """
Yours faithfully,

{sender_name}
{organisation}
"""

REQUEST = LetterTemplate(
    LetterKind.REQUEST,
    "Information request: {campaign_title}",
    _body("""Dear {force_name},

We are writing to ask for recorded information under the {law_name}. The same questions are going to other public
authorities, so that the answers can be set side by side.

{definition_line}

The periods

{periods}

The questions, for each of those periods

{questions}

How to answer

A workbook with the tables already laid out is attached ({workbook_name}). It is the easiest form for us, but any
spreadsheet you already keep is welcome. In either:

- please write 0 where there were none, and leave a cell empty only where you don't hold the figure;
- where a small figure can't be given, please write what it is below, such as <5, and say whether nought is included;
- if your figures cover other dates than those above, please tell us which.

If the cost limit would stop you from answering everything, please answer the questions in the order of their numbers as
far as the limit allows, and tell us what could be answered within it. We would be glad of your advice
under {advice_source} before any part is refused.

Please reply to {reply_address}. That address belongs to this request alone, so replies to it reach us without delay.
"""),
)

REMINDER = LetterTemplate(
    LetterKind.REMINDER,
    "Answer due on {due_on}: {campaign_title}",
    _body("""Dear {force_name},

{reference_line}

Our request of {sent_on} about {campaign_title} falls due on {due_on}, which is {lateness}.

{working}

If anything in the questions is unclear, please tell us and we will reply at once. If part of the answer is ready, we
would be glad to have that part now.
"""),
)

CHASER = LetterTemplate(
    LetterKind.CHASER,
    "Answer overdue: {campaign_title}",
    _body("""Dear {force_name},

{reference_line}

We have not yet had an answer to our request of {sent_on} about {campaign_title}. It was due on {due_on}, {lateness}.

How that date is reached

{working}

Please send the answer, or tell us on which day it will come and what is holding it up. If the workbook is a difficulty,
figures in any form will do.
"""),
)

FINAL_CHASER = LetterTemplate(
    LetterKind.FINAL_CHASER,
    "Answer long overdue: {campaign_title}",
    _body("""Dear {force_name},

{reference_line}

Our request of {sent_on} about {campaign_title} is still without an answer. It was due on {due_on}, {lateness}.

How that date is reached

{working}

We would rather have the figures than a dispute. If we have heard nothing within ten working days we shall ask
the {regulator} to look at the delay. A short note that says when the answer will come would be enough for us to wait.
"""),
)

CLARIFICATION_REPLY = LetterTemplate(
    LetterKind.CLARIFICATION_REPLY,
    "Clarification: {campaign_title}",
    _body("""Dear {force_name},

{reference_line}

Thank you for asking. About our request of {sent_on} you wrote:

{their_question}

Our answer:

{our_clarification}

We hope that this is all you need. Please tell us if it is not, and count the time for your answer from the day you
receive this letter.
"""),
)

FOLLOW_UP = LetterTemplate(
    LetterKind.FOLLOW_UP,
    "A further question: {campaign_title}",
    _body("""Dear {force_name},

{reference_line}

Thank you for your answer of {answered_on} to our request about {campaign_title}. In the light of it we ask, under
the {law_name}:

{follow_up}

We understand that the time for answering this begins anew. Please reply to {reply_address}.
"""),
)

PARTIAL_ACKNOWLEDGEMENT = LetterTemplate(
    LetterKind.PARTIAL_ACKNOWLEDGEMENT,
    "Thank you, and what is still open: {campaign_title}",
    _body("""Dear {force_name},

{reference_line}

Thank you for your answer of {answered_on} to our request about {campaign_title}. We have taken in your figures
for {answered_questions}.

These are still open:

{open_questions}

Could you tell us whether those figures will follow? If they can't, we would be glad of your advice
under {advice_source} on how to ask for what you do hold.
"""),
)

REVIEW = LetterTemplate(
    LetterKind.REVIEW,
    "Request for an internal review: {campaign_title}",
    _body("""Dear {force_name},

{reference_line}

Please carry out an internal review of how our request of {sent_on} about {campaign_title} was handled.

What we ask you to look at again

{open_questions}

Why

{grounds}

{comparable_paragraph}
"""),
)

COMPLAINT = LetterTemplate(
    LetterKind.COMPLAINT,
    "Complaint about {force_name}: {campaign_title}",
    _body("""To the {regulator},

{organisation} complains under the {law_name} about how {force_name} handled our request of {sent_on}
about {campaign_title}.

{their_reference_line}

What the complaint is about

{grounds}

The time the law allows

{working}

Internal review

{review_line}

What happened

{timeline}

Copies of the letters named above are enclosed, in the order of their dates.
"""),
)

FIGURES_QUERY = LetterTemplate(
    LetterKind.FIGURES_QUERY,
    "A question about your figures: {campaign_title}",
    _body("""Dear {force_name},

{reference_line}

Thank you for your answer to our request about {campaign_title}. Before we use its figures we would like to be sure that
we read them as you meant them.

{figures_in_question}

Could you tell us which of these is right, or send the table again as it should be? A line in reply is enough.

Please reply to {reply_address}.
"""),
)

DEFAULTS: dict[LetterKind, LetterTemplate] = {
    template.kind: template
    for template in (
        REQUEST,
        REMINDER,
        CHASER,
        FINAL_CHASER,
        CLARIFICATION_REPLY,
        FOLLOW_UP,
        PARTIAL_ACKNOWLEDGEMENT,
        REVIEW,
        COMPLAINT,
        FIGURES_QUERY,
    )
}
