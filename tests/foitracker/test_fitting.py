"""The embedded PostgreSQL is told what machine it is on."""

import pytest

from foitracker import embedded


def megabytes(value: str) -> int:
    assert value.endswith("MB")
    return int(value[:-2])


@pytest.mark.parametrize("memory", [512, 1024, 4096, 16_384, 262_144])
def test_what_it_may_take_is_a_share_of_the_memory(memory):
    told = embedded.fitting(memory)
    assert 64 <= megabytes(told["shared_buffers"]) <= max(64, memory // 8)
    sorts = 60 * megabytes(told["work_mem"])
    assert sorts <= max(240, memory // 2), "sixty sorts at once leave the machine half"
    assert megabytes(told["effective_cache_size"]) <= max(256, memory // 2)


def test_more_memory_is_used():
    small, large = embedded.fitting(1024), embedded.fitting(16_384)
    for name in ("shared_buffers", "effective_cache_size", "work_mem", "maintenance_work_mem"):
        assert megabytes(large[name]) > megabytes(small[name]), name


def test_a_container_has_what_it_was_given(tmp_path, monkeypatch):
    whole = embedded.memory()
    assert whole > 64
    (tmp_path / "memory.max").write_text("134217728")
    real = embedded.Path
    monkeypatch.setattr(embedded, "Path", lambda place: real(str(place).replace("/sys/fs/cgroup", str(tmp_path))))
    assert embedded.memory() == 128
    (tmp_path / "memory.max").write_text("max")
    assert embedded.memory() == whole


@pytest.mark.integration
@pytest.mark.django_db
def test_the_server_that_runs_was_told_so():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT setting::int * 8 / 1024 FROM pg_settings WHERE name = 'shared_buffers'")
        told = cursor.fetchone()[0]
        cursor.execute("SHOW jit")
        jit = cursor.fetchone()[0]
    assert (told, jit) == (megabytes(embedded.fitting(embedded.memory())["shared_buffers"]), "off")
