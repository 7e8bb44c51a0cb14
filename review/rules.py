"""Every quality rule of the product: those about one document and those across returns."""

from __future__ import annotations

import ast
from functools import cache
from importlib import import_module
from pathlib import Path

from ingestion.values.finding import CATALOGUE, FindingKind

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("ingestion", "review")
CALLED = "declare("


def declaring_modules() -> list[str]:
    """The modules of the rooms that declare kinds, told from their source: the others need not be imported."""
    found = []
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            if CALLED not in source:  # to parse every module takes a second
                continue
            if any(_declares(node) for node in ast.parse(source).body):
                found.append(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return found


def _declares(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "declare"
    )


@cache
def kinds() -> tuple[FindingKind, ...]:
    """All declared kinds by id. The modules that declare them are imported first."""
    for module in declaring_modules():
        import_module(module)
    return tuple(CATALOGUE[id] for id in sorted(CATALOGUE))
