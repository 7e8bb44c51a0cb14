"""Every quality rule of the product, in order: those about one document and those across returns."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from ingestion.values.finding import CATALOGUE, FindingKind

ROOMS = (
    "ingestion.readers",
    "ingestion.tables",
    "ingestion.interpretation",
    "ingestion.quality",
    "review.checks",
)


@cache
def kinds() -> tuple[FindingKind, ...]:
    """All declared kinds by id. The modules that declare them are imported first."""
    for room in ROOMS:
        package = importlib.import_module(room)
        for module in pkgutil.walk_packages(package.__path__, f"{room}."):
            importlib.import_module(module.name)
    return tuple(CATALOGUE[id] for id in sorted(CATALOGUE))
