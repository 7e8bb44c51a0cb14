"""Cues of an internal review: received, done, and which way it went. Pure."""

from __future__ import annotations

from requests_app.mail.cues.grammar import ANYHOW, Cue, cue
from requests_app.mail.rules import Act

_NOT_RIGHTLY = (
    r"\b(?:not|n't|never|wrongly|incorrectly)\b[^.;]{0,60}\b(?:correct|correctly|right|rightly|properly|appropriately"
    r"|justified|sound|made out)\b"
)

REVIEWS: tuple[Cue, ...] = (
    # A review
    cue(
        Act.REVIEW_DONE,
        3,
        r"\breview (?:of [^.;]{1,80} )?(?:has been|is) (?:now )?(?:completed?|concluded|finali[sz]ed)\b",
        r"\b(?:completed|concluded|conducted|carried out|undertaken) (?:the|your|an?|my|our|this) (?:internal )?review\b",
        r"\b(?:outcome|results?|conclusions?|findings?) of (?:the|your|my|our|an|this) (?:internal )?review\b",
        r"\binternal review (?:decision|outcome|response)\b",
        r"\b(?:request for an? (?:internal )?review|complaint|appeal) (?:is|has been|was) (?:\w+ ){0,2}?(?:upheld|dismissed|allowed|rejected)\b",
        r"\b(?:request|application) for (?:an? |the )?(?:internal )?review has (?:now )?been considered\b",
        r"\b(?:asked|asking) (?:me |us )?to (?:review|look again)\b",
        r"\b(?:having|have|has) (?:now )?(?:reviewed|reconsidered|re-examined|looked again at) (?:\w+ ){0,3}?(?:case|decision|response|handling|request|refusal)\b",
        negated=False,
        unless=(r"\bwithin (?:20|twenty|40|forty)\b", r"\brecords?\b", r"\b(?:notify|inform|expect|receive)\b"),
    ),
    cue(
        Act.UPHOLDS,
        2,
        r"\b(?:uphold|maintain|affirm|endorse|confirm|stand by|support)s? (?:the )?(?:\w+ )?(?:application|use|decision|exemptions?|refusal|position) |\b(?:refusal|decision|response|use|application|reliance|handling)\b[^.;]{0,50} (?:was|is|were) (?:\w+ )?(?:sound|correct|right|justified|appropriate|proper|reasonable|unchanged)\b|\b(?:position|view|decision) remains\b|\bno reason to (?:change|depart|alter)\b|\bappl(?:ied|ication) (?:\w+ ){0,3}?(?:appropriately|correctly|properly|correct)\b|\b(?:original|initial|previous|first|earlier) (?:decision|response|refusal)[^.;]{0,40} (?:is|has been|was|be|to be) (?:\w+ )?(?:upheld|maintained|correct|stand)",
        r"\b(?:uphold|maintain|confirm|agree with|support|stand by) (?:the|our|that) (?:original|initial|first|earlier|previous)? ?(?:decision|response|refusal)",
        r"\b(?:decision|response|refusal) (?:therefore )?stands\b",
        r"\b(?:correctly|rightly|properly|appropriately) (?:been )?(?:engaged|applied|relied|cited|refused|withheld|used|handled)\b",
        r"\b(?:complaint|review|appeal) (?:is|has|was) (?:\w+ )?(?:not (?:been )?upheld|dismissed)\b",
        r"\bupheld in part\b",
        r"\b(?:do|does|did) not uphold your (?:complaint|appeal|challenge)\b",
        unless=(_NOT_RIGHTLY,),
    ),
    cue(
        Act.OVERTURNS,
        2,
        _NOT_RIGHTLY,
        r"\b(?:wrongly|incorrectly|improperly|mistakenly) (?:been )?(?:applied|engaged|relied|cited|used|refused|withheld)\b",
    ),
    cue(
        Act.OVERTURNS,
        2,
        r"\boverturn(?:s|ed|ing)? (?:the|our|that|this)\b",
        r"\b(?:decision|refusal|response)[^.;]{0,40} (?:is|has been|was|be) (?:\w+ )?(?:overturned|reversed|withdrawn|varied|changed)",
        r"\bwrong to (?:cite|apply|rely|refuse|withhold)\b",
        r"\b(?:should|ought) not (?:to )?have been (?:cited|applied|relied|withheld|refused|used|engaged)\b",
        r"\b(?:complaint|review|appeal) (?:is|has|was) (?:(?!not)\w+ )?(?:been )?(?:(?:partly|partially|fully) )?(?:upheld|allowed)\b",
        r"\bpart(?:ly|ially) uphold\b",
        r"\bdifferent view\b",
        r"\b(?:was|were|is|are) not (?:made out|engaged|correctly applied|properly applied)\b",
        r"\bfind in your favour\b",
        r"\b(?:should|ought to) have been (?:disclosed|provided|released)\b",
        r"(?<!not )\buphold your (?:complaint|appeal|challenge)\b",
        r"\bno longer (?:rel(?:y|ies|ying)|appl(?:y|ies))\b",
        negated=None,
    ),
    cue(
        Act.REVIEW_RECEIVED,
        3,
        r"\b(?:request|application|asked|asking) for (?:an? |the )?(?:internal )?review\b",
        r"\brequesting (?:an? |the )?(?:internal )?review\b",
        r"\bwill (?:now )?(?:be )?review(?:ed)? (?:it|this|the|our|your|by)\b",
        r"\b(?:conclusions?|findings?|outcome|decision)\b[^.;]{0,20}\bwithin (?:20|twenty|40|forty) working days\b",
        r"\bwill (?:now )?(?:carry out|conduct|undertake|complete|begin|start) (?:the|your|an?|this) (?:internal )?review\b",
        r"\bcomplaint about (?:our|the) handling\b",
        r"\b(?:have|received|acknowledge\w*|receipt of) your (?:appeal|complaint|review request)\b",
        r"\b(?:opened|started|begun) (?:a|an|the) (?:internal )?review\b",
        r"\b(?:your|the|an) (?:internal )?review (?:request )?(?:has been|was|is) (?:received|logged|registered|acknowledged)\b",
        r"\b(?:case|decision|response|request|matter) will be (?:re-?examined|reviewed|looked at again)\b",
        r"\b(?:outcome|result) of (?:the|your|an?|our|this) (?:internal )?(?:review|complaint|appeal)\b[^.;]{0,60}\bwithin\b",
        r"\b(?:outcome|result)s? of (?:a |the )?(?:internal )?reviews? within\b",
        r"\bwill (?:now )?(?:look at|consider|go (?:over|through)|examine)\b[^.;]{0,40}\b(?:afresh|again|anew)\b",
        moods=ANYHOW,
        unless=(
            r"\bhas (?:now )?been considered\b",
            r"\b(?:I|we|panel|officer) (?:have|has) (?:now )?(?:decided|found|concluded|determined|reached|upheld)\b",
            r"\bif you\b",
            r"\bshould you\b",
            r"\byou (?:may|can|have the right)\b",
        ),
    ),
)
