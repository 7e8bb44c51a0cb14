"""What a mail says in words: which of its texts is the letter, and text out of HTML. Pure."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

LARGEST_TEXT = 2_000_000
"""Characters of one text: no letter is longer, and what is longer is not a letter."""

BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote br dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre "
        "section table tr ul",
    )
)
UNSEEN = frozenset(("script", "style", "head", "title", "template", "noscript"))
CELLS = frozenset(("td", "th"))

_begin = re.compile(r"^begin (?:-base64 )?[0-7]{3,4} (?P<name>[^\r\n]{1,255})$", re.MULTILINE)
_end = re.compile(r"^end[ \t]*$", re.MULTILINE)
_blank_runs = re.compile(r"[ \t\u00a0]+")


def text_from_html(html: str) -> str:
    """The words of a page: a line for each block, cells of a row apart by a tab; "" for no HTML. Never raises."""
    if not html.strip():
        return ""
    parser = lxml.html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    try:
        root = lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.LxmlError, ValueError):
        return ""
    # The parser stops quietly at its own limits: then the words without their page are better than none.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return " ".join(re.sub(r"<[^>]{0,2000}>", " ", html).split())
    lines = "".join(_said(root)).splitlines()
    tidied = ["\t".join(_blank_runs.sub(" ", cell).strip() for cell in line.split("\t")).rstrip() for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(tidied)).strip()


def _said(root: lxml.html.HtmlElement) -> Iterator[str]:
    """Without recursion: a hostile page nests deeper than the stack."""
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            unseen += name in UNSEEN
            if name in BLOCKS:
                yield "\n"
            if not unseen and element.text:
                yield " ".join(element.text.split("\n")) if name != "pre" else element.text
        else:
            unseen -= name in UNSEEN
            if name in CELLS:
                yield "\t"
            elif name in BLOCKS and name != "br":
                yield "\n"
            if not unseen and element.tail:
                yield " ".join(element.tail.split("\n"))


def reflowed(text: str, *, delete_space: bool) -> str:
    """format=flowed text (RFC 3676) with its soft line ends taken out."""
    lines: list[str] = []
    open_line = False
    for line in text.splitlines():
        line = line.removeprefix(" ") if not line.startswith(">") else line
        if open_line and not line.startswith(">"):
            lines[-1] += line
        else:
            lines.append(line)
        open_line = line.endswith(" ") and line != "-- " and not line.startswith(">")
        if open_line and delete_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def without_uuencoded(text: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text with uuencoded files taken out of it, and those files by name.

    What looks like one and cannot be decoded stays in the text.
    """
    kept: list[str] = []
    files: list[tuple[str, bytes]] = []
    at = 0
    while (begin := _begin.search(text, at)) is not None:
        end = _end.search(text, begin.end())
        content = _uudecoded(text[begin.end() : end.start()]) if end else None
        if end is None or not content:
            kept.append(text[at : begin.end()])
            at = begin.end()
            continue
        kept.append(text[at : begin.start()])
        files.append((begin["name"].strip(), content))
        at = end.end()
    kept.append(text[at:])
    return "".join(kept), files


def _uudecoded(body: str) -> bytes | None:
    content = bytearray()
    for line in body.splitlines():
        line = line.rstrip("\r\n")
        if not line or line in ("`", " "):
            continue
        try:
            content += binascii.a2b_uu(line)
        except (binascii.Error, ValueError):
            # Some senders count the padding wrongly: the first character says how many bytes are meant.
            wanted = (ord(line[0]) - 32) & 63
            try:
                content += binascii.a2b_uu(line[: 1 + (wanted + 2) // 3 * 4])
            except (binascii.Error, ValueError):
                return None
    return bytes(content)
