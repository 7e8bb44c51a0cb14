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
LONGEST_STUB = 2_000
"""Characters of a text that may only stand in for the page beside it."""
STUB_SHARES = 0.5
"""The share of a page's words that a text must hold to be the same letter."""
CELLS = frozenset(("td", "th"))

_begin = re.compile(r"^begin [0-7]{3,4} (?P<name>[^\r\n]{1,255})\r?$", re.MULTILINE)
_end = re.compile(r"end[ \t]*")
_page = re.compile(
    r"\s*(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]"
    r"|<(?:div|p|table|span|font)(?:\s[^<>]{0,500})?>(?=.{0,20000}</))",
    re.IGNORECASE | re.DOTALL,
)
_markup = re.compile(r"<[^<>]{0,2000}>")
_blank_runs = re.compile(r"[ \t\u00a0]+")


def is_page(text: str) -> bool:
    """Whether this is HTML, whatever the sender calls it."""
    return _page.match(text) is not None


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
        return " ".join(_markup.sub(" ", html).split())
    lines = "".join(_said(root)).splitlines()
    tidied = ["\t".join(_blank_runs.sub(" ", cell).strip() for cell in line.split("\t")).rstrip() for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(tidied)).strip()


def fuller(plain: str, html: str) -> str:
    """The letter's words: those of its text, and those of the page after them where the text only stands in for it
    ("Please see the HTML part.") or says something else: numbers of the page are missing from it. The words alike in
    both are the same letter, said twice."""
    if not html.strip():
        return plain
    if plain.strip() and len(plain) > LONGEST_STUB:
        return plain
    page = text_from_html(html)
    if not plain.strip():
        return page
    missing = set(re.findall(r"\d+", page)) - set(re.findall(r"\d+", plain))
    words = {word.casefold() for word in re.findall(r"[^\W\d_]{3,}", page)}
    shared = {word.casefold() for word in re.findall(r"[^\W\d_]{3,}", plain)} & words
    return f"{plain}\n\n{page}" if missing and len(shared) < STUB_SHARES * len(words) else plain


def _said(root: lxml.html.HtmlElement) -> Iterator[str]:
    """Without recursion: a hostile page nests deeper than the stack. A link keeps its target behind its words, where
    these are others: "published here" may be the whole answer."""
    unseen = 0
    link = ""
    words: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            unseen += name in UNSEEN
            if name in BLOCKS:
                yield "\n"
            if name == "a" and not unseen:
                link, words = _target(element.get("href") or ""), []
            if not unseen and element.text:
                text = " ".join(element.text.split("\n")) if name != "pre" else element.text
                if link:
                    words.append(text)
                yield text
        else:
            unseen -= name in UNSEEN
            if name == "a" and link:
                if not _names(link, "".join(words)):
                    yield f" <{link}>"
                link, words = "", []
            if name in CELLS:
                yield "\t"
            elif name in BLOCKS and name != "br":
                yield "\n"
            if not unseen and element.tail:
                text = " ".join(element.tail.split("\n"))
                if link:
                    words.append(text)
                yield text


LONGEST_LINK = 1000


def _target(said: str) -> str:
    target = "".join(said.split())
    return target if target.lower().startswith(("http://", "https://")) and len(target) <= LONGEST_LINK else ""


def _names(link: str, words: str) -> bool:
    """Whether the words are the link itself, more or less."""

    def bare(text: str) -> str:
        return re.sub(r"^https?://(?:www\.)?|^www\.", "", "".join(text.split()).lower()).rstrip("/")

    return bare(link) == bare(words)


def reflowed(text: str, *, delete_space: bool) -> str:
    """format=flowed text (RFC 3676) with its soft line ends taken out."""
    lines: list[list[str]] = []
    open_line = False
    for line in text.splitlines():
        line = line.removeprefix(" ") if not line.startswith(">") else line
        joins = open_line and not line.startswith(">")
        open_line = line.endswith(" ") and line != "-- " and not line.startswith(">")
        said = line[:-1] if open_line and delete_space else line
        if joins:
            lines[-1].append(said)
        else:
            lines.append([said])
    return "\n".join("".join(pieces) for pieces in lines)


def without_uuencoded(text: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text with uuencoded files taken out of it, and those files by name: each line is looked at once.

    What looks like one and cannot be decoded stays in the text.
    """
    if _begin.search(text) is None:
        return text, []
    kept: list[str] = []
    files: list[tuple[str, bytes]] = []
    begun: list[str] = []
    name, content = "", bytearray()
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        begins = _begin.fullmatch(bare)
        if begins is not None:
            kept += begun  # no line of such a file begins as its first does: what began before was none
            begun, name, content = [line], begins["name"].strip(), bytearray()
        elif not begun:
            kept.append(line)
        elif _end.fullmatch(bare) and content:
            files.append((name, bytes(content)))
            begun = []
        else:
            begun.append(line)
            decoded = _uudecoded(bare)
            if decoded is None:
                kept += begun
                begun = []
            else:
                content += decoded
    kept += begun
    return "".join(kept), files


def _uudecoded(line: str) -> bytes | None:
    """The bytes of one line; None for what is none."""
    if not line or line in ("`", " "):
        return b""
    try:
        return binascii.a2b_uu(line)
    except (binascii.Error, ValueError):
        # Some senders count the padding wrongly: the first character says how many bytes are meant.
        wanted = (ord(line[0]) - 32) & 63
        try:
            return binascii.a2b_uu(line[: 1 + (wanted + 2) // 3 * 4])
        except (binascii.Error, ValueError):
            return None
