"""From a file to its findings: members, progress, and returns that people really sent."""

from __future__ import annotations

import json
import runpy
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest

from ingestion import files_inside
from ingestion.files_inside import MOST_MEMBERS
from ingestion.pipeline import read_file
from ingestion.presentation import as_json
from ingestion.values.reading import Reading
from tests.corpus.pictures import told, workbook

PICTURE = "| Method | 2017/18 | 2018/19 |\n| Kik | 7 | 41 |"


def test_files_inside_an_archive_are_documents_of_their_own(tmp_path: Path) -> None:
    inner = workbook(tmp_path / "return.xlsx", {"Data": PICTURE})
    with ZipFile(tmp_path / "answer.zip", "w") as archive:
        archive.write(inner, "folder/return.xlsx")
        archive.writestr("note.txt", "Please find the figures attached.")
    reading = read_file(tmp_path / "answer.zip")
    names = {Path(member.file.name).name: member for member in reading.members}
    assert told(names["return.xlsx"]) == ["2017/18 · Kik: 7", "2018/19 · Kik: 41"]


def test_files_of_several_tables_are_told_apart_by_their_names(tmp_path: Path) -> None:
    """A table for each year in each file: the headings name years alone, and the files whose figures they are."""
    figures = {"White": (3, 5), "Mixed": (7, 11)}
    with ZipFile(tmp_path / "answer.zip", "w") as archive:
        for name, years in figures.items():
            blocks = [
                f"{year}\nMethod,Male,Female\nKik,{n},{n + 1}\nTelephone,{n + 30},{n + 40}\n\n"
                for year, n in zip((2017, 2018), years, strict=True)
            ]
            archive.writestr(f"{name}.csv", "".join(blocks))
    reading = read_file(tmp_path / "answer.zip")
    found = {
        (labels["file"], record.period.start.year if record.period else None): record.interval.low
        for member in reading.members
        for record in member.records
        if {"Kik", "Male"} <= set((labels := dict(record.breakdown)).values())
    }
    assert found == {("White", 2017): 3, ("White", 2018): 5, ("Mixed", 2017): 7, ("Mixed", 2018): 11}


def test_archives_in_archives_come_to_an_end(tmp_path: Path) -> None:
    content = workbook(tmp_path / "return.xlsx", {"Data": PICTURE}).read_bytes()
    name = "return.xlsx"
    for depth in range(7):
        with ZipFile(tmp_path / f"{depth}.zip", "w") as archive:
            archive.writestr(name, content)
        content, name = (tmp_path / f"{depth}.zip").read_bytes(), f"{depth}.zip"
    reading = read_file(tmp_path / "6.zip")
    while reading.members:
        reading = reading.members[0]
    assert reading.error is not None
    assert reading.error.code == "too_large"
    assert MOST_MEMBERS < 1000


def test_progress_is_told(tmp_path: Path) -> None:
    heard: list[tuple[int, int | None, str]] = []
    read_file(workbook(tmp_path / "r.xlsx", {"Data": PICTURE}), progress=lambda *step: heard.append(step))
    assert heard
    assert {unit for _, _, unit in heard} <= {"rows", "pages"}


def test_every_finding_of_a_table_names_it(tmp_path: Path) -> None:
    reading = read_file(workbook(tmp_path / "r.xlsx", {"Data": "| Method | Count |\n| Kik | 7 |\n| Other | * |"}))
    assert {finding.place.table for finding in reading.findings if finding.id.startswith("Q20")} == {"t1"}


@cache
def read_once(path: Path) -> Reading:
    """Several tests look at the same real returns."""
    return read_file(path)


def test_real_returns_are_read_as_a_careful_person_reads_them(real_returns: Path) -> None:
    """Every hand-verified figure exactly, each at its cell, and no printed total among the figures."""
    judge = runpy.run_path(str(real_returns.parent / "tools" / "score_returns.py"))["judge"]
    for path in sorted((real_returns / "truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        source = truth["source"]
        file = real_returns / "files" / source["repo"].replace("/", "+") / source["path"]
        result = judge(truth, as_json(read_once(file)))
        assert (result["silent"], result["totals"]) == (0, 0), path.name
        assert result["exact"] >= 0.99 * result["expected"], path.name
        assert result["places"] == result["placed"], path.name


def test_every_real_return_is_read_or_refused_in_a_sentence(real_returns: Path) -> None:
    everything = sorted((real_returns / "files").rglob("*"))
    files = [path for path in everything if path.is_file() and path.stat().st_size < 30_000]
    assert files
    for path in files:
        reading = read_once(path)
        assert reading.error is None or reading.error.sentence.endswith("."), path.name


def test_of_the_real_returns_only_lists_of_people_are_told_of(real_returns: Path) -> None:
    """None of these returns lists people by age, day and place: nothing ordinary may be taken for that."""
    told = set()
    for path in sorted((real_returns / "files").rglob("*")):
        small = path.suffix.lower() in (".csv", ".xlsx", ".ods") and path.stat().st_size < 500_000
        if small and any(finding.id == "Q604" for finding in read_once(path).findings):
            told.add(path.name)
    assert told == set()


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx"])
def test_a_return_and_its_twin_say_the_same(real_returns: Path, suffix: str) -> None:
    """The same return came as a workbook and printed, its columns cut over two pages."""
    folder = next((real_returns / "files").glob("vfillis*/FOIs/*/South West Yorkshire*"))
    other = ".xlsx" if suffix == ".pdf" else ".pdf"
    one, two = (next(folder.glob(f"*{kind}")) for kind in (suffix, other))
    assert told(read_file(one)) == told(read_file(two))


def _archive(path: Path, files: int, rows: int) -> Path:
    with ZipFile(path, "w") as archive:
        for number in range(files):
            lines = [f"Kind {row},{number + 1},{row + 2}" for row in range(rows)]
            archive.writestr(f"{number}.csv", "\n".join(["Offence,2017/18,2018/19", *lines]))
    return path


def test_an_upload_s_files_share_one_measure_of_rows_and_what_is_left_is_named(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(files_inside, "MOST_ROWS_INSIDE", 25)
    reading = read_file(_archive(tmp_path / "many.zip", files=4, rows=10))
    assert [member.error is None for member in reading.members] == [True, True, True, False]
    assert "hold 25 rows" in reading.members[3].error.sentence
    assert reading.members[3].file.name == "3.csv"


def test_no_file_inside_is_begun_after_its_time_and_each_says_so(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(files_inside, "LONGEST_INSIDE", -1.0)
    reading = read_file(_archive(tmp_path / "many.zip", files=3, rows=2))
    assert {member.error.sentence for member in reading.members} == {files_inside.TIME_SPENT}
    assert reading.error is None


def _files(tmp_path: Path, *texts: str) -> dict[str, object]:
    with ZipFile(tmp_path / "answer.zip", "w") as archive:
        for number, text in enumerate(texts):
            archive.writestr(f"{number}.csv", text)
    reading = read_file(tmp_path / "answer.zip")
    return {member.file.name: [(r.interval.low, r.interval.high) for r in member.records] for member in reading.members}


def test_what_a_mark_means_in_one_file_it_means_in_those_beside_it(tmp_path: Path) -> None:
    table, other = "Method,2018/19\nKik,*\nMail,40\n", "Place,2018/19\nShop,*\nPark,41\n"
    key = "\n* denotes fewer than 5\n"
    assert _files(tmp_path, table, other + key) == {"0.csv": [(0, 4), (40, 40)], "1.csv": [(0, 4), (41, 41)]}
    apart = _files(tmp_path, table, other + key, f"{table}\n* denotes fewer than 10\n")
    assert apart["0.csv"] == [(None, None), (40, 40)], "two files say different things: neither is heard elsewhere"


def test_what_blanks_mean_is_said_of_one_file_alone(tmp_path: Path) -> None:
    key = "\nBlank cells denote that no offences were recorded\n"
    read = _files(tmp_path, "Method,2018/19\nKik,\nMail,40\n", f"Place,2018/19\nShop,\nPark,41\n{key}")
    assert read == {"0.csv": [(None, None), (40, 40)], "1.csv": [(0, 0), (41, 41)]}
