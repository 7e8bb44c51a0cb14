"""Adds up the cells of a pack as the pack's method says: no force is imputed, a blank is not nought, "<5" is 1 to 4.

Bounds are pairs (least, most); (12, None) is "12 or more", (None, None) says that nothing is known. Numbers are exact
fractions throughout; nothing is rounded before it is written.
"""

from datetime import date
from fractions import Fraction

NOTHING = (None, None)


class Hidden(Exception):
    """A figure rests on a cell whose value this pack withholds."""


def number(text):
    return Fraction(text) if text != "" else None


# 1. From cells to what a force says of one thing (a question, a period, a breakdown)


class Book:
    def __init__(self, codebook, cells):
        self.codebook = codebook
        self.questions = {question["number"]: question for question in codebook["questions"]}
        self.states = {force["code"]: force["state"] for force in codebook["forces"]}
        self.refused = {tuple(pair) for pair in codebook["refused"]}
        self.slots = {}  # (force, question, period) → breakdown → [(bounds, kind)]
        dimensions = [item["key"] for item in codebook["dimensions"]]
        for cell in cells:
            key = frozenset((name, cell[name]) for name in dimensions if cell[name] != "All")
            self._put(cell, key, (number(cell["low"]), number(cell["high"])), cell["kind"])
        for blank in codebook["blanks"]:
            self._put(blank, frozenset(blank["breakdown"].items()), NOTHING, "blank")
        marked = lambda name: {  # noqa: E731
            (row["force"], row["question"], row["period"], frozenset(row["breakdown"].items()))
            for row in codebook[name]
        }
        self.left_out, self.uneven = marked("left_out"), marked("not_comparable")
        self.beside = {}
        for row in codebook["uncounted"]:
            self.beside.setdefault((row["force"], row["question"], row["period"]), []).append(row)
        self.known = {}

    def _put(self, row, key, bounds, kind):
        slot = self.slots.setdefault((row["force"], row["question"], row["period"]), {})
        slot.setdefault(key, []).append((bounds, kind))

    def says(self, force, question, period, key=frozenset()):
        """What the force says: (bounds, how many figures, comparable), or None. Its own figure, else its finer ones."""
        if self.states[force] != "usable":
            return None
        name = (force, question, period, key)
        if name not in self.known:
            self.known[name] = self._work_out(name[:3], key)
        return self.known[name]

    def _work_out(self, slot, key):
        entries = self.slots.get(slot)
        if not entries or (*slot, key) in self.left_out:
            return None
        own = self.agreed(slot, key)
        if own is not None:
            return self.bounded(slot, key, own)
        finer = self.finer(entries, key)
        parts = [part for part in (self.agreed(slot, one) for one in finer) if part is not None]
        if not parts:
            return None
        if any(not count for _, count, _ in parts):
            return NOTHING, 0, False  # two places contradict each other: nothing is taken
        bounds = added(bounds for bounds, _, _ in parts)
        if len(parts) < len(finer):
            bounds = (bounds[0], None)  # a blank is not nought: the parts given are the least it can be
        made = (bounds, sum(count for _, count, _ in parts), all(even for _, _, even in parts))
        return self.bounded(slot, key, self.with_rows_beside(slot, key, made, entries))

    def agreed(self, slot, key):
        """The figures that the force gave for the same thing, counted once; None where none is an answer."""
        figures = self.slots[slot].get(key, [])
        if any(kind == "withheld" for _, kind in figures):
            raise Hidden
        answers = [bounds for bounds, kind in figures if bounds[0] is not None or kind == "suppressed"]
        if not answers:
            return None
        low, high = answers[0]
        for other_low, other_high in answers[1:]:
            apart = (low is not None and other_high is not None and low > other_high) or (
                other_low is not None and high is not None and other_low > high
            )
            if apart:
                return NOTHING, 0, False
            lows = [end for end in (low, other_low) if end is not None]
            highs = [end for end in (high, other_high) if end is not None]
            low, high = (max(lows) if lows else None), (min(highs) if highs and lows else None)
        return (low, high), 1, (*slot, key) not in self.uneven

    def finer(self, entries, key):
        """The coarsest breakdown below this one in which the force gave any figure."""
        groups = {}
        for part in entries:
            if key < part:
                groups.setdefault(frozenset(name for name, _ in part), []).append(part)
        given = [
            parts
            for parts in groups.values()
            if any(
                bounds[0] is not None or kind in ("suppressed", "withheld")
                for p in parts
                for bounds, kind in entries[p]
            )
        ]
        return min(given, key=lambda parts: (len(parts[0]), sorted(map(sorted, parts))), default=[])

    def stated(self, slot):
        """The question's whole as the force itself states it, or the question that it adds up to."""
        force, question, period = slot
        own = self.agreed(slot, frozenset()) if frozenset() in self.slots[slot] else None
        sums_to = self.questions[question]["sums_to"]
        return self.says(force, sums_to, period) if own is None and sums_to else own

    def with_rows_beside(self, slot, key, made, entries):
        """Beside rows that no category matches, a sum of parts is at most that much more."""
        beside = self.beside.get(slot)
        if not beside:
            return made
        stated = None if self.questions[slot[1]]["several_per_case"] else self.stated(slot)
        dimensions = {frozenset(name for name, _ in part) for part in self.finer(entries, key)}
        parts = [part for part in entries if part and frozenset(name for name, _ in part) in dimensions]
        whole = added((self.agreed(slot, part) or (NOTHING,))[0] for part in parts)
        if stated is not None and stated[0][0] is not None and stated[0][0] == stated[0][1] and stated[0] == whole:
            return made
        if any(row["withheld"] for row in beside):
            raise Hidden
        ends = [(None if row["low"] is None else Fraction(row["low"]),
                 None if row["high"] is None else Fraction(row["high"])) for row in beside]  # fmt: skip
        return (made[0][0], added([made[0], *ends])[1]), made[1], made[2]

    def bounded(self, slot, key, made):
        """What has no upper bound cannot exceed the stated whole less what the other parts are at least."""
        (low, high), count, even = made
        if high is not None or not count or self.questions[slot[1]]["several_per_case"]:
            return made
        stated = self.stated(slot)
        if stated is None or stated[0][1] is None:
            return made
        entries = self.slots[slot]
        dimensions = frozenset(name for part in (self.finer(entries, key) or [key]) for name, _ in part)
        others = [p for p in entries if p and frozenset(name for name, _ in p) == dimensions and not key <= p]
        most = stated[0][1] - sum((self.agreed(slot, part) or (NOTHING,))[0][0] or 0 for part in others)
        return made if most < (low or 0) else ((low or 0, most), count, even)

    # 2. From forces to areas

    def members(self, area):
        """The codes of the asked forces in an area: a force, a region, a country, or England and Wales."""
        forces = self.codebook["forces"]
        if area == "England and Wales":
            return [force["code"] for force in forces if force["country"] in ("England", "Wales")]
        return [force["code"] for force in forces if area in (force["name"], force["region"], force["country"])]

    def total(self, area, question, period, key=frozenset()):
        """The bounds of an area's total, what each force says, and how many forces came to what."""
        told, counts = {}, dict.fromkeys(("answered", "refused", "blocked", "missing", "partial"), 0)
        for force in self.members(area):
            said = self.says(force, question, period, key)
            state = self.states[force]
            if said is not None and said[1]:
                told[force] = said
                counts["answered"] += 1
            elif state == "usable" and (force, question) not in self.refused:
                slot = self.slots.get((force, question, period), {})
                here = any(kind == "refused" for _, kind in slot.get(key, []))
                counts["refused" if here else "missing"] += 1
                counts["partial"] += not here
            else:
                counts["refused" if state in ("usable", "refused") else state] += 1
        return (added(said[0] for said in told.values()) if told else NOTHING), told, counts

    def change(self, area, question, earlier, later):
        """Over the forces that gave a comparable figure for both periods: (before, after, percentages, cells)."""
        first, last = (self.total(area, question, period)[1] for period in (earlier, later))
        both = [force for force in first if force in last and first[force][2] and last[force][2]]
        before, after = (added(told[force][0] for force in both) if both else NOTHING for told in (first, last))
        cells = [sum(told[force][1] for force in both) for told in (first, last)]
        unlike = self.unlike(earlier, later)
        return before, after, (None, None) if unlike else self.percentages(before, after), both, cells

    def unlike(self, earlier, later):
        """Whether the periods differ by more than a fortieth of the longer, or overlap: then nothing is compared."""
        days = {period["label"]: [date.fromisoformat(period[end]).toordinal() for end in ("start", "end")]
                for period in self.codebook["periods"]}  # fmt: skip
        (start, end), (next_start, next_end) = days[earlier], days[later]
        lengths = end - start + 1, next_end - next_start + 1
        overlap = min(end, next_end) >= max(start, next_start) and earlier != later
        return overlap or abs(lengths[0] - lengths[1]) > max(1, Fraction(max(lengths), 40))

    def percentages(self, before, after):
        if before[0] is None or after[0] is None or before[0] < self.codebook["smallest_base"]:
            return None, None
        if before[1] is None or after[1] is None:
            return None, None
        return (after[0] / before[1] - 1) * 100, (after[1] / before[0] - 1) * 100

    def share(self, claim):
        """Of the cases whose value is known: (part, whole, percentages, cells of each)."""
        question = self.questions[claim["question"]]
        categories = question["categories"][claim["dimension"]]
        part, rest = [], []
        for force in self.members(claim["area"]):
            for period in claim["periods"]:
                for name in categories:
                    key = frozenset({(claim["dimension"], name)})
                    said = self.says(force, claim["question"], period, key)
                    if said is not None and said[1] and name not in question["unknown"]:
                        (part if name in claim["categories"] else rest).append(said)
        inside, outside = (added(said[0] for said in side) for side in (part, rest))
        low = inside[0] * 100 / (inside[0] + outside[1])
        high = inside[1] * 100 / (inside[1] + outside[0])
        cells = [sum(said[1] for said in side) for side in (part, part + rest)]
        return inside, added([inside, outside]), (low, high), cells


def added(parts):
    """The sum of bounds: what has no lower end counts as nought from below, no upper end leaves the sum open."""
    low, high, is_open = Fraction(0), Fraction(0), False
    for part_low, part_high in parts:
        low += part_low or 0
        is_open = is_open or part_high is None
        high += part_high or 0
    return low, None if is_open else high
