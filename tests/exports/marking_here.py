"""Workbooks marked in the test's own process: all that the writing child does, but for its start.

    from tests.exports.marking_here import marks_in_this_process  # noqa: F401

The child itself is looked at in test_other_files.py and test_in_libreoffice.py.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest

from exports import annotated_workbook, annotating_child
from exports.annotating_child import Request
from exports.marking import marked
from exports.package import Unsuitable


@pytest.fixture(scope="module", autouse=True)
def marks_in_this_process() -> Iterator[None]:
    """While a file's tests run, no child is started to mark a workbook."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(annotated_workbook, "_written", _marked)
        yield


def _marked(request: Request) -> bytes:
    sent: Request = pickle.loads(pickle.dumps(request))
    try:
        return marked(annotating_child._content(sent), sent.marks, sent.findings)
    except annotating_child._FAULTS as fault:
        raise Unsuitable from fault
