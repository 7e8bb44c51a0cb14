"""The lines of the records as HTML: escaped, and bounds said as templates say them."""

from urllib.parse import quote

import pytest

from ingestion.values.interval import Interval
from review.judged import ReturnFigure
from review.record_cells import in_an_address, record_rows
from review.tables import FigureRow, FigureTable, ShownFigure


def row(**changes):
    said = {
        "key": "2|2018/19|victim_sex=<Fe&male>", "question": "2", "period": "2018/19", "breakdown": {}, "kind": "exact",
        "interval": Interval(5, 5), "as_written": "5", "document": 1, "document_name": "x", "place": "B2", "record": 7,
    }  # fmt: skip
    shown = ShownFigure(ReturnFigure(**(said | changes)), also=[8], number=3, doubtful=True, following="r-9")
    return record_rows(FigureTable("2", "How many?", ["2018/19"], [FigureRow("<Fe&male>", False, [[shown], []])]), 4)


def test_a_line_is_escaped_and_leads_to_its_cell_its_matter_its_history_and_the_next_doubt():
    told = row()
    assert "<Fe" not in told
    assert "&lt;Fe&amp;male&gt;" in told
    for part in (
        'id="r-7" data-doubtful', '<span id="r-8"></span>', 'href="#c-7">5</a>', 'href="#matter-3"',
        'href="#r-9" rel="next"',
        'hx-get="/review/returns/4/figure/?key=2%7C2018/19%7Cvictim_sex%3D%3CFe%26male%3E"', 'hx-target="#life-2-1"',
        '<tr class="life" id="life-2-1"', '<span class="quiet">none</span>',
    ):  # fmt: skip
        assert part in told, part


def test_what_a_person_did_is_tagged():
    assert "left out" in row(left_out=True, correction=2)
    assert "set by a person" in row(correction=2)
    assert ">doubtful</span>" in row(doubt="Unclear.")


@pytest.mark.parametrize("text", ["2|2018/19|age=12-15|x=a b&c<\"'>", "".join(map(chr, range(128))), "é|ŷ £"])
def test_a_key_stands_in_an_address_as_urllib_writes_it(text):
    assert in_an_address(text) == quote(text)
