"""A message that tells the workers of something that waits. The row is the truth: what no message reaches is found by
the sweep, or asked for again by whoever waits for it."""

from __future__ import annotations

import logging
from typing import Any

from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)


def nudge_workers(task: Any, *arguments: object, waits: str) -> bool:
    """Send the task's message; False where the broker is down. `waits` ends the line of the log: what waits then, by
    its number, and for what."""
    try:
        task.delay(*arguments)
    except (OperationalError, OSError) as trouble:
        log.warning("The broker is down (%s); %s.", trouble, waits)
        return False
    return True
