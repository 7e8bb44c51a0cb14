"""A reading as plain JSON and back: how it leaves the process that read the document.

The process on the other side has opened a document nobody vouches for, so what it says is data and nothing else: no
pickle, every value checked against the type the field declares, unknown fields refused. The shapes follow the
dataclasses of `ingestion.values` by their own annotations, so a field added there travels with no change here.

A grid is written once and named by its number where tables point at it, and so is a period, of which a document has
few and its records many. What a field leaves at its default is not written. Rows still to come (`Grid.more`) are not
carried; a grid that lost rows on the way is marked `cut`.
"""

from __future__ import annotations

import dataclasses
import math
import re
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from ingestion.values.grid import Grid
from ingestion.values.period import Period
from ingestion.values.reading import Reading, UnreadableFile
from requests_app.storable import storable

CELLS = 200_000
"""How many cells travel for showing a document beside its records."""

LARGEST_INTEGER = 2**63

_SCALARS = (str, int, float, bool, type(None))
_MOMENTS: dict[str, Any] = {"datetime": datetime, "date": date, "time": time}
_ERROR_CODE = re.compile(r"[a-z_]{1,40}")


class MalformedReading(ValueError):
    """What came back is not a reading."""


def encode(reading: Reading, *, cells: int = CELLS) -> dict[str, Any]:
    """The reading as plain JSON values. `cells` bounds the cells carried over all its grids, members included."""
    pool = _Pool(cells)
    body = _encoder(Reading)(reading, pool)
    return {
        "reading": body,
        "grids": pool.grids,
        "periods": [_dataclass_encoder(Period)(one, pool) for one in pool.periods],
    }


def decode(document: object) -> Reading:
    """The reading that `encode` wrote. Raises MalformedReading for anything else."""
    if not isinstance(document, dict) or set(document) != {"reading", "grids", "periods"}:
        raise MalformedReading("not an encoded reading")
    try:
        period = _dataclass_decoder(Period)
        pool = _Decoded([period(item, _Decoded([], [])) for item in _list(document["periods"])], [])
        pool.grids.extend(_grid_from(item, pool) for item in _list(document["grids"]))
        reading = _decoder(Reading)(document["reading"], pool)
    except MalformedReading:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as fault:
        raise MalformedReading(f"{type(fault).__name__}: {fault}") from fault
    assert isinstance(reading, Reading)
    return reading


def written_value(value: Any) -> Any:
    """Any dataclass of plain fields as JSON values, by its annotations."""
    return _encoder(type(value))(value, _Pool(0))


def read_value(kind: Any, document: object) -> Any:
    """What `written_value` wrote, as this dataclass or annotated kind. Raises MalformedReading for anything else."""
    try:
        return _decoder(kind)(document, _Decoded([], []))
    except MalformedReading:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as fault:
        raise MalformedReading(f"{type(fault).__name__}: {fault}") from fault


@dataclasses.dataclass(slots=True)
class _Decoded:
    """What records and tables point at by number."""

    periods: list[Period]
    grids: list[Grid]


class _Pool:
    """Grids and periods met so far, each written once; grids until the cells run out."""

    def __init__(self, cells: int) -> None:
        self.cells = cells
        self.grids: list[dict[str, Any]] = []
        self.periods: dict[Period, int] = {}
        self._numbers: dict[int, int] = {}
        self._kept: list[Grid] = []

    def number(self, grid: Grid) -> int:
        if id(grid) not in self._numbers:
            self._numbers[id(grid)] = len(self.grids)
            self._kept.append(grid)
            self.grids.append(self._write(grid))
        return self._numbers[id(grid)]

    def _write(self, grid: Grid) -> dict[str, Any]:
        rows = []
        for row in grid.rows:
            if self.cells < len(row):
                break
            self.cells -= len(row)
            rows.append([_value_out(value) for value in row])
        written: dict[str, Any] = {"rows": rows}
        short = len(rows) < len(grid.rows)
        for name, (encoder, _) in _fields(Grid).items():
            if name in ("rows", "more", "cut"):
                continue
            value = getattr(grid, name)
            if short and isinstance(value, Mapping):
                value = {cell: about for cell, about in value.items() if cell[0] < len(rows)}
            if not _is_default(value, _unsaid(Grid, name)):
                written[name] = encoder(value, self)
        written["cut"] = grid.cut or short or grid.more is not None
        return written


def _grid_from(item: object, pool: _Decoded) -> Grid:
    if not isinstance(item, dict) or not set(item) <= set(_fields(Grid)) - {"more"}:
        raise MalformedReading("a grid with fields nobody knows")
    rows = [tuple(_value_in(value) for value in _list(row)) for row in _list(item["rows"])]
    fields = {name: _fields(Grid)[name][1](value, pool) for name, value in item.items() if name != "rows"}
    return Grid(rows=list(rows), **fields)


def _value_out(value: Any) -> Any:
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


def _value_in(value: Any) -> Any:
    if type(value) is str:
        return storable(value)
    if isinstance(value, _SCALARS):
        return value
    if not isinstance(value, dict) or len(value) != 1:
        raise MalformedReading("a cell that is neither text, number nor date")
    ((name, body),) = value.items()
    if name == "timedelta":
        days, seconds, microseconds = (_exactly(int, part) for part in _list(body))
        return timedelta(days, seconds, microseconds)
    body = _exactly(str, body)
    if name == "int":
        return int(body, 16)
    if name == "float":
        return float(body)
    if name in _MOMENTS:
        return _MOMENTS[name].fromisoformat(body)
    raise MalformedReading(f"a cell of kind {name!r}")


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise MalformedReading("a list was expected")
    return value


def _exactly(kind: type, value: Any) -> Any:
    if isinstance(value, bool) and kind is not bool:
        raise MalformedReading(f"{kind.__name__} was expected, not yes or no")
    if not isinstance(value, kind):
        raise MalformedReading(f"{kind.__name__} was expected, not {type(value).__name__}")
    return value


Encoder = Callable[[Any, _Pool], Any]
Decoder = Callable[[Any, _Decoded], Any]


@cache
def _fields(kind: type) -> dict[str, tuple[Encoder, Decoder]]:
    """Field name → how it is written and read back, by its annotation."""
    hints = typing.get_type_hints(kind)
    return {
        item.name: (_encoder(hints[item.name]), _decoder(hints[item.name]))
        for item in dataclasses.fields(kind)
        if not _is_function(hints[item.name])
    } | ({"more": (_nothing, _nothing)} if kind is Grid else {})


def _nothing(value: Any, grids: Any) -> Any:
    return None


def _is_function(hint: Any) -> bool:
    return any(typing.get_origin(part) is Callable for part in (hint, *typing.get_args(hint)))


def _alternatives(hint: Any) -> tuple[Any, ...] | None:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return typing.get_args(hint)
    return None


def _encoder(hint: Any) -> Encoder:
    alternatives = _alternatives(hint)
    if alternatives:
        wanted = [part for part in alternatives if part is not type(None)]
        if len(wanted) > 1:
            return lambda value, pool: _value_out(value)
        inner = _lazily(_encoder, wanted[0])
        return lambda value, pool: None if value is None else inner(value, pool)
    if hint is Grid:
        return lambda value, pool: pool.number(value)
    if hint is Period:
        return lambda value, pool: pool.periods.setdefault(value, len(pool.periods))
    if hint is UnreadableFile:
        return lambda value, pool: {"code": value.code, "sentence": value.sentence}
    if dataclasses.is_dataclass(hint):
        return _dataclass_encoder(typing.cast(type, hint))
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and arguments[-1] is not Ellipsis:
        parts = [_lazily(_encoder, part) for part in arguments]
        return lambda value, pool: [part(item, pool) for part, item in zip(parts, value, strict=True)]
    if origin in (list, tuple, frozenset, set, Sequence):
        one = _lazily(_encoder, arguments[0])
        ordered = sorted if origin in (frozenset, set) else list
        return lambda value, pool: [one(item, pool) for item in ordered(value)]
    if origin in (dict, Mapping):
        key, about = (_lazily(_encoder, part) for part in arguments)
        return lambda value, pool: [[key(left, pool), about(right, pool)] for left, right in value.items()]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return lambda value, pool: str(value)
    return lambda value, pool: _value_out(value)


@cache
def _dataclass_encoder(kind: type) -> Encoder:
    fields = [(name, encoder, _unsaid(kind, name)) for name, (encoder, _) in _fields(kind).items()]

    def encoded(value: Any, pool: _Pool) -> dict[str, Any]:
        written = {}
        for name, encoder, default in fields:
            field = getattr(value, name)
            if field is not default and not _is_default(field, default):
                written[name] = encoder(field, pool)
        return written

    return encoded


def _is_default(field: Any, default: Any) -> bool:
    """Whether a field holds what an omitted one would: the same in kind and value, so that 0 is not False."""
    return type(field) is type(default) and bool(field == default)


def _decoder(hint: Any) -> Decoder:
    alternatives = _alternatives(hint)
    if alternatives:
        wanted = [part for part in alternatives if part is not type(None)]
        if len(wanted) > 1:
            return lambda value, pool: _value_in(value)
        inner = _lazily(_decoder, wanted[0])
        return lambda value, pool: None if value is None else inner(value, pool)
    if hint is Grid:
        return lambda value, pool: _numbered(pool.grids, value)
    if hint is Period:
        return lambda value, pool: _numbered(pool.periods, value)
    if hint is UnreadableFile:
        return lambda value, pool: _error(value)
    if dataclasses.is_dataclass(hint):
        return _dataclass_decoder(typing.cast(type, hint))
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and arguments[-1] is not Ellipsis:
        parts = [_lazily(_decoder, part) for part in arguments]
        return lambda value, pool: tuple(part(item, pool) for part, item in zip(parts, _list(value), strict=True))
    if origin in (list, tuple, frozenset, set, Sequence):
        one = _lazily(_decoder, arguments[0])
        gathered: Any = list if origin is Sequence else origin
        return lambda value, pool: gathered([one(item, pool) for item in _list(value)])
    if origin in (dict, Mapping):
        key, about = (_lazily(_decoder, part) for part in arguments)
        return lambda value, pool: {key(left, pool): about(right, pool) for left, right in map(_list, _list(value))}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return lambda value, pool: hint(_exactly(str, value))
    if hint is float:
        return lambda value, pool: _exactly(int | float, _value_in(value))  # type: ignore[arg-type]
    return lambda value, pool: _exactly(hint, _value_in(value))


@cache
def _dataclass_decoder(kind: type) -> Decoder:
    fields = _fields(kind)
    given_anyway = {item.name for item in dataclasses.fields(kind) if _has_default(item)}
    omitted = {name: _unsaid(kind, name) for name in fields if name not in given_anyway}

    def decoded(value: Any, pool: _Decoded) -> Any:
        if not isinstance(value, dict):
            raise MalformedReading(f"not a {kind.__name__}")
        given = dict(omitted)
        for name, body in value.items():
            if name not in fields:
                raise MalformedReading(f"a {kind.__name__} with {name!r}")
            given[name] = fields[name][1](body, pool)
        for name, default in omitted.items():
            if given[name] is dataclasses.MISSING:
                raise MalformedReading(f"{kind.__name__} without {name}, {default}")
        return kind(**given)

    return decoded


def _has_default(item: dataclasses.Field[Any]) -> bool:
    return item.default is not dataclasses.MISSING or item.default_factory is not dataclasses.MISSING


@cache
def _unsaid(kind: type, name: str) -> Any:
    """What an omitted field stands for: its default, else None where that is allowed, else empty text."""
    item = next(item for item in dataclasses.fields(kind) if item.name == name)
    if item.default is not dataclasses.MISSING:
        return item.default
    if item.default_factory is not dataclasses.MISSING:
        return item.default_factory()
    hint = typing.get_type_hints(kind)[item.name]
    if type(None) in (_alternatives(hint) or ()):
        return None
    return "" if hint is str else dataclasses.MISSING


def _numbered(known: list[Any], number: Any) -> Any:
    if not 0 <= _exactly(int, number) < len(known):
        raise MalformedReading("a grid or period that did not come")
    return known[number]


def _error(value: Any) -> UnreadableFile:
    code, sentence = _exactly(str, value["code"]), _exactly(str, _value_in(value["sentence"]))
    if not _ERROR_CODE.fullmatch(code):
        raise MalformedReading("an error without a code")
    return UnreadableFile(code, sentence)


def _lazily(build: Callable[[Any], Any], hint: Any) -> Any:
    """A codec made when first used, so that a reading may hold readings."""
    made: list[Any] = []

    def run(value: Any, context: Any) -> Any:
        if not made:
            made.append(build(hint))
        return made[0](value, context)

    return run
