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
    `wall_seconds` is kept from outside the process. To it comes `page_seconds` for each page that the process says it
    has read, of `most_pages` at most: a long scan has the time that it needs, and less than its worker may be silent.
    Pages of a scan are read in processes of their own, two at once; memory and processor time hold for each.
    `scratch_file` bounds each file written into the scratch folder, `output` what the process may answer.
    """

    memory: int = 1024 * MEGABYTE
    address_space: int = 2048 * MEGABYTE
    cpu_seconds: int = 60
    wall_seconds: float = 120.0
    page_seconds: float = 15.0
    most_pages: int = 60
    scratch_file: int = 256 * MEGABYTE
    open_files: int = 256
    processes: int = 128
    output: int = 48 * MEGABYTE
    document: int = 100 * MEGABYTE

    def seconds_with(self, pages: int) -> float:
        """On the clock, for a document of which so many pages were read by now."""
        return self.wall_seconds + self.page_seconds * min(pages, self.most_pages)
