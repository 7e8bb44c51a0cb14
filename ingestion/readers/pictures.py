"""Which pictures inside a letter or mail may hold figures, and which are logos."""

from __future__ import annotations

import io

from PIL import Image

LEAST_WIDTH, LEAST_HEIGHT = 300, 140
"""Pixels. A table of two rows and columns that a person can read on a screen is no smaller; most logos are."""


def may_hold_figures(content: bytes) -> bool:
    """Whether the picture is large enough to read. False also for what is no picture."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            width, height = picture.size
    except (OSError, ValueError, Image.DecompressionBombError):
        return False
    return width >= LEAST_WIDTH and height >= LEAST_HEIGHT
