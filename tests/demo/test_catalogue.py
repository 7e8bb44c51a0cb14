from pathlib import Path

from demo.catalogue import document
from demo.known_figures import FORCES

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "demonstration.md"


def test_the_document_is_as_printed():
    """Anew: python -c "from demo.catalogue import document; print(document(), end='')" > docs/demonstration.md"""
    assert DOCUMENT.read_text(encoding="utf-8") == document()


def test_made_up_totals_say_so():
    lines = document().splitlines()
    assert "| Thames Valley Police | 114 | published | 274 | published |" in lines
    assert "| Derbyshire Constabulary | 62 | made up | 74 | made up |" in lines
    assert sum(any(line.startswith(f"| {force.name} |") for line in lines) for force in FORCES) == 43
