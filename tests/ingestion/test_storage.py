"""The documents' folder: what killed uploads leave in it is cleared, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from ingestion.storage import FORGOTTEN_AFTER, keep, sweep_arriving

KILLED = """
import os, signal, sys
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "foitracker.settings"
from django.conf import settings
settings.DOCUMENTS_FOLDER = Path(sys.argv[1])
from ingestion.storage import keep

def chunks():
    yield b"half of"
    os.kill(os.getpid(), signal.SIGKILL)

keep(chunks())
"""


def test_what_a_killed_upload_left_goes_after_a_while_and_what_is_kept_or_arriving_stays(settings):
    sha256, _ = keep([b"whole"])
    folder = Path(settings.DOCUMENTS_FOLDER)
    subprocess.run([sys.executable, "-c", KILLED, str(folder)], cwd=Path(__file__).parents[2], check=False)
    [left] = folder.glob(".arriving-*")
    assert sweep_arriving(now=time.time()) == 0, "it may be arriving still"
    assert left.exists()
    assert sweep_arriving(now=time.time() + FORGOTTEN_AFTER + 1) == 1
    assert not left.exists()
    assert (folder / sha256[:2] / sha256).read_bytes() == b"whole"
