"""Zip packages (.xlsx, .docx) without the moment they were made, so that the same figures give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_MOMENT = (2019, 5, 1, 9, 0, 0)
_WRITTEN = "2019-05-01T09:00:00"
_STAMPS = re.compile(r"(?<=>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?=Z?<)")
_ABOUT = "docProps/core.xml"


def settle_package(path: Path) -> None:
    """Rewrite the package in place with one fixed moment in its directory and in what it says about itself."""
    with ZipFile(path) as package:
        members = [(info.filename, info.compress_type, package.read(info)) for info in package.infolist()]
    with ZipFile(path, "w") as package:
        for name, kind, content in members:
            if name == _ABOUT:
                content = _STAMPS.sub(_WRITTEN, content.decode()).encode()
            _put(package, name, content, kind)


def pack(path: Path, members: Mapping[str, bytes], *, media_type: str | None = None) -> None:
    """Write a zip of the members; with `media_type`, that of an open document, which stands first and uncompressed."""
    with ZipFile(path, "w") as package:
        if media_type:
            _put(package, "mimetype", media_type.encode(), ZIP_STORED)
        for name, content in members.items():
            _put(package, name, content, ZIP_DEFLATED)


def _put(package: ZipFile, name: str, content: bytes, kind: int) -> None:
    info = ZipInfo(name, _MOMENT)
    info.compress_type = ZIP_STORED if kind == ZIP_STORED else ZIP_DEFLATED
    package.writestr(info, content)
