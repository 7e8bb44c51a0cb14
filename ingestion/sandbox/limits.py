"""How much one document may take."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on the reading of one document, its members included. Seconds, bytes and counts as the names say.

    `memory` is what the process may hold of its own (private data, with what libraries reserve); `address_space` adds
    the libraries themselves and the files they map. `cpu_seconds` counts every thread; scans stop before it by
    themselves, and archives begin no further file.
    `wall_seconds` is kept from outside the process.
    `scratch_file` bounds each file written into the scratch folder, `output` what the process may answer.
    """

    memory: int = 1024 * MEGABYTE
    address_space: int = 2048 * MEGABYTE
    cpu_seconds: int = 60
    wall_seconds: float = 120.0
    scratch_file: int = 256 * MEGABYTE
    open_files: int = 256
    processes: int = 128
    output: int = 48 * MEGABYTE
    document: int = 100 * MEGABYTE
