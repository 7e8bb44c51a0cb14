"""Text from outside made such that it can be kept: the one rule, and the one door where it is kept to.

A mail, a document, a file's name or a form can hold two things that no column of text takes: the character NUL, and
half of a surrogate pair, which some charsets can spell. Either would make the database refuse the whole row. Each
becomes U+FFFD, the mark for a character that could not be had. `install` puts the rule where every value passes on its
way to the database, so that no room has to think of it; what leaves a sandbox passes it too, so that what is shown
before it is kept is what will be kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
MARK = "\ufffd"


def storable(text: str) -> str:
    """The text with a mark in the place of each character that cannot be kept; as long as before."""
    if text.isascii() and "\x00" not in text:
        return text
    return UNSTORABLE.sub(MARK, text)


def storable_within(value: Any) -> Any:
    """The same for all text inside lists and mappings, keys included, as JSON knows them."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {storable_within(key): storable_within(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [storable_within(inner) for inner in value]
    return value


def install() -> None:
    """Keep to the rule for all that this process hands to PostgreSQL: text, arrays of text and JSON."""
    import psycopg
    from psycopg.types.json import Jsonb, JsonbDumper
    from psycopg.types.string import StrDumper, StrDumperUnknown, StrDumperVarchar

    def keeping(dumper: Any) -> Any:
        def dump(self: Any, text: str) -> Any:
            return dumper.dump(self, storable(text))

        def quote(self: Any, text: str) -> Any:
            return dumper.quote(self, storable(text))

        return type(f"Storable{dumper.__name__}", (dumper,), {"dump": dump, "quote": quote})

    class StorableJsonbDumper(JsonbDumper):
        def dump(self, obj: Any) -> Any:
            try:
                written = bytes(super().dump(obj) or b"")
            except UnicodeEncodeError:
                written = b"\\ud"
            if b"\\u0000" not in written and b"\\ud" not in written:
                return written  # as nearly always: nothing to walk through
            inner = obj.obj if isinstance(obj, Jsonb) else obj
            return super().dump(Jsonb(storable_within(inner), obj.dumps if isinstance(obj, Jsonb) else None))

    # The last one registered is the one that is asked first: psycopg's own order is kept.
    for dumper in (StrDumperVarchar, StrDumper, StrDumperUnknown):
        psycopg.adapters.register_dumper(str, keeping(dumper))
    psycopg.adapters.register_dumper(Jsonb, StorableJsonbDumper)
