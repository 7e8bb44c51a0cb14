"""The bulletin of an edition: two pages as a tagged PDF (PDF/UA-1), for printing and sending. Pure.

Typst lays it out and tags it: headings, lists, tables with their heads, pictures with their sentences. What the edition
says goes in as data, so that nothing in it is ever taken for markup. The same edition gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from reporting.charts.svg import Chart
from reporting.pages.front import front
from reporting.pages.measures import words_of
from reporting.publishing.edition import Content
from reporting.publishing.parts import wholes_of
from reporting.sentences.campaign_wording import date_words
from reporting.sentences.numbers_in_words import capital
from reporting.statistics.areas import ENGLAND_AND_WALES
from requests_app.sheet_text import plain

LAYOUT = Path(__file__).with_suffix(".typ").read_bytes()

LONGEST = 420
"""Characters of one sentence that the bulletin has room for; a longer one is left to the edition's pages."""

PAGES = 2


def write(content: Content) -> bytes:
    """The bulletin. As many of the main points as two pages hold; the rest are on the edition's pages."""
    import pypdfium2  # as typst below: loaded by whoever writes a bulletin, not at each start

    told = _told(content)
    points = told["points"]
    for most in range(len(points), -1, -1):
        made = _laid_out({**told, "points": points[:most]})
        if len(pypdfium2.PdfDocument(made)) <= PAGES:
            return made
    return made


def _told(content: Content) -> dict[str, Any]:
    """What the layout shows, as plain JSON."""
    heading, told = content["heading"], front(content, "press")
    number = f", edition {heading['number']}" if heading.get("number") else ""
    made_on = date_words(date.fromisoformat(heading["made_on"]))
    notices = [heading["notice"], "Provisional: not every return is signed off." if heading["provisional"] else ""]
    labels = [period["label"] for period in content["periods"]]
    said: dict[str, Any] = _plain({
        "title": heading["title"],
        "author": "FOI Tracker",
        "foot": f"{heading['title'][:90]}{number}, as of {made_on}",
        "notices": [words for words in notices if words],
        "headline": told.headline.text if told.headline else f"No national figure is told. {told.silence}",
        "facts": [list(fact) for fact in told.facts],
        "points": [{"text": one.text, "note": one.coverage} for one in told.points if len(one.text) <= LONGEST],
        "map": _picture(told.map),
        "trend": _picture(told.trend),
        "heads": ["Area", *labels],
        "rows": _rows(content, labels),
        "missing": told.missing,
        "method": [
            "Recorded offences as the forces gave them; no force is imputed. A change compares only forces that gave a "
            "figure for both periods. Small counts of people are withheld.",
            f"Every figure with its document, page and cell: see the edition{number} and its evidence pack.",
            *([f"Questions: {heading['contact']}."] if heading.get("contact") else []),
        ],
    })  # fmt: skip
    return said


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _picture(chart: Chart | None) -> dict[str, str] | None:
    return {"svg": chart.svg, "alt": chart.sentence} if chart else None


def _rows(content: Content, labels: list[str]) -> list[list[str]]:
    """The headline question's undivided totals of the nation, its countries and regions."""
    whole = wholes_of(content)
    question = next((row["question"] for row in [*content["changes"], *whole]), None)
    rows: dict[str, dict[str, str]] = {}
    for total in whole:
        if total["question"] == question and total["area_type"] != "force":
            rows.setdefault(total["area"], {})[total["period"]] = words_of(total)
    order = sorted(rows, key=lambda area: area != ENGLAND_AND_WALES)
    return [[capital(area), *(rows[area].get(label, "no figure") for label in labels)] for area in order]


def _laid_out(told: Mapping[str, Any]) -> bytes:
    import typst

    done = typst.compile(
        LAYOUT, format="pdf", pdf_standards="ua-1", ignore_system_fonts=True, sys_inputs={"data": json.dumps(told)}
    )
    assert isinstance(done, bytes)
    return done
