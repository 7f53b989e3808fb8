"""Fixtures of the page tests."""

from tests.support.sample_store import own_store, sample_store  # noqa: F401 - found by name
