"""A new release's migrations run while the last one still serves: nothing that it reads or leaves out may go or be
demanded, and no large table may be locked for long."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader
from django_migration_linter import MigrationLinter
from django_migration_linter.sql_analyser import analyse_sql_statements
from django_migration_linter.sql_analyser.postgresql import PostgresqlAnalyser

ROOT = Path(__file__).parents[2]
ROOMS = ["requests_app", "ingestion", "review", "reporting"]

BEFORE_ANY_RELEASE = {"requests_app": 16, "ingestion": 13, "review": 11, "reporting": 5}
"""The last migration of each room that was written before any release served; what follows is held to the rules."""

ACCEPTED: dict[str, tuple[set[str], str]] = {}
"""room.name: what the linter says of it and is accepted, and why (a table that is small for good)."""


@pytest.fixture
def linter(transactional_db):
    return MigrationLinter(str(ROOT), no_cache=True, no_output=True, include_apps=ROOMS)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.integration
def test_every_migration_since_the_first_release_fits_the_program_that_still_serves(linter):
    held = [
        one
        for (room, name), one in sorted(MigrationLoader(None).disk_migrations.items())
        if room in ROOMS and int(name[:4]) > BEFORE_ANY_RELEASE[room]
    ]
    assert held, "else this test looks at nothing"
    for one in held:
        errors, _, warnings = analyse_sql_statements(PostgresqlAnalyser, linter.get_sql(one.app_label, one.name))
        said = {issue.code for issue in [*errors, *warnings]}
        accepted, _ = ACCEPTED.get(f"{one.app_label}.{one.name}", (set(), ""))
        assert said <= accepted, (one, [issue.message for issue in [*errors, *warnings]])


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ('ALTER TABLE "a" DROP COLUMN "b" CASCADE;', "DROP_COLUMN"),
        ('ALTER TABLE "a" RENAME COLUMN "b" TO "c";', "RENAME_COLUMN"),
        ('ALTER TABLE "a" RENAME TO "c";', "RENAME_TABLE"),
        ('DROP TABLE "a" CASCADE;', "DROP_TABLE"),
        ('ALTER TABLE "a" ALTER COLUMN "b" TYPE integer USING "b"::integer;', "ALTER_COLUMN"),
        ('CREATE INDEX "c" ON "a" ("b");', "CREATE_INDEX"),
        ('ALTER TABLE "a" ADD CONSTRAINT "c" UNIQUE ("b");', "ADD_UNIQUE"),
    ],
)
def test_what_the_last_release_cannot_bear_is_found(sql, said):
    errors, _, warnings = analyse_sql_statements(PostgresqlAnalyser, ["BEGIN;", sql, "COMMIT;"])
    assert said in {issue.code for issue in [*errors, *warnings]}


def test_a_column_that_the_last_release_does_not_fill_needs_a_default_of_the_databases_own():
    """Django drops the default that it adds a column with, so an older program's rows are refused."""

    def found(*sql: str) -> set[str]:
        return {issue.code for issue in analyse_sql_statements(PostgresqlAnalyser, list(sql))[0]}

    add = 'ALTER TABLE "a" ADD COLUMN "b" text DEFAULT \'\' NOT NULL;'
    assert found(add, 'ALTER TABLE "a" ALTER COLUMN "b" DROP DEFAULT;') == {"NOT_NULL"}
    assert found(add) == set(), "as a field with db_default is added"
    assert found('ALTER TABLE "a" ADD COLUMN "b" text NULL;') == set()
