"""Cues in Welsh, in which four forces write. Pure.

Mood and negation are told by English words (clauses.py): each wording here brings its own, and a letter in Welsh that
says something none of them knows is left to a person (doubts.py).
"""

from __future__ import annotations

from requests_app.mail.cues.grammar import ANYHOW, Cue, cue
from requests_app.mail.rules import Act

_SUPPOSED = (r"\b(?:os (?:bydd|byddwn|yw|oes|na)|pe bai|petai|gallai|efallai|hwyrach)\b",)
"""If, were it, might: what only may be."""
_RIGHTS = (r"\b(?:anfodlon|anhapus|cwyno|gwyno|comisiynydd)\b",)

WELSH: tuple[Cue, ...] = (
    cue(
        Act.ACKNOWLEDGES,
        2,
        r"\b(?:cydnabod|cydnabyddwn|cydnabyddaf|cydnabyddir)\b[^.;]{0,40}\b(?:derbyn|gais|cais)\b",
        r"\b(?:derbyniwyd|rydym wedi derbyn|cawsom) (?:eich (?:cais|e-bost|neges)|ar)\b",
        r"\byn cael (?:sylw|ei (?:brosesu|ystyried))\b",
        r"\bbyddwch yn (?:derbyn|cael|clywed)\b",
        r"\b(?:byddwn|bydd [\w -]{2,40}) yn (?:ymateb|ateb)\b[^.;]{0,40}\b(?:o fewn|erbyn)\b",
        moods=ANYHOW,
        unless=_SUPPOSED,
    ),
    cue(
        Act.ASKS,
        3,
        r"\b(?:a fyddech (?:cystal ag|yn gallu)|a allwch(?: chi)?|a wnewch(?: chi)?|allech chi|a fyddai modd i chi)\b[^.;]{0,40}"
        r"\b(?:egluro|gadarnhau|cadarnhau|nodi|ddweud|esbonio|roi gwybod)\b",
        r"\b(?:mae angen|bydd angen|rydym angen) (?:\w+ ){0,3}(?:eglurhad|rhagor o (?:wybodaeth|fanylion))\b",
        moods=ANYHOW,
        unless=_RIGHTS,
    ),
    cue(
        Act.EXTENDS,
        3,
        r"\b(?:ymestyn|estyn|hymestyn) (?:y |yr |ein )?(?:terfyn amser|amser|dyddiad|cyfnod)",
        r"\bangen (?:mwy|rhagor) o amser\b[^.;]{0,80}\bbudd (?:y cyhoedd|cyhoeddus)\b",
        moods=ANYHOW,
        unless=_SUPPOSED,
    ),
    cue(
        Act.COST,
        3,
        r"\b(?:yn fwy na['’]r|dros y|uwchlaw['’]r|y tu hwnt i['’]r|yn uwch na['’]r|mynd dros y) terfyn (?:priodol|cost\w*)",
        moods=ANYHOW,
        unless=_SUPPOSED,
    ),
    cue(
        Act.WITHHOLDS,
        3,
        r"\bhysbysiad gwrthod\b",
        r"\bni allwn (?:ddarparu|ddatgelu|ryddhau)\b",
        r"\b(?:wedi['’]i|wedi ei|wedi['’]u|wedi eu) (?:gwrthod|wrthod|heithrio|eithrio|dal yn ôl)\b",
        r"\b(?:rydym yn|yr wyf yn) gwrthod\b",
        moods=ANYHOW,
        unless=(*_SUPPOSED, *_RIGHTS, r"\b(?:o fewn|eto|hyd yn hyn)\b"),
    ),
    cue(
        Act.NOT_HELD,
        3,
        r"\b(?:nad yw|nid yw|nad ydym|nid ydym|nad oes|nid oes)\b[^.;]{0,60}\b(?:yn (?:dal|cadw)|ei (?:dal|chadw)|eu (?:dal|cadw))\b",
        moods=ANYHOW,
        unless=(r"\bcadarnhau na gwadu\b",),
    ),
    cue(Act.NEITHER, 3, r"\b(?:cadarnhau|gadarnhau|chadarnhau) na(?:c)? gwadu\b", moods=ANYHOW, unless=_SUPPOSED),
    cue(Act.NIL, 3, r"\bni chofnodwyd (?:unrhyw|yr un|dim)\b", moods=ANYHOW),
    cue(
        Act.GIVES,
        2,
        r"\b(?:atodir|amgaeir)\b",
        r"\b(?:ynghlwm|yn atodedig)\b",
        r"\bgweler (?:yr |y )?(?:atodiad|daenlen|tabl|wybodaeth (?:isod|ynghlwm))\b",
        moods=ANYHOW,
        unless=(*_SUPPOSED, r"\b(?:hawliau|adolygiad|hysbysiad|ffurflen)\b"),
    ),
    cue(Act.COUNTS, 2, r"\bcofnodwyd \d", r"\b\d[\d,]* o (?:droseddau|ddigwyddiadau|achosion)\b", moods=ANYHOW),
    cue(
        Act.DELAYS,
        3,
        r"\bymddiheur\w+\b[^.;]{0,40}\b(?:oedi|hwyr)\b",
        r"\bddrwg (?:gennym|gen i|iawn gennym)\b[^.;]{0,40}\b(?:oedi|hwyr)\b",
        r"\b(?:nid ydym|nid wyf) (?:\w+ )?wedi gallu (?:cwblhau|ymateb|ateb)\b",
        r"\b(?:yn dal i|dal yn) (?:aros|ddisgwyl)\b",
        moods=ANYHOW,
    ),
    cue(Act.FEE, 3, r"\bhysbysiad ffioedd\b", r"\bffi o £ ?\d", moods=ANYHOW, unless=_SUPPOSED),
    cue(
        Act.AWAY,
        2,
        r"\ballan o['’]r swyddfa\b",
        r"\bar (?:fy )?(?:ngwyliau|gwyliau|wyliau|absenoldeb)\b",
        moods=ANYHOW,
    ),
)
