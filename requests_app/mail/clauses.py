"""A sentence's clauses, and in which mood and polarity its words stand. Pure.

"If we refuse it you will be told" supposes, "in order that we can provide it" aims, "could you provide it?" asks, "the
Act allows a force to refuse" tells the law, "you asked us to provide it" reports: only what is said counts as done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

MOST_READ = 1_500
"""A sentence's characters beyond this are not read for cues."""


class Mood(StrEnum):
    """How words are meant."""

    SAID = "said"
    PROMISED = "promised"
    SUPPOSED = "supposed"
    AIMED = "aimed"
    ASKED = "asked"
    LAW = "law"
    REPORTED = "reported"


_ASIDE = re.compile(
    r",\s*(?:however|therefore|accordingly|consequently|unfortunately|regrettably|though|also|then|moreover|furthermore"
    r"|as such|of course|in turn|in this instance|in this case)\s*,",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"“”]{30,600}[\"”]")
_MARKS = str.maketrans("’‘", "''", '"“”*')
_CONTRACTED = (
    (re.compile(r"\bcan't\b", re.IGNORECASE), "cannot"),
    (re.compile(r"\bwon't\b", re.IGNORECASE), "will not"),
    (re.compile(r"\bshan't\b", re.IGNORECASE), "shall not"),
    (re.compile(r"(?<=[a-z])n't\b", re.IGNORECASE), " not"),
    (re.compile(r"\b(I|we|you|they)'ve\b", re.IGNORECASE), r"\1 have"),
    (re.compile(r"\b(we|you|they)'re\b", re.IGNORECASE), r"\1 are"),
    (re.compile(r"\b(I|we|you|they|he|she|it|that|there|who)'ll\b", re.IGNORECASE), r"\1 will"),
    (re.compile(r"\b(I)'m\b", re.IGNORECASE), r"\1 am"),
    (re.compile(r"\b(it|that|there|here|what)'s (?=been\b)", re.IGNORECASE), r"\1 has "),
    (re.compile(r"\b(it|that|there|here|what)'s\b", re.IGNORECASE), r"\1 is"),
)
"""Short forms written out, so that a cue need know only the long ones."""
_BOUNDARY = re.compile(
    r";|:(?=\s)|\s[–—-]\s|,?\s+but\b|\bhowever\b|,?\s+although\b|^although\b|,\s+(?:and|so|yet|or)\s+(?=(?:I|we|you"
    r"|it|this|"
    r"these|that|the|your|our|section|they|there)\b)|\sand\s+(?=(?:I|we|you|have|has|am|are|is|therefore|require"
    r"|need|must|will|cannot|intend|seek|came|come)\b)"
    r"|,\s+(?:as|since|because|which|who|while|when|being|contrary)\b|\bbecause\b|\bas\s+(?=it\b|the|to\b|they\b"
    r"|we\b|this\b)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if(?! you (?:could|would|can))|when an?|unless|should (?:you|this|any|we|there|it|your|the)"
    r"|in the (?:unlikely )?event|provided (?:that|you)"
    r"|(?:read|taken) literally|on a literal reading|were (?:you|we|I|it|this|the \w+) to|had (?:the|we|you"
    r"|it|there|any|this)|where (?:an?|any|appropriate"
    r"|necessary|applicable|we|one|no|information|public authorities|the"
    r" (?:information|cost))|when one|in (?:some|certain) (?:circumstances|cases)|subject to (?!the exemption|an"
    r" exemption)"
    r"|failing which|otherwise|depending on)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(r"failing which|otherwise", re.IGNORECASE)
"""What supposes only what follows it: "could you say which, failing which the request will lapse"."""
_HEDGE = re.compile(
    r"(?<!^)\bwhether\b(?! or not)"
    r"|\b(?:is|are|seems?|appears?) (?:\w+ )?likely to (?:be|have to be) (?:refused|exempt|withheld|declined)\b"
    r"|\b(?:is|are|was) not (?:that|because|as (?:if|though))\b|\bwould (?:otherwise"
    r"|have (?!to\b))|\b(?:may|might|could)\b(?!"
    r" you\b)(?!\s+(?:not\s+)?be (?:found|identified|recognised|accessed|downloaded|viewed))",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|hopes? to|aims? to|endeavours? to|expects? to|intends? to|anticipates?|going to|hoping to"
    r"|plans? to|should (?:reach|hear|receive|have|expect|be(?! (?:most |very )?(?:grateful|glad|obliged"
    r"|pleased)))|can expect)\b|'ll\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:will|would|can|may|might|could|shall|must|should)\b|'ll\b", re.IGNORECASE)
_AIM = re.compile(
    r"\b(?:in order (?:that|to|for)|so that|so as to|to (?:enable|allow|help|assist) (?:us|me|you)|with a view to"
    r"|for us to|(?:until|before|once|as soon as) (?:it|they|this|these|that|those|we|I|the \w+))\b"
    r"(?:(?!\b(?:(?:we|I) (?:need|must|require|would|have to)|could you|can you|please|would you|there (?:is|are))\b)"
    r"[^,;])*",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\bsection 17\b[^.;]{0,80}\brequires?\b"
    r"|\brequires? (?:us|that|the|a public|public|\w+ police).{0,80}\bwhen refusing\b"
    r"|\bsection 1\b(?! ?\(3\))[^;]{0,90}\b(?:places|imposes|creates|gives|provides|entitle[sd]?|obliges?)\b"
    r"|\b(?:two|2) duties\b"
    r"|\b(?:the Act|FOIA|legislation|Regulations?|this section|section \d+[A-Z]?(?: ?\(\w+\))*(?: of the Act)?)"
    r" (?:(?!and\b|but\b|or\b)\w+ )?(?:provides?|creates|gives|places|allows|permits|states?|says|obliges"
    r"|requires|entitles|does not"
    r" oblige)\b"
    r"|\bunder section 16\b[^.;]{0,60}\bduty\b"
    r"|\bduty (?:at|under|in|of) section 1\(1\)\(a\)[^;]{0,80}\b(?:is|requires?)\b"
    r"|\ba request may be (?:refused|part[- ]refused|declined)\b"
    r"|\bexemptions? (?:is|are) (?:a |an )?(?:absolute|qualified|class|prejudice)[\w"
    r" -]{0,30}(?:exemptions?)?\b[^;]{0,120}\bmeans?\b"
    r"|\b(?:(?:a|any|each|every|an|no) (?:public )?authorit(?:y|ies)|public authorities)\b(?=\s+\w)|^(?:some |any "
    r"|certain |all )?(?:requests|applicants|applications) (?:that|which|for|who|may|can|are|must)\b|\bany person\b"
    r"|\bthese rights are subject to\b|\bcan be extended\b",
    re.IGNORECASE,
)
# A sentence of the law that is then applied to the case in hand says something after all.
_APPLIED = re.compile(
    r"\b(?:therefore|accordingly|our obligation|in your case|in this case|we have decided|I have decided|such"
    r" information"
    r"|this letter|your request is|apply(?:ing)? it"
    r"|(?:and|so|which) (?:we|I) (?:find|must|shall|have|am|are|intend|need|propose|rely))\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?<!information )(?<!data )(?<!figures )(?<!what )(?<!that )(?:you (?:have |had |were |also |specifically"
    r" )?(?:asked?|requested|say|said|state|stated|argue|argued"
    r"|contend|believe"
    r"|complain|complained|seek|sought|wish|wanted|sent)|you (?:mention|point out|suggest|remind us)"
    r"|you (?:wished|enquired|inquired|wondered)|(?:I|we)"
    r" (?:had (?:thought|feared|expected"
    r"|intended|supposed)|feared|wrote|said|stated|told you|asked you|informed you|advised you"
    r"|refused|replied to you|answered you|sent you)|(?:other|another|some|most|several|certain|neighbouring)"
    r" (?:police )?(?:colleagues?|forces?"
    r"|constabular\w+|authorit(?:y|ies))|(?:last|the previous) (?:year|month|week|time"
    r"|round)|(?:an|your) earlier (?:request|letter)|(?:years?|months?) ago|I note (?:that )?(?:when )?you|I understand"
    r" (?:that )?you|in which you|you"
    r" (?:were|have been|had been) (?:told|informed"
    r"|advised|led to believe)|your (?:request|letter"
    r"|e-?mail)"
    r" (?:asks|asked|for information about))\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:thank(?:s| you) for|further to|(?:with )?reference to|refer to|receipt of|acknowledge) your (?:[\w-]+ ){0,4}"
    r"(?:request|letter|e-?mail|enquiry|application|message)(?: (?:of|dated)(?: [\w/]+){1,3})?,? "
    r"(?P<object>(?:for (?!information\b|an? (?:internal )?review\b)|about |asking |in which |concerning |regarding "
    r"|seeking )[^,;]*)",
    re.IGNORECASE,
)
"""What a request was for is not what is done about it: "your request for every refusal notice"."""
_RIGHTS = re.compile(
    r"\b(?:you (?:may|can|have (?:the|a) right|are entitled)|right (?:of|to)|wish to|dissatisfied|not (?:satisfied"
    r"|content|happy))"
    r"\b.{0,120}\b(?:internal review|complain\w*|appeal\w*|Information Commissioner)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    (
        r"(?:\b(?:not|no|none|nothing|nobody|never|neither|nor|unable|cannot|rather than|decline[sd]?|refuse[sd]?)|n't)"
        r"\b(?:\W+(?!(?:with|those|than|because|until|before|between|agree\w*|after)\b)[\w'-]+){0,5}\W*$"
    ),
    re.IGNORECASE,
)
_NO_NEGATION = re.compile(r"\b(?:not only|no later|no doubt|whether or not|no longer than)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence with its clauses' spans. `words` are what is read: without quotation marks, quotations and asides."""

    words: str
    spans: tuple[tuple[int, int, Mood], ...]
    parts: tuple[tuple[int, int], ...]

    def mood(self, at: int) -> Mood:
        """The mood of the words at a position: of several, the one that takes most away from them."""
        found = [mood for start, end, mood in self.spans if start <= at < end]
        return min(found, key=_ORDER.index) if found else Mood.SAID

    def negated(self, at: int) -> bool:
        """Whether a negation stands shortly before the position, in its own clause."""
        start = next((start for start, end in self.parts if start <= at < end), 0)
        before = self.words[max(start, at - 120) : at]
        found = _NEGATION.search(before)
        return found is not None and _NO_NEGATION.match(before, found.start()) is None


_ORDER = [Mood.REPORTED, Mood.AIMED, Mood.LAW, Mood.ASKED, Mood.SUPPOSED, Mood.PROMISED, Mood.SAID]


def clauses_of(sentence: str) -> Clauses:
    """The clauses of one sentence."""
    words = " ".join(_QUOTED.sub(" ", sentence[:MOST_READ]).translate(_MARKS).split())
    for short, long in _CONTRACTED if "'" in words else ():
        words = short.sub(long, words)
    asks = words.rstrip().endswith("?")
    words = _ASIDE.sub(" ", words).replace("  ", " ")
    ends = [found.start() for found in _BOUNDARY.finditer(words) if found.start() > 0]
    parts = tuple(zip([0, *ends], [*ends, len(words) + 1], strict=True))
    spans: list[tuple[int, int, Mood]] = []
    if asks:
        spans.append((0, len(words) + 1, Mood.ASKED))
    if _RIGHTS.search(words):
        spans.append((0, len(words) + 1, Mood.LAW))
    carried, law = False, False
    for start, end in parts:
        part = words[start:end]
        if carried and re.match(r"\s*(?:;|,?\s*but\b|however)", part, re.IGNORECASE):
            carried = law = False
        if carried:
            spans.append((start, end, Mood.SUPPOSED))
        if condition := _CONDITION.search(part):
            before = part[: condition.start()]
            first = len(before.strip(" ,;:–—-")) < 16
            if first or (_MODAL.search(before) and not _ELSE.match(condition[0])):
                spans.append((start, end, Mood.SUPPOSED))
            spans.append((start + condition.start(), end, Mood.SUPPOSED))
            carried = carried or first
        if hedge := _HEDGE.search(part):
            spans.append((start + hedge.start(), end, Mood.SUPPOSED))
        if future := _FUTURE.search(part):
            spans.append((start + future.start(), end, Mood.PROMISED))
        spans += [(start + aim.start(), start + aim.end(), Mood.AIMED) for aim in _AIM.finditer(part)]
        if report := _REPORT.search(part):
            spans.append((start + report.start(), end, Mood.REPORTED))
        if named := _OBJECT.search(part):
            spans.append((start + named.start("object"), start + named.end(), Mood.REPORTED))
        if law or (_LAW.search(part) and not _APPLIED.search(words)):
            law = True
            spans.append((start, end, Mood.LAW))
    return Clauses(words, tuple(spans), parts)
