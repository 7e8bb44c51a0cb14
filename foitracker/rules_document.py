"""Prints the page about the quality rules: python -m foitracker.rules_document > docs/quality-rules.md"""

from __future__ import annotations

from ingestion.quality.catalogue import page
from review.rules import kinds


def document() -> str:
    """The page of every declared kind."""
    return page(kinds())


if __name__ == "__main__":
    print(document(), end="")
