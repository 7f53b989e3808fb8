"""Imported boundary layers, and which one is in use.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_FACTS = ("name", "source", "licence", "vintage", "file_name")


def upgrade() -> None:
    op.create_table(
        "boundary_layers",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_boundary_layers"),
    )
    op.create_table(
        "boundary_acts",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("layer", sa.String(64)),
        *(sa.Column(name, sa.Text, nullable=False) for name in _FACTS),
        sa.Column("file_sha256", sa.String(64), nullable=False),
        sa.Column("is_official", sa.Boolean, nullable=False),
        sa.Column("done_by", sa.String(16), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_boundary_acts"),
        sa.ForeignKeyConstraint(
            ["layer"], ["boundary_layers.sha256"], name="fk_boundary_acts_layer_boundary_layers"
        ),
    )
