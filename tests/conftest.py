"""Settings that all tests share."""

import gc

from hypothesis import settings

# The machines that run the tests are slow and noisy: cases are bounded in number, not in time.
settings.register_profile("netra", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("netra")


def pytest_collection_finish() -> None:
    """Spare the collector modules and tests: Streamlit collects after every run of a page."""
    gc.collect()
    gc.freeze()
