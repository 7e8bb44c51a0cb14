"""Files a process may read, and the one folder it may write to (Landlock, Linux 5.13 and later).

Rights and numbers: linux/landlock.h. A right that is handled and not allowed is denied for the rest of the process's
life and for everything it starts.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable
from pathlib import Path

from ingestion.sandbox.kernel import no_new_privileges, system_call

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
VERSION_FLAG = 1
RULE_PATH_BENEATH = 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
REFER, TRUNCATE, IOCTL_DEVICE = 1 << 13, 1 << 14, 1 << 15
FIRST_RIGHTS = (1 << 13) - 1
NET_BIND_TCP, NET_CONNECT_TCP = 1 << 0, 1 << 1
SCOPE_ABSTRACT_SOCKETS, SCOPE_SIGNALS = 1 << 0, 1 << 1
OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEVICE


class _Ruleset(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64)]


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


def version() -> int:
    """Which edition of Landlock the kernel has; 0 where it has none."""
    try:
        return system_call(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(VERSION_FLAG))
    except OSError:
        return 0


def handled_rights(edition: int) -> int:
    """Every file right this edition knows."""
    rights = FIRST_RIGHTS
    for first, right in ((2, REFER), (3, TRUNCATE), (5, IOCTL_DEVICE)):
        if edition >= first:
            rights |= right
    return rights


def restrict(*, readable: Iterable[Path], writable: Iterable[Path]) -> int:
    """From here on only these are read, and only `writable` written. Gives the edition.

    Raises OSError without Landlock. Missing paths are skipped. Programs may be started from readable folders; they are
    bound by the same rules.
    """
    edition = version()
    if not edition:
        raise OSError("this kernel has no Landlock")
    rights = handled_rights(edition)
    ruleset = _Ruleset(
        files=rights,
        net=NET_BIND_TCP | NET_CONNECT_TCP if edition >= 4 else 0,
        scoped=SCOPE_ABSTRACT_SOCKETS | SCOPE_SIGNALS if edition >= 6 else 0,
    )
    size = 24 if edition >= 6 else 16 if edition >= 4 else 8
    rules = system_call(CREATE_RULESET, ctypes.byref(ruleset), ctypes.c_size_t(size), ctypes.c_uint32(0))
    try:
        for path in readable:
            _allow(rules, path, rights & (EXECUTE | READ_FILE | READ_DIR))
        for path in writable:
            _allow(rules, path, rights)
        no_new_privileges()
        system_call(RESTRICT_SELF, ctypes.c_int(rules), ctypes.c_uint32(0))
    finally:
        os.close(rules)
    return edition


def _allow(rules: int, path: Path, rights: int) -> None:
    try:
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not path.is_dir():
            rights &= OF_A_FILE
        beneath = _PathBeneath(allowed=rights, parent=parent)
        system_call(
            ADD_RULE, ctypes.c_int(rules), ctypes.c_int(RULE_PATH_BENEATH), ctypes.byref(beneath), ctypes.c_uint32(0)
        )
    finally:
        os.close(parent)
