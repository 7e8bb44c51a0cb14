"""An edition as flat tables: what each export writes. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reporting.publishing.edition import Content

Scalar = str | int | float | None


class Type(StrEnum):
    """What a column holds, in the words of the Table Schema."""

    TEXT = "string"
    COUNT = "number"
    WHOLE = "integer"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    title: str
    type: Type
    description: str = ""


@dataclass(frozen=True, slots=True)
class ExportTable:
    """One table: a name fit for a file, a title for people, and rows as wide as its columns."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Scalar, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {self.name} has {len(row)} values for {len(self.columns)} columns")


ALL = "All"
"""What stands in a breakdown's column where a figure is not broken down by it."""

COVERAGE = (
    Column("asked", "Forces asked", Type.WHOLE),
    Column("answered", "Forces with a figure", Type.WHOLE),
    Column("refused", "Forces that refused", Type.WHOLE),
    Column("blocked", "Forces whose return waits", Type.WHOLE, "Waiting for a supervisor; among the missing too."),
    Column("partial", "Forces that gave other figures only", Type.WHOLE, "Among the missing too."),
    Column("missing", "Forces with none", Type.WHOLE, "Asked, less answered, less refused."),
)


PRIMARY_KEYS = {"coverage": ["code"], "cells": ["id"], "documents": ["id"]}
FOREIGN_KEYS = {
    "cells": [("force", "coverage", "code"), ("document", "documents", "id")],
    "documents": [("force", "coverage", "code")],
}


def path_of(table: ExportTable) -> str:
    return f"data/{table.name}.csv"


def tables(content: Content) -> list[ExportTable]:
    """Every table of an edition, in the order of the workbook's sheets."""
    return list(_tables(content))


def _tables(content: Content) -> Iterator[ExportTable]:
    yield from totals_tables(content)
    yield _changes(content)
    yield _sentences(content)
    yield ExportTable(
        "withheld",
        "What is withheld, and why",
        "Claims that are not made and figures that are not shown.",
        (Column("about", "About", Type.TEXT), Column("why", "Why", Type.TEXT)),
        tuple((row["about"], row["why"]) for row in content["withheld"]),
    )
    yield ExportTable(
        "coverage",
        "The forces that were asked",
        "Where each force's return stands. Only usable returns are counted.",
        (
            Column("code", "Force code", Type.TEXT),
            Column("name", "Force", Type.TEXT),
            Column("region", "Region", Type.TEXT),
            Column("country", "Country", Type.TEXT),
            Column("state", "Return", Type.TEXT, "usable, blocked, refused or missing"),
        ),
        tuple((row["code"], row["name"], row["region"], row["country"], row["state"]) for row in content["forces"]),
    )
    yield _cells(content)
    yield ExportTable(
        "documents",
        "The documents that figures came from",
        "Each file a force sent, with the SHA-256 that proves which file it was. Where a figure of it is withheld, a "
        "mark made with a secret (keyed:…) stands instead and no size is told, or both could be tried for each count.",
        (
            Column("id", "Document", Type.TEXT),
            Column("force", "Force code", Type.TEXT),
            Column("name", "File name", Type.TEXT),
            Column("sha256", "SHA-256 or keyed mark", Type.TEXT),
            Column("bytes", "Size in bytes", Type.WHOLE),
            Column("media_type", "Kind of file", Type.TEXT),
            Column("received_on", "Received on", Type.DATE),
        ),
        tuple(
            tuple(row[name] for name in ("id", "force", "name", "sha256", "bytes", "media_type", "received_on"))
            for row in content["documents"]
        ),
    )


def totals_tables(content: Content) -> tuple[ExportTable, ExportTable]:
    """The totals by area and by force: of the edition it takes `heading`, `dimensions` and `totals` only."""
    return (
        _totals(content, "areas", "Totals by area", ("nation", "country", "region")),
        _totals(content, "forces", "Totals by force", ("force",)),
    )


def _breakdown_columns(content: Content) -> tuple[Column, ...]:
    return tuple(
        Column(item["key"], item["label"], Type.TEXT, f"{ALL} where the figure is not broken down by it.")
        for item in content["dimensions"]
    )


def _breakdown(content: Content, row: Content) -> tuple[str, ...]:
    return tuple(row["breakdown"].get(item["key"], ALL) for item in content["dimensions"])


def _totals(content: Content, name: str, title: str, kinds: tuple[str, ...]) -> ExportTable:
    measure = content["heading"]["measure"]
    return ExportTable(
        name,
        title,
        f"{measure[:1].upper()}{measure[1:]}, by question and period. No force is imputed.",
        (
            Column("question", "Question", Type.TEXT),
            Column("period", "Period", Type.TEXT),
            Column("area", "Area", Type.TEXT),
            Column("area_type", "Kind of area", Type.TEXT),
            *_breakdown_columns(content),
            Column("figure", "Figure", Type.COUNT, "The count, where it is known exactly."),
            Column("low", "At least", Type.COUNT),
            Column("high", "At most", Type.COUNT, "Empty beside a lower bound: no upper bound is known."),
            Column("marker", "Marker", Type.TEXT),
            *COVERAGE,
            Column("doubts", "Doubts", Type.TEXT),
        ),
        tuple(
            (
                row["question"], row["period"], row["area"], row["area_type"], *_breakdown(content, row),
                row["low"] if row["low"] == row["high"] else None, row["low"], row["high"], row["marker"],
                row["asked"], row["answered"], row["refused"], row["blocked"], row.get("partial"), row["missing"],
                " ".join(row["doubts"]),
            )
            for row in content["totals"]
            if row["area_type"] in kinds
        ),
    )  # fmt: skip


def _changes(content: Content) -> ExportTable:
    return ExportTable(
        "changes",
        "Changes between periods, like for like",
        "Over the forces that gave a figure for both periods, so the ends need not equal the totals.",
        (
            Column("question", "Question", Type.TEXT),
            Column("area", "Area", Type.TEXT),
            Column("from", "From", Type.TEXT),
            Column("to", "To", Type.TEXT),
            Column("before_low", "Before, at least", Type.COUNT),
            Column("before_high", "Before, at most", Type.COUNT),
            Column("after_low", "After, at least", Type.COUNT),
            Column("after_high", "After, at most", Type.COUNT),
            Column("percent", "Change, per cent", Type.COUNT, "To one decimal place, from unrounded figures."),
            Column("percent_low", "Change, at least", Type.COUNT),
            Column("percent_high", "Change, at most", Type.COUNT),
            Column("marker", "Marker", Type.TEXT),
            Column("forces", "Forces compared", Type.WHOLE),
            Column("why_not", "Why no percentage", Type.TEXT),
        ),
        tuple(
            (
                row["question"], row["area"], row["from"], row["to"], row["before"]["low"], row["before"]["high"],
                row["after"]["low"], row["after"]["high"], row["percent"], row["percent_low"], row["percent_high"],
                row["marker"], row["forces"], row["why_not"] or "",
            )
            for row in content["changes"]
        ),
    )  # fmt: skip


def _sentences(content: Content) -> ExportTable:
    return ExportTable(
        "sentences",
        "Headline sentences",
        "Each claim in two voices, with what it covers and the exact dates.",
        (
            Column("voice", "Voice", Type.TEXT),
            Column("text", "Sentence", Type.TEXT),
            Column("coverage", "Coverage", Type.TEXT),
            Column("note", "Note", Type.TEXT),
            Column("figures", "Figures", Type.TEXT, "Each as written, what it is, and how many cells it came from."),
            Column("doubts", "Doubts", Type.TEXT),
        ),
        tuple(
            (
                row["voice"], row["text"], row["coverage"], row["note"],
                "; ".join(f"{item['role']} {item['words']} ({item['cells']} cells)" for item in row["figures"]),
                " ".join(row["doubts"]),
            )
            for row in content["sentences"]
        ),
    )  # fmt: skip


def _cells(content: Content) -> ExportTable:
    return ExportTable(
        "cells",
        "The cells that figures came from",
        "Every figure counted, as the force wrote it, with its document and its place there.",
        (
            Column("id", "Cell", Type.TEXT),
            Column("force", "Force code", Type.TEXT),
            Column("question", "Question", Type.TEXT),
            Column("period", "Period", Type.TEXT),
            *_breakdown_columns(content),
            Column("as_written", "As written", Type.TEXT),
            Column("kind", "Kind", Type.TEXT),
            Column("low", "At least", Type.COUNT),
            Column("high", "At most", Type.COUNT),
            Column("marker", "Marker", Type.TEXT),
            Column("document", "Document", Type.TEXT),
            Column("place", "Place in the document", Type.TEXT),
            Column("doubt", "Doubt", Type.TEXT),
        ),
        tuple(
            (
                row["id"], row["force"], row["question"], row["period"], *_breakdown(content, row), row["as_written"],
                row["kind"], row["low"], row["high"], row["marker"], row["document"], row["place"], row["doubt"],
            )
            for row in content["cells"]
        ),
    )  # fmt: skip
