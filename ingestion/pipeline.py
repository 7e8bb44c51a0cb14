"""A file's way to its findings: bytes → contents → tables → records → findings, each step a pure stage.

The stages never import each other; this module composes them. It knows no Django and no database.
"""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from pathlib import Path

from ingestion.drift import compare
from ingestion.files_inside import TIME_SPENT, Budget, OpenedDocument, share_legends, tell_files_apart
from ingestion.inspection import inspect_file
from ingestion.interpretation.context import Context
from ingestion.interpretation.corners import tell_by_corners
from ingestion.interpretation.dashes import DashProof, carry_over
from ingestion.interpretation.figures import is_legend
from ingestion.interpretation.findings import NOT_ALL_READ
from ingestion.interpretation.footnote_marks import FOOTNOTES
from ingestion.interpretation.layouts import read_table, wants_rows_one_by_one
from ingestion.interpretation.letter_lines import cell_lines, titles_of_tables, without_notes_of_tables
from ingestion.interpretation.lone_totals import said_of_tables
from ingestion.interpretation.mapping import map_records
from ingestion.interpretation.prose import answers
from ingestion.interpretation.rolling_years import with_rolling_years
from ingestion.interpretation.sisters import listed_alone, tell_groups_apart
from ingestion.interpretation.table_shapes import of_one_shape
from ingestion.interpretation.year_beginnings import lines_about_years, with_years_as_said
from ingestion.outlines import Outlines
from ingestion.profiles import Profile, profile_from_json
from ingestion.quality.checks import check
from ingestion.quality.follows import without_what_follows
from ingestion.quality.privacy import QUARANTINED
from ingestion.quality.stock import take_stock
from ingestion.quality.unread import tell_unread
from ingestion.readers.selection import media_type, reader_for
from ingestion.tables.assembly import assemble, document_lines
from ingestion.tables.joined_years import with_joined_years
from ingestion.values.contents import Contents, Progress, no_progress
from ingestion.values.decision import NO_DECISIONS, Decisions
from ingestion.values.finding import Finding
from ingestion.values.grid import Grid, Line
from ingestion.values.listed_sheets import sheets_listed
from ingestion.values.place import Place
from ingestion.values.reading import FileFacts, Reading, Timing, UnreadableFile
from ingestion.values.record import Record
from ingestion.values.table import Table
from requests_app.mail.sentences import sentences_of
from requests_app.specification import Specification

MOST_CELLS = 150_000
"""Cells of a table of figures that are read; longer tables are lists of cases, which are counted as they pass."""


def read_file(
    path: Path,
    *,
    name: str | None = None,
    specification: Specification | None = None,
    profile: object = None,
    decisions: Decisions = NO_DECISIONS,
    progress: Progress = no_progress,
) -> Reading:
    """Everything read from the file. One that cannot be opened gives a Reading with `error`; nothing is raised for what
    a document holds. `name` is the file's own name where `path` is a copy; `profile` is the force's layout as it was
    remembered (a Profile, or its JSON)."""
    path = Path(path)
    facts = _facts(path, name or path.name)
    remembered = profile if isinstance(profile, Profile) else profile_from_json(profile)
    decisions = remembered.decisions(decisions)
    outlines = Outlines(remembered.outlines, specification, decisions)
    reading = _read(path, facts, specification, decisions, progress, depth=0, budget=Budget(), outlines=outlines)
    _check(reading, specification, whole=True)
    if reading.error is None:
        reading.findings.extend(compare(remembered, reading))
        reading.findings.extend(outlines.not_found(reading))
    return reading


def _facts(path: Path, name: str) -> FileFacts:
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
            size += len(block)
    return FileFacts(name, digest.hexdigest(), size, "application/octet-stream")


def _read(
    path: Path,
    facts: FileFacts,
    specification: Specification | None,
    decisions: Decisions,
    progress: Progress,
    depth: int,
    budget: Budget,
    outlines: Outlines,
) -> Reading:
    opened = _open(path, facts, specification, progress)
    if isinstance(opened, Reading):
        return opened
    return _interpret(opened, specification, decisions, progress, depth, budget, outlines)


def _open(
    path: Path, facts: FileFacts, specification: Specification | None, progress: Progress
) -> OpenedDocument | Reading:
    """The document with its tables, or a reading that says why it cannot be opened."""
    started = time.perf_counter()
    try:
        inspect_file(path)
        kind = media_type(path)
        facts = replace(facts, media_type=kind)
        contents = reader_for(kind).read(path, progress=progress)
    except UnreadableFile as fault:
        return Reading(facts, error=fault)
    reading = Reading(facts, contents.grids, contents.lines, findings=list(contents.findings))
    reading.page_sizes = contents.page_sizes
    reading.quarantined = contents.quarantine is not None
    read_at = time.perf_counter()
    context = _context(contents, facts.name, specification)
    tables = _tables(contents, context, reading.findings)
    reading.timing = Timing(read_at - started, time.perf_counter() - read_at)
    return OpenedDocument(path, reading, contents, context, tables)


def _interpret(
    opened: OpenedDocument,
    specification: Specification | None,
    decisions: Decisions,
    progress: Progress,
    depth: int,
    budget: Budget,
    outlines: Outlines,
) -> Reading:
    started = time.perf_counter()
    reading, context = opened.reading, opened.context
    outlined = outlines.read(opened.path, reading, context.notes, opened.tables)
    opened.tables = outlined.others
    proofs: list[DashProof] = []
    for table in opened.tables:
        told = read_table(table, context)
        proofs.append(told.dashes)
        if not told.understood and not any(part.grid.is_table for part in table.parts):
            reading.findings.extend(told.findings)
            continue
        reading.tables.append(table)
        reading.records.extend(told.records)
        reading.findings.extend(_of_table(finding, table) for finding in told.findings)
        progress(len(reading.records), None, "rows")
    reading.records, reading.findings = carry_over(proofs, reading.records, reading.findings)
    reading.records, found = with_rolling_years(reading.records, reading.tables)
    reading.findings.extend(found)
    of_years = lines_about_years(reading.lines, reading.grids)
    reading.records, found = with_years_as_said(reading.records, of_years)
    reading.findings.extend(found)
    if specification is not None:
        reading.records, found = map_records(reading, specification, decisions)
        reading.findings.extend(found)
    reading.tables += outlined.tables
    reading.records += outlined.records
    reading.findings += outlined.findings
    _read_prose(reading, specification, of_years)
    reading.timing = replace(reading.timing, interpret_s=time.perf_counter() - started)
    _read_members(reading, opened.contents, specification, decisions, progress, depth, budget, outlines)
    return reading


def _context(contents: Contents, name: str, specification: Specification | None) -> Context:
    asked = [(p.label, p.start, p.end) for p in specification.periods] if specification is not None else []
    notes = document_lines(contents.grids, contents.lines)
    return Context(file_name=name, notes=notes, specification=specification, asked=asked)


def _tables(contents: Contents, context: Context, findings: list[Finding]) -> list[Table]:
    """The document's tables. A sheet longer than what is held is a list of cases, or is fetched whole and cut anew."""
    shown = [grid for grid in contents.grids if not grid.hidden]
    for grid in shown:
        with_joined_years(grid)
    tables, titles = assemble(shown, contents.lines)
    again = False
    for table in tables:
        grid = table.parts[-1].grid
        if grid.more is not None and table.open_below and not wants_rows_one_by_one(table):
            _fetch(grid, findings)
            again = True
    if again:
        tables, titles = assemble(shown, contents.lines)
    context.titles = titles
    groups = of_one_shape(tables)
    listed = [name for rows in sheets_listed(shown).values() for name in rows.values()]
    context.apart = tell_by_corners(tables, listed_alone(tables, listed) | tell_groups_apart(groups, titles))
    context.sisters = {one.id: [other for other in group if other is not one] for group in groups for one in group}
    return tables


def _fetch(grid: Grid, findings: list[Finding]) -> None:
    if grid.more is None:
        return
    most = max(len(grid.rows), MOST_CELLS // max(grid.width, 1))
    rest = iter(grid.more())
    grid.rows.extend(islice(rest, most - len(grid.rows)))
    grid.more = None
    if next(rest, None) is not None:
        sentence = f"The table goes on beyond row {most}; the rows after it were not read."
        findings.append(NOT_ALL_READ.found(sentence, Place(sheet=grid.sheet)))


def _of_table(finding: Finding, table: Table) -> Finding:
    return replace(finding, place=replace(finding.place, table=table.id))


def _read_prose(reading: Reading, specification: Specification | None, of_years: Sequence[Line]) -> None:
    labels = {label for record in reading.records for label in record.breakdown.values()}
    labels |= {record.period.as_written for record in reading.records if record.period is not None}
    in_cells = [line for line in cell_lines(reading.grids) if labels.isdisjoint(_as_label(line.text))]
    lines = [line for line in (*reading.lines, *in_cells) if not _only_legend(line.text)]
    lines = without_notes_of_tables(lines, reading.tables)
    told, records, findings = answers(lines, reading.records, specification, titles_of_tables(reading.tables))
    records, doubts = with_years_as_said(records, of_years)
    reading.answers.extend(told)
    reading.records.extend(said_of_tables(records, reading.records))
    reading.findings.extend([*findings, *doubts])


def _as_label(text: str) -> tuple[str, str]:
    """A cell's text as a label may say it: as it stands, and without its footnote mark."""
    plain = " ".join(text.split())
    return plain, FOOTNOTES.sub("", plain)


def _only_legend(text: str) -> bool:
    """Whether a line says what marks mean and nothing else; a paragraph may also give figures."""
    return is_legend(text) and len(sentences_of(text)) < 2


def _read_members(
    reading: Reading,
    contents: Contents,
    specification: Specification | None,
    decisions: Decisions,
    progress: Progress,
    depth: int,
    budget: Budget,
    outlines: Outlines,
) -> None:
    with ExitStack() as open_files:
        opened: list[OpenedDocument | Reading] = []
        for member in contents.members:
            facts = FileFacts(
                member.name, hashlib.sha256(member.content).hexdigest(), len(member.content), "application/octet-stream"
            )
            if (sentence := budget.refusal(depth + 1)) is not None:
                opened.append(Reading(facts, error=UnreadableFile("too_large", sentence)))
                continue
            budget.members -= 1
            copy = open_files.enter_context(tempfile.NamedTemporaryFile(prefix="member-"))
            copy.write(member.content)
            copy.flush()
            one = _open(Path(copy.name), facts, specification, progress)
            budget.rows -= sum(len(grid.rows) for grid in one.contents.grids) if isinstance(one, OpenedDocument) else 0
            opened.append(one)
        beside = [one for one in opened if isinstance(one, OpenedDocument)]
        tell_files_apart(beside)
        share_legends(beside)
        for one in opened:
            if isinstance(one, OpenedDocument) and budget.spent:
                late = UnreadableFile("too_large", TIME_SPENT)
                one = Reading(one.reading.file, error=late, quarantined=one.reading.quarantined)
            elif isinstance(one, OpenedDocument):
                one = _interpret(one, specification, decisions, progress, depth + 1, budget, outlines)
            reading.members.append(one)


def _check(reading: Reading, specification: Specification | None, *, whole: bool) -> None:
    for member in reading.members:
        _check(member, specification, whole=False)
    if reading.error is not None:
        return
    started = time.perf_counter()
    stock = take_stock(reading)
    reading.account = stock.account
    reading.findings.extend(tell_unread(reading, stock))
    reading.findings.extend(check(reading, specification, whole=whole))
    reading.findings = without_what_follows(reading)
    reading.quarantined = reading.quarantined or any(finding.id in QUARANTINED for finding in reading.findings)
    reading.timing = replace(reading.timing, check_s=time.perf_counter() - started)


__all__: Sequence[str] = ("Record", "read_file")
