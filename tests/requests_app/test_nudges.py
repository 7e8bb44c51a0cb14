"""A message to the workers: sent, or told in the log that it could not be."""

import logging

import pytest
from kombu.exceptions import OperationalError

from requests_app.nudges import nudge_workers


class Task:
    """Takes what it is asked for, or raises what was set."""

    def __init__(self, trouble: Exception | None = None) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.trouble = trouble

    def delay(self, *arguments: object) -> None:
        if self.trouble:
            raise self.trouble
        self.asked.append(arguments)


def test_the_task_is_asked_for_with_its_arguments(caplog):
    task = Task()
    assert nudge_workers(task, 7, "mark", waits="document 7 waits to be read")
    assert task.asked == [(7, "mark")]
    assert caplog.messages == []


@pytest.mark.parametrize("trouble", [OperationalError("no broker"), ConnectionRefusedError("refused")])
def test_with_the_broker_down_the_log_says_what_waits(caplog, trouble):
    with caplog.at_level(logging.WARNING):
        assert not nudge_workers(Task(trouble), 7, waits="document 7 waits to be read")
    [line] = caplog.messages
    assert line.startswith("The broker is down (")
    assert line.endswith("; document 7 waits to be read.")


def test_a_fault_of_another_kind_is_not_hidden():
    with pytest.raises(ValueError, match="wrong"):
        nudge_workers(Task(ValueError("wrong")), waits="nothing")
