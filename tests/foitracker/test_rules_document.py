from __future__ import annotations

import re

import pytest

from foitracker.rules_document import document
from ingestion.quality.catalogue import page
from ingestion.values.finding import FindingKind, Level
from review.rules import ROOT, declaring_modules

PAGE = ROOT / "docs" / "quality-rules.md"


def test_the_page_is_what_the_registry_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == document(), (
        "Renew it: python -m foitracker.rules_document > docs/quality-rules.md"
    )


def test_every_id_written_in_the_source_is_on_the_page() -> None:
    """Ids are found in the source by another way than the page finds them."""
    written = set()
    for room in ("ingestion", "review"):
        for path in (ROOT / room).rglob("*.py"):
            written |= set(re.findall(r'declare\(\s*"([QR]\d{3})"', path.read_text(encoding="utf-8")))
    on_the_page = set(re.findall(r"^\| ([QR]\d{3}) \|", document(), re.MULTILINE))
    assert on_the_page == written


def test_the_declaring_modules_are_found() -> None:
    assert {"ingestion.quality.sum_kinds", "ingestion.interpretation.prose"} <= set(declaring_modules())
    assert "ingestion.values.finding" not in declaring_modules()


def test_kinds_stand_under_their_area_in_order() -> None:
    kinds = [FindingKind(id, Level.INFO, f"title of {id}", "do | this") for id in ("Q402", "Q401", "Q150")]
    printed = page(kinds)
    places = [printed.index(words) for words in ("## Opening", "| Q150 | info |", "## Arithmetic", "| Q401", "| Q402")]
    assert places == sorted(places)
    assert "do \\| this" in printed


def test_an_id_of_no_area_is_refused() -> None:
    with pytest.raises(ValueError, match="X100"):
        page([FindingKind("X100", Level.INFO, "", "")])
