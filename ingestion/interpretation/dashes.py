"""What a dash means that no note explains: printed totals prove it nought, or show that it hides a figure. Pure.

Forces fill a whole workbook one way, so a dash proved in one table holds for the tables beside it; where any total
shows that a dash stands for something, nothing is carried over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingestion.interpretation.figure_cells import Cell
from ingestion.interpretation.findings import DASH_PROVED, MARK_UNEXPLAINED
from ingestion.interpretation.labels import Axis
from ingestion.values.finding import Finding
from ingestion.values.interval import NOTHING_KNOWN, ZERO
from ingestion.values.place import Place
from ingestion.values.record import Kind, Record


@dataclass(slots=True)
class DashProof:
    """What a table's printed totals show of its dashes: how many lines add up with them as nought (`nought`), how many
    only with a figure behind them (`hidden`), and where the first total that proves one stands."""

    nought: int = 0
    hidden: int = 0
    place: Place | None = None


def prove_dashes(rows: Axis, heads: Axis, cells: list[list[Cell]], place_of: Callable[[int, int], Place]) -> DashProof:
    """A dash that no note explains is nought where a printed total shows it: the parts without it add up already.
    Sets the proved cells' bounds. `place_of(row, column)` tells where a cell stands."""
    proof = DashProof()
    if not any(_unexplained(cell) for line in cells for cell in line):
        return proof
    turned = [list(line) for line in zip(*cells, strict=True)]
    for axis, lines in ((rows, cells), (heads, turned)):
        totals = [n for n, labels in enumerate(axis.lines) if labels.total is not None and labels.certain]
        if len(totals) != 1 or not lines:
            continue
        total = totals[0]
        for position, cell in enumerate(lines[total]):
            parts = [line[position] for n, line in enumerate(lines) if n != total and axis.lines[n].total is None]
            unsure = [part for part in parts if _unexplained(part)]
            if not unsure or cell.kind is not Kind.EXACT or cell.interval.low is None:
                continue
            rest = [part for part in parts if part not in unsure and part.kind is not Kind.BLANK]
            if not rest or not all(part.interval.exact for part in rest):
                continue
            missing = cell.interval.low - sum(part.interval.low or 0 for part in rest)
            if abs(missing) < 1e-9:
                proof.nought += 1
                proof.place = proof.place or (place_of(total, position) if axis is rows else place_of(position, total))
                for part in unsure:
                    part.interval = ZERO
            elif missing > 0:
                proof.hidden += 1
    return proof


def _unexplained(cell: Cell) -> bool:
    return cell.words is not None and cell.words.mark == "-" and cell.kind is Kind.ZERO_MARK and not cell.interval.known


def carry_over(
    proofs: Sequence[DashProof], records: list[Record], findings: list[Finding]
) -> tuple[list[Record], list[Finding]]:
    """The document's records and findings with a dash that one table proves nought read so in all of them. One info
    finding says by which total; what is left unexplained keeps its warning."""
    place = next((proof.place for proof in proofs if proof.place is not None), None)
    if place is None or any(proof.hidden for proof in proofs):
        return records, findings
    unsure = [record for record in records if _unsure(record)]
    if not unsure:
        return records, findings
    records = [replace(record, interval=ZERO) if _unsure(record) else record for record in records]
    settled = {_bare(record.place) for record in unsure}
    findings = [one for one in findings if not (one.id == MARK_UNEXPLAINED.id and _bare(one.place) in settled)]
    many = f"{len(unsure)} cells" if len(unsure) > 1 else "one cell"
    sentence = f"“{unsure[0].as_written}” was read as nought in {many}: the total at {place} adds up with it so."
    return records, [*findings, DASH_PROVED.found(sentence, unsure[0].place)]


def _bare(place: Place) -> Place:
    return replace(place, table=None)


def _unsure(record: Record) -> bool:
    mark = record.as_written
    return bool(mark) and mark in "-–—" and record.kind is Kind.ZERO_MARK and record.interval == NOTHING_KNOWN
