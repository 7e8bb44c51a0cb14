"""Pages in processes of their own: each answer once, a death that costs one page, nothing begun after the word."""

from __future__ import annotations

import os
import resource

import pytest

from ingestion.readers import scan_processes
from ingestion.readers.scan_processes import possible, read_beside_each_other

pytestmark = pytest.mark.skipif(not possible(), reason="this system does not fork such processes")


def test_every_number_is_answered_once_by_another_process(monkeypatch):
    monkeypatch.setattr(scan_processes, "processors", lambda: 8)
    found = dict(read_beside_each_other(lambda number: (number * 2, os.getpid()), range(1, 30)))
    assert {number: answer[0] for number, answer in found.items()} == {n: 2 * n for n in range(1, 30)}
    processes = {answer[1] for answer in found.values()}
    assert os.getpid() not in processes
    assert len(processes) == scan_processes.AT_ONCE


def test_a_long_answer_comes_whole():
    assert [len(answer) for _, answer in read_beside_each_other(lambda number: b"x" * 3_000_000, [1, 2, 3])] == [
        3_000_000
    ] * 3


def test_a_process_that_fails_or_spends_its_time_costs_its_number_only():
    def read(number: int) -> int:
        if number == 2:
            raise MemoryError
        if number == 3:
            resource.setrlimit(resource.RLIMIT_CPU, (1, 2))
            while True:
                pass
        return number

    assert dict(read_beside_each_other(read, [1, 2, 3, 4, 5])) == {1: 1, 2: None, 3: None, 4: 4, 5: 5}


def test_a_process_that_has_worked_long_is_given_no_further_page(monkeypatch):
    monkeypatch.setattr(scan_processes, "LONGEST", -1.0)
    processes = [answer for _, answer in read_beside_each_other(lambda number: os.getpid(), range(5))]
    assert len(set(processes)) == 5


def test_nothing_is_begun_after_the_word_and_no_process_stays(monkeypatch):
    monkeypatch.setattr(scan_processes, "processors", lambda: 1)
    begun: list[int] = []
    pages = read_beside_each_other(lambda number: os.getpid(), range(9), go_on=lambda: len(begun) < 3)
    for number, _ in pages:
        begun.append(number)
    assert begun == [0, 1, 2]
    stopped = read_beside_each_other(lambda number: os.getpid(), range(9))
    _, process = next(stopped)
    stopped.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
