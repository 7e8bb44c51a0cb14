"""The pack makes its own figures again, with nothing but Python; whatever is changed in it comes out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.values.interval import Interval
from ingestion.values.record import Kind
from reporting.exports import evidence_pack
from reporting.exports.packing import unpack
from reporting.publishing.edition import Document, edition
from reporting.statistics.figures import Source, State, Uncounted
from tests.reporting.builders import CODE, FORCES, figure, ledger, specification
from tests.reporting.editions import HEADING, september

INTERNAL = replace(HEADING, public=False)


def laid(content, folder: Path) -> Path:
    for name, written in unpack(evidence_pack.write(content)).items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_bytes(written)
    return folder


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    """As anybody would run it, without any package beside the standard library."""
    return subprocess.run(
        [sys.executable, "-S", "-B", "-E", str(folder / "verify.py")], capture_output=True, text=True, cwd="/"
    )


def told_of(figures, **more):
    documents = [Document(f"doc-{f.code}", f.code, f"{f.short_name}.xlsx", "aa", 1, "text/csv") for f in FORCES]
    return edition(
        heading=INTERNAL,
        specification=specification(),
        ledger=ledger(figures, **more),
        figures=figures,
        documents=documents,
    )


def test_an_internal_pack_is_made_again_whole(tmp_path):
    content = september(INTERNAL)
    done = run(laid(content, tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "withholds" not in done.stdout
    things = int(re.match(r"(\d+) things", done.stdout)[1])
    expected = len(content["totals"]) + len(content["changes"]) + len(content["sentences"])
    assert things == expected + len((tmp_path / "SHA256SUMS").read_text().splitlines())


def test_a_public_pack_is_made_again_but_for_what_it_withholds_and_says_how_much_that_is(tmp_path):
    done = run(laid(september(), tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"\n\d+ rest on cells that this pack withholds", done.stdout)


def resealed(folder: Path) -> None:
    """As somebody who changes a file and its sum together would leave it."""
    import hashlib

    lines = (folder / "SHA256SUMS").read_text().splitlines()
    names = [line.split("  ", 1)[1] for line in lines]
    said = "".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (folder / "SHA256SUMS").write_text(said)


WHOLE = "All,All,All"


@pytest.mark.parametrize(
    ("name", "pattern", "changed", "says"),
    [
        ("data/forces.csv", f"Kent Police,force,{WHOLE},140,140,140", f"Kent Police,force,{WHOLE},150,150,150",
         "forces: question 1, 2018/19, Kent Police"),
        ("data/areas.csv", ",4373,4373,4373,", ",4374,4374,4374,", "figure is '4374', made again '4373'"),
        ("data/changes.csv", ",140.4,140.4,140.4,", ",140.5,140.5,140.5,", "percent is '140.5', made again '140.4'"),
        ("data/sentences.csv", "multiple almost four times", "multiple more than four times", "made again"),
        ("data/cells.csv", f",1,2018/19,{WHOLE},,exact,140,140", f",1,2018/19,{WHOLE},,exact,141,141",
         "Kent Police"),
    ],
)  # fmt: skip
def test_any_number_that_is_changed_in_it_comes_out_even_with_its_sum(tmp_path, name, pattern, changed, says):
    folder = laid(september(INTERNAL), tmp_path)
    path = folder / name
    before = path.read_bytes().decode()
    assert pattern in before
    path.write_bytes(before.replace(pattern, changed).encode())
    assert f"SHA-256 of {name}" in run(folder).stdout
    resealed(folder)
    done = run(folder)
    assert done.returncode == 1
    assert says in done.stdout


def test_blanks_ranges_contradictions_rows_beside_and_other_days_come_out_the_same(tmp_path):
    """Every rule by which figures are added, in one edition."""
    figures = [
        figure("Kent", 30, period="2017/18"),
        figure("Kent", 30, place="again"),
        figure("Surrey", 12),
        figure("Surrey", 13, place="elsewhere"),
        figure("Essex", 40, period="2017/18", comparable=False),
        figure("Essex", 50),
        figure("Sussex", 60),
        figure("Sussex", 20, question="2", victim_sex="Female"),
        figure("Sussex", (None, None), question="2", victim_sex="Male", kind=Kind.SUPPRESSED),
        figure("Sussex", (1, 4), question="2", victim_sex="Unknown", kind=Kind.SUPPRESSED),
        figure("Dorset", 20, question="2", victim_sex="Female"),
        figure("Dorset", (None, None), question="2", victim_sex="Male", kind=Kind.BLANK),
        figure("Gwent", 25, question="2", victim_sex="Female", victim_age="12-15"),
        figure("Gwent", 5, question="2", victim_sex="Male", victim_age="12-15"),
        figure("Norfolk", (None, None), kind=Kind.REFUSED),
        figure("Suffolk", 7, question="4", communication_method="=1+1"),
        figure("Suffolk", (3, None), question="2", victim_sex="Male", kind=Kind.SUPPRESSED),
        figure("Suffolk", 10),
    ]
    beside = [Uncounted(CODE["Gwent"], "2", "2018/19", Interval(2, 2), "Other", Source("doc", "X"))]
    content = told_of(
        figures,
        uncounted=beside,
        states={CODE["Cumbria"]: State.BLOCKED, CODE["Cheshire"]: State.REFUSED},
        outcomes={(CODE["Kent"], "4"): State.REFUSED},
    )
    done = run(laid(content, tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    highs = {(t["area"], t["question"], str(t["breakdown"])): t["high"] for t in content["totals"]}
    assert highs["Gwent Police", "2", "{}"] == 32, "or else the rule about rows beside is not tried here"


PIECES = st.tuples(
    st.sampled_from(["Kent", "Surrey", "Gwent", "Metropolitan Police"]),
    st.sampled_from(["2017/18", "2018/19"]),
    st.sampled_from([{}, {"victim_sex": "Female"}, {"victim_sex": "Male"}, {"victim_age": "12-15"},
                     {"victim_sex": "Female", "victim_age": "12-15"}, {"victim_sex": "Unknown"}]),
    st.one_of(st.integers(0, 60).map(lambda n: ((n, n), Kind.EXACT)),
              st.sampled_from([((1, 4), Kind.SUPPRESSED), ((0, None), Kind.SUPPRESSED), ((None, None), Kind.BLANK)])),
    st.booleans(),
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, min_size=1, max_size=14))
def test_whatever_forces_give_the_pack_makes_it_again(tmp_path_factory, pieces):
    figures = [
        figure(force, bounds, period=period, question="2" if key else "1", kind=kind, comparable=even, **key)
        for force, period, key, (bounds, kind), even in pieces
        if key or kind is not Kind.BLANK
    ]
    folder = laid(told_of(figures), tmp_path_factory.mktemp("pack"))
    done = run(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads((folder / "codebook.json").read_text())["claims"] is not None
