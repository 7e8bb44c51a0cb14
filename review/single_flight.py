"""What many ask for at once is worked out by one of them, and the others find it kept.

A page whose results have just changed is asked for by everybody who looks at it. Each working it out by themselves, on
the same processors, would make all of them wait for all of it.
"""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

_locks: dict[Hashable, threading.RLock] = {}
_locks_lock = threading.Lock()


@contextmanager
def alone(what: Hashable) -> Iterator[bool]:
    """In this process nobody else works out the same while the block lasts; whether somebody did, and was waited for.
    Look again for what is kept inside it. Locks are few (one a campaign and kind of result) and stay."""
    with _locks_lock:
        lock = _locks.setdefault(what, threading.RLock())
    waited = not lock.acquire(blocking=False)
    if waited:
        lock.acquire()
    try:
        yield waited
    finally:
        lock.release()
