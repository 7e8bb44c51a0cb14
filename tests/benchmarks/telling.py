"""What the figures page and the explorer cost beside their SQL. Run: ./run bench telling

As in judging.py: each view beside its own statements run bare, and beside one statement that counts what the page shows
from the records, as a program would that keeps nothing; processor time of this program and of the database together.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.judging import VIEWS, beside_bare, from_records, ratio_words
from tests.scale.place import open_database

TOLD = Path(__file__).resolve().parents[2] / "docs" / "benchmarks" / "telling.md"
PAGES = ("figures", "figures: explorer", "figures: sentences", "figures: cells of a total")
EDITION = {"an edition: figures": "", "an edition: explorer": "explore/"}


BEFORE = (
    "",
    "Before an edition's mark was one statement of the database, and the bodies of pages were kept under it, the same",
    "measurement on the same machine gave 7.1 and 7.3 times their statements for the figures page and the explorer (34",
    "and 40 ms), and 1.5 times the statement from the records. An edition's pages ask four rows by key, 1.5 ms in all:",
    "what is left there is the session, the site's head and what holds on every page.",
)


def _published(campaign: Any, by: Any) -> Any:
    """The provisional figures as an edition: what an edition's own pages cost rests on its size alone."""
    from django.utils import timezone

    from reporting.kept_results import edition_as_it_stands
    from reporting.publishing.edition import mark

    content = dict(edition_as_it_stands(campaign, today=timezone.localdate(), provisional=True, public=True))
    return campaign.publications.create(number=1, title="One", content=content, sha256=mark(content), by=by)


def main(arguments: Sequence[str] = ()) -> None:
    """Measures and writes docs/benchmarks/telling.md."""
    parser = argparse.ArgumentParser(prog="./run bench telling", description=__doc__)
    parser.add_argument("--records", type=int, default=2_000, help="of each force; half of them answer a question")
    asked = parser.parse_args(list(arguments))
    open_database("telling", afresh=True)
    from django.conf import settings
    from django.test import Client

    from foitracker.garbage import settle
    from ingestion.models import OffenceRecord
    from tests.scale import world
    from tests.scale.pages import ADDRESSES, cost_of, places

    people = world.people()
    campaign = world.large_campaign(records=asked.records)
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(people["Administrator"])
    filled = places(campaign, people["Administrator"])
    settle()
    lines = [
        "# Telling",
        "",
        "*Measured by `./run bench telling`. Both sides of each ratio were measured in one run.*",
        "",
        f"A campaign of 43 forces that all answered, {OffenceRecord.objects.count():,} records. `its statements`: the",
        "processor time of a view and of the database for it, over that of the same statements run bare, their rows",
        "fetched. `from the records`: the same over one statement that counts each force's figures by question and",
        f"period from all records. The middle of {VIEWS} views, with the lowest and highest; `ms` is the whole view's",
        "processor time. What is worked out once (the edition, a page's body) is not measured.",
        "",
        "| page | kB | queries | ms | its statements | from the records |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    edition = _published(campaign, people["Administrator"])
    addresses = {name: ADDRESSES[name].format(**filled) for name in PAGES}
    addresses |= {name: f"/figures/publications/{edition.pk}/{page}" for name, page in EDITION.items()}
    for name, address in addresses.items():
        for _ in range(3):
            client.get(address)  # what is worked out once and kept is not measured here
        views = [(beside_bare(client, address, cost_of), from_records(campaign)) for _ in range(VIEWS)]
        assert {cost.status for cost, _ in views} == {200}, name
        own = ratio_words(sorted(cost.whole / cost.sql for cost, _ in views))
        records = ratio_words(sorted(cost.whole / taken for cost, taken in views))
        cost = views[0][0]
        taken = sorted(cost.whole * 1000 for cost, _ in views)[VIEWS // 2]
        lines.append(f"| {name} | {cost.size / 1000:,.0f} | {cost.queries} | {taken:.0f} | {own} | {records} |")
    TOLD.write_text("\n".join([*lines, *BEFORE]) + "\n")
    print(TOLD.read_text())


if __name__ == "__main__":
    main()
