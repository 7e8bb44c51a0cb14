"""What beat runs for this room. Every job is safe to run twice and picks up what an earlier run left."""

from __future__ import annotations

from typing import Any

from celery.schedules import crontab

SCHEDULE: dict[str, dict[str, Any]] = {
    "send letters that wait": {"task": "requests_app.sweep_letters", "schedule": 30.0},
    "poll the reply mailbox": {"task": "requests_app.poll_mailbox", "schedule": 120.0},
    "read mail that waits": {"task": "requests_app.sweep_arrived_mail", "schedule": 30.0},
    # Before the office opens, and again for a machine that was off at seven.
    "draft chasers": {"task": "requests_app.draft_due_chasers", "schedule": crontab(minute=10, hour="7,10")},
}
