"""The garbage collector waits while an edition is made.

A national one is a million values that all stay and none of which is in a cycle. Python looks through all there are
again and again while they are made: half of the time that making them takes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_waits() -> Iterator[None]:
    """Nothing is collected meanwhile, in the whole process. One inside another, or in another thread, does no harm: the
    first to have begun ends it for all."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
