"""A cell's value as plain JSON and back: what JSON has no word for is written as {kind: text}. Pure.

What comes back is data that nobody vouches for: each value is checked.
"""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from typing import Any

from requests_app.storable import storable

LARGEST_INTEGER = 2**63

_SCALARS = (str, int, float, bool, type(None))
_MOMENTS: dict[str, Any] = {"datetime": datetime, "date": date, "time": time}


class MalformedReading(ValueError):
    """What came back is not a reading."""


def written_cell(value: Any) -> Any:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return int(value) if abs(value) < LARGEST_INTEGER else {"int": hex(value)}
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else {"float": repr(float(value))}
    if isinstance(value, timedelta):
        return {"timedelta": [value.days, value.seconds, value.microseconds]}
    for name, kind in _MOMENTS.items():
        if isinstance(value, kind):
            return {name: value.isoformat()}
    return str(value)


def read_cell(value: Any) -> Any:
    if type(value) is str:
        return storable(value)
    if isinstance(value, _SCALARS):
        return value
    if not isinstance(value, dict) or len(value) != 1:
        raise MalformedReading("a cell that is neither text, number nor date")
    ((name, body),) = value.items()
    if name == "timedelta":
        days, seconds, microseconds = (exactly(int, part) for part in listed(body))
        return timedelta(days, seconds, microseconds)
    body = exactly(str, body)
    if name == "int":
        return int(body, 16)
    if name == "float":
        return float(body)
    if name in _MOMENTS:
        return _MOMENTS[name].fromisoformat(body)
    raise MalformedReading(f"a cell of kind {name!r}")


def listed(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise MalformedReading("a list was expected")
    return value


def exactly(kind: type, value: Any) -> Any:
    if isinstance(value, bool) and kind is not bool:
        raise MalformedReading(f"{kind.__name__} was expected, not yes or no")
    if not isinstance(value, kind):
        raise MalformedReading(f"{kind.__name__} was expected, not {type(value).__name__}")
    return value
