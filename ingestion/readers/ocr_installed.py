"""Whether this installation can read pictures of pages.

What does so is two fifths of the installed size (requirements-lean.txt is all the rest), so a place that gets no scans
may go without. Then a picture is refused with a sentence, and a page that is one is told as not read.
"""

from __future__ import annotations

import importlib.util

LIBRARIES = ("cv2", "rapidocr", "onnxruntime")

NOT_HERE = (
    "This is a picture of a page, and nothing that reads pictures is installed here. Please ask for the file that it "
    "was printed from, or have it installed by whoever looks after this program."
)


def can_see() -> bool:
    return all(importlib.util.find_spec(library) is not None for library in LIBRARIES)
