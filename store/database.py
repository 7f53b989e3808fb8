"""Where the database is, and how a transaction on it begins."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Table,
    create_engine,
    event,
    func,
    make_url,
    select,
    update,
)
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    IntegrityError,
    NotSupportedError,
    ProgrammingError,
)

from store.driver_reasons import is_denied, reason_of_driver
from store.refusals import NoAddress, UnreachableDatabase
from store.tables import write_lock

_WRITES = "netra_writes"
_BUSY_TIMEOUT_MS = 60_000
_POSTGRESQL = ("postgresql", "postgres")
_FAULTS_OF_THE_PROGRAM = (DataError, IntegrityError, NotSupportedError, ProgrammingError)


def database_url(url: str | None = None) -> URL:
    """The URL given, else `NETRA_DATABASE_URL`, else the SQLite file in `NETRA_DATA_DIR`.

    Raises:
        NoAddress: the text is no URL, or that of another database than SQLite and PostgreSQL.
    """
    chosen = url or os.environ.get("NETRA_DATABASE_URL")
    if not chosen:
        return URL.create("sqlite", database=str(data_directory() / "netra.sqlite3"))
    try:
        parsed = make_url(chosen)
    except (ArgumentError, ValueError) as fault:
        raise NoAddress from fault
    if parsed.get_backend_name() in _POSTGRESQL:
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        raise NoAddress
    return parsed


def database_exists(url: str | None = None) -> bool:
    """Whether there is a database to read; one on a server is taken to be there."""
    found = database_url(url)
    return found.get_backend_name() != "sqlite" or Path(found.database or "").is_file()


def data_directory() -> Path:
    """The folder of this installation: `NETRA_DATA_DIR`, else `data` in the working directory."""
    return Path(os.environ.get("NETRA_DATA_DIR") or "data").resolve()


def connect(url: URL) -> Engine:
    """An engine for the database; makes the folder of a SQLite file that is not there yet."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url, isolation_level="READ COMMITTED", pool_pre_ping=True)
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transactions would begin too late: SQLAlchemy begins them (see below).
    connection.isolation_level = None
    cursor = connection.cursor()
    # First of all the patience: switching to WAL needs a lock, too.
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    # FULL: what a receipt was given for survives a power cut.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads; all its queries see the database of one moment.

    Raises:
        UnreachableDatabase: the database does not answer, or is damaged.
    """
    with _reached(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            # there, each query would see what others have stored since the one before
            connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with connection.begin():
            yield connection


@contextmanager
def _reached(engine: Engine) -> Iterator[None]:
    """Tell of what is wrong with the database or its disk, in words for people."""
    try:
        yield
    except DatabaseError as fault:
        if isinstance(fault, _FAULTS_OF_THE_PROGRAM) and not is_denied(fault):
            raise
        raise unreachable(engine.url, fault) from fault


def unreachable(url: URL, fault: Exception) -> UnreachableDatabase:
    """The refusal about a database that cannot be used, without its password."""
    return UnreachableDatabase(place=_place(url), problem=reason_of_driver(fault))


def _place(url: URL) -> str:
    """The file, or the server's address as people write it; options may hold secrets, too."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    plain = url.set(drivername=url.get_backend_name(), query={})
    return plain.render_as_string(hide_password=True)


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes, before there is a lock to take."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: one at a time over all processes, committed whole or not at all.

    Locking one row is what every PostgreSQL-compatible engine does; advisory locks are not.

    Raises:
        UnreachableDatabase: the database does not answer, is damaged, or its disk is full.
    """
    with _reached(engine), migrating(engine) as connection:
        connection.execute(update(write_lock).values(turn=write_lock.c.turn + 1))
        yield connection


def next_number(connection: Connection, table: Table) -> int:
    """The number after the highest; safe because writers wait for one another."""
    highest = connection.execute(select(func.max(table.c.id))).scalar()
    return (highest or 0) + 1
