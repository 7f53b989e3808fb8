"""What units answered to questions about the quality of their reports.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "quality_answers",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("question", sa.String(64), nullable=False),
        sa.Column("check_code", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("unit_kind", sa.String(32), nullable=False),
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("institution", sa.String(32), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quality_answers"),
    )
    op.create_index("ix_quality_answers_question_id", "quality_answers", ["question", "id"])
