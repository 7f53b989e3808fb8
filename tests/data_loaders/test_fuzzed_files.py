"""Files bent at random: whatever they say, the reader answers, in time, and is never at fault.

`FILES` are read (60 when not set); with `NETRA_FUZZ_SECONDS` as many as fit into that time, from
a number on that the clock chooses. `make fuzz` does. A failure names the number of its file.
"""

import os
import resource
import time
from contextlib import nullcontext
from itertools import count, islice

import pytest

from data_loaders.inspection import inspect_workbook
from data_loaders.opening import read_workbook
from data_loaders.proposal import propose_tables
from data_loaders.raw import UnreadableWorkbook
from data_loaders.result import CheckedWorkbook
from domain.language import Language
from tests.support.checking import TODAY, check, resolver
from tests.support.mutations import bent
from tests.support.reading import without_child

pytestmark = pytest.mark.reading_child

FILES = int(os.environ.get("FILES", "60"))
SECONDS = float(os.environ.get("NETRA_FUZZ_SECONDS", "0"))
LIMIT_SECONDS = 10
LIMIT_MEGABYTES = 600


def numbers():
    if not SECONDS:
        yield from range(FILES)
        return
    end = time.monotonic() + SECONDS
    first = int(time.time()) * 1_000
    for number in count(first):
        if time.monotonic() > end:
            return
        yield number


def look(file):
    """Everything that reads a file, none of which may raise anything."""
    checked = check(file.content, name=file.name, options=file.options)
    assert isinstance(checked, CheckedWorkbook)
    codes = [issue.code for issue in checked.issues]
    assert "unexpected-failure" not in codes, checked.issues
    assert len(codes) == 1 or checked.status != "unreadable"
    checked.as_json(Language("id"))
    # what the child has read once is harmless: no other needs to be started for it
    way = nullcontext() if checked.status == "unreadable" else without_child()
    try:
        with way:
            raw = read_workbook(file.content, file.name)
    except UnreadableWorkbook:
        assert checked.status == "unreadable"
        return False
    inspect_workbook(raw=raw, resolver=resolver(), today=TODAY, options=file.options).as_json()
    propose_tables(raw=raw, resolver=resolver(), today=TODAY)
    return True


def test_bent_files_are_read_or_refused(record_property):
    seen, read, faults = 0, 0, []
    for number in numbers():
        begun = time.monotonic()
        try:
            read += look(bent(number))
        except Exception as fault:  # noqa: BLE001  any at all is what is looked for
            faults.append(f"bent({number}): {type(fault).__name__} {str(fault)[:300]}")
        if time.monotonic() - begun > 2 * LIMIT_SECONDS:
            faults.append(f"bent({number}): {time.monotonic() - begun:.1f} s")
        seen += 1
    record_property("files", seen)
    assert not faults, f"{len(faults)} of {seen}:\n" + "\n".join(faults[:40])
    assert seen >= FILES or SECONDS
    # neither all refused nor all read: else nothing was tried
    assert seen * 0.1 < read < seen
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_000
    assert peak < LIMIT_MEGABYTES or SECONDS == 0


def test_the_same_number_is_the_same_file():
    assert [bent(n) for n in islice(count(), 5)] == [bent(n) for n in islice(count(), 5)]
