"""What a drawn round asks, and the forces that it asks: the charity's side of it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

FORCES = Path(__file__).resolve().parents[3] / "requests_app" / "data" / "forces.csv"

AGES = ("5-11", "12-17", "18-24", "25 and over", "Unknown")
METHODS = ("Knife or bladed article", "Firearm or imitation firearm", "Threats only", "Other weapon", "Not recorded")


@dataclass(frozen=True, slots=True)
class Force:
    """A force as the list of forces has it; `children` live in its area."""

    name: str
    short: str
    children: int


def forces() -> list[Force]:
    """The 43, in the list's order."""
    with FORCES.open(encoding="utf-8", newline="") as held:
        rows = list(csv.DictReader(held))
    return [Force(row["name"], row["short_name"], int(row["population_under_18"] or 20_000)) for row in rows]


def periods(drawn: Random) -> list[dict[str, str]]:
    """Three financial or calendar years."""
    first = drawn.choice((2018, 2019, 2021))
    if drawn.random() < 0.75:
        years = range(first, first + 3)
        return [{"label": f"{y}/{(y + 1) % 100:02}", "start": f"{y}-04-01", "end": f"{y + 1}-03-31"} for y in years]
    return [{"label": str(y), "start": f"{y}-01-01", "end": f"{y}-12-31"} for y in range(first, first + 3)]


def specification(drawn: Random) -> dict[str, Any]:
    """A campaign of three questions: a total, its parts by age, and methods of which several may apply."""
    return {
        "title": f"Robbery, an invented question ({drawn.randrange(10**6)})",
        "law": "FOIA 2000",
        "measure": {"name": "offences", "definition": "offences recorded, not victims"},
        "periods": periods(drawn),
        "dimensions": {
            "victim_age": {"label": "Age of victim", "categories": list(AGES), "synonyms": {}},
            "method": {
                "label": "Method",
                "categories": list(METHODS),
                "synonyms": {METHODS[0]: ["Knife"], METHODS[1]: ["Firearm"]},
            },
        },
        "questions": [
            {"number": "1", "text": "How many robbery offences were recorded in each year?", "breakdown": [],
             "required": True},
            {"number": "2", "text": "How many by the age of the victim?", "breakdown": ["victim_age"], "sums_to": "1"},
            {"number": "3", "text": "Which methods were used? More than one may apply to an offence.",
             "breakdown": ["method"], "several_per_case": True},
        ],
    }  # fmt: skip
