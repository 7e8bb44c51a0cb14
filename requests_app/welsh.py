"""Letters in Welsh, for bodies that correspond in it: the Welsh words stand first and the English below. Pure.

What a campaign asks is in its own words: a campaign's Welsh letter may carry the questions in Welsh, the house's own
refers to them in English. No speaker has read these letters: their terms (Deddf Rhyddid Gwybodaeth, adran, diwrnod
gwaith, Comisiynydd Gwybodaeth, o dan with its softened nouns) are those of forces' and the Commissioner's own pages,
the sentences between them are ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from requests_app.letters import LetterFacts, LetterKind

_MONTHS = (
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
)
_WEEKDAYS = ("Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul")
_LAWS = {
    "FOIA": "Ddeddf Rhyddid Gwybodaeth 2000",
    "EIR": "Reoliadau Gwybodaeth Amgylcheddol 2004",
    "FOISA": "Ddeddf Rhyddid Gwybodaeth (Yr Alban) 2002",
}
"""As they stand after “o dan”, which softens what follows it where it can."""


def _unwrapped(text: str) -> str:
    """As letter_templates.py has it: wrapped for whoever edits this file, a line a paragraph in the letter."""
    return re.sub(r"(?<=[^\n])\n(?=[^\n{-])", " ", text)


_CLOSE = """
Yn gywir,

{sender_name}
{organisation}
"""
REQUEST = _unwrapped(f"""Annwyl {{force_name}},

Rydym yn ysgrifennu i ofyn am wybodaeth a gofnodwyd, o dan {{law_name}}. Anfonir yr un cwestiynau at awdurdodau
cyhoeddus eraill, er mwyn gallu gosod yr atebion ochr yn ochr.

Y cyfnodau

{{periods}}

Y cwestiynau, ar gyfer pob un o'r cyfnodau hynny

{{questions}}

Sut i ateb

Mae llyfr gwaith gyda'r tablau'n barod wedi'i atodi ({{workbook_name}}). Dyna'r ffurf hawsaf i ni, ond mae
croeso i unrhyw daenlen sydd gennych eisoes. Yn y naill neu'r llall:

- ysgrifennwch 0 lle nad oedd dim, a gadewch gell yn wag dim ond lle nad ydych yn dal y ffigur;
- lle na ellir rhoi ffigur bach, ysgrifennwch beth y mae'n is nag ef, er enghraifft <5, a dywedwch a yw sero
wedi'i gynnwys;
- os yw eich ffigurau'n cwmpasu dyddiadau eraill, dywedwch wrthym pa rai.

Pe bai'r terfyn cost yn eich rhwystro rhag ateb popeth, atebwch y cwestiynau yn nhrefn eu rhifau cyn belled ag y
mae'r terfyn yn caniatáu. Byddem yn falch o'ch cyngor o dan {{advice_source}} cyn gwrthod unrhyw ran.

Atebwch, yn Gymraeg neu'n Saesneg, i {{reply_address}}. Mae'r cyfeiriad hwnnw'n perthyn i'r cais hwn yn unig.
{_CLOSE}""")
TEMPLATES: Mapping[LetterKind, str] = {
    LetterKind.REQUEST: REQUEST,
    LetterKind.REMINDER: _unwrapped(f"""Annwyl {{force_name}},

Mae ein cais dyddiedig {{sent_on}} ynghylch {{campaign_title}} i'w ateb erbyn {{due_on}}.

Os oes unrhyw beth yn y cwestiynau'n aneglur, rhowch wybod i ni ac fe atebwn ar unwaith. Os oes rhan o'r ateb yn
barod, byddem yn falch o'i chael nawr.
{_CLOSE}"""),
    LetterKind.CHASER: _unwrapped(f"""Annwyl {{force_name}},

Nid ydym eto wedi cael ateb i'n cais dyddiedig {{sent_on}} ynghylch {{campaign_title}}. Roedd i'w ateb erbyn
{{due_on}}.

Anfonwch yr ateb, neu dywedwch wrthym ar ba ddiwrnod y daw a beth sy'n ei ddal yn ôl.
{_CLOSE}"""),
    LetterKind.FINAL_CHASER: _unwrapped(f"""Annwyl {{force_name}},

Mae ein cais dyddiedig {{sent_on}} ynghylch {{campaign_title}} yn dal heb ei ateb. Roedd i'w ateb erbyn {{due_on}}.

Os na chlywn gennych o fewn 10 diwrnod gwaith, byddwn yn gofyn i'r Comisiynydd Gwybodaeth edrych ar yr oedi.
{_CLOSE}"""),
}
"""The kinds of letter that have Welsh words. The others go in English alone."""

BELOW = "(English below / Saesneg isod)"
LINE = "-" * 60


def in_words(day: date) -> str:
    """3 Mai 2019."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """dydd Gwener 3 Mai 2019."""
    return f"dydd {_WEEKDAYS[day.weekday()]} {in_words(day)}"


def fields_in_welsh(facts: LetterFacts, fields: Mapping[str, str]) -> dict[str, str]:
    """The merge fields with their Welsh words where the program makes them: names, the law, dates and periods."""
    told = dict(fields)
    told["force_name"] = facts.welsh_name or facts.force_name
    told["law_name"] = _LAWS[facts.law.code]
    source = facts.law.advice_source
    told["advice_source"] = re.sub(r"\bregulation\b", "reoliad", re.sub(r"\bsection\b", "adran", source))
    if facts.sent_on is not None:
        told["sent_on"] = in_words(facts.sent_on)
    if facts.clock is not None and facts.clock.latest is not None:
        told["due_on"] = with_weekday(facts.clock.latest)
    if facts.specification is not None:
        told["periods"] = "\n".join(
            f"- {period.label}: {in_words(period.start)} i {in_words(period.end)}, y ddau ddiwrnod yn gynwysedig"
            for period in facts.specification.periods
        )
    return told


def side_by_side(welsh: str, english: str) -> str:
    """One letter: Welsh first, as the force's own letters have it, and the English below a line."""
    return f"{BELOW}\n\n{welsh.strip()}\n\n{LINE}\n\n{english.strip()}\n"
