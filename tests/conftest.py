"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import settings as drawing

from tests.longest_first import longest_first

# Other work on the machine slows a draw down; how long one takes proves nothing.
drawing.register_profile("patient", deadline=None)
drawing.load_profile("patient")

# Milliseconds prove nothing on a machine that others use.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parents[1]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On several cores the long files begin first (`run` leaves the order to this)."""
    if hasattr(config, "workerinput"):
        items[:] = longest_first(items, lambda item: item.nodeid.partition("::")[0])


SHARED = Path(os.environ.get("FOITRACKER_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def real_returns() -> Path:
    """The folder of real returns, used in place. Skips where it is absent: those files are not ours to carry."""
    folder = SHARED / "returns"
    if not folder.is_dir():
        pytest.skip("the folder of real returns is not on this machine")
    return folder


@pytest.fixture(scope="session")
def servers() -> None:
    """PostgreSQL and Valkey, unless DATABASE_URL and REDIS_URL name others."""
    from foitracker import embedded

    if embedded.needed_by(["test"]):
        embedded.hold()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(servers: None) -> None:
    """The servers are up before pytest-django makes its database: pure tests start none."""


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, settings) -> None:
    """Documents and mail of a test lie in its own folder, and no test sends mail."""
    settings.DOCUMENTS_FOLDER = tmp_path / "documents"
    settings.MAIL_FOLDER = tmp_path / "mail"
    settings.DELETIONS_FOLDER = tmp_path / "deletions"
    settings.KEPT_FOLDER = tmp_path / "kept"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail" / "outbox")


@pytest.fixture(autouse=True)
def no_page_of_another_test() -> None:
    """What a test keeps of its pages is gone with its database."""
    from django.core.cache import caches

    caches["pages"].clear()
    caches["default"].clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """What the migrations load comes back after every flushing test, whichever connection the test sees: a browser's
    event loop in this thread gives it another connection object than the one that the database was made with. At the
    end no thread or process that a test left behind holds the database back from being dropped."""
    from django.db import connections

    made = connections["default"]
    if (contents := getattr(made, "_test_serialized_contents", None)) is not None:
        type(made)._test_serialized_contents = contents
    load = type(made.creation).deserialize_db_from_string

    def load_where_missing(creation: Any, data: str) -> None:
        """A test that asks for what the migrations load finds it mostly there: the one before has put it back."""
        if not _is_loaded():
            load(creation, data)

    type(made.creation).deserialize_db_from_string = load_where_missing
    yield
    type(made.creation).deserialize_db_from_string = load
    with django_db_blocker.unblock(), connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def _is_loaded() -> bool:
    from requests_app.models import Force

    return Force.objects.exists()


@pytest.fixture(autouse=True)
def no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker started inside a test leaves its name in the environment: the next test runs in none."""
    monkeypatch.delenv("FOITRACKER_WORKER", raising=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Generator[None]:
    """A test that flushed the database leaves it as the migrations did: in whatever order, and on whatever worker, the
    next one finds the forces."""
    yield
    marker = item.get_closest_marker("django_db")
    flushed = marker is not None and bool(marker.kwargs.get("transaction"))
    if nextitem is None:
        return  # the database of the tests is gone with the last of them
    if flushed or {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ())):
        _load_again(item)


def _load_again(item: pytest.Item) -> None:
    from django.db import connection
    from pytest_django.plugin import blocking_manager_key

    contents = getattr(connection, "_test_serialized_contents", None)
    if contents is None:
        return
    from django.contrib.contenttypes.models import ContentType
    from django.core.management import call_command

    with item.config.stash[blocking_manager_key].unblock():
        if not _is_loaded():
            if ContentType.objects.exists():
                # Django makes them anew after some flushes, with other keys than those that are loaded.
                call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True, reset_sequences=False)
            ContentType.objects.clear_cache()
            connection.creation.deserialize_db_from_string(contents)
