"""The first tables: workbooks, submissions, reports, rows, figures and the ledger.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_DIMENSIONS = (
    "level",
    "instrument",
    "organization",
    "category",
    "phase",
    "channel",
    "sanction_level",
    "month_reported",
    "session_date",
    "organizer",
    "mode",
    "topic",
)


def _number(name: str) -> sa.Column:
    return sa.Column(name, sa.Integer, nullable=False, autoincrement=False)


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _foreign(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    referred = target.split(".")[0]
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}_{referred}")


def upgrade() -> None:
    op.create_table(
        "workbooks",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        _primary("workbooks", "sha256"),
    )
    op.create_table(
        "submissions",
        _number("id"),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("received_on", sa.Date, nullable=False),
        sa.Column("is_sample", sa.Boolean, nullable=False),
        _primary("submissions", "id"),
        _foreign("submissions", "sha256", "workbooks.sha256"),
    )
    op.create_index("ix_submissions_sha256", "submissions", ["sha256"])
    op.create_table(
        "submission_events",
        _number("id"),
        _number("submission"),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        _primary("submission_events", "id"),
        _foreign("submission_events", "submission", "submissions.id"),
    )
    op.create_index(
        "ix_submission_events_submission_id", "submission_events", ["submission", "id"]
    )
    _reports()
    _ledger()


def _reports() -> None:
    key = ("period", "kind", "unit_kind", "unit_code", "institution")
    op.create_table(
        "report_keys",
        _number("id"),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("unit_kind", sa.String(32), nullable=False),
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("institution", sa.String(32), nullable=False),
        _primary("report_keys", "id"),
        sa.UniqueConstraint(*key, name=f"uq_report_keys_{'_'.join(key)}"),
    )
    op.create_table(
        "reports",
        _number("id"),
        _number("submission"),
        _number("key"),
        sa.Column("basis", sa.String(16), nullable=False),
        sa.Column("since", sa.String(7)),
        sa.Column("is_nil", sa.Boolean, nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        _primary("reports", "id"),
        _foreign("reports", "submission", "submissions.id"),
        _foreign("reports", "key", "report_keys.id"),
    )
    op.create_index("ix_reports_key_id", "reports", ["key", "id"])
    op.create_index("ix_reports_submission", "reports", ["submission"])
    op.create_table(
        "report_rows",
        _number("id"),
        _number("report"),
        sa.Column("sheet", sa.Text, nullable=False),
        sa.Column("row_number", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text) for name in _DIMENSIONS),
        sa.Column("note", sa.Text),
        _primary("report_rows", "id"),
        _foreign("report_rows", "report", "reports.id"),
    )
    op.create_index("ix_report_rows_report", "report_rows", ["report"])
    op.create_table(
        "figures",
        _number("row_id"),
        sa.Column("field", sa.String(32), nullable=False),
        sa.Column("value", sa.BigInteger),
        sa.Column("cell", sa.String(16), nullable=False),
        _primary("figures", "row_id", "field"),
        _foreign("figures", "row_id", "report_rows.id"),
        sqlite_with_rowid=False,
    )


def _ledger() -> None:
    op.create_table(
        "ledger",
        _number("line"),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("previous_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        _primary("ledger", "line"),
        sa.UniqueConstraint("hash", name="uq_ledger_hash"),
    )
    lock = op.create_table(
        "write_lock",
        _number("id"),
        sa.Column("turn", sa.BigInteger, nullable=False),
        _primary("write_lock", "id"),
    )
    op.bulk_insert(lock, [{"id": 1, "turn": 0}])
