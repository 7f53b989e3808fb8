"""The database fixtures of the store's tests, and the process that their children come from."""

import sys
from multiprocessing import forkserver

import pytest

import tests.store.acting  # noqa: F401 - says what that process imports
from tests.support.databases import (  # noqa: F401 - pytest finds fixtures by name
    database_url,
    empty_postgresql,
    empty_sqlite,
    migrated_postgresql,
    migrated_sqlite,
    postgresql_server,
    postgresql_url,
    sqlite_url,
    store,
    unmigrated_url,
)

# Now, while the working directory is still the project's: what it cannot import when it starts,
# every child would import for itself, which takes seconds.
forkserver.ensure_running()

_MAIN = sys.modules["__main__"]


@pytest.fixture(autouse=True)
def own_main_module(monkeypatch):
    """Streamlit's test runner leaves a page as the main module: every child would run it again."""
    monkeypatch.setitem(sys.modules, "__main__", _MAIN)
