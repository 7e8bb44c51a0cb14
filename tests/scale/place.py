"""A database of its own for a world, on the embedded servers of a data folder of its own."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]


def open_database(name: str, *, afresh: bool = False) -> None:
    """Servers up, Django on the database of this name, migrated. `afresh` drops what is in it first."""
    os.environ["FOITRACKER_DATA"] = str(ROOT / "data" / "bench")
    os.environ["FOITRACKER_DISPOSABLE"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "foitracker.settings"
    from foitracker import embedded

    embedded.hold()
    import psycopg

    address = f"postgresql://{embedded.USER}@/postgres?host={embedded.socket_folder()}"
    with psycopg.connect(address, autocommit=True) as server:
        if afresh:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            server.execute(f'CREATE DATABASE "{name}"')
    os.environ["DATABASE_URL"] = f"postgresql://{embedded.USER}@/{name}?host={embedded.socket_folder()}"
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    if settings.configured:  # another database was open in this process
        connection.close()
        connection.settings_dict["NAME"] = name
    django.setup()
    call_command("migrate", verbosity=0)
