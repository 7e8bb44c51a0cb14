"""How much one document may take."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on the reading of one document, its members included. Seconds, bytes and counts as the names say.

    `memory` is address space, not resident memory: some libraries reserve far more than they use.
    `cpu_seconds` counts every thread; `wall_seconds` is kept from outside the process.
    `scratch_file` bounds each file written into the scratch folder, `output` what the process may answer.
    """

    memory: int = 2048 * MEGABYTE
    cpu_seconds: int = 240
    wall_seconds: float = 180.0
    scratch_file: int = 256 * MEGABYTE
    open_files: int = 256
    processes: int = 128
    output: int = 48 * MEGABYTE
    document: int = 100 * MEGABYTE
