"""Old Word documents: converted where LibreOffice is, refused by name where it is not."""

from __future__ import annotations

import pytest

from ingestion.readers import legacy_word
from ingestion.sandbox import confinement, gaps, read_in_sandbox
from ingestion.values.reading import UnreadableFile

RICH_TEXT = (
    r"{\rtf1\ansi In 2018/19 the force recorded 52 offences.\par\trowd\cellx2000\cellx4000 Age\cell 2018/19\cell\row"
    r"\trowd\cellx2000\cellx4000 Under 12\cell 26\cell\row}"
)


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "letter"
    path.write_text(RICH_TEXT)
    return path


@pytest.mark.skipif(legacy_word.program() is None, reason="LibreOffice is not installed on this machine")
def test_rich_text_is_converted_in_its_own_process_and_read(document):
    if confinement.lies_in_temporary_folder() or confinement.NO_NETWORK in gaps():
        pytest.skip("LibreOffice insists on the temporary folder, and here the reading process has none of its own")
    reading = read_in_sandbox(document, name="letter.doc")
    assert reading.error is None, reading.error.sentence
    assert reading.file.media_type == "application/rtf"
    assert [list(row) for row in reading.grids[0].rows] == [["Age", "2018/19"], ["Under 12", "26"]]
    assert reading.lines[0].text == "In 2018/19 the force recorded 52 offences."
    assert "Q119" in [finding.id for finding in reading.findings]


def test_without_libreoffice_it_is_refused_by_name(document, monkeypatch):
    monkeypatch.setattr(legacy_word, "PROGRAMS", ("no-such-program",))
    with pytest.raises(UnreadableFile) as refusal:
        legacy_word.read(document)
    assert refusal.value.code == "unsupported"
    assert ".docx" in refusal.value.sentence
