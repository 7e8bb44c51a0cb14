"""A reading leaves the process that read it as plain JSON and comes back the same."""

import json
import math
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.values.encoded_cells import MalformedReading
from ingestion.values.encoding import decode, encode
from ingestion.values.finding import Finding, Level
from ingestion.values.grid import Grid, Line, Span
from ingestion.values.interval import Interval
from ingestion.values.period import Period
from ingestion.values.place import Place, RowSpan
from ingestion.values.reading import FileFacts, Reading, Timing, UnreadableFile
from ingestion.values.record import Answer, Kind, Outcome, Record
from ingestion.values.table import Part, Table
from requests_app.storable import UNSTORABLE

words = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=12)
numbers = st.integers(0, 10**9) | st.floats(0, 1e12)
boxes = st.tuples(*[st.floats(-1e4, 1e4)] * 4)
values = st.one_of(
    st.none(),
    words,
    st.integers(),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(),
    st.datetimes(timezones=st.none() | st.just(UTC)),
    st.times(),
    st.timedeltas(),
)
cells = st.tuples(st.integers(0, 3), st.integers(0, 3))
places = st.builds(
    Place,
    sheet=st.none() | words,
    cell=st.none() | words,
    page=st.none() | st.integers(1, 500),
    box=st.none() | boxes,
    rows=st.none() | st.builds(RowSpan, st.integers(1, 9), st.integers(9, 99), st.integers(0, 99)),
    table=st.none() | words,
)
intervals = st.lists(numbers, min_size=2, max_size=2).map(lambda pair: Interval(min(pair), max(pair))) | st.just(
    Interval(None, None)
)
periods = st.lists(st.dates(), min_size=2, max_size=2).flatmap(
    lambda pair: st.builds(Period, st.just(min(pair)), st.just(max(pair)), words, st.none() | words)
)
grids = st.builds(
    Grid,
    rows=st.lists(st.lists(values, max_size=4).map(tuple), max_size=4),
    sheet=st.none() | words,
    page=st.none() | st.integers(1, 9),
    title=words,
    merged=st.lists(st.builds(Span, *[st.integers(0, 9)] * 4), max_size=2),
    comments=st.dictionaries(cells, words, max_size=2),
    boxes=st.dictionaries(cells, boxes, max_size=2),
    struck=st.frozensets(cells, max_size=3),
    hidden_rows=st.frozensets(st.integers(0, 9), max_size=3),
    doubts=st.dictionaries(cells, words, max_size=2),
    hidden=st.booleans(),
    header_rows=st.none() | st.integers(0, 3),
    above=st.lists(words, max_size=2).map(tuple),
)
records = st.builds(
    Record,
    table=words,
    measure=words,
    period=st.none() | periods,
    breakdown=st.dictionaries(words, words, max_size=2),
    as_written=words,
    kind=st.sampled_from(Kind),
    interval=intervals,
    total=st.booleans(),
    place=places,
    question=st.none() | words,
    doubt=st.none() | words,
)
findings = st.builds(Finding, words, st.sampled_from(Level), words, words, places)
answers = st.builds(
    Answer, st.none() | words, st.sampled_from(Outcome), st.lists(words, max_size=2).map(tuple), words, places
)
facts = st.builds(FileFacts, words, words, st.integers(0), words)


@st.composite
def readings(draw, depth=1):
    own = draw(st.lists(grids, max_size=2))
    parts = st.builds(Part, st.sampled_from(own), st.builds(Span, *[st.integers(0, 9)] * 4)) if own else st.nothing()
    tables = st.builds(
        Table,
        id=words,
        title=words,
        layout=words,
        parts=st.lists(parts, max_size=2) if own else st.just([]),
        header_rows=st.integers(0, 3),
        notes=st.lists(words, max_size=2),
        pages=st.none() | st.tuples(st.integers(1, 9), st.integers(1, 9)),
        box=st.none() | boxes,
    )
    return Reading(
        file=draw(facts),
        grids=own,
        lines=draw(st.lists(st.builds(Line, words, places), max_size=2)),
        tables=draw(st.lists(tables, max_size=2)),
        records=draw(st.lists(records, max_size=3)),
        answers=draw(st.lists(answers, max_size=2)),
        findings=draw(st.lists(findings, max_size=2)),
        members=draw(st.lists(readings(depth=depth - 1), max_size=1)) if depth else [],
        timing=Timing(1.5, 0.25),
        quarantined=draw(st.booleans()),
    )


def travelled(reading, **options):
    return decode(json.loads(json.dumps(encode(reading, **options))))


@settings(max_examples=60, deadline=None)
@given(readings())
def test_a_reading_comes_back_the_same(reading):
    assert travelled(reading) == reading


def test_a_table_points_at_the_very_grid_it_came_from():
    grid = Grid([("a", 1)])
    reading = Reading(
        FileFacts("f", "", 1, ""), [grid], tables=[Table("t1", "", "long", [Part(grid, Span(0, 0, 0, 1))], 1)]
    )
    back = travelled(reading)
    assert back.tables[0].parts[0].grid is back.grids[0]


@pytest.mark.parametrize(
    "value",
    [
        2**70,
        -(2**63),
        float("inf"),
        date(2018, 4, 1),
        datetime(2018, 4, 1, 9),
        time(9),
        timedelta(days=-1),
        True,
        1,
        1.0,
    ],
)
def test_a_cell_keeps_its_kind(value):
    back = travelled(Reading(FileFacts("f", "", 1, ""), [Grid([(value,)])])).grids[0].rows[0][0]
    assert (back, type(back)) == (value, type(value))


def test_a_number_too_long_to_print_still_travels():
    assert travelled(Reading(FileFacts("f", "", 1, ""), [Grid([(10**5000,)])])).grids[0].rows == [(10**5000,)]


def test_not_a_number_comes_back_as_not_a_number():
    assert math.isnan(travelled(Reading(FileFacts("f", "", 1, ""), [Grid([(math.nan,)])])).grids[0].rows[0][0])


def test_an_error_travels_with_its_code_and_sentence():
    back = travelled(Reading(FileFacts("f", "", 1, ""), error=UnreadableFile("damaged", "It is damaged.")))
    assert (back.error.code, back.error.sentence) == ("damaged", "It is damaged.")


@given(st.text(max_size=20))
def test_text_that_no_database_holds_is_marked_not_carried(text):
    back = travelled(Reading(FileFacts(text, "", 1, ""), [Grid([(text,)])]))
    for said in (back.file.name, back.grids[0].rows[0][0]):
        assert not UNSTORABLE.search(said)
        assert said == UNSTORABLE.sub("\ufffd", text)


def test_the_cells_carried_are_bounded_and_the_grid_says_so():
    tall = Grid([(n, n) for n in range(10)], comments={(1, 0): "kept", (9, 0): "gone"})
    back = travelled(Reading(FileFacts("f", "", 1, ""), [Grid([(1,)]), tall]), cells=7)
    assert [grid.rows for grid in back.grids] == [[(1,)], [(0, 0), (1, 1), (2, 2)]]
    assert [grid.cut for grid in back.grids] == [False, True]
    assert back.grids[1].comments == {(1, 0): "kept"}


def test_rows_still_to_come_are_left_and_the_grid_says_so():
    back = travelled(Reading(FileFacts("f", "", 1, ""), [Grid([(1,)], more=lambda: iter([(2,)]))]))
    assert back.grids[0].cut
    assert back.grids[0].more is None


HONEST = encode(
    Reading(
        FileFacts("f", "", 1, ""),
        [Grid([(date(2019, 3, 31),)])],
        records=[Record("t1", "offences", Period(date(2018, 4, 1), None), {}, "5", Kind.EXACT, Interval(5, 5))],
        findings=[Finding("Q101", Level.ERROR, "m")],
        error=UnreadableFile("damaged", "It is damaged."),
    )
)


def spoil(path, value):
    spoilt = json.loads(json.dumps(HONEST))
    target = spoilt
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return spoilt


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {},
        {"reading": {}},
        {"reading": {}, "grids": [], "periods": []},
        spoil(["reading", "surprise"], 1),
        spoil(["reading", "file", "bytes"], "many"),
        spoil(["reading", "file", "bytes"], True),
        spoil(["reading", "records", 0, "kind"], "invented"),
        spoil(["reading", "records", 0, "interval"], {"low": 9, "high": 1}),
        spoil(["reading", "records", 0, "interval"], {"low": "9", "high": 11}),
        spoil(["periods", 0, "start"], "not a date"),
        spoil(["reading", "records", 0, "period"], 3),
        spoil(["reading", "findings", 0, "level"], "loud"),
        spoil(["reading", "grids"], [7]),
        spoil(["reading", "grids"], [-1]),
        spoil(["reading", "error", "code"], "; drop table"),
        spoil(["grids", 0, "rows"], "no rows"),
        spoil(["grids", 0, "rows", 0, 0], {"date": "yesterday"}),
        spoil(["grids", 0, "rows", 0, 0], {"eval": "1+1"}),
        spoil(["grids", 0, "more"], "x"),
    ],
)
def test_what_is_not_a_reading_is_refused(document):
    decode(HONEST)
    with pytest.raises(MalformedReading):
        decode(document)
