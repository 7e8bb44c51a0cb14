"""Keeping every part of the site running: what ends is started again, quickly at first and then ever more slowly."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from foitracker import processes

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds before a part that ended is started again; doubled each time it ends soon after."""

STEADY = 60.0
"""Seconds after which a part counts as running well, and its next end as the first."""

LOOK_EVERY = 0.5
SERVERS_EVERY = 2.0


@dataclass(slots=True)
class Part:
    """One process to keep running. `ends` counts how often it has ended soon after its start."""

    name: str
    start: Callable[[], subprocess.Popen[bytes]]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    ends: int = 0
    due: float = field(default=0.0)

    def look(self, now: float) -> str | None:
        """Start it where it is due; a sentence where it was found ended."""
        if self.process is not None and self.process.poll() is not None:
            status, self.process = self.process.returncode, self._buried(self.process)
            self.ends = 1 if now - self.started > STEADY else self.ends + 1
            pause = min(FIRST_PAUSE * 2 ** (self.ends - 1), LONGEST_PAUSE)
            self.due = now + pause
            return f"{self.name} ended (status {status}) and is started again in {pause:g} s."
        if self.process is None and now >= self.due:
            self.process, self.started = self.start(), now
        return None

    @staticmethod
    def _buried(process: subprocess.Popen[bytes]) -> None:
        """What an ended process has left running ends too: a worker without its head would read on unseen."""
        processes.stop(process)

    def stop(self) -> None:
        if self.process is not None:
            processes.stop(self.process)
            self.process = None


def keep_running(parts: list[Part], *, revive: Callable[[], list[str]], say: Callable[[str], None]) -> None:
    """Keep the parts running until interrupted; `revive` brings back the servers under them and says which."""
    looked = 0.0
    try:
        while True:
            now = time.monotonic()
            if now - looked >= SERVERS_EVERY:
                looked = now
                for server in _tried(revive, say):
                    say(f"{server} had ended and was started again.")
            for part in parts:
                if sentence := part.look(now):
                    say(sentence)
            time.sleep(LOOK_EVERY)
    finally:
        for part in parts:
            part.stop()


def _tried(revive: Callable[[], list[str]], say: Callable[[str], None]) -> list[str]:
    """A server that does not start now is tried again: giving up would take the rest with it."""
    try:
        return revive()
    except Exception as trouble:
        say(f"{trouble}")
        return []
