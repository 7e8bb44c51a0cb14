"""`verify_pack`: a pack checked by the project's own programs, not by those that lie in it."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from reporting.exports import evidence_pack
from reporting.exports.packing import pack, unpack
from reporting.exports.verifying import NoPack, verify
from reporting.publishing.edition import mark
from tests.reporting.editions import september


@pytest.fixture(scope="module")
def content():
    return september()


@pytest.fixture(scope="module")
def packed(content, tmp_path_factory):
    path = tmp_path_factory.mktemp("packs") / "evidence.zip"
    path.write_bytes(evidence_pack.write(content))
    return path


def test_the_command_says_that_a_pack_holds_and_names_its_edition(packed, content):
    said = io.StringIO()
    call_command("verify_pack", str(packed), stdout=said)
    assert ", 0 differ." in said.getvalue()
    assert mark(content) in said.getvalue()


def test_a_pack_whose_own_program_was_made_to_agree_is_found_out_all_the_same(packed, tmp_path):
    files = unpack(packed.read_bytes())
    files["verify.py"] = b"print('0 differ.')"
    files["data/areas.csv"] = files["data/areas.csv"].replace(b",4373,4373,4373,", b",9999,9999,9999,")
    changed = tmp_path / "changed.zip"
    changed.write_bytes(pack(files))
    said = io.StringIO()
    with pytest.raises(CommandError, match="does not hold"):
        call_command("verify_pack", str(changed), stdout=said)
    assert "figure is '9999', made again '4373'" in said.getvalue()
    assert "SHA-256 of verify.py" in said.getvalue()


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"README.txt": b"x"}, "It lacks codebook.json"),
        ({"../outside": b"x"}, "outside itself"),
        ({"/etc/outside": b"x"}, "outside itself"),
    ],
)
def test_what_is_no_pack_is_refused_in_a_sentence(files, why, tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(pack(files))
    with pytest.raises(NoPack, match=why):
        verify(path)


def test_a_file_that_is_no_zip_is_refused(tmp_path):
    path = tmp_path / "x.zip"
    path.write_bytes(b"PK not really")
    with pytest.raises(NoPack, match="no zip file"):
        verify(path)
