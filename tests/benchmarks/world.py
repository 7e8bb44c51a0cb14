"""A world of a size in a database of its own, by COPY. Run: ./run bench world [--requests 100000 --records 1000000 …]

It is left there to be looked at (`tests/scale/place.py` opens it); the next run makes it anew.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence

from tests.scale.place import open_database


def main(arguments: Sequence[str] = ()) -> None:
    """Makes the world and prints how many rows of each kind it has and how long that took."""
    parser = argparse.ArgumentParser(prog="./run bench world", description=__doc__.split("\n")[0])
    parser.add_argument("--authorities", type=int, default=500)
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--a-campaign", type=int, default=0, help="authorities asked by each (0: at most a thousand)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="world")
    asked = parser.parse_args(list(arguments))
    open_database(asked.database, afresh=True)
    from django.apps import apps

    from tests.scale import world

    started = time.monotonic()
    world.people()
    world.large_campaign()
    each = asked.a_campaign or min(1000, asked.authorities)
    world.make(world.Size(asked.authorities, asked.requests, asked.records, each), seed=asked.seed)
    took = time.monotonic() - started
    print(f"Made in {took:.0f} s, in the database “{asked.database}”:")
    for name in ("requests_app.Force", "requests_app.Campaign", "requests_app.FoiRequest", "requests_app.Message",
                 "requests_app.Event", "ingestion.Document", "ingestion.OffenceRecord"):  # fmt: skip
        model = apps.get_model(name)
        print(f"{model._default_manager.count():>12,}  {model._meta.verbose_name_plural}")
