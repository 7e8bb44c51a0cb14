"""What a dataclass's annotations say of its fields: which kinds they may hold, what an omitted one stands for. Pure."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any


def is_function(hint: Any) -> bool:
    return any(typing.get_origin(part) is Callable for part in (hint, *typing.get_args(hint)))


def alternatives(hint: Any) -> tuple[Any, ...] | None:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return typing.get_args(hint)
    return None


def is_default(field: Any, default: Any) -> bool:
    """Whether a field holds what an omitted one would: the same in kind and value, so that 0 is not False."""
    return type(field) is type(default) and bool(field == default)


def has_default(item: dataclasses.Field[Any]) -> bool:
    return item.default is not dataclasses.MISSING or item.default_factory is not dataclasses.MISSING


@cache
def unsaid(kind: type, name: str) -> Any:
    """What an omitted field stands for: its default, else None where that is allowed, else empty text."""
    item = next(item for item in dataclasses.fields(kind) if item.name == name)
    if item.default is not dataclasses.MISSING:
        return item.default
    if item.default_factory is not dataclasses.MISSING:
        return item.default_factory()
    hint = typing.get_type_hints(kind)[item.name]
    if type(None) in (alternatives(hint) or ()):
        return None
    return "" if hint is str else dataclasses.MISSING
