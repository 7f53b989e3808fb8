"""Brings a database to the newest schema, also when several processes start at once."""

from __future__ import annotations

import time
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy import text as statement
from sqlalchemy.exc import DBAPIError

from store.database import migrating, reading
from store.refusals import NewerDatabase
from store.tables import SCHEMA_VERSION

_MIGRATIONS = Path(__file__).resolve().parent / "migrations"
_ATTEMPTS = 40
_PAUSE_SECONDS = 0.25


def bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that the database lacks.

    On SQLite the transaction locks the file. On PostgreSQL two processes may create the same
    table; the database lets one of them win, and the other looks again.

    Raises:
        NewerDatabase: the schema is not one that this program knows.
    """
    for attempt in range(_ATTEMPTS):
        with reading(engine) as connection:
            if schema_version(connection) == SCHEMA_VERSION:
                return
        try:
            with migrating(engine) as connection:
                _upgrade(connection)
        except DBAPIError:
            if attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_PAUSE_SECONDS)


def schema_version(connection: Connection) -> str | None:
    """The migration that the database is at; None when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version = connection.execute(statement("SELECT version_num FROM alembic_version")).scalar()
    return None if version is None else str(version)


def _upgrade(connection: Connection) -> None:
    # Imported here: a database that is up to date, the usual case, needs no Alembic.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
    found = schema_version(connection)
    if found is not None and found not in known:
        raise NewerDatabase(found=found, known=SCHEMA_VERSION)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
