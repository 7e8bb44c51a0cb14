"""The collector waits and always comes back."""

import gc

import pytest

from reporting.collection import collection_waits


def breaks_inside():
    with collection_waits():
        assert not gc.isenabled()
        with collection_waits():
            assert not gc.isenabled()
        assert not gc.isenabled(), "the one outside still waits"
        raise LookupError


def test_it_waits_inside_and_comes_back_whatever_happens():
    with pytest.raises(LookupError):
        breaks_inside()
    assert gc.isenabled()


def test_who_had_it_off_keeps_it_off():
    gc.disable()
    try:
        with collection_waits():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
