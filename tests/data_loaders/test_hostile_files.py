"""Hostile and broken files through the real commands: a clear answer, in time, nothing stored."""

import json
import os
import subprocess
import sys
import time

import pytest

from data_loaders import limits
from store.api import open_store
from tests.support.command_runs import ROOT, Batch, run_all
from tests.support.hostile_files import GOOD, ODD, READ, REFUSED

EVERY = REFUSED | READ | ODD
ONE_OF_EACH = {hostile.code: what for what, hostile in REFUSED.items()}.values()
"""One refused file for every reason to refuse."""
SECONDS = 10
MEGABYTES = 600


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def files(folder):
    """Every file as it arrives, each in a folder of its own."""
    paths = {}
    for number, (what, hostile) in enumerate(EVERY.items()):
        paths[what] = folder / str(number) / hostile.name
        paths[what].parent.mkdir()
        paths[what].write_bytes(hostile.make())
    return paths


@pytest.fixture(scope="module")
def runs(files, folder):
    """Every command in one process; `check` first, whose children's memory is looked at."""
    few = {what: files[what] for what in ONE_OF_EACH}
    data = folder / "data"
    sound = folder / "sound.xlsx"
    sound.write_bytes(GOOD)
    batches = {
        "checks": Batch(["check", "--json"], files, data),
        "texts": Batch(["check"], few, data),
        "loads": Batch(["load", "--json"], few, folder / "loads"),
        "sights": Batch(["inspect", "--json"], few, data),
        "sound": Batch(["check", "--json"], {"sound": sound}, data),
    }
    return run_all(batches, folder / "runs.json")


@pytest.fixture(scope="module")
def checks(runs):
    return runs["checks"]


@pytest.mark.parametrize("what", REFUSED)
def test_a_refused_file_has_one_finding_that_says_why(checks, what):
    run = checks[what]
    document = json.loads(run.out)
    assert (run.exit_code, document["status"], document["accepted"]) == (2, "unreadable", 0)
    assert [issue["code"] for issue in document["issues"]] == [REFUSED[what].code]
    issue = document["issues"][0]
    assert issue["message"] and issue["fix"] and "{" not in issue["message"] + issue["fix"]
    assert run.err == ""


@pytest.mark.parametrize("what", READ)
def test_a_sound_file_is_read_though_it_looks_odd(checks, what):
    run = checks[what]
    document = json.loads(run.out)
    assert (run.exit_code, document["accepted"], document["rows"]["personnel"]) == (0, 1, 1)


@pytest.mark.parametrize("what", ODD)
def test_an_odd_file_is_read_or_refused_and_never_a_fault(checks, what):
    run = checks[what]
    document = json.loads(run.out)
    codes = [issue["code"] for issue in document["issues"]]
    assert run.exit_code in (0, 1, 2)
    assert "unexpected-failure" not in codes
    assert len(codes) == 1 or document["status"] != "unreadable"
    assert ODD[what].code in (None, *codes)
    assert run.err == ""


@pytest.mark.parametrize("what", EVERY)
def test_every_answer_comes_in_time_and_in_little_memory(checks, what):
    assert checks[what].seconds < SECONDS
    assert checks[what].child_megabytes < MEGABYTES


@pytest.mark.parametrize("what", ONE_OF_EACH)
def test_people_read_one_sentence_and_no_traceback(runs, what):
    run = runs["texts"][what]
    assert run.exit_code == 2
    assert "Traceback" not in run.out + run.err
    assert 0 < len(run.out.strip().splitlines()) <= 6


@pytest.mark.parametrize("what", ONE_OF_EACH)
def test_inspect_shows_no_sheets(runs, what):
    run = runs["sights"][what]
    document = json.loads(run.out)
    assert (run.exit_code, document["sheets"], document["format"]) == (2, [], None)
    assert "Traceback" not in run.err


def test_nothing_is_stored_of_any(runs, folder):
    for what, run in runs["loads"].items():
        document = json.loads(run.out)
        assert (run.exit_code, document["submission"], document["accepted"]) == (2, None, 0), what
    kept = folder / "loads" / "netra.sqlite3"
    assert kept.is_file()
    store = open_store(f"sqlite:///{kept}")
    try:
        assert store.submissions().empty
    finally:
        store.close()


def test_the_worst_file_through_the_whole_command(files, folder):
    """Python's start included; and the process that asks is not hurt either."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "data_loaders", "check", str(files["ods of a million rows"])],
        cwd=ROOT,
        env=os.environ | {"NETRA_DATA_DIR": str(folder / "data")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, "")
    assert time.perf_counter() - begun < SECONDS


def test_the_time_of_a_child_leaves_time_to_start_and_answer():
    assert limits.CHILD_SECONDS <= SECONDS - 3
    assert limits.CHILD_MEMORY_BYTES <= MEGABYTES * limits.MEGABYTE


def test_the_sound_file_under_all_of_them_is_sound(runs):
    assert json.loads(runs["sound"]["sound"].out)["issues"] == []
