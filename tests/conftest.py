"""Settings that all tests share."""

import gc

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

from tests.support.reading import read_in_this_process  # noqa: F401 - found by name
from tests.support.sample_store import own_store, sample_store  # noqa: F401 - found by name

# The machines that run the tests are slow and noisy: cases are bounded in number, not in time.
settings.register_profile("netra", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("netra")


TOGETHER = {
    "tests/browser/test_accessibility.py": "dashboard",
    "tests/browser/test_linked_maps.py": "squares",
    "tests/browser/test_map_choices.py": "squares",
    "tests/browser/test_map_closer.py": "squares",
    "tests/browser/test_map_states.py": "squares",
    "tests/browser/test_pages_in_browser.py": "dashboard",
    "tests/browser/test_presentation.py": "dashboard",
    "tests/browser/test_profile.py": "dashboard",
    "tests/browser/test_regional_map.py": "squares",
    "tests/pages/test_briefing.py": "pages",
    "tests/pages/test_comparison.py": "pages",
    "tests/pages/test_join_ledger.py": "pages",
    "tests/pages/test_map_compare.py": "pages",
    "tests/pages/test_pages.py": "pages",
    "tests/pages/test_profile.py": "pages",
    "tests/pages/test_trends.py": "pages",
    "tests/pages/test_violations.py": "pages",
    "tests/sample_data/test_checked.py": "months",
    "tests/sample_data/test_scenario.py": "months",
    "tests/sample_data/test_workbooks.py": "months",
    "tests/workflow/test_briefing.py": "figures",
    "tests/workflow/test_briefing_files.py": "figures",
    "tests/workflow/test_figure_cells.py": "figures",
    "tests/workflow/test_figures_agree.py": "figures",
    "tests/workflow/test_join_ledger.py": "figures",
    "tests/workflow/test_oracle.py": "figures",
}
"""Files that share something costly run in one process; every other file has one to itself."""

FIRST = (
    "dashboard",
    "squares",
    "tests/data_loaders/test_hostile_files.py",
    "pages",
    "figures",
    "tests/browser/test_administration.py",
    "tests/browser/test_upload_walk.py",
    "tests/pages/test_outside_scope.py",
    "months",
)
"""What takes longest begins first: nothing long is left when the other processes are done.

What needs the sample store does not begin in all processes at once: they would wait for it.
"""


class FilesTogether(LoadFileScheduling):
    """pytest-xdist's distribution by file: some kept together, the longest handed out first."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return TOGETHER.get(file, file)

    def _assign_work_unit(self, node: WorkerController) -> None:
        first = next((each for each in FIRST if each in self.workqueue), None)
        if first:
            self.workqueue.move_to_end(first, last=False)
        super()._assign_work_unit(node)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> FilesTogether:
    """Hand out the tests of a file, or of files that belong together, to one process."""
    return FilesTogether(config, log)


def pytest_collection_finish() -> None:
    """Spare the collector modules and tests: Streamlit collects after every run of a page."""
    gc.collect()
    gc.freeze()
