"""The packed rich text that Outlook keeps of a letter, and its words. Pure.

Packing: [MS-OXRTFCP], an LZ77 over a ring of 4,096 bytes that begins with the words most such texts begin with.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

PACKED, PLAIN = b"LZFu", b"MELA"
LARGEST = 20_000_000
RING = 4096
PRIMED = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS "
    b"Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20"
    b"\\b\\i\\u\\tab\\tx"
)

_token = re.compile(
    r"\\'(?P<hex>[0-9a-fA-F]{2})|\\u(?P<code>-?\d{1,6}) ?|\\(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})? ?"
    r"|\\(?P<sign>[^a-zA-Z])|(?P<open>\{)|(?P<close>\})|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_UNSEEN = frozenset(
    ("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "generator", "listtable", "listoverridetable",
     "rsidtbl", "themedata", "datastore", "xmlnstbl", "latentstyles", "header", "footer")
)  # fmt: skip
_WORDS = {
    "par": "\n", "line": "\n", "row": "\n", "tab": "\t", "cell": "\t", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}


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


def holds_page(rich: bytes) -> bool:
    """Whether this text wraps an HTML page, as Outlook's does for a letter that was one ([MS-OXRTFEX])."""
    return b"\\fromhtml" in rich[:2000]


def words(rich: bytes) -> str:
    """The words of a rich text, enough to read a letter by; its tables come as lines with tabs."""
    return _said(rich, page=False).strip()


def page(rich: bytes) -> str:
    """The HTML page that the rich text wraps: its marks lie in groups of their own, and what stands in for them does
    not count."""
    return _said(rich, page=True).strip()


@dataclass(slots=True)
class _Group:
    unseen: bool = False
    stands_in: bool = False
    skips: int = 1
    """How many characters stand after a Unicode one for programs that know none."""


def _said(rich: bytes, *, page: bool) -> str:
    """One pass, however deep the groups lie."""
    text = rich[:LARGEST].decode("cp1252", "replace")
    said: list[str] = []
    here, outer = _Group(), list[_Group]()
    skip = 0
    first = False
    codec = "cp1252"
    for found in _token.finditer(text):
        kind = found.lastgroup
        begins, first = first, False
        if kind == "open":
            outer.append(here)
            here = _Group(here.unseen, here.stands_in, here.skips)
            first, skip = True, 0
        elif kind == "close":
            here = outer.pop() if outer else _Group()
            skip = 0
        elif kind in ("word", "number"):
            word, number = found["word"], int(found["number"] or 1)
            if word == "uc":
                here.skips = min(max(number, 0), 8)
            elif word == "ansicpg":
                codec = _known(f"cp{number}")
            elif word == "htmlrtf":
                here.stands_in = page and number != 0
            elif word == "htmltag":
                here.unseen = here.unseen and not page
            elif begins and word in _UNSEEN:
                here.unseen = True
            elif word in _WORDS and not here.unseen and not here.stands_in:
                said.append(_WORDS[word])
        elif kind == "sign" and found["sign"] == "*":
            here.unseen = True
        elif here.unseen or here.stands_in:
            continue
        elif kind == "hex":
            if skip:
                skip -= 1
            else:
                said.append(bytes([int(found["hex"], 16)]).decode(codec, "replace"))
        elif kind == "code":
            said.append(chr(int(found["code"]) % 65536))
            skip = here.skips
        elif kind == "sign":
            said.append(_SIGNS.get(found["sign"], ""))
        elif kind == "text":
            said.append(found["text"][skip:])
            skip = max(0, skip - len(found["text"]))
    whole = "".join(said)
    # Characters above 65,535 come as two halves.
    return whole.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _known(name: str) -> str:
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
