"""The first screen of an edition: the headline and how sure it is, the main points, the map and the trend. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from ingestion.values.interval import NOTHING_KNOWN, Interval
from reporting.charts.bars import Caption
from reporting.charts.multiples import small_multiples
from reporting.charts.svg import Chart
from reporting.charts.tile_grid import TILES
from reporting.charts.tile_map import TileFigure, tile_map
from reporting.charts.trend import TrendPoint, trend_chart
from reporting.pages.standing import BLOCKED, COUNTED, PARTIAL, SHORT, groups, kind_of, missing_line, why_absent
from reporting.publishing.edition import Content
from reporting.publishing.parts import sentences_in, wholes_of
from reporting.sentences.campaign_wording import date_words
from reporting.sentences.numbers_in_words import capital, forces_words, percent_words
from reporting.statistics.areas import ENGLAND_AND_WALES
from reporting.statistics.spans import uneven

FEW_CLAIMS = 12
"""A campaign with its own claims makes a handful; the default ones are far more."""

MOST_POINTS = 6
"""Main points of the first screen; the rest are a link away."""


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence with its place in the edition, by which its own page is found."""

    number: int
    text: str
    coverage: str
    note: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """`headline` is None where nothing can be said of the whole, and `silence` says why then."""

    headline: Point | None
    silence: str
    facts: tuple[tuple[str, str], ...]
    points: tuple[Point, ...]
    missing: str
    map: Chart | None
    trend: Chart | None


def front(content: Content, voice: str) -> Front:
    """The first screen in one voice."""
    told = points(content, voice)
    headline = next((point for point, row in told if _of_nation(row)), told[0][0] if told else None)
    question = headline_question(content)
    return Front(
        headline,
        "" if headline else _silence(content),
        tuple(_facts(content, headline)),
        _main_points([pair for pair in told if headline is None or pair[0].number != headline.number]),
        missing_line(content),
        force_map(content, question) if question else None,
        national_trend(content, question) if question else None,
    )


def points(content: Content, voice: str) -> list[tuple[Point, Mapping[str, Any]]]:
    """Every sentence in this voice with its place among all, and the row it was made from."""
    return [
        (Point(number, row["text"], row["coverage"], row["note"], tuple(row["doubts"])), row)
        for number, row in enumerate(sentences_in(content))
        if row["voice"] == voice
    ]


def _main_points(told: Sequence[tuple[Point, Mapping[str, Any]]]) -> tuple[Point, ...]:
    """At most six: a campaign's own few claims in its order; of the many that any campaign makes, one of the nation for
    each question, then the areas whose figures moved furthest."""
    if len(told) <= FEW_CLAIMS:
        return tuple(point for point, _ in told[:MOST_POINTS])
    of_nation: dict[str, Point] = {}
    moved: list[tuple[float, Point]] = []
    for point, row in told:
        if row.get("area") == ENGLAND_AND_WALES:
            of_nation.setdefault(_subject(row), point)
        elif row.get("kind") == "change":
            percent = next((f["low"] for f in row["figures"] if f["role"] == "percent change"), None)
            moved += [(percent, point)] if percent is not None else []
    moved.sort(key=lambda item: -abs(item[0]))
    chosen = [*list(of_nation.values())[: MOST_POINTS // 2], *(point for _, point in moved)]
    return tuple(chosen[:MOST_POINTS])


def _subject(row: Mapping[str, Any]) -> str:
    """What a sentence of the nation is about: one is enough for each breakdown, known by what "was provided"."""
    return str(row["coverage"].split(", where ")[-1].split(":")[0]) if row.get("kind") == "share" else str(row["about"])


def headline_question(content: Content) -> str | None:
    """The question drawn: the one whose changes are told, else the first whose whole is."""
    return next((row["question"] for row in [*content["changes"], *wholes_of(content)]), None)


def _of_nation(row: Mapping[str, Any]) -> bool:
    return row.get("area") == ENGLAND_AND_WALES and row.get("kind") in ("change", "count")


def _silence(content: Content) -> str:
    of_nation = [item["why"] for item in content["withheld"] if ENGLAND_AND_WALES in item["about"]]
    if of_nation:
        return str(of_nation[0])
    told = groups(content)
    counted, waiting = len(told[COUNTED].names) + len(told[PARTIAL].names), told[BLOCKED]
    if counted:
        return f"The {counted} of {len(content['forces'])} returns that are counted give none."
    more = f"; {len(waiting.names)} {waiting.words}" if waiting.names else ""
    return f"No return is counted yet{more}."


def _facts(content: Content, headline: Point | None) -> list[tuple[str, str]]:
    """What, when, where, how many forces, how sure."""
    heading, asked = content["heading"], len(content["forces"])
    counted = sum(force["state"] == "usable" for force in content["forces"])
    definition = f" ({heading['definition']})" if heading.get("definition") else ""
    when = "; ".join(
        f"{period['label']}, {_day(period['start'])} to {_day(period['end'])}" for period in content["periods"]
    )
    nations = {force["country"] for force in content["forces"]}
    where = ENGLAND_AND_WALES if nations <= {"England", "Wales"} else ", ".join(sorted(nations))
    return [
        ("What", f"{capital(heading['measure'])}{definition}"),
        ("When", when),
        ("Where", f"{where}, {forces_words(asked, asked)} asked" if asked != 1 else where),
        ("Forces", f"{counted} of {asked} counted"),
        ("How sure", _sureness(content, headline)),
    ]


def _sureness(content: Content, headline: Point | None) -> str:
    said = []
    if content["heading"]["provisional"]:
        said.append("Provisional: some of these returns nobody has signed off.")
    if headline is not None:
        said.append(headline.coverage)
        count = len(headline.doubts)
        said.append(f"{count} thing{'s' if count > 1 else ''} in doubt." if count else "Nothing about it is in doubt.")
    waiting = sum(item["accepted"] is None for item in content.get("warnings", []))
    if waiting:
        said.append(f"{waiting} warning{'s' if waiting > 1 else ''} open.")
    return " ".join(said) or "No figure is told."


def _day(written: str) -> str:
    return date_words(date.fromisoformat(written))


def interval_of(row: Mapping[str, Any] | None) -> Interval:
    """The bounds of a total as an edition tells it; nothing where it is withheld or absent."""
    return NOTHING_KNOWN if row is None or row["low"] is None else Interval(row["low"], row["high"])


def force_map(content: Content, question: str) -> Chart:
    """The last period's figure of each of the 43 forces, a tile each; why there is none where there is none."""
    last = content["periods"][-1]["label"]
    forces = {force["name"]: force for force in content["forces"]}
    known = {tile.code for tile in TILES}
    figures: dict[str, TileFigure] = {}
    for total in wholes(content, question, last):
        force = forces.get(total["area"])
        if total["area_type"] == "force" and force is not None and force["code"] in known:
            kind = kind_of(force)
            figures[force["code"]] = TileFigure(
                interval_of(total), why_absent(force, question).removeprefix("it "), SHORT[kind], bool(total["doubts"])
            )
    told = sum(figure.interval.low is not None for figure in figures.values())
    measure = content["heading"]["measure"]
    caption = Caption(
        f"{told} of {len(TILES)} forces have a figure for {last}",
        f"{capital(measure)}; one tile a force, equal in size",
    )
    return tile_map("forces", caption, figures, measure)


def wholes(content: Content, question: str, period: str | None = None) -> list[Mapping[str, Any]]:
    """The question's totals that are not broken down, in one period or all."""
    return [total for total in wholes_of(content, question) if period in (None, total["period"])]


def national_trend(content: Content, question: str, area: str = ENGLAND_AND_WALES) -> Chart | None:
    """The area's total period by period, its title the finding; None where the edition has no figure of it."""
    rows = {total["period"]: total for total in wholes(content, question) if total["area"] == area}
    if all(interval_of(row).low is None for row in rows.values()):
        return None
    found = []
    earlier: Mapping[str, Any] | None = None
    for period in content["periods"]:
        row = rows.get(period["label"])
        apart, cut = _apart(content, question, earlier, row)
        note = f"{row['answered']} of {row['asked']} forces" if row else ""
        found.append(TrendPoint(period["label"], interval_of(row), apart, bool(row and row["doubts"]), note, cut))
        earlier = row
    measure = content["heading"]["measure"]
    return trend_chart("trend", Caption(_finding(content, question, area), capital(measure)), found, measure)


def force_multiples(content: Content, question: str) -> Chart | None:
    """A little trend of each asked force, by name; None where nothing is told."""
    rows = {(total["area"], total["period"]): total for total in wholes(content, question)}
    panels = []
    for force in sorted(content["forces"], key=lambda one: one["name"]):
        points: list[TrendPoint] = []
        earlier: Mapping[str, Any] | None = None
        for period in content["periods"]:
            row = rows.get((force["name"], period["label"]))
            apart, cut = _apart(content, question, earlier, row)
            points.append(TrendPoint(period["label"], interval_of(row), apart, bool(row and row["doubts"]), cut=cut))
            earlier = row
        panels.append((force["name"], points))
    labels = [period["label"] for period in content["periods"]]
    title = f"Each force, {labels[0]} to {labels[-1]}" if len(labels) > 1 else f"Each force, {labels[0]}"
    measure = content["heading"]["measure"]
    return small_multiples("multiples", Caption(title, capital(measure)), panels, measure) if panels else None


def _apart(
    content: Content, question: str, earlier: Mapping[str, Any] | None, later: Mapping[str, Any] | None
) -> tuple[str, bool]:
    """Why the two totals are not compared, empty where they are, and whether that is for their periods' own days: they
    must be of the very forces that the change between them compares."""
    if earlier is None or later is None:
        return "", False
    spans = {
        one["label"]: (date.fromisoformat(one["start"]), date.fromisoformat(one["end"])) for one in content["periods"]
    }
    if why := uneven(spans[earlier["period"]], spans[later["period"]]):
        return why, True
    change = change_row(content, question, later["area"], earlier["period"], later["period"])
    compared = change["forces"] if change else 0
    return "" if earlier["answered"] == later["answered"] == compared else "They are not of the same forces.", False


def change_row(content: Content, question: str, area: str, earlier: str, later: str) -> Mapping[str, Any] | None:
    """The edition's change of the question's own total there; None where it tells none."""
    wanted = (question, area, earlier, later)
    return next(
        (row for row in content["changes"] if (row["question"], row["area"], row["from"], row["to"]) == wanted), None
    )


def _finding(content: Content, question: str, area: str) -> str:
    """An active title: how the figure moved over the last two periods, where that is told."""
    labels: Sequence[str] = [period["label"] for period in content["periods"]]
    change = change_row(content, question, area, labels[-2], labels[-1]) if len(labels) > 1 else None
    if change is None or change["percent"] is None or not change["forces"]:
        return f"{area}, period by period"
    moved = _percent(change)
    if moved == 0:
        return f"{area}: no change, {change['from']} to {change['to']}"
    return f"{area}: {'up' if moved > 0 else 'down'} {percent_words(moved, moved)}, {change['from']} to {change['to']}"


def _percent(change: Mapping[str, Any]) -> Fraction:
    """The percentage from the unrounded ends, where both are known; the edition's own has one decimal place."""
    before, after = change["before"], change["after"]
    if before["low"] == before["high"] and after["low"] == after["high"]:
        return (Fraction(after["low"]) / Fraction(before["low"]) - 1) * 100
    return Fraction(str(change["percent"]))
