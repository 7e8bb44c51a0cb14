"""System calls a reader of documents never needs, refused by the kernel (seccomp, Linux on x86-64 and AArch64).

A refused call fails with an error number and the process lives on, so a library that merely tries is not killed.
Sockets: a stream between processes of one machine may be made and listened on (LibreOffice insists), nothing may be
connected to; every other kind is refused.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from dataclasses import dataclass

from ingestion.sandbox.kernel import PR_SET_SECCOMP, SECCOMP_MODE_FILTER, no_new_privileges, process_control

LOAD, EQUAL, AT_LEAST, ANY_BIT, AND, RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
ALLOW, REFUSE = 0x7FFF0000, 0x00050000
OF_NUMBER, OF_MACHINE, OF_FIRST, OF_SECOND = 0, 4, 16, 24
X32_BIT = 0x40000000
AF_UNIX, SOCK_STREAM, SOCKET_KIND = 1, 1, 0xF
NEW_NAMESPACE_FLAGS = 0x7E020000


@dataclass(frozen=True, slots=True)
class Machine:
    """The audit number of a processor and its numbers of the calls named here."""

    audit: int
    socket: int
    connect: int
    clone: int
    refused: dict[str, int]


SHARED_NUMBERS = {
    "io_uring_setup": 425,
    "open_tree": 428,
    "move_mount": 429,
    "fsopen": 430,
    "fsmount": 432,
    "pidfd_getfd": 438,
    "mount_setattr": 442,
}
MACHINES = {
    "x86_64": Machine(
        audit=0xC000003E,
        socket=41,
        connect=42,
        clone=56,
        refused={
            "ptrace": 101,
            "setpgid": 109,
            "setsid": 112,
            "pivot_root": 155,
            "chroot": 161,
            "mount": 165,
            "umount2": 166,
            "init_module": 175,
            "kexec_load": 246,
            "add_key": 248,
            "request_key": 249,
            "keyctl": 250,
            "unshare": 272,
            "perf_event_open": 298,
            "open_by_handle_at": 304,
            "setns": 308,
            "process_vm_readv": 310,
            "process_vm_writev": 311,
            "finit_module": 313,
            "bpf": 321,
            "userfaultfd": 323,
            **SHARED_NUMBERS,
        },
    ),
    "aarch64": Machine(
        audit=0xC00000B7,
        socket=198,
        connect=203,
        clone=220,
        refused={
            "umount2": 39,
            "mount": 40,
            "pivot_root": 41,
            "chroot": 51,
            "unshare": 97,
            "kexec_load": 104,
            "init_module": 105,
            "ptrace": 117,
            "setpgid": 154,
            "setsid": 157,
            "add_key": 217,
            "request_key": 218,
            "keyctl": 219,
            "perf_event_open": 241,
            "open_by_handle_at": 265,
            "setns": 268,
            "process_vm_readv": 270,
            "process_vm_writev": 271,
            "finit_module": 273,
            "bpf": 280,
            "userfaultfd": 282,
            **SHARED_NUMBERS,
        },
    ),
}
CLONE3 = 435

Instruction = tuple[int, int, int, int]
"""Code, jump when true, jump when false, operand."""


def program(machine: Machine) -> list[Instruction]:
    """The filter, as the kernel's classic BPF instructions."""

    def refusal(number: int) -> Instruction:
        return (RETURN, 0, 0, REFUSE | number)

    allow: Instruction = (RETURN, 0, 0, ALLOW)
    lines: list[Instruction] = [
        (LOAD, 0, 0, OF_MACHINE),
        (EQUAL, 1, 0, machine.audit),
        refusal(errno.EPERM),
        (LOAD, 0, 0, OF_NUMBER),
        (AT_LEAST, 0, 1, X32_BIT),
        refusal(errno.EPERM),
    ]
    for number in sorted(machine.refused.values()):
        lines += [(EQUAL, 0, 1, number), refusal(errno.EPERM)]
    # Without clone3 the C library falls back to clone, whose flags can be looked at.
    lines += [(EQUAL, 0, 1, CLONE3), refusal(errno.ENOSYS)]
    lines += [(EQUAL, 0, 1, machine.connect), refusal(errno.EACCES)]
    lines += [(EQUAL, 0, 3, machine.clone), (LOAD, 0, 0, OF_FIRST), (ANY_BIT, 0, 1, NEW_NAMESPACE_FLAGS)]
    lines += [refusal(errno.EPERM)]
    lines += [(LOAD, 0, 0, OF_NUMBER), (EQUAL, 1, 0, machine.socket), allow]
    lines += [(LOAD, 0, 0, OF_FIRST), (EQUAL, 1, 0, AF_UNIX), refusal(errno.EACCES)]
    lines += [(LOAD, 0, 0, OF_SECOND), (AND, 0, 0, SOCKET_KIND), (EQUAL, 1, 0, SOCK_STREAM), refusal(errno.EACCES)]
    return [*lines, allow]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


def restrict() -> None:
    """The filter holds from here on, for this process and what it starts. Raises OSError where it cannot be had."""
    machine = MACHINES.get(platform.machine())
    if machine is None:
        raise OSError(f"no filter of system calls is written for {platform.machine()}")
    lines = program(machine)
    instructions = b"".join(struct.pack("=HBBI", *line) for line in lines)
    no_new_privileges()
    filter_ = _Program(len(lines), instructions)
    process_control(PR_SET_SECCOMP, ctypes.c_ulong(SECCOMP_MODE_FILTER), ctypes.byref(filter_))
