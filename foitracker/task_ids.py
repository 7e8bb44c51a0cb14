"""A task carries the name of the request that it was asked for in, and hands it on (foitracker/request_ids.py)."""

from __future__ import annotations

from typing import Any

from celery.signals import before_task_publish, task_postrun, task_prerun

from foitracker.request_ids import current


@before_task_publish.connect
def _add_to_task(headers: dict[str, Any] | None = None, **_: object) -> None:
    if headers is not None and current.get():
        headers["request_id"] = current.get()


@task_prerun.connect
def _set_from_task(task: Any = None, task_id: str = "", **_: object) -> None:
    """What the clock asks for has no request: then the task's own number names it."""
    current.set(task.request.get("request_id") or task_id.replace("-", ""))


@task_postrun.connect
def _clear_after_task(**_: object) -> None:
    current.set("")
