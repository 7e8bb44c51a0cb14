"""A zip that carries no clock: the same files are the same bytes."""

import time

from hypothesis import given
from hypothesis import strategies as st

from reporting.exports.packing import pack, unpack

NAMES = st.text("abcdefgh/._-", min_size=1, max_size=12).filter(lambda name: not name.endswith("/"))


@given(st.dictionaries(NAMES, st.binary(max_size=200), max_size=5))
def test_what_goes_in_comes_out_in_its_order(files):
    assert list(unpack(pack(files)).items()) == list(files.items())


def test_it_is_the_same_a_little_later():
    first = pack({"a.txt": b"x" * 1000})
    time.sleep(0.01)
    assert pack({"a.txt": b"x" * 1000}) == first
    assert pack({"b.txt": b"x" * 1000}) != first
    assert b"\x21\x00" in first[:30], "the first day that a zip can name"
