"""Everything that a process gives up before it opens a document, and what of that holds on this machine.

Each step is tried and may be missing: another system, an older kernel, a container that forbids it. A step that is
missing is named by `confine` and, for the health page, by the probe; only the limits of the process itself and the
clock outside it are there on every system.
"""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingestion.sandbox import kernel, landlock, seccomp
from ingestion.sandbox.limits import Limits

TEMPORARY = Path("/tmp")  # noqa: S108  the folder itself is replaced
COPY = "document"
PROJECT = Path(__file__).resolve().parents[2]
OWN_PACKAGES = ("ingestion", "requests_app")
"""Of the project only these are readable: not its data, not its settings."""

SYSTEM_FOLDERS = (
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/opt",
    "/etc",
    "/var/cache/fontconfig",
    "/var/spool/libreoffice",
)
SYSTEM_PLACES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom", "/proc", "/sys/devices/system/cpu")

NO_NETWORK = "No network: the reading process has none of its own."
NO_SOCKETS = "No connections: the system refuses to make one for the reading process."
NO_FILES = "No other files: documents, settings and the database's folder cannot be read, and only scratch is written."
NO_PRIVILEGES = "No privileges: the reading process and what it starts can gain none."
LIMITED = "Memory, processor time, file sizes and open files are limited by the system."
CLOCKED = "The clock is kept from outside: a reading that takes too long is stopped with all that it started."
DISCARDED = "The scratch folder is emptied after each document."


def limit_resources(limits: Limits, *, processes: bool = False) -> None:
    """Ceilings of the system on this process. A ceiling that the system does not keep is skipped."""
    ceilings = [
        ("RLIMIT_CORE", 0, 0),
        ("RLIMIT_DATA", limits.memory, limits.memory),
        ("RLIMIT_AS", limits.address_space, limits.address_space),
        ("RLIMIT_CPU", limits.cpu_seconds, limits.cpu_seconds + 2),
        ("RLIMIT_FSIZE", limits.scratch_file, limits.scratch_file),
        ("RLIMIT_NOFILE", limits.open_files, limits.open_files),
    ]
    if processes:
        ceilings.append(("RLIMIT_NPROC", limits.processes, limits.processes))
    for name, soft, hard in ceilings:
        with contextlib.suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (soft, hard))
    # A file that grows too long is an error to handle, not a death.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


@dataclass(frozen=True, slots=True)
class Confined:
    """Where the document and the scratch folder stand now, and what could not be given up."""

    document: Path
    scratch: Path
    missing: tuple[str, ...]


def confine(*, document: Path, scratch: Path, limits: Limits) -> Confined:
    """Give up, for good, whatever reading a document does not need.

    Must run in a process of one thread. The order matters: a new network needs rights that later steps take away.
    """
    missing = []
    own_user = False
    if kernel.linux():
        own_user = _tried(_leave_network)
        if not own_user:
            missing.append(NO_NETWORK)
        elif not lies_in_temporary_folder():
            document, scratch = _with_own_temporary_folder(document, scratch)
    limit_resources(limits, processes=own_user)
    readable = [*python_folders(), *map(Path, SYSTEM_FOLDERS), *map(Path, SYSTEM_PLACES), document]
    writable = [scratch, Path(os.devnull)]
    steps: list[tuple[str, Callable[[], object]]] = [
        (NO_FILES, lambda: landlock.restrict(readable=readable, writable=writable)),
        (NO_SOCKETS, seccomp.restrict),
        (NO_PRIVILEGES, kernel.no_new_privileges),
    ]
    for sentence, step in steps:
        if not (kernel.linux() and _tried(step)):
            missing.append(sentence)
    if NO_SOCKETS in missing:
        _refuse_sockets_in_python()
    return Confined(document, scratch, tuple(missing))


def python_folders() -> list[Path]:
    """Where the interpreter, its libraries and the reading part of the project lie."""
    folders = [Path(prefix) for prefix in {sys.prefix, sys.base_prefix, sys.exec_prefix}]
    folders += [Path(entry) for entry in sys.path if entry and Path(entry).resolve() != PROJECT]
    return [*folders, *(PROJECT / package for package in OWN_PACKAGES)]


def lies_in_temporary_folder() -> bool:
    """Whether the program itself runs from there, as a trial checkout may: then that folder stays as it is."""
    return any(folder.resolve().is_relative_to(TEMPORARY.resolve()) for folder in python_folders())


def _tried(step: Callable[[], object]) -> bool:
    try:
        step()
    except OSError:
        return False
    return True


def _leave_network() -> None:
    """A user and a network of one's own, with nothing in them. The user keeps its number, so files stay its own."""
    user, group = os.geteuid(), os.getegid()
    kernel.unshare(kernel.CLONE_NEWUSER | kernel.CLONE_NEWNET | kernel.CLONE_NEWIPC | kernel.CLONE_NEWNS)
    with contextlib.suppress(OSError):
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")


def _with_own_temporary_folder(document: Path, scratch: Path) -> tuple[Path, Path]:
    """The scratch folder put where programs look for temporary files, for some ask no environment where that is.

    Gives both paths as they are reached from then on. A document that lies in the old temporary folder is copied first.
    """
    if document.is_relative_to(TEMPORARY):
        document = Path(shutil.copyfile(document, scratch / COPY))
    folder = os.open(scratch, os.O_PATH | os.O_DIRECTORY)
    try:
        kernel.mount("none", "/", kernel.MS_REC | kernel.MS_PRIVATE)
        kernel.mount(f"/proc/self/fd/{folder}", str(TEMPORARY), kernel.MS_BIND)
    except OSError:
        return document, scratch
    finally:
        os.close(folder)
    seen = TEMPORARY if scratch.is_relative_to(TEMPORARY) else scratch
    os.chdir(seen)
    return seen / COPY if document == scratch / COPY else document, seen


def _refuse_sockets_in_python() -> None:
    """A last resort where the system refuses nothing: it stops honest code, not hostile machine code."""

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo"):
            raise PermissionError("the reading process has no network")

    sys.addaudithook(refuse)


def held(scratch: Path) -> dict[str, bool]:
    """Which protections hold in this very process, found by trying to break each. Run after `confine`."""
    return {
        NO_NETWORK: not _other_interfaces(),
        NO_SOCKETS: _refused(lambda: socket.create_connection(("127.0.0.1", 9), timeout=1)),
        NO_FILES: _refused(lambda: os.listdir(PROJECT)) and _refused(lambda: _write_beside(scratch)),
        NO_PRIVILEGES: "NoNewPrivs:\t1" in _status(),
        LIMITED: resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY and kernel.linux(),
    }


def _refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except PermissionError:
        return True
    except OSError:
        return False
    return False


def _write_beside(scratch: Path) -> None:
    beside = scratch.parent / f"beside-{os.getpid()}"
    beside.mkdir()
    beside.rmdir()


def _other_interfaces() -> bool:
    """Whether there is any network card but the machine's talk to itself."""
    try:
        lines = Path("/proc/self/net/dev").read_text().splitlines()[2:]
    except OSError:
        return True
    return any(not line.strip().startswith("lo:") for line in lines)


def _status() -> str:
    try:
        return Path("/proc/self/status").read_text()
    except OSError:
        return ""
