"""Readers that a hostile document might make of an honest one. Each runs in the sandbox in the pipeline's place."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from ingestion.readers.scan_processes import read_beside_each_other
from ingestion.values.finding import Finding, Level
from ingestion.values.reading import FileFacts, Reading, UnreadableFile


def said(path: Path, **what: object) -> Reading:
    """A reading that reports what was tried, as findings."""
    findings = [Finding("Q199", Level.INFO, f"{key}: {value}") for key, value in what.items()]
    return Reading(FileFacts("told by the reader", "0" * 64, 7, "text/plain"), findings=findings)


def attempt(deed) -> str:
    try:
        deed()
    except OSError as fault:
        return type(fault).__name__
    return "done"


def honest(path, *, name, progress):
    progress(1, 2, "pages")
    progress(2, 2, "pages")
    return said(path, text=path.read_text(), name=name)


def given(path, *, name, progress, specification, colour):
    return said(path, specification=specification, colour=colour)


def refuses(path, *, name, progress):
    raise UnreadableFile("encrypted", "It is locked.")


def breaks(path, *, name, progress):
    raise KeyError("a name from the document")


def takes_memory(path, *, name, progress):
    return said(path, size=len(bytearray(10 * 1024**3)))


def takes_memory_in_c(path, *, name, progress):
    sys.stderr.write("memory allocation of 9999999999 bytes failed\n")
    sys.stderr.flush()
    os.abort()


def holds_much_and_dies(path, *, name, progress):
    held = [bytes(1024 * 1024) * 10 for _ in range(80)]
    os.kill(os.getpid(), signal.SIGSEGV if held else 0)


def is_killed_from_outside(path, *, name, progress):
    os.kill(os.getpid(), signal.SIGKILL)


def calls_it_damaged_for_want_of_memory(path, *, name, progress):
    try:
        bytearray(10 * 1024**3)
    except MemoryError as fault:
        try:
            raise ValueError("cannot be parsed") from fault
        except ValueError as told:
            reading = said(path)
            reading.error = UnreadableFile("damaged", "The workbook is damaged.")
            reading.error.__cause__ = told
            return reading


def calls_it_damaged_after_holding_much(path, *, name, progress):
    held = [bytes(1024 * 1024) * 10 for _ in range(80)]
    raise UnreadableFile("damaged", f"The workbook of {len(held)} sheets is damaged.")


def says_its_limits(path, *, name, progress):
    import resource

    return said(path, data=resource.getrlimit(resource.RLIMIT_DATA)[1], cpu=resource.getrlimit(resource.RLIMIT_CPU)[0])


def spins(path, *, name, progress):
    while True:
        pass


def sleeps(path, *, name, progress):
    time.sleep(3600)


def takes_its_time_over_pages(path, *, name, progress):
    for page in (1, 2, 3):
        time.sleep(0.7)
        progress(page, 3, "pages")
    return said(path, pages=3)


def reads_pages_beside_each_other(path, *, name, progress):
    """Each page's process tries to connect, to read the project's folder; its limits are the system's."""

    def page(number: int) -> str:
        if resource.getrlimit(resource.RLIMIT_CPU)[0] == resource.RLIM_INFINITY:
            return "no limit"
        tried = [
            attempt(lambda: socket.create_connection(("127.0.0.1", 9), timeout=1)),
            attempt(lambda: os.listdir(Path(__file__).parents[3])),
        ]
        return "done" if "done" in tried else "refused"

    found = read_beside_each_other(page, [1, 2, 3])
    return said(path, **{f"page {number}": answer for number, answer in found})


def sleeps_deaf(path, *, name, progress):
    for number in range(1, 32):
        with contextlib.suppress(OSError, ValueError):
            signal.signal(number, signal.SIG_IGN)
    time.sleep(3600)


def aborts(path, *, name, progress):
    os.abort()


def crashes(path, *, name, progress):
    ctypes.string_at(0)


def leaves_quietly(path, *, name, progress):
    os._exit(0)


def floods(path, *, name, progress):
    while True:
        progress(2, 2, "pages")


def leaves_somebody_behind(path, *, name, progress):
    """A child that tries to get away from the group, and a note of its number."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(OSError):
            os.setsid()
        time.sleep(3600)
    return said(path, child=child)


def looks_around(path, *, name, progress):
    attempt(lambda: path.write_text("spoilt"))
    project = Path(__file__).resolve().parents[3]
    outside = Path.cwd().parent
    unix = socket.socketpair()[0]
    return said(
        path,
        read_settings=attempt(lambda: (project / "foitracker" / "settings.py").read_bytes()),
        list_project=attempt(lambda: os.listdir(project)),
        write_outside=attempt(lambda: (outside / "left-by-a-document").write_text("x")),
        write_scratch=attempt(lambda: Path("own").write_text("x")),
        connect=attempt(lambda: socket.create_connection(("127.0.0.1", 9), timeout=1)),
        datagram=attempt(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM)),
        local=attempt(lambda: socket.socket(socket.AF_UNIX).connect("/run/anything")),
        pair=type(unix).__name__,
        program=attempt(lambda: subprocess.run(["/bin/true"], check=True)),
        program_reads=subprocess.run(["/bin/cat", project / "run"], capture_output=True).returncode,
        kill_parent=attempt(lambda: os.kill(os.getppid(), signal.SIGKILL)),
        secrets=sorted(set(os.environ) & {"DATABASE_URL", "SECRET_KEY", "REDIS_URL"}),
        long_file=attempt(lambda: write_long(Path("long"))),
    )


def write_long(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(64):
            file.write(bytes(1024 * 1024))


def spoils_scratch(path, *, name, progress):
    deep = Path("a")
    for _ in range(20):
        deep.mkdir()
        deep /= "b"
    Path("a").chmod(0)
    return said(path, inside=sorted(entry.name for entry in Path.cwd().iterdir()))


def _answer() -> int:
    """The pipe the answer goes through, found as hostile code would find it."""
    return max(
        int(entry) for entry in os.listdir("/proc/self/fd") if os.path.realpath(f"/proc/self/fd/{entry}").count("pipe:")
    )


def answers_nonsense(path, *, name, progress):
    os.write(_answer(), b"R\x00\x00\x00\x05{{{{{")
    time.sleep(3600)


def answers_a_pickle(path, *, name, progress):
    body = b"cos\nsystem\n(S'touch /tmp/owned'\ntR."
    os.write(_answer(), b"R" + len(body).to_bytes(4, "big") + body)
    time.sleep(3600)


def answers_deep(path, *, name, progress):
    body = b'{"reading":' + b"[" * 200_000 + b"]" * 200_000 + b',"grids":[]}'
    os.write(_answer(), b"R" + len(body).to_bytes(4, "big"))
    view = memoryview(body)
    while view:
        view = view[os.write(_answer(), view) :]
    time.sleep(3600)


def answers_strange_frames(path, *, name, progress):
    for kind, body in ((b"P", b'["a",2,3]'), (b"P", b'[1,2,"<b>"]'), (b"M", b'"no type"'), (b"?", b"{}"), (b"P", b"{")):
        os.write(_answer(), kind + len(body).to_bytes(4, "big") + body)
    return said(path, fine="yes")


def reads_small(path, *, name, progress):
    """What an ordinary reading of a small document loads and works out that was not there before it."""
    from ingestion.pipeline import read_file
    from ingestion.values import encoding
    from requests_app.mail import understanding

    before, known = set(sys.modules), understanding._sieve.cache_info().currsize
    writers = encoding._dataclass_encoder.cache_info().currsize
    encoding.encode(read_file(path))
    missing = sorted(set(sys.modules) - before)
    return said(path, missing=missing, wordings=known, writers=writers > 0)
