"""A document's process can do nothing but read and answer, and the worker outlives whatever it does."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import pytest

from ingestion.sandbox import gaps, protections, supervision
from ingestion.sandbox.confinement import NO_FILES, NO_NETWORK, NO_PRIVILEGES, NO_SOCKETS
from ingestion.sandbox.limits import MEGABYTE, Limits
from ingestion.values.contents import no_progress

QUICK = Limits(wall_seconds=20, cpu_seconds=10, memory=1024 * MEGABYTE, scratch_file=8 * MEGABYTE)
linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's protections are Linux's")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "return.txt"
    path.write_text("In 2018/19 the force recorded 52 offences.")
    return path


def read_by(reader, document, *, limits=QUICK, progress=no_progress, **how):
    return supervision.read_with(
        f"tests.ingestion.sandbox.misbehaviour:{reader}",
        document,
        name="return.txt",
        how=how,
        progress=progress,
        limits=limits,
    )


def told(reading) -> dict[str, str]:
    assert reading.error is None, reading.error.sentence
    return dict(finding.message.split(": ", 1) for finding in reading.findings)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A dead one that nobody has asked about yet still has its number.
    return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()


def test_an_honest_reader_answers_and_its_progress_arrives(document):
    steps = []
    reading = read_by("honest", document, progress=lambda *step: steps.append(step))
    assert told(reading) == {"text": "In 2018/19 the force recorded 52 offences.", "name": "return.txt"}
    assert steps[-1] == (2, 2, "pages")


def test_the_file_is_described_by_the_worker_not_by_the_process_that_read_it(document):
    file = read_by("honest", document).file
    assert (file.name, file.bytes) == ("return.txt", 42)
    assert file.sha256 != "0" * 64


def test_what_the_pipeline_is_told_goes_in_by_name_and_what_it_does_not_know_stays_out(document):
    reading = read_by("given", document, specification={"a": 1}, colour="blue", unknown="ignored")
    assert told(reading) == {"specification": "{'a': 1}", "colour": "blue"}


def test_a_refusal_travels_with_its_code(document):
    error = read_by("refuses", document).error
    assert (error.code, error.sentence) == ("encrypted", "It is locked.")


@pytest.mark.parametrize(
    ("reader", "code"),
    [
        ("breaks", "damaged"),
        ("aborts", "damaged"),
        ("crashes", "damaged"),
        ("leaves_quietly", "damaged"),
        ("takes_memory", "too_large"),
        ("takes_memory_in_c", "too_large"),
        ("holds_much_and_dies", "too_large"),
        ("calls_it_damaged_for_want_of_memory", "too_large"),
        ("calls_it_damaged_after_holding_much", "too_large"),
        ("is_killed_from_outside", "interrupted"),
        ("answers_nonsense", "damaged"),
        ("answers_a_pickle", "damaged"),
        ("answers_deep", "damaged"),
    ],
)
def test_the_worker_outlives_it_and_the_next_document_is_read(document, reader, code):
    error = read_by(reader, document).error
    assert error.code == code
    assert error.sentence.endswith(".")
    assert "Traceback" not in error.sentence
    assert told(read_by("honest", document))["name"] == "return.txt"


def test_what_a_document_made_a_library_say_stays_out_of_the_log(document, caplog):
    read_by("breaks", document)
    assert "KeyError in misbehaviour.py" in caplog.text
    assert "a name from the document" not in caplog.text


@linux
def test_a_reading_has_a_minute_of_processor_time_and_a_gigabyte_and_no_more(document):
    limits = told(read_by("says_its_limits", document, limits=Limits()))
    assert int(limits["cpu"]) <= 60
    assert int(limits["data"]) <= 1024**3


@linux
@pytest.mark.parametrize("reader", ["takes_memory", "holds_much_and_dies", "calls_it_damaged_after_holding_much"])
def test_want_of_memory_is_called_by_its_name(document, reader):
    assert "needs more memory than it may have" in read_by(reader, document).error.sentence


@pytest.mark.parametrize("reader", ["sleeps", "sleeps_deaf", "spins"])
def test_a_reader_that_does_not_end_is_ended(document, reader):
    limits = Limits(wall_seconds=1.0)
    error = read_by(reader, document, limits=limits).error
    assert error.code == "timed_out"
    assert told(read_by("honest", document))["name"] == "return.txt"


def test_each_page_that_was_read_gives_more_time_up_to_a_number_of_pages(document):
    limits = Limits(wall_seconds=1.0, page_seconds=1.5, most_pages=2)
    assert [limits.seconds_with(pages) for pages in (0, 1, 2, 500)] == [1.0, 2.5, 4.0, 4.0]
    assert told(read_by("takes_its_time_over_pages", document, limits=limits))["pages"] == "3"
    none_for_pages = Limits(wall_seconds=1.0, page_seconds=0.0)
    assert read_by("takes_its_time_over_pages", document, limits=none_for_pages).error.code == "timed_out"


@linux
def test_pages_of_a_scan_are_read_by_processes_with_the_same_protections(document):
    said = told(read_by("reads_pages_beside_each_other", document))
    assert said == {"page 1": "refused", "page 2": "refused", "page 3": "refused"}


@linux
def test_processor_time_is_limited_by_the_system(document):
    assert read_by("spins", document, limits=Limits(cpu_seconds=1, wall_seconds=60)).error.code == "timed_out"


def test_an_endless_answer_is_cut_off(document):
    assert read_by("floods", document, limits=Limits(output=MEGABYTE, wall_seconds=60)).error.code == "too_large"


@linux
def test_a_process_left_behind_is_ended_too(document):
    child = int(told(read_by("leaves_somebody_behind", document))["child"])
    deadline = time.monotonic() + 5
    while alive(child) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not alive(child)


@linux
def test_nothing_but_the_document_and_the_scratch_folder_is_there(document, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "x")
    monkeypatch.setenv("DATABASE_URL", "x")
    if missing := gaps():
        pytest.skip(f"this machine lacks protections: {missing}")
    before = document.read_bytes()
    found = told(read_by("looks_around", document))
    assert document.read_bytes() == before
    assert found == {
        "read_settings": "PermissionError",
        "list_project": "PermissionError",
        "write_outside": "PermissionError",
        "write_scratch": "done",
        "connect": "PermissionError",
        "datagram": "PermissionError",
        "local": "PermissionError",
        "pair": "socket",
        "program": "done",
        "program_reads": "1",
        "kill_parent": "PermissionError",
        "secrets": "[]",
        "long_file": "OSError",
    }


def test_the_scratch_folder_is_gone_whatever_was_done_to_it(document, tmp_path, monkeypatch):
    folders = tmp_path / "scratch"
    folders.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folders))
    assert "'a'" in told(read_by("spoils_scratch", document))["inside"]
    assert list(folders.iterdir()) == []


def test_frames_that_make_no_sense_are_passed_over(document):
    steps = []
    reading = read_by("answers_strange_frames", document, progress=lambda *step: steps.append(step))
    assert told(reading) == {"fine": "yes"}
    assert steps == []


def test_a_file_that_is_too_large_is_not_opened(document):
    assert read_by("honest", document, limits=Limits(document=10)).error.code == "too_large"


def test_a_warm_process_that_was_ended_from_outside_is_started_again(document):
    read_by("honest", document)
    supervision._warm._process.kill()
    supervision._warm._process.wait()
    assert told(read_by("honest", document))["name"] == "return.txt"


def test_a_worker_may_have_its_process_made_ready(document):
    supervision._warm.stop()
    supervision.prepare()
    process = supervision._warm._process
    assert told(read_by("honest", document))["name"] == "return.txt"
    if sys.platform == "linux":
        assert supervision._warm._process is process


@linux
def test_whatever_every_document_needs_is_there_before_the_second_one_is_opened(document):
    for _ in range(2):
        reading = read_by("reads_small", document)
    assert told(reading) == {"missing": "[]", "wordings": "1", "writers": "True"}


def test_a_watcher_that_fails_does_not_hold_up_the_next_document(document):
    def fails(*step):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read_by("honest", document, progress=fails)
    assert told(read_by("honest", document))["name"] == "return.txt"


def test_what_holds_and_what_is_missing_are_told_apart():
    holds, missing = protections(), gaps()
    assert not set(holds) & set(missing)
    assert {NO_NETWORK, NO_SOCKETS, NO_FILES, NO_PRIVILEGES} <= {*holds, *missing}
