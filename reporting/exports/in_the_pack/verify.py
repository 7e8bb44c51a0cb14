#!/usr/bin/env python3
"""Makes every figure of this pack again from its cells, and compares it with what the pack says.

    python verify.py [FOLDER]        the folder of the unpacked pack; this file's own where none is given

Needs Python 3.10 or newer and nothing else. It reads data/cells.csv (each figure as a force gave it) and codebook.json
(what was asked, of whom, and the few facts that are no figures), adds up every total (recompute.py), compares periods,
and works out the numbers of every sentence (say.py). Each is set beside data/areas.csv, data/forces.csv,
data/changes.csv and data/sentences.csv, character by character, and every file beside its SHA-256. Where there are
redacted documents, each of their cells is read again and set beside data/cells.csv. What differs is printed, and the
exit code is 0 only where nothing does. What rests on cells that this pack withholds cannot be made again from them: it
is counted.
"""

import csv
import hashlib
import json
import sys
from pathlib import Path

import say
from recompute import Book, Hidden

MOST_PRINTED = 20


def rows(folder, name, part="data"):
    with open(folder / part / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text(value):
    """A number as the pack writes it."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(float(value))


def one_decimal(value):
    """A percentage as the pack writes it: one place, halves away from nought."""
    if value is None:
        return ""
    tenths = (abs(value) * 20 + 1) // 2
    return repr(float((-1 if value < 0 else 1) * tenths / 10 if tenths else 0.0))


def again(folder, codebook, tally):
    """Every row of the pack's tables beside the same row made again: (what it is, as made again, as it stands)."""
    book = Book(codebook, rows(folder, "cells"))
    dimensions = [item["key"] for item in codebook["dimensions"]]
    for table in ("areas", "forces"):
        for row in rows(folder, table):
            key = frozenset((name, row[name]) for name in dimensions if row[name] != "All")
            what = f"{table}: question {row['question']}, {row['period']}, {row['area']}, {sorted(key)}"
            try:
                made = total(book, row, key)
            except Hidden:
                tally["withheld"] += 1
                continue
            if row["marker"].startswith("[c]"):
                tally["withheld"] += 1
                made = {name: made[name] for name in made if name not in ("figure", "low", "high")}
            yield what, made, {name: row[name] for name in made}
    for row in rows(folder, "changes"):
        made = change(book, row)
        yield f"changes: {row['area']}, {row['from']} to {row['to']}", made, {name: row[name] for name in made}
    claims = codebook["claims"]
    written = rows(folder, "sentences")
    if len(claims) != len(written):
        yield "sentences", {"number": str(len(claims))}, {"number": str(len(written))}
    for claim, row in zip(claims, written, strict=False):
        try:
            figures = sentence(book, claim, row["voice"])
        except Hidden:
            tally["withheld"] += 1
            continue
        said = "; ".join(f"{role} {words} ({cells} cells)" for role, words, cells in figures)
        yield f"sentence: {row['text']}", {"figures": said}, {"figures": row["figures"]}


def total(book, row, key):
    (low, high), _, counts = book.total(row["area"], row["question"], row["period"], key)
    asked = len(book.members(row["area"]))
    return {
        "figure": text(low) if low == high else "",
        "low": text(low),
        "high": text(high),
        "asked": str(asked),
        "answered": str(counts["answered"]),
        "refused": str(counts["refused"]),
        "blocked": str(counts["blocked"]),
        "missing": str(asked - counts["answered"] - counts["refused"]),
    }


def change(book, row):
    before, after, (low, high), both, _ = book.change(row["area"], row["question"], row["from"], row["to"])
    return {
        "before_low": text(before[0]),
        "before_high": text(before[1]),
        "after_low": text(after[0]),
        "after_high": text(after[1]),
        "percent": one_decimal(low) if low == high else "",
        "percent_low": one_decimal(low),
        "percent_high": one_decimal(high),
        "forces": str(len(both)),
    }


def sentence(book, claim, voice):
    """The sentence's figures in order, each as (what it is, its words, how many cells it is made of)."""
    if claim["kind"] == "share":
        part, whole, (low, high), cells = book.share(claim)
        simple = say.fraction(low, high) if voice == "press" else None
        return [
            ("share", simple or say.per_cent(low, high), cells[1]),
            ("numerator", say.count(part), cells[0]),
            ("denominator", say.count(whole), cells[1]),
        ]
    if claim["kind"] == "count":
        (low, high), told, counts = book.total(claim["area"], claim["question"], claim["period"])
        complete = counts["answered"] == len(book.members(claim["area"]))
        cells = sum(count for _, count, _ in told.values())
        return [("count", say.count((low, high if complete else None), nought="no"), cells)]
    periods = claim["question"], claim["earlier"], claim["later"]
    before, after, own, _, (first, last) = book.change(claim["area"], *periods)
    figures = [("later", say.count(after, nought="none"), last), ("earlier", say.count(before, nought="none"), first)]
    if own[0] is None:
        return figures
    figures.append(("percent change", say.per_cent(*own), first + last))
    against = book.members(claim["against"])
    if claim["against"] == claim["area"] or not against:
        return figures
    _, _, theirs, both, their_cells = book.change(claim["against"], *periods)
    if theirs[0] is None or theirs[0] != theirs[1] or own[0] != own[1]:
        return figures
    if len(against) > 1 and (len(both) < 2 or len(both) * 2 < len(against)):
        return figures  # too few to stand for the nation
    times = say.multiple(own[0] / theirs[0]) if theirs[0] > 0 and own[0] > 0 else None
    if times:
        figures.append(("multiple", times, first + last + sum(their_cells)))
    figures.append(("comparator", say.per_cent(*theirs), sum(their_cells)))
    return figures


def documents(folder, tally):
    """Each cell of a redacted document, read where documents/places.csv says, beside the cell as the pack has it."""
    if not (folder / "documents" / "places.csv").is_file():
        return
    cells = {cell["id"]: cell for cell in rows(folder, "cells")}
    tables = {}
    for place in rows(folder, "places", "documents"):
        if place["file"] not in tables:
            with open(folder / place["file"], encoding="utf-8", newline="") as file:
                tables[place["file"]] = list(csv.reader(file))
        cell, row, column = cells[place["cell"]], int(place["row"]), int(place["column"])
        table = tables[place["file"]]
        found = table[row - 1][column - 1] if row <= len(table) and column <= len(table[row - 1]) else "no such place"
        stands = {"document": cell["document"], "as_written": cell["as_written"]}
        made = {"document": place["document"], "as_written": found}
        digits = found.replace(",", "").replace(" ", "")
        if digits.isdecimal() and cell["kind"] == "exact":
            made["low"] = made["high"] = text(int(digits))
            stands["low"], stands["high"] = cell["low"], cell["high"]
        tally["documents"].add(place["document"])
        yield f"document {place['document']}, {place['file']}, row {row}, column {column}", made, stands


def sums(folder):
    """Each file beside its SHA-256."""
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        mark, name = line.split("  ", 1)
        path = folder / name
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "no such file"
        yield f"SHA-256 of {name}", {"sha256": found}, {"sha256": mark}


def main(folder):
    codebook = json.loads((folder / "codebook.json").read_text(encoding="utf-8"))
    tally = {"withheld": 0, "documents": set()}
    checked, wrong = 0, 0
    for what, made, stands in [*sums(folder), *documents(folder, tally), *again(folder, codebook, tally)]:
        checked += 1
        if made != stands:
            wrong += 1
            if wrong <= MOST_PRINTED:
                differ = [f"{name} is {stands[name]!r}, made again {made[name]!r}" for name in made
                          if made[name] != stands[name]]  # fmt: skip
                print(f"DIFFERS  {what}: {'; '.join(differ)}")
    print(f"{checked} things made again or compared, {wrong} differ.")
    if tally["documents"]:
        print(f"{len(tally['documents'])} redacted documents were read again.")
    if tally["withheld"]:
        print(f"{tally['withheld']} rest on cells that this pack withholds, and cannot be made again from it.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent))
