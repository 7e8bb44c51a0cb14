"""What the workers do for the judging room."""

from __future__ import annotations

from requests_app.task_queue import shared_task
from review.dry_runs import run_dry


@shared_task(name="review.dry_run")
def dry_run(pk: int) -> str:
    """Replay a draft on last round's documents. Run again on a run that is done it does nothing."""
    return run_dry(pk)
