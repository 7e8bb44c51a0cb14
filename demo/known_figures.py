"""How many offences each force recorded: what has been published, and what had to be made up.

Each force has its code, name, the slug of its web address, the totals of the two years and the basis of each total:

- RELEASE: published for this pair of years with the release of 12 September 2019 or its regional versions.
- PRESS: published for that year with another release of the same count.
- ILLUSTRATIVE: made up, so that the 43 forces add up to the published totals of England and Wales and of the regions
  named below. No force recorded these numbers.

Conflicts, and how they were settled. Lancashire's 2017/18 stands in the press as 64 and as 175; 64 is kept because it
was printed beside the 252 of the second year and with platforms that agree with it, and so the North West's published
total of that year (565, which goes with 175) is not used. Dyfed-Powys' 19 was later printed with the remark that it
covers October 2017 to April 2018 only; it is used as the year's figure, as the published total does.
"""

from __future__ import annotations

from dataclasses import dataclass

from demo.campaign import FIRST_YEAR, SECOND_YEAR

RELEASE = "release"
PRESS = "press"
ILLUSTRATIVE = "illustrative"

ENGLAND_AND_WALES = {FIRST_YEAR: 3217, SECOND_YEAR: 4373}
INSTAGRAM = {FIRST_YEAR: 418, SECOND_YEAR: 929}
"""Instances in which Instagram was used, in the forces that gave the method."""

REGIONS = {
    ("Yorkshire and The Humber", FIRST_YEAR): 297,
    ("Yorkshire and The Humber", SECOND_YEAR): 473,
    ("North West", SECOND_YEAR): 710,
    ("West Midlands", FIRST_YEAR): 194,
    ("West Midlands", SECOND_YEAR): 260,
    ("South West", FIRST_YEAR): 377,
    ("Wales", FIRST_YEAR): 274,
    ("South East without Thames Valley", FIRST_YEAR): 378,
    ("South East without Thames Valley", SECOND_YEAR): 473,
}
"""Published totals of regions that the forces' totals keep to."""


@dataclass(frozen=True, slots=True)
class Force:
    """A force and its two totals, each with its basis."""

    code: str
    name: str
    slug: str
    region: str
    totals: dict[str, int]
    basis: dict[str, str]


def _force(
    code: str, name: str, slug: str, region: str, first: int, second: int, basis: str, second_basis: str | None = None
) -> Force:
    return Force(
        code,
        name,
        slug,
        region,
        {FIRST_YEAR: first, SECOND_YEAR: second},
        {FIRST_YEAR: basis, SECOND_YEAR: second_basis or basis},
    )


_NE, _NW, _YH = "North East", "North West", "Yorkshire and The Humber"
_EM, _WM, _EE = "East Midlands", "West Midlands", "East of England"
_LO, _SE, _SW, _WA = "London", "South East", "South West", "Wales"

FORCES: tuple[Force, ...] = (
    _force("E23000036", "Avon and Somerset Constabulary", "avon-and-somerset", _SW, 201, 232, ILLUSTRATIVE),
    _force("E23000026", "Bedfordshire Police", "bedfordshire", _EE, 30, 37, ILLUSTRATIVE),
    _force("E23000023", "Cambridgeshire Constabulary", "cambridgeshire", _EE, 66, 72, PRESS, ILLUSTRATIVE),
    _force("E23000006", "Cheshire Constabulary", "cheshire", _NW, 25, 41, PRESS, ILLUSTRATIVE),
    _force("E23000034", "City of London Police", "city-of-london", _LO, 0, 1, ILLUSTRATIVE),
    _force("E23000013", "Cleveland Police", "cleveland", _NE, 95, 98, PRESS, ILLUSTRATIVE),
    _force("E23000002", "Cumbria Constabulary", "cumbria", _NW, 35, 29, ILLUSTRATIVE),
    _force("E23000018", "Derbyshire Constabulary", "derbyshire", _EM, 62, 74, ILLUSTRATIVE),
    _force("E23000035", "Devon & Cornwall Police", "devon-and-cornwall", _SW, 56, 109, PRESS),
    _force("E23000039", "Dorset Police", "dorset", _SW, 37, 84, RELEASE),
    _force("E23000008", "Durham Constabulary", "durham", _NE, 88, 96, PRESS, ILLUSTRATIVE),
    _force("W15000004", "Dyfed-Powys Police", "dyfed-powys", _WA, 19, 41, PRESS),
    _force("E23000028", "Essex Police", "essex", _EE, 60, 88, PRESS, ILLUSTRATIVE),
    _force("E23000037", "Gloucestershire Constabulary", "gloucestershire", _SW, 55, 67, ILLUSTRATIVE),
    _force("E23000005", "Greater Manchester Police", "greater-manchester", _NW, 296, 284, PRESS, ILLUSTRATIVE),
    _force("W15000002", "Gwent Police", "gwent", _WA, 44, 26, PRESS),
    _force("E23000030", "Hampshire and Isle of Wight Constabulary", "hampshire", _SE, 152, 181, RELEASE),
    _force("E23000027", "Hertfordshire Constabulary", "hertfordshire", _EE, 41, 52, ILLUSTRATIVE),
    _force("E23000012", "Humberside Police", "humberside", _YH, 77, 80, RELEASE),
    _force("E23000032", "Kent Police", "kent", _SE, 122, 140, RELEASE),
    _force("E23000003", "Lancashire Constabulary", "lancashire", _NW, 64, 252, RELEASE),
    _force("E23000021", "Leicestershire Police", "leicestershire", _EM, 78, 91, ILLUSTRATIVE),
    _force("E23000020", "Lincolnshire Police", "lincolnshire", _EM, 55, 63, ILLUSTRATIVE),
    _force("E23000004", "Merseyside Police", "merseyside", _NW, 70, 104, PRESS, ILLUSTRATIVE),
    _force("E23000001", "Metropolitan Police Service", "metropolitan", _LO, 248, 287, ILLUSTRATIVE),
    _force("E23000024", "Norfolk Constabulary", "norfolk", _EE, 49, 66, ILLUSTRATIVE),
    _force("W15000001", "North Wales Police", "north-wales", _WA, 53, 103, PRESS),
    _force("E23000009", "North Yorkshire Police", "north-yorkshire", _YH, 14, 22, RELEASE),
    _force("E23000022", "Northamptonshire Police", "northamptonshire", _EM, 26, 52, RELEASE),
    _force("E23000007", "Northumbria Police", "northumbria", _NE, 57, 92, PRESS, ILLUSTRATIVE),
    _force("E23000019", "Nottinghamshire Police", "nottinghamshire", _EM, 86, 97, PRESS, ILLUSTRATIVE),
    _force("W15000003", "South Wales Police", "south-wales", _WA, 158, 140, PRESS),
    _force("E23000011", "South Yorkshire Police", "south-yorkshire", _YH, 84, 138, ILLUSTRATIVE),
    _force("E23000015", "Staffordshire Police", "staffordshire", _WM, 36, 52, ILLUSTRATIVE),
    _force("E23000025", "Suffolk Constabulary", "suffolk", _EE, 52, 61, PRESS, ILLUSTRATIVE),
    _force("E23000031", "Surrey Police", "surrey", _SE, 27, 76, RELEASE),
    _force("E23000033", "Sussex Police", "sussex", _SE, 77, 76, RELEASE),
    _force("E23000029", "Thames Valley Police", "thames-valley", _SE, 114, 274, RELEASE),
    _force("E23000017", "Warwickshire Police", "warwickshire", _WM, 29, 38, ILLUSTRATIVE),
    _force("E23000016", "West Mercia Police", "west-mercia", _WM, 84, 104, ILLUSTRATIVE),
    _force("E23000014", "West Midlands Police", "west-midlands", _WM, 45, 66, ILLUSTRATIVE),
    _force("E23000010", "West Yorkshire Police", "west-yorkshire", _YH, 122, 233, ILLUSTRATIVE),
    _force("E23000038", "Wiltshire Police", "wiltshire", _SW, 28, 54, RELEASE),
)
"""The 43 territorial forces of England and Wales, by name."""

BY_CODE: dict[str, Force] = {force.code: force for force in FORCES}
