"""The migrations lead to the tables that the program defines, on both databases."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from store import NewerDatabase, open_store
from store.database import connect, database_url
from store.migrate import _MIGRATIONS
from store.tables import SCHEMA_VERSION, metadata
from tests.store.acting import open_once, processes


def schema(url: str) -> dict[str, object]:
    """Columns, keys and indexes of each table, as the database describes them."""
    found = inspect(create_engine(database_url(url)))
    return {
        table: (
            sorted((c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(table)),
            found.get_pk_constraint(table)["constrained_columns"],
            sorted(
                (f["constrained_columns"], f["referred_table"], f["referred_columns"])
                for f in found.get_foreign_keys(table)
            ),
            sorted(u["column_names"] for u in found.get_unique_constraints(table)),
            sorted((i["name"], i["column_names"]) for i in found.get_indexes(table)),
        )
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def test_migrations_and_definition_agree(unmigrated_url):
    open_store(unmigrated_url).close()
    with connect(database_url(unmigrated_url)).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_schema_is_the_same_as_made_from_the_definition(unmigrated_url):
    open_store(unmigrated_url).close()
    migrated = schema(unmigrated_url)
    engine = connect(database_url(unmigrated_url))
    metadata.drop_all(engine)
    metadata.create_all(engine)

    assert set(migrated) == set(metadata.tables)
    assert migrated == schema(unmigrated_url)


def test_the_program_knows_the_newest_migration():
    scripts = ScriptDirectory(str(_MIGRATIONS))
    assert scripts.get_current_head() == SCHEMA_VERSION


def test_opening_again_changes_nothing(store, database_url):
    before = schema(database_url)
    open_store(database_url).close()
    assert schema(database_url) == before


def test_a_newer_database_is_refused(unmigrated_url):
    open_store(unmigrated_url).close()
    with create_engine(connect_url(unmigrated_url)).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabase, match="9999"):
        open_store(unmigrated_url)


def connect_url(url: str):
    """The URL with the driver that the program uses."""
    return database_url(url)


def test_several_processes_may_start_at_once_on_an_empty_database(unmigrated_url):
    starting = [processes.Process(target=open_once, args=(unmigrated_url,)) for _ in range(4)]
    for process in starting:
        process.start()
    for process in starting:
        process.join(60)

    assert [process.exitcode for process in starting] == [0, 0, 0, 0]
    store = open_store(unmigrated_url)
    assert store.is_empty()
    store.close()
    with create_engine(connect_url(unmigrated_url)).connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM write_lock")).scalar() == 1
