"""Whether a letter gives notice: asks back, wants a fee, takes more time, sends on, leads to a link. Pure."""

from __future__ import annotations

from requests_app.exemptions import exemption
from requests_app.mail.evidence import Evidence
from requests_app.mail.found import Found, found_in
from requests_app.mail.rules import Act, Seems
from requests_app.mail.understanding import WITHHOLDING


def notices_in(evidence: Evidence) -> list[Found]:
    found = []
    if evidence.best(Act.ASKS) >= 2:
        found.append(found_in(evidence, Seems.CLARIFICATION, Act.ASKS))
    if evidence.best(Act.FEE) >= 3:
        found.append(found_in(evidence, Seems.FEES, Act.FEE))
        found = [one for one in found if one.seems is Seems.FEES]
    extends = evidence.best(Act.EXTENDS)
    if extends >= 3 or evidence.sum(Act.EXTENDS) >= 4 or (extends == 2 and evidence.best(*WITHHOLDING, Act.GIVES) < 3):
        named = tuple(
            one for one in evidence.weighed if (entry := exemption(one)) and entry.section not in ("s12(1)", "s14(1)")
        )
        until = evidence.until(Act.EXTENDS, Act.ACKNOWLEDGES, Act.DELAYS)
        found.append(found_in(evidence, Seems.EXTENSION, Act.EXTENDS, sections=named, until=until))
        found = [one for one in found if one.seems is not Seems.CLARIFICATION]
    if evidence.best(Act.TRANSFERS) >= 3 or evidence.sum(Act.DIRECTS) >= 2:
        found.append(found_in(evidence, Seems.TRANSFER, Act.TRANSFERS, Act.DIRECTS))
    if evidence.best(Act.LINKS) >= 2:
        found.append(found_in(evidence, Seems.LINK, Act.LINKS, link=evidence.link))
    return found
