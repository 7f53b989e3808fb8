"""Settings that all tests share."""

import gc

import pytest
from hypothesis import settings

from tests.support.sample_store import own_store, sample_store  # noqa: F401 - found by name

# The machines that run the tests are slow and noisy: cases are bounded in number, not in time.
settings.register_profile("netra", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("netra")


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of a file stay in one process, unless they say with whom they share one."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


def pytest_collection_finish() -> None:
    """Spare the collector modules and tests: Streamlit collects after every run of a page."""
    gc.collect()
    gc.freeze()
