#!/usr/bin/env python
"""Django's command line. Starts the embedded PostgreSQL and Valkey first for the commands that need them."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "foitracker.settings")
    from foitracker import embedded

    if embedded.needed_by(sys.argv[1:]):
        embedded.hold()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
