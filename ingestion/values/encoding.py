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
import re
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from typing import Any

from ingestion.values.annotations import alternatives, has_default, is_default, is_function, unsaid
from ingestion.values.encoded_cells import MalformedReading, exactly, listed, read_cell, written_cell
from ingestion.values.grid import Grid
from ingestion.values.period import Period
from ingestion.values.reading import Reading, UnreadableFile

CELLS = 200_000
"""How many cells travel for showing a document beside its records."""

_ERROR_CODE = re.compile(r"[a-z_]{1,40}")


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
    with _told_as_malformed():
        period = _dataclass_decoder(Period)
        pool = _Decoded([period(item, _Decoded([], [])) for item in listed(document["periods"])], [])
        pool.grids.extend(_grid_from(item, pool) for item in listed(document["grids"]))
        reading = _decoder(Reading)(document["reading"], pool)
    assert isinstance(reading, Reading)
    return reading


def written_value(value: Any) -> Any:
    """Any dataclass of plain fields as JSON values, by its annotations."""
    return _encoder(type(value))(value, _Pool(0))


def read_value(kind: Any, document: object) -> Any:
    """What `written_value` wrote, as this dataclass or annotated kind. Raises MalformedReading for anything else."""
    with _told_as_malformed():
        return _decoder(kind)(document, _Decoded([], []))


@contextmanager
def _told_as_malformed() -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as fault:
        if isinstance(fault, MalformedReading):
            raise
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
            rows.append([written_cell(value) for value in row])
        written: dict[str, Any] = {"rows": rows}
        short = len(rows) < len(grid.rows)
        for name, (encoder, _) in _fields(Grid).items():
            if name in ("rows", "more", "cut"):
                continue
            value = getattr(grid, name)
            if short and isinstance(value, Mapping):
                value = {cell: about for cell, about in value.items() if cell[0] < len(rows)}
            if not is_default(value, unsaid(Grid, name)):
                written[name] = encoder(value, self)
        written["cut"] = grid.cut or short or grid.more is not None
        return written


def _grid_from(item: object, pool: _Decoded) -> Grid:
    if not isinstance(item, dict) or not set(item) <= set(_fields(Grid)) - {"more"}:
        raise MalformedReading("a grid with fields nobody knows")
    rows = [tuple(read_cell(value) for value in listed(row)) for row in listed(item["rows"])]
    fields = {name: _fields(Grid)[name][1](value, pool) for name, value in item.items() if name != "rows"}
    return Grid(rows=list(rows), **fields)


Encoder = Callable[[Any, _Pool], Any]
Decoder = Callable[[Any, _Decoded], Any]


@cache
def _fields(kind: type) -> dict[str, tuple[Encoder, Decoder]]:
    """Field name → how it is written and read back, by its annotation."""
    hints = typing.get_type_hints(kind)
    return {
        item.name: (_encoder(hints[item.name]), _decoder(hints[item.name]))
        for item in dataclasses.fields(kind)
        if not is_function(hints[item.name])
    } | ({"more": (_nothing, _nothing)} if kind is Grid else {})


def _nothing(value: Any, grids: Any) -> Any:
    return None


def _encoder(hint: Any) -> Encoder:
    kinds = alternatives(hint)
    if kinds:
        wanted = [part for part in kinds if part is not type(None)]
        if len(wanted) > 1:
            return lambda value, pool: written_cell(value)
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
    return lambda value, pool: written_cell(value)


@cache
def _dataclass_encoder(kind: type) -> Encoder:
    fields = [(name, encoder, unsaid(kind, name)) for name, (encoder, _) in _fields(kind).items()]

    def encoded(value: Any, pool: _Pool) -> dict[str, Any]:
        written = {}
        for name, encoder, default in fields:
            field = getattr(value, name)
            if field is not default and not is_default(field, default):
                written[name] = encoder(field, pool)
        return written

    return encoded


def _decoder(hint: Any) -> Decoder:
    kinds = alternatives(hint)
    if kinds:
        wanted = [part for part in kinds if part is not type(None)]
        if len(wanted) > 1:
            return lambda value, pool: read_cell(value)
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
        return lambda value, pool: tuple(part(item, pool) for part, item in zip(parts, listed(value), strict=True))
    if origin in (list, tuple, frozenset, set, Sequence):
        one = _lazily(_decoder, arguments[0])
        gathered: Any = list if origin is Sequence else origin
        return lambda value, pool: gathered([one(item, pool) for item in listed(value)])
    if origin in (dict, Mapping):
        key, about = (_lazily(_decoder, part) for part in arguments)
        return lambda value, pool: {key(left, pool): about(right, pool) for left, right in map(listed, listed(value))}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return lambda value, pool: hint(exactly(str, value))
    if hint is float:
        return lambda value, pool: exactly(int | float, read_cell(value))  # type: ignore[arg-type]
    return lambda value, pool: exactly(hint, read_cell(value))


@cache
def _dataclass_decoder(kind: type) -> Decoder:
    fields = _fields(kind)
    given_anyway = {item.name for item in dataclasses.fields(kind) if has_default(item)}
    omitted = {name: unsaid(kind, name) for name in fields if name not in given_anyway}

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


def _numbered(known: list[Any], number: Any) -> Any:
    if not 0 <= exactly(int, number) < len(known):
        raise MalformedReading("a grid or period that did not come")
    return known[number]


def _error(value: Any) -> UnreadableFile:
    code, sentence = exactly(str, value["code"]), exactly(str, read_cell(value["sentence"]))
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
