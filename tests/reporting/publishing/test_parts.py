"""An edition in parts is the edition, and reading a part of it is reading only that."""

import json
from dataclasses import replace

import pytest

from reporting.publishing import parts
from reporting.publishing.parts import PartedEdition, split
from tests.reporting.editions import HEADING, september


@pytest.fixture(params=[True, False], ids=["public", "internal"])
def content(request):
    return json.loads(json.dumps(september(replace(HEADING, public=request.param))))


class Shelf:
    """Where the parts lie; remembers which were fetched."""

    def __init__(self, content):
        self.parts = split(content)
        self.fetched = []

    def __call__(self, names):
        self.fetched += names
        return {name: self.parts[name] for name in names}


def test_the_parts_together_are_the_edition(content):
    assert dict(PartedEdition(Shelf(content))) == content
    assert list(PartedEdition(Shelf(content))) == list(content), "in the same order: its mark is the same"


def test_what_is_narrowed_is_the_same_from_the_parts_as_from_the_whole(content):
    parted = PartedEdition(Shelf(content))
    assert parts.areas_in(parted) == parts.areas_in(content)
    assert parts.questions_in(parted) == parts.questions_in(content)
    for question in parts.questions_in(content):
        assert parts.breakdowns_in(parted, question) == parts.breakdowns_in(content, question)
        assert parts.wholes_of(parted, question) == parts.wholes_of(content, question)
        for dimension in {key for told in parts.breakdowns_in(content, question) for key in told}:
            for periods in ({"2018/19"}, {"2017/18", "2018/19"}, {"no such"}):
                assert parts.totals_by(parted, question, dimension, periods) == parts.totals_by(
                    content, question, dimension, periods
                )
        for period in ("2017/18", "2018/19"):
            assert parts.cells_in(parted, question, period) == parts.cells_in(content, question, period)
        for area, _ in parts.areas_in(content):
            assert parts.totals_of(parted, question=question, area=area) == [
                row for row in content["totals"] if (row["question"], row["area"]) == (question, area)
            ]
    assert parts.totals_of(parted, area="Wales") == [row for row in content["totals"] if row["area"] == "Wales"]
    assert parts.wholes_of(parted) == [row for row in content["totals"] if not row["breakdown"]]


def test_sentences_keep_their_sources_apart(content):
    shelf = Shelf(content)
    parted = PartedEdition(shelf)
    assert len(parts.sentences_in(parted)) == len(content["sentences"]) > 0
    assert not any(name.startswith("sources") for name in shelf.fetched)
    for number, sentence in enumerate(content["sentences"]):
        assert parts.sentence_in(parted, number) == sentence
    assert parts.sentence_in(parted, len(content["sentences"])) is None


def test_an_area_is_read_without_the_others(content):
    shelf = Shelf(content)
    parted = PartedEdition(shelf)
    shelf.fetched.clear()
    rows = parts.totals_of(parted, area="Wales")
    assert rows
    every = [name for name in shelf.parts if name.startswith("totals/")]
    assert 0 < len(shelf.fetched) < len(every)
    parts.totals_of(parted, area="Wales")
    assert len(shelf.fetched) == len(set(shelf.fetched)), "and read once"


def test_what_most_pages_show_comes_with_the_front(content, monkeypatch):
    shelf = Shelf(content)
    parted = PartedEdition(shelf)
    assert parts.wholes_of(parted, "1")
    assert parts.sentences_in(parted)
    assert shelf.fetched == ["front"]
    monkeypatch.setattr(parts, "INSIDE", 0)
    shelf = Shelf(content)
    assert dict(PartedEdition(shelf)) == content
    assert "sentences" in shelf.fetched


def test_what_no_edition_has_is_no_part_of_one(content):
    with pytest.raises(KeyError):
        PartedEdition(Shelf(content))["nothing of the kind"]
