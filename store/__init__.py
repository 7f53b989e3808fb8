"""The database of Netra: submissions, reports, figures, kept workbooks and the ledger.

The only package that knows SQL. SQLite by default, PostgreSQL by URL; see `open_store`.
"""

from store.api import Store, open_store
from store.ledger import LedgerLine
from store.refusals import (
    AlreadyReverted,
    InconsistentSubmission,
    NewerDatabase,
    NotReverted,
    RealDataPresent,
    Refusal,
    SampleDataPresent,
    UnknownSubmission,
    UnknownWorkbook,
)
from store.verifying import Verification

__all__ = [
    "AlreadyReverted",
    "InconsistentSubmission",
    "LedgerLine",
    "NewerDatabase",
    "NotReverted",
    "RealDataPresent",
    "Refusal",
    "SampleDataPresent",
    "Store",
    "UnknownSubmission",
    "UnknownWorkbook",
    "Verification",
    "open_store",
]
