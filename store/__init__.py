"""The database of Netra: submissions, reports, figures, kept workbooks and the ledger.

The only package that knows SQL. SQLite by default, PostgreSQL by URL; see `open_store`.
"""

from store.api import Store, open_store
from store.ledger import LedgerLine
from store.refusals import (
    AlreadyReverted,
    BuiltInAlready,
    InconsistentSubmission,
    NewerDatabase,
    NoDatabase,
    NotReverted,
    RealDataPresent,
    Refusal,
    SampleDataPresent,
    UnknownLayer,
    UnknownSubmission,
    UnknownWorkbook,
)
from store.verifying import Fault, Verification

__all__ = [
    "AlreadyReverted",
    "BuiltInAlready",
    "Fault",
    "InconsistentSubmission",
    "LedgerLine",
    "NewerDatabase",
    "NoDatabase",
    "NotReverted",
    "RealDataPresent",
    "Refusal",
    "SampleDataPresent",
    "Store",
    "UnknownLayer",
    "UnknownSubmission",
    "UnknownWorkbook",
    "Verification",
    "open_store",
]
