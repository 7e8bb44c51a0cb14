"""`./run serve`: the site with its worker, on the data that is there."""

from __future__ import annotations

import socket
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from foitracker import embedded, processes
from foitracker.supervision import Part, keep_running


class Command(BaseCommand):
    help = "Serves the site on this machine with a worker beside it, until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, port: int, **options: Any) -> None:
        serve(self, port)


def free(port: int) -> bool:
    """Whether nobody listens on this port of the loopback address."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def serve(command: BaseCommand, port: int) -> None:
    """Serve until told to stop. A port that is taken is said, and the next free one used."""
    processes.stop_as_by_hand()
    call_command("migrate", verbosity=0)
    settings.DATA.mkdir(parents=True, exist_ok=True)
    chosen = next((number for number in range(port, port + 20) if free(number)), None)
    if chosen is None:
        raise CommandError(f"Ports {port} to {port + 19} are all taken; name another with --port.")
    if chosen != port:
        command.stdout.write(f"Port {port} is taken, so the site uses {chosen}.")
    parts = [
        Part("The worker", partial(processes.start_worker, clock=False)),
        Part("The clock", processes.start_clock),
        Part("The web server", partial(processes.start_web, chosen)),
    ]
    try:
        for part in parts:
            part.look(0.0)
        if not processes.wait_for_web(chosen):
            raise CommandError("The site did not start; its messages are above.")
        command.stdout.write(f"FOI Tracker is at http://localhost:{chosen}/  (Ctrl-C stops it)")
        keep_running(parts, revive=embedded.revive, say=command.stderr.write)
    except KeyboardInterrupt:
        command.stdout.write("\nStopping.")
    finally:
        for part in parts:
            part.stop()
