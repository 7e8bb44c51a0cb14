"""What is made of each key, made once: rows in their thousands repeat a few hundred categories and bounds. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Key = TypeVar("Key")
Made = TypeVar("Made")


class Memo(dict[Key, Made]):
    """A dict that makes what it does not hold. What it gives is shared: nobody may change it.

    >>> lengths = Memo(len)
    >>> lengths["Female"], dict(lengths)
    (6, {'Female': 6})
    """

    def __init__(self, make: Callable[[Key], Made]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, key: Key) -> Made:
        made = self[key] = self.make(key)
        return made
