"""Words that labels of returns go on with on their next line: what tells two words from one that a narrow cell cut."""

from __future__ import annotations

_WORDS = """
ability above accident accidents action activity adult adults against aged agency alcohol allegation allegations
ammunition animal animals appeal applicant applications area areas arrest arrested arrests arson articles asian
assault assaults attempted background battery before behaviour below between bicycle black bladed blank blunt bodily
breach british building buildings burglary business called calls caravan care case cases category caution cautioned
cautions central charge charged charges child children chinese class closed code collision collisions command
commission committed community complaint complaints complete completed concern conduct control conviction corrosive
count count counter country county court crime crimes criminal custody cycle cyclist cyclists damage dangerous data
date days death deaths dealt department description detained detective detection dispersal disposal district division
dogs domestic driver drivers driving drug drugs dwelling each employee employees enquiry equipment estate ethnic
ethnicity evidence evidential exploitation failing fatal female financial fire firearm firearms force forensic found
four fraud fully further gender general goods government grievous group groups harassment harm hate head health
helmet highway homicide hospital hours house household incident incidents individual individuals information injured
injury inspector intent interest investigation investigations issued knife known large less level licence license
life local location logged loss made male management manslaughter marked member members mental metal mixed month
months more motor motorcycle motorist motorists murder national nature neighbourhood noise notice notices number
numbers object objects obstruct obstruction occasion offence offences offender offenders offensive office officer
officers only open operation operations order orders organisation origin other others outcome outcomes outside over
owner pattern peace pedal pedestrian pedestrians penalty period person personal persons place plant point police
policing position possession post premises prevention prisoner private proceeds process professional property
prosecution protection public racially raised rank rape rate reason reasons received record recorded records referral
referrals referred refused region regulation release released religion religious report reported reports request
requests required residential resolution resolved response restraint result results retail return risk road roads
robbery rural safety scheme school search searches searched section secure seized self sentence sergeant series
serious service services sexual sharp shop shoplifting shot site social society solved specialist speed speeding
spray staff standards state stated station statement status still stock stolen stop stopped stops street student
substance substances summons summonsed support suspect suspected suspects system taken taser team teams that their
theft thefts third threat threats time times total totals traffic trafficking transport travel type types under unit
units unknown unlawful until urban used user users value vehicle vehicles victim victims violence violent volume
vulnerable warning warnings warrant weapon weapons week weeks where which white whole with within without witness
woman women work worker workers wounding written year years young youth
"""
KNOWN = frozenset(_WORDS.split())
