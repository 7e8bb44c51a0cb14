"""The 43 asked forces as facts, and short ways to say figures in tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ingestion.values.interval import Interval, exactly
from ingestion.values.record import Kind
from reporting.statistics.figures import Figure, Force, Source, State
from reporting.statistics.ledger import Ledger
from requests_app.specification import Specification, parse_specification

ROWS = """
E23000036|Avon and Somerset Constabulary|South West|England|Avon and Somerset
E23000026|Bedfordshire Police|East of England|England|Bedfordshire
E23000023|Cambridgeshire Constabulary|East of England|England|Cambridgeshire
E23000006|Cheshire Constabulary|North West|England|Cheshire
E23000034|City of London Police|London|England|City of London
E23000013|Cleveland Police|North East|England|Cleveland
E23000002|Cumbria Constabulary|North West|England|Cumbria
E23000018|Derbyshire Constabulary|East Midlands|England|Derbyshire
E23000035|Devon & Cornwall Police|South West|England|Devon and Cornwall
E23000039|Dorset Police|South West|England|Dorset
E23000008|Durham Constabulary|North East|England|Durham
W15000004|Dyfed-Powys Police|Wales|Wales|Dyfed-Powys
E23000028|Essex Police|East of England|England|Essex
E23000037|Gloucestershire Constabulary|South West|England|Gloucestershire
E23000005|Greater Manchester Police|North West|England|Greater Manchester
W15000002|Gwent Police|Wales|Wales|Gwent
E23000030|Hampshire and Isle of Wight Constabulary|South East|England|Hampshire
E23000027|Hertfordshire Constabulary|East of England|England|Hertfordshire
E23000012|Humberside Police|Yorkshire and The Humber|England|Humberside
E23000032|Kent Police|South East|England|Kent
E23000003|Lancashire Constabulary|North West|England|Lancashire
E23000021|Leicestershire Police|East Midlands|England|Leicestershire
E23000020|Lincolnshire Police|East Midlands|England|Lincolnshire
E23000004|Merseyside Police|North West|England|Merseyside
E23000001|Metropolitan Police Service|London|England|Metropolitan Police
E23000024|Norfolk Constabulary|East of England|England|Norfolk
W15000001|North Wales Police|Wales|Wales|North Wales
E23000009|North Yorkshire Police|Yorkshire and The Humber|England|North Yorkshire
E23000022|Northamptonshire Police|East Midlands|England|Northamptonshire
E23000007|Northumbria Police|North East|England|Northumbria
E23000019|Nottinghamshire Police|East Midlands|England|Nottinghamshire
W15000003|South Wales Police|Wales|Wales|South Wales
E23000011|South Yorkshire Police|Yorkshire and The Humber|England|South Yorkshire
E23000015|Staffordshire Police|West Midlands|England|Staffordshire
E23000025|Suffolk Constabulary|East of England|England|Suffolk
E23000031|Surrey Police|South East|England|Surrey
E23000033|Sussex Police|South East|England|Sussex
E23000029|Thames Valley Police|South East|England|Thames Valley
E23000017|Warwickshire Police|West Midlands|England|Warwickshire
E23000016|West Mercia Police|West Midlands|England|West Mercia
E23000014|West Midlands Police|West Midlands|England|West Midlands
E23000010|West Yorkshire Police|Yorkshire and The Humber|England|West Yorkshire
E23000038|Wiltshire Police|South West|England|Wiltshire
"""

FORCES = [Force(*row.split("|")) for row in ROWS.strip().splitlines()]
CODES = [force.code for force in FORCES]
CODE = {force.short_name: force.code for force in FORCES}


def figure(
    force: str,
    value: float | tuple[float | None, float | None],
    *,
    question: str = "1",
    period: str = "2018/19",
    kind: Kind = Kind.EXACT,
    place: str | None = None,
    doubt: str | None = None,
    comparable: bool = True,
    **breakdown: str,
) -> Figure:
    """One figure of a force (short name or code); a pair is an interval."""
    interval = Interval(*value) if isinstance(value, tuple) else exactly(value)
    code = CODE.get(force, force)
    where = place or f"Sheet1!{question}-{period}-{'/'.join(breakdown.values())}"
    source = Source(f"doc-{code}", where)
    return Figure(code, question, period, breakdown, interval, kind, (source,), doubt, comparable)


def ledger(figures: list[Figure], *, states: Mapping[str, State] | None = None, **more: Any) -> Ledger:
    """All 43 asked; those with a figure are usable unless told otherwise."""
    usable = dict.fromkeys((item.force for item in figures), State.USABLE)
    more.setdefault("forces", FORCES)
    more.setdefault("questions", specification().questions)
    more.setdefault("periods", specification().periods)
    return Ledger(figures=figures, states={**usable, **(states or {})}, **more)


def specification(**changes: Any) -> Specification:
    """A campaign like that of 2019, over two years."""
    document = {
        "title": "Sexual communication with a child",
        "measure": {"name": "offences of sexual communication with a child"},
        "periods": [
            {"label": "2017/18", "start": "2017-04-03", "end": "2018-04-02"},
            {"label": "2018/19", "start": "2018-04-03", "end": "2019-04-02"},
        ],
        "dimensions": {
            "victim_sex": {"label": "Sex of victim", "categories": ["Female", "Male", "Unknown"]},
            "victim_age": {"label": "Age of victim", "categories": ["11 and under", "12-15", "16 and over", "Unknown"]},
            "communication_method": {"label": "Method of communication", "categories": ["Facebook", "Instagram"]},
        },
        "questions": [
            {"number": "1", "text": "How many?"},
            {"number": "2", "text": "By sex and age?", "breakdown": ["victim_sex", "victim_age"], "sums_to": "1"},
            {"number": "4", "text": "How?", "breakdown": ["communication_method"], "several_per_case": True},
        ],
    }
    return parse_specification({**document, **changes})
