"""Runs the migrations on the connection that `store.migrate` hands over."""

from __future__ import annotations

from alembic import context

from store.tables import metadata


def run() -> None:
    """Migrate within the transaction of the connection."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        transactional_ddl=True,
    )
    context.run_migrations()


run()
