"""The packed rich text that Outlook keeps of a letter, and its words. Pure.

Packing: [MS-OXRTFCP], an LZ77 over a ring of 4,096 bytes that begins with the words most such texts begin with.
"""

from __future__ import annotations

import re
import struct

PACKED, PLAIN = b"LZFu", b"MELA"
LARGEST = 20_000_000
RING = 4096
PRIMED = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS "
    b"Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20"
    b"\\b\\i\\u\\tab\\tx"
)

_unseen_group = re.compile(r"\{\\(?:\*|fonttbl|colortbl|stylesheet|info|pict|object)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_hex = re.compile(r"\\'([0-9a-fA-F]{2})")
_unicode = re.compile(r"\\u(-?\d{1,6}) ?\??")
_line = re.compile(r"\\(?:par|line|row)\b ?")
_tab = re.compile(r"\\(?:tab|cell)\b ?")
_word = re.compile(r"\\[a-zA-Z]+-?\d* ?|\\[^a-zA-Z]|[{}]|\r|\n")


def unpacked(content: bytes) -> bytes:
    """The rich text; b"" for what is none. Never raises; what is cut short gives what there is."""
    if len(content) < 16:
        return b""
    size, mark = struct.unpack_from("<4xI4s", content)
    if mark == PLAIN:
        return content[16 : 16 + size]
    if mark != PACKED:
        return b""
    ring = bytearray(PRIMED.ljust(RING, b"\0"))
    at, write, said = 16, len(PRIMED), bytearray()
    while at < len(content) and len(said) < min(size, LARGEST):
        control, at = content[at], at + 1
        for bit in range(8):
            if control >> bit & 1:
                if at + 2 > len(content):
                    return bytes(said)
                pair, at = content[at] << 8 | content[at + 1], at + 2
                start, length = pair >> 4, (pair & 0xF) + 2
                if start == write % RING:
                    return bytes(said)
                for step in range(length):
                    letter = ring[(start + step) % RING]
                    said.append(letter)
                    ring[write % RING] = letter
                    write += 1
            elif at < len(content):
                said.append(content[at])
                ring[write % RING] = content[at]
                write, at = write + 1, at + 1
    return bytes(said)


def words(rich: bytes) -> str:
    """The words of a rich text, enough to read a letter by; its tables come as lines with tabs."""
    text = rich.decode("cp1252", "replace")
    previous = ""
    while previous != text:
        previous, text = text, _unseen_group.sub("", text)
    text = _line.sub("\x00", text)
    text = _tab.sub("\x01", text)
    text = _hex.sub(lambda match: bytes([int(match[1], 16)]).decode("cp1252", "replace"), text)
    text = _unicode.sub(lambda match: chr(int(match[1]) % 65536), text)
    return _word.sub("", text).replace("\x00", "\n").replace("\x01", "\t").strip()
