"""The slow twin of reporting/statistics/shares.py: every share looks at every cell of its breakdown anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingestion.values.interval import total
from reporting.statistics.figures import Area, State
from reporting.statistics.ledger import Ledger
from reporting.statistics.shares import Share, proportion, says_unknown


def share_of(
    ledger: Ledger,
    area: Area,
    question: str,
    periods: Sequence[str],
    dimension: str,
    categories: Sequence[str],
    expected: Iterable[str] = (),
) -> Share:
    """The share of `categories` among the known values of `dimension`, over one or more periods together.

    `expected` are the campaign's categories: a force that leaves out a known one of them is told in the doubts, since
    its own list may be shorter than was asked. A combined category ("Facebook and Instagram") counts in the part only
    when it is named in `categories`.
    """
    known = [name for name in ledger.categories(question, dimension) if not says_unknown(name)]
    unsaid = [name for name in ledger.categories(question, dimension) if says_unknown(name)]
    wanted = [name for name in categories if name in known]
    part, rest, whole, not_known = [], [], [], []
    given: dict[str, None] = {}
    doubts: dict[str, None] = {}
    must = [name for name in expected if not says_unknown(name)]
    for code in area.members:
        if ledger.states.get(code, State.MISSING) is not State.USABLE:
            continue
        for period in periods:
            cells = {
                name: cell
                for name in known + unsaid
                if (cell := ledger.cell(code, question, period, frozenset({(dimension, name)}))) is not None
            }
            told = ledger.names[code]
            doubts.update((f"{told}: {doubt}", None) for cell in cells.values() for doubt in cell.doubts)
            not_known += [cell for name, cell in cells.items() if name in unsaid and cell.count]
            found = {name: cell for name, cell in cells.items() if name in known and cell.count}
            if not found:
                continue
            given[code] = None
            if absent := [name for name in must if name not in found]:
                doubts[f"{told} gave no figure for {', '.join(absent)} in {period}."] = None
            part += [cell for name, cell in found.items() if name in wanted]
            rest += [cell for name, cell in found.items() if name not in wanted]
            whole += list(found.values())
    inside, outside = total(cell.interval for cell in part), total(cell.interval for cell in rest)
    low, high, why_not = proportion(inside, outside)
    if not given:
        why_not = "No force gave a known value."
    return Share(
        question, area, tuple(periods), dimension, tuple(categories), inside, inside + outside,
        total(cell.interval for cell in not_known), tuple(given), len(area.members), tuple(part), tuple(whole),
        low, high, why_not, tuple(doubts),
        tuple(ledger.state(code, question) for code in area.members if code not in given),
    )  # fmt: skip
