"""Fixtures of the browser tests."""

from tests.support.sample_store import sample_store  # noqa: F401 - found by name
