"""What pages cost beside their SQL, and in a world ten times as large. Run: ./run bench pages

Times are those of the processor, of this program and of the database's process together, so that who waits for a busy
machine is not counted; each view beside its own statements run bare just after it (judging.py). Medians of a few views.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.scale.place import open_database

TOLD = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "pages.md"
VIEWS = 9
SMALL, FACTOR = 500, 10


def main(arguments: Sequence[str] = ()) -> None:
    """Measures and writes docs/benchmarks/pages.md."""
    open_database("pages", afresh=True)
    from tests.scale import world

    people = world.people()
    campaign = world.large_campaign(records=400)
    world.make(world.Size(authorities=200, requests=SMALL, records=SMALL * 10, a_campaign=50))
    before = _pages(campaign, people["Administrator"])
    algorithms = [*_kept(campaign), _suppression()]
    world.make(
        world.Size(authorities=1000, requests=SMALL * (FACTOR - 1), records=SMALL * 10 * (FACTOR - 1), a_campaign=50),
        seed=2,
    )
    after = _pages(campaign, people["Administrator"])
    TOLD.write_text(_page(before, after, algorithms))
    print(TOLD.read_text())


def _pages(campaign: Any, person: Any) -> dict[str, Any]:
    """Each page's cost at its median view."""
    from django.conf import settings
    from django.test import Client

    from foitracker.garbage import settle
    from foitracker.loading import load_pages
    from tests.benchmarks.judging import beside_bare
    from tests.scale.pages import ADDRESSES, cost_of, places

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(person)
    filled = places(campaign, person)
    load_pages()  # as a web server's worker does before it serves
    settle()
    found = {}
    for name, address in ADDRESSES.items():
        for _ in range(2):
            cost_of(client, address.format(**filled))  # what is worked out once is not measured here
        views = [beside_bare(client, address.format(**filled), cost_of) for _ in range(VIEWS)]
        found[name] = sorted(views, key=lambda cost: cost.whole)[VIEWS // 2]
    return found


Row = tuple[str, str, str, float]
"""(what, the slow way, the quick way, how many times as long the slow way takes)"""


def _kept(campaign: Any) -> list[Row]:
    """What is kept against working it out again."""
    from datetime import date

    from reporting.kept_results import edition_as_it_stands
    from reporting.queries import campaign_edition, campaign_figures
    from review.kept_judgements import judged_in_short
    from review.queries import judged_campaign

    today = date.today()

    def afresh(public: bool) -> Any:
        figures = campaign_figures(campaign, today=today, provisional=True)
        return campaign_edition(figures, today=today, public=public)

    def kept(public: bool) -> Any:
        return edition_as_it_stands(campaign, today=today, provisional=True, public=public)["sentences"]

    rows: list[Row] = []
    pairs: list[tuple[str, str, str, Callable[[], Any], Callable[[], Any]]] = [
        ("a campaign judged", "every record", "kept", lambda: judged_campaign(campaign, today=today),
         lambda: judged_in_short(campaign, today=today)),
        ("an edition for those who work on it", "worked out", "kept", lambda: afresh(False), lambda: kept(False)),
        ("a public edition", "worked out", "kept", lambda: afresh(True), lambda: kept(True)),
    ]  # fmt: skip
    for what, slow_words, quick_words, slow, quick in pairs:
        quick()
        rows.append((what, slow_words, quick_words, _seconds(slow, 2) / _seconds(quick, VIEWS)))
    return rows


def _suppression() -> Row:
    """What is withheld of one year of 43 forces in ten regions, by sixty categories, a sixth of the counts small."""
    from reporting.disclosure.secondary_suppression import protect
    from tests.reporting.disclosure import slow_suppression

    values, sums, small = _national_table(forces=43, regions=10, categories=60)
    found = protect(values, sums, small)
    quick = _seconds(lambda: protect(values, sums, small), 3)
    started = time.process_time()
    assert slow_suppression.protect(values, sums, small) == found
    slow = time.process_time() - started
    return f"{len(small)} small of {len(values):,} counts protected", "every round anew", "solved once", slow / quick


def _national_table(*, forces: int, regions: int, categories: int) -> tuple[list[int], list[Any], set[int]]:
    """Counts by force and category with every sum over regions, the nation and the categories; the small ones."""
    from reporting.disclosure.solving import Sum

    chance = random.Random(7)
    values: list[int] = []
    sums: list[Any] = []

    def cell(parts: Sequence[int] = ()) -> int:
        values.append(sum(values[part] for part in parts) or chance.choice((chance.randint(0, 4), 5, 9, 14, 30, 80)))
        if parts:
            sums.append(Sum(len(values) - 1, tuple(parts)))
        return len(values) - 1

    rows = [[cell() for _ in range(categories)] for _ in range(forces)]
    small = {one for row in rows for one in row if 0 < values[one] < 5}
    over = [[cell([rows[n][c] for n in range(r, forces, regions)]) for c in range(categories)] for r in range(regions)]
    nation = [cell([over[r][c] for r in range(regions)]) for c in range(categories)]
    for row in (*rows, *over, nation):
        cell(row)
    return values, sums, small


def _seconds(work: Callable[[], Any], times: int) -> float:
    """The processor's seconds of the median run."""
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return max(median(taken), 1e-6)


ONCE = (
    "## Before and after",
    "",
    "Measured once on the same machine, when the way of doing it was changed.",
    "",
    "| what | before | after |",
    "| --- | --- | --- |",
    "| Today, ten campaigns of 1,000 requests: rows fetched | 50,891 | 192 |",
    "| the same: time of a view | 1 | a twenty-fifth (1.3 times its SQL) |",
    "| a command's start, processor seconds while much else ran | 1.5 | 0.75 |",
    "| the calendar feed of 400 requests: processor milliseconds of a view | 184 | 70 |",
    "| the same: times its SQL | 11.4 | 4.3 |",
    "| the desk's list of letters: processor milliseconds (a hundred rows, now fifty) | 47 | 33 |",
    "| the same, rows written a column at a time, long columns left | 35 | 28 |",
    "| the desk's list of returns, ticks without a form's template | 81 | 60 |",
    "| the calendar feed again: the same clock worked out once | 74 | 45 |",
    "| the same: times its SQL | 3.9 | 2.3 |",
    "| a command's start once more, where Django with its desk alone takes 0.46: processor seconds | 0.81 | 0.66 |",
    "| and again, beside 0.46 (idle: about four fifths of each) | 0.67 | 0.58 |",
    "| the desk's search of a million figures by a force: milliseconds of its SQL, one after the other | 3,049 | 85 |",
    "| the same for a word that nothing holds | 2,334 | 18 |",
    "| the desk's list of findings, a kind at a time to filter by: milliseconds of its SQL | 222 | 56 |",
    "| the search page over six campaigns of a thousand requests: rows fetched | 22,840 | 20 to 1,050 |",
    "| the first search of a new process of the web server: processor seconds while somebody waits | 3.4 | 0.03 |",
    "| a document of 265 figures: processor milliseconds of a view | 69 | 27 |",
    "| 4,000 cells of its sheet, on its own page | 190 | 3 |",
    "| the same on the judging screen | 229 | 6 |",
    "| Today, ten campaigns of 1,000 requests: processor milliseconds, where what changed is noted | 171 | 35 |",
    "| the search page over six of them, and what is looked for in words made once | 178 | 44 |",
    "| figures, sentences, explorer, cells of a total | 10 | 5 |",
    "| Today before a worker judged ten campaigns of 1,000 anew: seconds on the clock, loaded | 46 | 0.8 |",
    "| their desk, and the search page, before that: the page that says how far it is | 2.4, 9.1 | 0.2, 0.5 |",
    "| what happened last to a campaign, beside two million events of others since: its page | 362 | 23 |",
    "",
    "## In a world of a million requests",
    "",
    "Measured once, by `./run bench world --authorities 46000 --requests 1000000 --records 10000000`: 46,043",
    "bodies, 1,001 campaigns, 1.5 million letters, 2.1 million events, 600,239 documents, 9.6 million figures,",
    "6.4 GB; made in 571 s on two processors beside other work. Every page of the same campaign again, in",
    "processor milliseconds: for a supervisor none over 100 (Today over ten campaigns of 1,000 requests 45, the",
    "desk 28, a return 41, figures 5, the search page 44); for an administrator all but four of the desk's",
    "searches: figures by a word that three million of them hold 416 (the index has to name them all before the",
    "first thousand are looked at), by a force and a word 125, requests 121, findings 103.",
    "",
)
"""What no run measures anew: the earlier way is gone, the world too large for every run."""


def _page(before: dict[str, Any], after: dict[str, Any], algorithms: list[Row]) -> str:
    lines = [
        "# Pages",
        "",
        "*Measured by `./run bench pages`. Both sides of each ratio were measured in one run.*",
        "",
        "A campaign of 43 forces over 8 years, every force answered, in a world of "
        f"{SMALL:,} other requests and in one of {SMALL * FACTOR:,}, seen by an administrator.",
        "`ms` is the processor time of a view, the program's and the database's; `against SQL` that over the same of",
        "its statements run bare; `larger world` the time in the larger world over that in the smaller. What is worked",
        "out once and kept had been. A page with next to nothing on it takes about 8 ms: who asks, what they may do,",
        "the site's head; pages of five short statements (1.5 to 3 ms) are therefore over three times their SQL.",
        f"The machine had a load of {os.getloadavg()[0]:.0f} on {os.cpu_count()} processors when this was written:",
        "under a load a processor does less in a millisecond.",
        "",
        "| page | kB | queries | rows fetched | ms | against SQL | larger world | rows in it |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, was in before.items():
        now = after[name]
        lines.append(
            f"| {name} | {was.size / 1000:,.0f} | {was.queries} | {was.rows:,} | {was.whole * 1000:.0f} | "
            f"{was.whole / was.sql:.1f} | "
            f"{now.whole / was.whole:.1f} | {now.rows:,} |"
        )
    lines += [
        "",
        "## What is worked out once",
        "",
        "| what | slow way | quick way | times as long |",
        "| --- | --- | --- | ---: |",
        *(f"| {what} | {slow} | {quick} | {ratio:,.0f} |" for what, slow, quick, ratio in algorithms),
        "",
        "The slow ways are in the tests, which prove that the quick ones give exactly the same.",
        "",
        *ONCE,
    ]
    return "\n".join(lines)
