"""Cues of machines: not delivered, nobody there, an answer that lies behind a link. Pure."""

from __future__ import annotations

from requests_app.mail.cues.grammar import ANYHOW, Cue, cue
from requests_app.mail.rules import Act

MACHINES: tuple[Cue, ...] = (
    # Machines
    cue(
        Act.BOUNCES,
        3,
        r"\bundeliverable\b",
        r"delivery (?:status notification \(failure\)|has failed|to the following recipients? failed)",
        r"(?:could not|couldn't|can't|unable to) be delivered",
        r"mailbox (?:is )?(?:unavailable|full|not found)",
        r"address (?:not found|rejected|does not exist)",
        r"\b5\d\d[ -]5\.\d\.\d+\b",
        r"message (?:was|is) not delivered",
        r"user unknown",
        r"returned mail",
        r"mail delivery failed",
        moods=ANYHOW,
        unless=(r"will (?:be )?(?:retr|tr(?:y|ied) again)", r"delayed"),
    ),
    cue(
        Act.AWAY,
        2,
        r"\bout[ -]of[ -](?:the[ -])?office\b",
        r"\b(?:I am|I'm|I will be|I shall be|am) (?:currently |now )?(?:on|away on|taking) (?:annual |maternity |sick )?leave\b",
        r"\bhave (?:now )?left (?:the|this) (?:\w+ )?(?:team|force|department|office|organisation|constabulary)\b",
        r"\bautomatic reply\b",
        r"\baway from (?:the|my) (?:office|desk)\b",
        r"\b(?:returning|back|return) (?:to|in) (?:work|the office)\b",
        r"\blimited access to (?:my )?e-?mail",
        r"\b(?:have|has) (?:now )?retired\b",
        r"\bno longer (?:works? (?:here|for|in)|employed|monitor)",
        moods=ANYHOW,
    ),
    cue(
        Act.AWAY,
        1,  # people sign with these too
        r"\b(?:mailbox|inbox|account|address|e-?mails?)\b[^.;]{0,30}\b(?:not|no longer) (?:being )?monitored\b",
        r"\bmy (?:normal |usual )?working (?:days|hours|pattern)\b",
        moods=ANYHOW,
    ),
    cue(Act.AUTOMATIC, 2, r"\bautomat(?:ed|ic) (?:message|response|reply|e-?mail|acknowledge)", moods=ANYHOW),
    # Behind a link
    cue(
        Act.LINKS,
        3,
        r"\b(?:egress|galaxkey|cryptshare|objective connect|mimecast secure|proofpoint|quatrix|sharefile)\b",
        r"\bsecure (?:message|e-?mail|link|portal|file)\b.{0,80}\b(?:click|open|view|download|access|log ?in|sign in|register|read)",
        r"\b(?:log ?in|sign in|register|click|follow|use|go to|visit) (?:on |in |to |with |using |here )?[^.]{0,70}\bto (?:view|download|access|open|read|collect|retrieve|see) (?:your|the|any|this|it)\b",
        r"\bto (?:view|download|access|open|read|collect|retrieve) (?:your|the|them|it|any|this)\b[^.]{0,40}\b(?:log ?in|sign in|register|click|enter|follow)\b",
        r"\b(?:placed|put|uploaded|made available|stored|posted)\b[^.;]{0,40}\b(?:file|document|data)[- ](?:shar|transfer|drop)\w*",
        r"\bto access(?: (?:it|them|this))?,? (?:please )?(?:open|visit|go to|click|use|follow)\b",
        r"\benter (?:the|your|a) (?:pass ?code|password|code)\b",
        r"\bplease download\b[^.;]{0,60}https?://",
        r"\b(?:has|have) shared (?:a|the|\d+|some) (?:file|document|folder|item)s? with you\b",
        r"\b(?:view|open|collect|download) (?:it|them|your \w+|the \w+) (?:here|online|at|via)\b",
        r"\b(?:secure|encrypted) (?:mailbox|inbox|message cent(?:re|er)|mail service|download)\b",
        r"\b(?:pass ?code|one[- ]time code|access code|password)\b[^.]{0,60}\b(?:retrieve|download|open|view|collect|access|read)\b",
        r"\blog ?in to (?:our|the|your) (?:\w+ )?(?:portal|account)\b",
        moods=ANYHOW,
        unless=(r"\bunsubscribe\b", r"\bprivacy\b", r"\bsurvey\b"),
    ),
)
