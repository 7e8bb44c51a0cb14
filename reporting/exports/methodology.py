"""How an edition was made and how good it is, told from what happened. Pure.

Nothing here is a standing text about the product's intentions: every paragraph counts or names what this edition holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from reporting.pages.front import headline_question
from reporting.pages.standing import BLOCKED, COUNTED, PARTIAL, REFUSED, UNANSWERED, groups
from reporting.publishing.edition import HIDDEN, MARKERS, Content
from reporting.publishing.parts import wholes_of
from reporting.sentences.campaign_wording import date_words
from reporting.sentences.numbers_in_words import capital, list_words, number_words
from reporting.statistics.aggregation import SMALLEST_BASE
from reporting.statistics.home_office import CLASS_88A, is_of_its_kind, same_year
from review.agreement import Agreement

Section = tuple[str, list[str]]
"""A heading and its paragraphs."""


def sections(content: Content) -> list[Section]:
    """The statement, heading by heading."""
    return [
        ("What is counted", list(_counted(content))),
        ("Periods", list(_periods(content))),
        ("Coverage", list(_coverage(content))),
        ("How figures are added and compared", list(_method(content))),
        *([("Beside the Home Office's figures", beside)] if (beside := list(_home_office(content))) else []),
        ("Small numbers", list(_small(content))),
        ("Checks, and what was waived", list(_checks(content))),
        ("Corrections and figures left out", list(_corrections(content))),
        ("Revisions since the edition before", list(_revised(content))),
        ("Where the figures come from", list(_sources(content))),
        ("Whom to ask", list(_contact(content))),
    ]


def text(content: Content) -> str:
    """The statement as plain text."""
    heading = content["heading"]
    lines = [f"Method and quality: {heading['title']}", f"As of {_day(heading['made_on'])}", ""]
    if heading["notice"]:
        lines += [heading["notice"], ""]
    for title, paragraphs in sections(content):
        lines += [title, "-" * len(title), *paragraphs, ""]
    return "\r\n".join(lines)


def _counted(content: Content) -> Iterator[str]:
    heading = content["heading"]
    defined = f", as {heading['definition']}" if heading["definition"] else ""
    yield f"{capital(heading['measure'])}{defined}, asked for under the {heading['law']}."
    yield "Figures are recorded offences or instances as forces gave them; they count neither children nor offenders."
    for question in content["questions"]:
        yield f"Question {question['number']}: {question['text']}"


def _periods(content: Content) -> Iterator[str]:
    for period in content["periods"]:
        yield f"{period['label']}: {_day(period['start'])} to {_day(period['end'])}, both days included."
    uneven = content.get("recomputing", {}).get("not_comparable", [])
    if uneven:
        names = _names(content, {row["force"] for row in uneven})
        yield f"{len(uneven)} figures of {names} count other days: they are in totals and in no change."


def _coverage(content: Content) -> Iterator[str]:
    told = groups(content)
    asked = len(content["forces"])
    yield f"{asked} forces were asked; {len(told[COUNTED].names) + len(told[PARTIAL].names)} are counted."
    for name, lacks in told[PARTIAL].lacking:
        yield f"{name}: {lacks}."
    for kind in (BLOCKED, REFUSED, UNANSWERED):
        if told[kind].names:
            yield f"{capital(told[kind].words)}: {list_words(told[kind].names)}."


def _method(content: Content) -> Iterator[str]:
    yield "No force is imputed: a total is the sum of the forces that gave the figure, and says how many those are."
    yield "A change compares only forces that gave a comparable figure for both periods."
    yield (
        f"Percentages are worked out from unrounded figures. None is told on fewer than {SMALLEST_BASE}, where the "
        "counts are told instead; no area of several forces is spoken for by one of them, or by fewer than half."
    )
    yield (
        "A hidden count (“<5”) is a range, and so is every sum it is in. A blank is not nought: a sum beside one is "
        "“at least”. A figure printed twice is counted once; where two places disagree, neither is, until a person "
        "settles it."
    )
    beside = content.get("recomputing", {}).get("uncounted", [])
    if beside:
        names = _names(content, {row["force"] for row in beside})
        yield f"{len(beside)} rows of {names} match no category that was asked: sums beside them are ranges."


def _home_office(content: Content) -> Iterator[str]:
    """Where the edition counts what class 88A holds, in the year it is known of."""
    heading = content["heading"]
    if not is_of_its_kind(heading["measure"], heading["definition"] or ""):
        return
    for period in content["periods"]:
        if not same_year(date.fromisoformat(period["start"]), date.fromisoformat(period["end"])):
            continue
        codes = {force["name"]: force["code"] for force in content["forces"]}
        question = headline_question(content)
        own = {
            codes[row["area"]]: row["low"]
            for row in wholes_of(content, question)
            if row["area_type"] == "force" and row["period"] == period["label"] and row["low"] is not None
            and row["low"] == row["high"] and codes.get(row["area"]) in CLASS_88A
        }  # fmt: skip
        if not own:
            continue
        theirs = {code: CLASS_88A[code] for code in own}
        yield (
            f"{period['label']}: {number_words(sum(own.values()))} here; {number_words(sum(theirs.values()))} in the "
            f"Home Office's class 88A (sexual grooming) of the year to March 2018, for the same {len(own)} forces."
        )
        more = [name for name, code in codes.items() if code in own and own[code] > theirs[code]]
        if more:
            yield f"More here than in class 88A: {list_words(more)}."
    if any(same_year(date.fromisoformat(p["start"]), date.fromisoformat(p["end"])) for p in content["periods"]):
        yield (
            "Class 88A is wider: it also holds meeting a child following grooming (section 15), and some early "
            "offences were recorded under another class. So it stands beside these figures and checks none of them. "
            "Source: police recorded crime open data, Home Office, Open Government Licence."
        )


def _small(content: Content) -> Iterator[str]:
    if not content["heading"]["public"]:
        yield "This is an internal edition: no count is withheld. It may not be published."
        return
    hidden = sum(HIDDEN in total["marker"] for total in content["totals"])
    yield f"{hidden:,} of {len(content['totals']):,} totals are withheld: {MARKERS[HIDDEN].removeprefix('withheld: ')}."


def _checks(content: Content) -> Iterator[str]:
    warnings = content.get("warnings", [])
    opened = [item for item in warnings if item["accepted"] is None]
    yield "Every counted return was checked for sums, periods, categories, duplicates, gaps and outliers."
    accepted = len(warnings) - len(opened)
    yield f"{len(opened)} warnings are open and told as doubts; {accepted} were accepted by a supervisor."
    for (id, title), times in sorted(Counter((item["id"], item["title"]) for item in warnings).items()):
        yield f"{title} ({id}): {times} time{'s' if times > 1 else ''}."
    yield from _second_readings(content)


def _second_readings(content: Content) -> Iterator[str]:
    """How often two readings differ, with what so few of them leave open; nothing for editions that did not keep it."""
    held = content.get("second_readings")
    if held is None:
        return
    if not held["read"]:
        yield "No figure of them was read a second time by somebody who was not shown the first reading."
        return
    found = Agreement(held["read"], held["read"], held["differing"])
    yield f"A sample drawn by lot was read again by people who were not shown the first reading. {found}"


def _corrections(content: Content) -> Iterator[str]:
    names = {force["code"]: force["name"] for force in content["forces"]}
    told = [
        f"{names[cell['force']]}, question {cell['question']}, {cell['period']}: {cell['doubt']}"
        for cell in content["cells"]
        if cell["doubt"].startswith(("Corrected by a person: ", "Left out by a person: "))
    ]
    yield from dict.fromkeys(told)
    if not told:
        yield "None that is told here."


def _revised(content: Content) -> Iterator[str]:
    moved = sum("[r]" in total["marker"] for total in content["totals"])
    yield f"{moved} totals differ from the edition before and are marked [r]." if moved else "None."


def _sources(content: Content) -> Iterator[str]:
    files = content["documents"]
    forces = {document["force"] for document in files}
    yield (
        f"{len(content['cells']):,} figures of {len(files)} documents sent by {len(forces)} forces, each with its "
        "place and the document's SHA-256. verify.py in the evidence pack makes every figure again from them."
    )


def _contact(content: Content) -> Iterator[str]:
    heading = content["heading"]
    if not heading.get("number"):
        yield "Whom to write to is said where an edition is published."
        return
    yield heading.get("contact") or "Nobody was named to write to when this edition was made."
    yield (
        f"Name edition {heading['number']} and the figure. A figure found wrong is corrected in a new edition, which "
        "says so and why."
    )


def _names(content: Content, codes: set[str]) -> str:
    return list_words([force["name"] for force in content["forces"] if force["code"] in codes])


def _day(written: str) -> str:
    return date_words(date.fromisoformat(written))
