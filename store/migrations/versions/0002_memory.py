"""What people have explained: spellings of units, and layouts of tables.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def _number(name: str) -> sa.Column:
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False)


def upgrade() -> None:
    op.create_table(
        "learned_spellings",
        _number("id"),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("unit_kind", sa.String(32), nullable=False),
        sa.Column("letters", sa.Text, nullable=False),
        sa.Column("within", sa.Text, nullable=False),
        sa.Column("spelling", sa.Text, nullable=False),
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_learned_spellings"),
    )
    op.create_table(
        "remembered_layouts",
        _number("id"),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_remembered_layouts"),
    )
    op.create_index(
        "ix_remembered_layouts_fingerprint_id", "remembered_layouts", ["fingerprint", "id"]
    )
