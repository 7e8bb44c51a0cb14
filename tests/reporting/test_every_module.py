"""Every module of this room has a test module under the same path."""

from pathlib import Path

ROOM = Path(__file__).parents[2] / "reporting"


def test_each_module_has_its_own():
    modules = [
        path.relative_to(ROOM)
        for path in ROOM.rglob("*.py")
        if path.name != "__init__.py" and "migrations" not in path.parts
    ]
    assert len(modules) > 80
    without = [str(one) for one in modules if not (Path(__file__).parent / one.parent / f"test_{one.name}").is_file()]
    assert without == []
