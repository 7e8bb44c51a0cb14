"""A stream encrypted with a passphrase, in pieces, so that nothing has to fit into memory and no piece can be changed,
moved or cut off unnoticed (AES-256-GCM; the key by scrypt)."""

from __future__ import annotations

import os
import struct
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MARK = b"FOITRACKER1"
SALT = 16
PIECE = 1 << 20
LENGTH = struct.Struct(">I")
MORE, LAST = b"more", b"last"


class WrongKey(Exception):
    """The key is not the one it was sealed with, or the file is damaged."""


def _cipher(key: str, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(key.encode()))


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


class Sealing:
    """A file to write to, whose pieces go sealed into another."""

    def __init__(self, target: BinaryIO, key: str) -> None:
        salt = os.urandom(SALT)
        self._target, self._cipher, self._held, self._number = target, _cipher(key, salt), bytearray(), 0
        target.write(MARK + salt)

    def write(self, data: bytes) -> int:
        self._held += data
        while len(self._held) > PIECE:
            self._put(bytes(self._held[:PIECE]), MORE)
            del self._held[:PIECE]
        return len(data)

    def close(self) -> None:
        self._put(bytes(self._held), LAST)

    def _put(self, piece: bytes, which: bytes) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number), piece, which)
        self._target.write(LENGTH.pack(len(sealed)) + which + sealed)
        self._number += 1


class Opening:
    """A file to read from, whose pieces come out of a sealed one. Raises WrongKey."""

    def __init__(self, source: BinaryIO, key: str) -> None:
        if source.read(len(MARK)) != MARK:
            raise WrongKey("This is no sealed backup.")
        self._source, self._cipher = source, _cipher(key, source.read(SALT))
        self._held, self._number, self._ended = bytearray(), 0, False

    def read(self, size: int = -1) -> bytes:
        while not self._ended and (size < 0 or len(self._held) < size):
            self._take()
        end = len(self._held) if size < 0 else size
        given = bytes(self._held[:end])
        del self._held[:end]
        return given

    def _take(self) -> None:
        head = self._source.read(LENGTH.size + len(MORE))
        if len(head) < LENGTH.size + len(MORE):
            raise WrongKey("The backup was cut short.")
        which = head[LENGTH.size :]
        sealed = self._source.read(LENGTH.unpack(head[: LENGTH.size])[0])
        try:
            self._held += self._cipher.decrypt(_nonce(self._number), sealed, which)
        except InvalidTag:
            raise WrongKey("The key is not the one this backup was made with, or the backup is damaged.") from None
        self._number += 1
        self._ended = which == LAST


def is_sealed(path: os.PathLike[str]) -> bool:
    with open(path, "rb") as file:
        return file.read(len(MARK)) == MARK
