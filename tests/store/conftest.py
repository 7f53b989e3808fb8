"""The database fixtures, for the tests of the store."""

from tests.support.databases import (  # noqa: F401 - pytest finds fixtures by name
    database_url,
    empty_postgresql,
    empty_sqlite,
    migrated_postgresql,
    migrated_sqlite,
    postgresql_server,
    postgresql_url,
    sqlite_url,
    store,
    unmigrated_url,
)
