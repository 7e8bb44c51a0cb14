"""The garbage collector of a process that serves pages.

A page of a large return makes tens of thousands of small values, none of them in a cycle. With Python's own thresholds
they set off one collection after another, each of which looks through the whole program: two fifths of the page's time.
"""

from __future__ import annotations

import gc

YOUNG = 50_000
"""Values made before the young ones are looked through: more than a page makes."""


def settle() -> None:
    """Once, when the program is loaded: what is there now stays, and is looked through no more."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 50)
