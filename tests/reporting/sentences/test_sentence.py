"""A sentence carries its figures with their cells; a list of cells is told once however many figures cite it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ingestion.values.interval import exactly
from reporting.sentences.sentence import Cited, Sentence, Voice
from reporting.statistics.figures import Cell, Source

KENT = Cell("K", exactly(140), 2, (Source("1", "Sheet1!C7", "Kent.xlsx", "9"), Source("1", "Sheet2!C7")))
SURREY = Cell("S", exactly(76), 1, (Source("2", "page 2"),))
SAID = Sentence(
    "Change", Voice.PRESS, "It rose.",
    (Cited("later", "216", Fraction(216), Fraction(216), (KENT, SURREY)),
     Cited("percent change", "33.3", Fraction(100, 3), Fraction(100, 3), (KENT,))),
    "From 2 forces.", "2018/19 is …", ("Kent: in doubt.",), "South East", "change", "1",
)  # fmt: skip


def test_figures_are_found_by_what_they_are():
    assert SAID.figure("later").words == "216"
    with pytest.raises(KeyError):
        SAID.figure("multiple")


def test_as_json_it_counts_figures_and_forces_and_lists_every_place():
    later = SAID.as_json()["figures"][0]
    assert (later["cells"], later["forces"]) == (3, 2)
    assert [source["place"] for source in later["sources"]] == ["Sheet1!C7", "Sheet2!C7", "page 2"]
    assert later["sources"][0] == {"force": "K", "document": "1", "place": "Sheet1!C7", "record": "9"}


def test_exact_fractions_are_written_whole_or_to_one_place():
    later, percent = SAID.as_json()["figures"]
    assert (later["low"], percent["low"]) == (216, 33.3)


def test_what_is_said_travels_with_whom_it_is_of_and_its_doubts():
    told = SAID.as_json()
    assert (told["voice"], told["area"], told["kind"], told["question"]) == ("press", "South East", "change", "1")
    assert told["doubts"] == ["Kent: in doubt."]


def test_the_same_cells_are_listed_once_for_all_who_cite_them():
    sources = {}
    cells = (KENT, SURREY)
    one = Cited("later", "216", Fraction(216), Fraction(216), cells).as_json(sources)
    other = Cited("denominator", "216", Fraction(216), Fraction(216), cells).as_json(sources)
    assert one["sources"] is other["sources"]
