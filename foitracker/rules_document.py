"""Prints the page about the quality rules: python -m foitracker.rules_document > docs/quality-rules.md"""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

from ingestion.quality.catalogue import page
from ingestion.values.finding import CATALOGUE

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("ingestion", "review")


def declaring_modules() -> list[str]:
    """The modules of the rooms that declare kinds, told from their source: the others need not be imported."""
    found = []
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            if any(_declares(node) for node in tree.body):
                found.append(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return found


def _declares(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "declare"
    )


def document() -> str:
    """The page of every declared kind."""
    for module in declaring_modules():
        import_module(module)
    return page(CATALOGUE.values())


if __name__ == "__main__":
    print(document(), end="")
