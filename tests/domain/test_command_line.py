"""What all commands have in common: their output holds, and they end with the right code."""

from __future__ import annotations

import io
import json
import os
from argparse import Namespace
from pathlib import Path

import pytest

from domain.command_line import _without_trace, run, say, say_json, tell
from domain.reasons import Declined


def ended(job, language="en") -> int:
    return run(lambda _: Namespace(language=language), lambda *_: job(), None)


@pytest.fixture
def output(monkeypatch):
    """Standard output with an encoding; what was written."""

    def encoded(encoding):
        written = io.BytesIO()
        monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding))
        return written

    return encoded


@pytest.fixture
def closed_pipe():
    """A pipe whose reader has gone, as `| head -1` goes."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        yield stream


def test_whoever_stops_reading_stops_no_work_and_changes_no_exit_code(
    closed_pipe, monkeypatch, capsys
):
    monkeypatch.setattr("sys.stdout", closed_pipe)
    done = []

    def job():
        for number in range(3):
            say(f"line {number}", "another")
            done.append(number)
        return 1

    assert ended(job) == 1
    assert done == [0, 1, 2]
    assert capsys.readouterr().err == ""
    closed_pipe.flush()  # the interpreter does, at the very end


def test_what_another_wrote_into_a_closed_pipe_is_not_told_at_the_very_end(
    closed_pipe, monkeypatch
):
    monkeypatch.setattr("sys.stdout", closed_pipe)
    assert ended(lambda: closed_pipe.write("left by another") and 0) == 0
    closed_pipe.flush()


def test_a_program_without_an_output_says_nothing(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert ended(lambda: say("lost") or tell("lost") or 0) == 0


def test_a_full_disk_below_the_output_is_told(monkeypatch, capsys):
    device = Path("/dev/full")
    if not device.exists():
        pytest.skip("this system has no device that is always full")
    with device.open("w", encoding="utf-8") as full:
        monkeypatch.setattr("sys.stdout", full)
        assert ended(lambda: say("lost") or 0) == 2
    assert "No space left on device" in capsys.readouterr().err


def test_an_old_encoding_gets_what_it_does_not_have_by_number(output):
    written = output("ascii")
    assert ended(lambda: say("lembar “Personel”") or 0) == 0
    assert written.getvalue() == b"lembar \\u201cPersonel\\u201d\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize("text", ["sel “D14” – é", "laporan\udcff.xlsx", "\U0001f600"])
def test_json_is_json_in_every_encoding(output, encoding, text):
    written = output(encoding)
    assert ended(lambda: say_json({"text": text}) or 0) == 0
    assert json.loads(written.getvalue().decode(encoding)) == {"text": text}


def test_whoever_stops_it_sees_nothing_more(capsys):
    def job():
        raise KeyboardInterrupt

    assert ended(job) == 2
    assert capsys.readouterr() == ("", "")


def test_whoever_stops_it_before_it_has_begun_sees_no_trace_either(capsys):
    _without_trace(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert capsys.readouterr().err == ""
    _without_trace(ImportError, ImportError("no such module"), None)
    assert "no such module" in capsys.readouterr().err


class Faulty(Declined):
    """Something that was read, and has a fault."""

    template = "It has a fault in {cell}."
    exit_code = 1


@pytest.mark.parametrize(
    ("fault", "code", "says"),
    [
        (Faulty(cell="D14"), 1, "It has a fault in D14.\n"),
        (
            PermissionError(13, "…", "Maret.xlsx"),
            2,
            "Maret.xlsx cannot be used: Permission denied."
            " Check the name, the folder and its rights.\n",
        ),
        (
            ZeroDivisionError("by zero\nwith details of a query"),
            2,
            "The program has failed (ZeroDivisionError: by zero)."
            " Give this line to the administrator.\n",
        ),
    ],
)
def test_every_fault_is_one_sentence_and_an_exit_code(fault, code, says, capsys):
    def job():
        raise fault

    assert ended(job) == code
    assert capsys.readouterr() == ("", says)
