"""The one definition of the tables; the migrations lead to the same (a test compares them).

Rows are only ever added, except in `write_lock`. Numbers are given out by the writer, who holds
the lock, so no sequence of a particular engine is needed.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from domain.reports import DIMENSIONS
from store.columns import UtcDateTime

SCHEMA_VERSION = "0004"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _reference(name: str, target: str, *, primary_key: bool = False) -> Column[int]:
    return Column(
        name,
        Integer,
        ForeignKey(target),
        primary_key=primary_key,
        nullable=False,
        autoincrement=False,
    )


workbooks = Table(
    "workbooks",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("size", BigInteger, nullable=False),
)

submissions = Table(
    "submissions",
    metadata,
    _number("id"),
    Column("sha256", String(64), ForeignKey("workbooks.sha256"), nullable=False, index=True),
    Column("file_name", Text, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("is_sample", Boolean, nullable=False),
)

submission_events = Table(
    "submission_events",
    metadata,
    _number("id"),
    _reference("submission", "submissions.id"),
    Column("act", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_submission_events_submission_id", "submission", "id"),
)

report_keys = Table(
    "report_keys",
    metadata,
    _number("id"),
    Column("kind", String(32), nullable=False),
    Column("period", String(7), nullable=False),
    Column("unit_kind", String(32), nullable=False),
    Column("unit_code", Text, nullable=False),
    Column("institution", String(32), nullable=False),
    UniqueConstraint("period", "kind", "unit_kind", "unit_code", "institution"),
)

reports = Table(
    "reports",
    metadata,
    _number("id"),
    _reference("submission", "submissions.id"),
    _reference("key", "report_keys.id"),
    Column("basis", String(16), nullable=False),
    Column("since", String(7)),
    Column("is_nil", Boolean, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Index("ix_reports_key_id", "key", "id"),
    Index("ix_reports_submission", "submission"),
)

report_rows = Table(
    "report_rows",
    metadata,
    _number("id"),
    _reference("report", "reports.id"),
    Column("sheet", Text, nullable=False),
    Column("row_number", Integer, nullable=False),
    *(Column(name, Text) for name in DIMENSIONS),
    Column("note", Text),
    Index("ix_report_rows_report", "report"),
)

figures = Table(
    "figures",
    metadata,
    _reference("row_id", "report_rows.id", primary_key=True),
    Column("field", String(32), primary_key=True),
    Column("value", BigInteger),
    Column("cell", String(16), nullable=False),
    sqlite_with_rowid=False,  # kept in the order of its key: half the size, one look-up less
)

ledger = Table(
    "ledger",
    metadata,
    _number("line"),
    Column("at", UtcDateTime, nullable=False),
    Column("act", String(16), nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("hash"),
)

learned_spellings = Table(
    "learned_spellings",
    metadata,
    _number("id"),
    Column("act", String(16), nullable=False),
    Column("unit_kind", String(32), nullable=False),
    Column("letters", Text, nullable=False),
    Column("within", Text, nullable=False),
    Column("spelling", Text, nullable=False),
    Column("unit_code", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

remembered_layouts = Table(
    "remembered_layouts",
    metadata,
    _number("id"),
    Column("act", String(16), nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("document", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_remembered_layouts_fingerprint_id", "fingerprint", "id"),
)

boundary_layers = Table(
    "boundary_layers",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
    Column("size", BigInteger, nullable=False),
)

boundary_acts = Table(
    "boundary_acts",
    metadata,
    _number("id"),
    Column("act", String(16), nullable=False),
    Column("layer", String(64), ForeignKey("boundary_layers.sha256")),
    Column("name", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("licence", Text, nullable=False),
    Column("vintage", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("file_sha256", String(64), nullable=False),
    Column("is_official", Boolean, nullable=False),
    Column("done_by", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

quality_answers = Table(
    "quality_answers",
    metadata,
    _number("id"),
    Column("act", String(16), nullable=False),
    Column("question", String(64), nullable=False),
    Column("check_code", String(32), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("period", String(7), nullable=False),
    Column("unit_kind", String(32), nullable=False),
    Column("unit_code", Text, nullable=False),
    Column("institution", String(32), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("words", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_quality_answers_question_id", "question", "id"),
)

write_lock = Table(
    "write_lock",
    metadata,
    _number("id"),
    Column("turn", BigInteger, nullable=False),
)
