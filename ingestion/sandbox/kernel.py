"""What the Linux kernel offers a process that wants less: calls that the standard library of Python 3.11 lacks."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_MODE_FILTER = 2

CLONE_NEWNS = 0x00020000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000

MS_BIND = 0x1000
MS_REC = 0x4000
MS_PRIVATE = 0x40000

_libc = ctypes.CDLL(None, use_errno=True)


def linux() -> bool:
    return sys.platform == "linux"


def checked(result: int) -> int:
    """The result of a call of the C library. Raises OSError where it failed."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def system_call(number: int, *arguments: object) -> int:
    return checked(_libc.syscall(ctypes.c_long(number), *arguments))


def process_control(option: int, *arguments: object) -> int:
    padded = [*arguments, *[ctypes.c_ulong(0)] * (4 - len(arguments))]
    return checked(_libc.prctl(ctypes.c_int(option), *padded))


def unshare(flags: int) -> None:
    checked(_libc.unshare(ctypes.c_int(flags)))


def mount(source: str, target: str, flags: int) -> None:
    checked(_libc.mount(source.encode(), target.encode(), None, ctypes.c_ulong(flags), None))


def no_new_privileges() -> None:
    process_control(PR_SET_NO_NEW_PRIVS, ctypes.c_ulong(1))


def die_with_parent(signal_number: int) -> None:
    process_control(PR_SET_PDEATHSIG, ctypes.c_ulong(signal_number))


def stand_back(by: int) -> None:
    """Let every other process go first, by so many steps of nice(2), in this process and all that it starts."""
    os.nice(by)
    group_as_nice()


def group_as_nice() -> None:
    """Where the kernel shares processors out by session (autogroup, as desktops have it), niceness counts inside a
    session only. So a session of one's own is made as nice as its first process. Missed where the kernel has none of
    that, or was asked too often."""
    if linux() and os.getsid(0) == os.getpid():
        with contextlib.suppress(OSError):
            Path("/proc/self/autogroup").write_text(str(os.getpriority(os.PRIO_PROCESS, 0)))
