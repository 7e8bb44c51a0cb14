"""Documents that do harm: each gets a sentence or its honest figures, the worker lives, the next document is read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from ingestion.sandbox import Limits, read_in_sandbox
from ingestion.values.reading import Reading
from tests.security import hostile

BRISK = Limits(wall_seconds=25, cpu_seconds=25)


@pytest.fixture
def ordinary(tmp_path: Path) -> Path:
    path = tmp_path / "ordinary.csv"
    path.write_text("Sex of victim,2017/18,2018/19\nFemale,54,28\nMale,12,9\n")
    return path


@pytest.fixture
def read(ordinary: Path):
    """Reads a document, checks what a person would see, and that the next one is read."""

    def reading(path: Path, *, name: str = "", limits: Limits = BRISK) -> Reading:
        found = read_in_sandbox(path, name=name or path.name, limits=limits)
        for one in (found, *found.members):
            said = [finding.message for finding in one.findings]
            if one.error is not None:
                assert one.error.sentence[0].isupper()
                assert one.error.sentence.endswith(".")
                said.append(one.error.sentence)
            assert not any("Traceback" in sentence or "Error(" in sentence for sentence in said)
        assert figures(read_in_sandbox(ordinary, name="ordinary.csv", limits=BRISK)) == ["12", "28", "54", "9"]
        return found

    return reading


def figures(reading: Reading) -> list[str]:
    return sorted(record.as_written for record in reading.records)


def test_a_zip_bomb(read, tmp_path):
    path = hostile.workbook(tmp_path / "bomb.xlsx", hostile.sheet(" " * 200_000_000))
    assert path.stat().st_size < 1_000_000
    assert read(path).error.code == "unsafe"


def test_a_zip_bomb_whose_directory_lies(read, tmp_path):
    path = hostile.lying_zip(tmp_path / "lies.zip", "return.csv", b"1,2\n" * 50_000_000, said=4000)
    found = read(path)
    assert [finding.message for finding in found.findings] == ["“return.csv” was not read: it is damaged."]


def test_an_entity_bomb(read, tmp_path):
    rows = f'<row r="1">{hostile.text_cell("A1", "&e11;")}</row>'
    path = hostile.workbook(tmp_path / "laughs.xlsx", hostile.sheet(rows, before=hostile.entities()))
    found = read(path)
    assert found.error is not None or found.records == []


def test_an_entity_that_reads_a_file(read, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("not for the document")
    before = f'<!DOCTYPE worksheet [<!ENTITY e SYSTEM "file://{secret}">]>'
    rows = hostile.ORDINARY.replace("Female", "&e;")
    found = read(hostile.workbook(tmp_path / "outside.xlsx", hostile.sheet(rows, before=before)))
    assert "not for the document" not in repr((found.grids, found.records, found.findings))


def test_a_sheet_that_claims_every_cell_there_can_be(read, tmp_path):
    path = hostile.workbook(tmp_path / "claims.xlsx", hostile.sheet(hostile.ORDINARY, claims="A1:XFD1048576"))
    assert figures(read(path)) == ["12", "28", "54", "9"]


def test_a_sheet_with_a_cell_in_each_far_corner(read, tmp_path):
    far = f'<row r="1048576">{hostile.number_cell("A1048576", 1)}{hostile.number_cell("XFD1048576", 2)}</row>'
    path = hostile.workbook(tmp_path / "far.xlsx", hostile.sheet(hostile.ORDINARY + far, claims="A1:XFD1048576"))
    found = read(path)
    if found.error is None:
        assert {"12", "28", "54", "9"} <= set(figures(found))
    else:
        assert found.error.code in ("too_large", "damaged", "timed_out")


def test_forms_that_draw_forms_that_draw_forms(read, tmp_path):
    path = hostile.nested_forms(tmp_path / "nested.pdf")
    assert path.stat().st_size < 10_000
    found = read(path, limits=Limits(wall_seconds=8, cpu_seconds=8))
    assert found.error is not None or found.records == []


def test_a_form_that_draws_itself(read, tmp_path):
    found = read(hostile.looping_form(tmp_path / "loop.pdf"))
    assert found.error is not None or found.records == []


def test_four_hundred_thousand_characters_in_one_stream(read, tmp_path):
    content = b"BT /F 9 Tf 10 10 Td " + b"(12 34) Tj " * 80_000 + b"ET"
    found = read(hostile.one_page(tmp_path / "long.pdf", hostile.stream(content, packed=True)))
    assert found.error is not None or found.findings


def test_two_hundred_thousand_pages(read, tmp_path):
    found = read(hostile.many_pages(tmp_path / "pages.pdf", 200_000))
    assert found.error is not None or found.records == []


def test_a_stream_that_unpacks_to_four_hundred_megabytes(read, tmp_path):
    path = hostile.one_page(tmp_path / "fat.pdf", hostile.stream(b" " * 400_000_000, packed=True))
    found = read(path)
    assert found.error is not None or found.records == []


def test_macros_are_never_run_and_the_figures_are_read(read, tmp_path):
    parts = {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(2000)}
    found = read(hostile.workbook(tmp_path / "macros.xlsm", hostile.sheet(hostile.ORDINARY), parts))
    assert found.file.media_type == "application/vnd.ms-excel.sheet.macroEnabled.12"
    assert figures(found) == ["12", "28", "54", "9"]
    assert any("macro" in finding.message.lower() for finding in found.findings)


def test_a_workbook_with_a_password(read, tmp_path):
    from msoffcrypto.format.ooxml import OOXMLFile

    plain = io.BytesIO()
    openpyxl.Workbook().save(plain)
    path = tmp_path / "locked.xlsx"
    with path.open("wb") as file:
        OOXMLFile(plain).encrypt("secret", file)
    assert read(path).error.code == "encrypted"


def test_a_pdf_with_a_password(read, tmp_path):
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen import canvas

    path = tmp_path / "locked.pdf"
    page = canvas.Canvas(str(path), encrypt=StandardEncryption("secret", ownerPassword="other"))
    page.drawString(100, 700, "52 offences")
    page.save()
    assert read(path).error.code == "encrypted"


def test_a_zip_with_a_password(read, tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("return.csv", b"a,b\n1,2\n")
    raw = bytearray(packed.getvalue())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + offset] |= 1
    path = tmp_path / "locked.zip"
    path.write_bytes(raw)
    found = read(path)
    assert found.error is not None
    assert found.error.code == "encrypted"


@pytest.mark.parametrize("name", ["empty.xlsx", "empty.pdf", "empty.csv", "empty"])
def test_nothing_in_it(read, tmp_path, name):
    path = tmp_path / name
    path.touch()
    assert read(path).error.code == "empty"


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_workbook_cut_short(read, tmp_path, kept):
    whole = hostile.workbook(tmp_path / "whole.xlsx", hostile.sheet(hostile.ORDINARY)).read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(whole[: int(len(whole) * kept)])
    assert read(path).error.code == "damaged"


def test_a_pdf_cut_short(read, tmp_path):
    whole = hostile.one_page(tmp_path / "w.pdf", hostile.stream(b"BT /F 9 Tf 10 10 Td (52) Tj ET")).read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(whole[:120])
    assert read(path).error.code == "damaged"


def test_a_wrong_suffix_is_read_for_what_it_is(read, tmp_path, ordinary):
    path = hostile.workbook(tmp_path / "return.csv", hostile.sheet(hostile.ORDINARY))
    assert figures(read(path)) == ["12", "28", "54", "9"]
    other = tmp_path / "return.xlsx"
    other.write_bytes(ordinary.read_bytes())
    assert figures(read(other)) == ["12", "28", "54", "9"]


@pytest.mark.parametrize(
    "content",
    [b"\x7fELF" + bytes(range(256)) * 20, b"MZ" + bytes(range(256)) * 20, bytes(range(256)) * 40],
    ids=["program", "windows program", "noise"],
)
def test_no_document_at_all(read, tmp_path, content):
    path = tmp_path / "return.xlsx"
    path.write_bytes(content)
    assert read(path).error.code == "unsupported"


def test_names_in_an_archive_that_lead_out_of_it(read, tmp_path):
    path = tmp_path / "slip.zip"
    outside = tmp_path / "owned.csv"
    with zipfile.ZipFile(path, "w") as package:
        for name in ("../owned.csv", "../../owned.csv", str(outside), "C:\\windows\\owned.csv", "ok/return.csv"):
            package.writestr(name, "Sex of victim,2018/19\nFemale,54\n")
    found = read(path)
    assert not outside.exists()
    assert not (tmp_path.parent / "owned.csv").exists()
    names = [member.file.name for member in found.members]
    assert names[:2] == ["owned.csv", "owned (2).csv"]
    assert names[3:] == ["windows/owned.csv", "ok/return.csv"]
    assert not any(name.startswith("/") or ".." in name for name in names)
    assert all("54" in figures(member) for member in found.members)


def test_a_link_in_an_archive_is_not_followed(read, tmp_path):
    path = tmp_path / "link.zip"
    with zipfile.ZipFile(path, "w") as package:
        link = zipfile.ZipInfo("return.csv")
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        package.writestr(link, "/etc/passwd")
    found = read(path)
    assert "root:" not in repr(found)
    assert any("link" in finding.message for finding in found.findings)


def test_archives_in_archives_in_archives(read, tmp_path):
    path = tmp_path / "deep.zip"
    path.write_bytes(hostile.nested_zips(40))
    found = read(path)
    deepest = found
    while deepest.members:
        deepest = deepest.members[0]
    assert deepest.error is not None
    assert deepest.error.code == "too_large"


def test_an_archive_that_holds_itself_ever_again(read, tmp_path):
    """Many archives of many archives: the number of files opened is bounded, and what was not opened says so."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as package:
        for number in range(60):
            package.writestr(f"{number}.csv", "Sex of victim,2018/19\nFemale,54\n")
    path = tmp_path / "wide.zip"
    with zipfile.ZipFile(path, "w") as package:
        for number in range(60):
            package.writestr(f"{number}.zip", inner.getvalue())
    found = read(path, limits=Limits())
    leaves = [leaf for member in found.members for leaf in (member.members or [member])]
    assert any(leaf.error is not None and leaf.error.code == "too_large" for leaf in leaves)
    assert sum(leaf.error is None for leaf in leaves) <= 200
