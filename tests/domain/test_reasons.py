"""What an operating system declines is told in the reader's language; rare reasons as they came."""

from __future__ import annotations

import errno
import os

import pytest

from domain.language import Language
from domain.reasons import NotWritten, Reason, message_of, reason_of, reason_of_number, told_with

USUAL = [
    (errno.EACCES, "Permission denied"),
    (errno.EPERM, "Permission denied"),
    (errno.ENOENT, "No such file or directory"),
    (errno.EISDIR, "Is a directory"),
    (errno.ENOTDIR, "Not a directory"),
    (errno.EEXIST, "A file stands where a folder is needed"),
    (errno.ENOSPC, "No space left on device"),
    (errno.EDQUOT, "No space left on device"),
    (errno.EROFS, "Read-only file system"),
    (errno.ENAMETOOLONG, "File name too long"),
    (errno.EBUSY, "In use by another program"),
    (errno.ETXTBSY, "In use by another program"),
    (errno.ECONNREFUSED, "Connection refused"),
    (errno.ETIMEDOUT, "Connection timed out"),
    (errno.EHOSTUNREACH, "The network does not lead there"),
]


@pytest.mark.parametrize(("number", "words"), USUAL)
def test_the_usual_reasons_are_known_in_both_languages(number, words):
    fault = OSError(number, "in the words of this system", "Maret.xlsx")
    reason = reason_of(fault)
    assert reason == reason_of_number(number)
    assert (str(reason), reason.message(Language("en"))) == (words, words)
    assert reason.message(Language("id")) != words


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_rare_reason_is_told_as_it_came(language):
    rare = reason_of(OSError(errno.ELOOP, "Too many {levels} of links"))
    assert rare.message(Language(language)) == "Too many {levels} of links"


def test_a_fault_that_says_nothing_is_told_by_its_kind():
    assert str(reason_of(OSError())) == "OSError"
    assert str(reason_of_number(errno.ELOOP)) == os.strerror(errno.ELOOP)


def test_a_file_that_is_open_in_excel_on_windows_is_in_use():
    fault = PermissionError(errno.EACCES, "The process cannot access the file", "Maret.xlsx")
    fault.winerror = 32
    assert str(reason_of(fault)) == "In use by another program"


def test_a_reason_in_a_sentence_is_in_the_language_of_the_sentence():
    message = NotWritten("Maret.xlsx", reason_of_number(errno.ENOSPC)).message(Language("id"))
    assert "Maret.xlsx" in message
    assert "No space" not in message


def test_what_the_disk_refuses_is_told_with_the_option_that_names_another_place(tmp_path):
    target = tmp_path / "none" / "out.xlsx"
    with pytest.raises(NotWritten) as refused, told_with(target, option="--annotated"):
        target.write_bytes(b"")
    assert str(refused.value) == (
        f"{target} cannot be written: No such file or directory."
        " Choose another place with --annotated."
    )


def test_a_fault_of_a_program_is_cut_to_one_line():
    said = message_of(ValueError("x" * 5_000 + "\nparameters: secret"), Language("en"))
    assert len(said) < 500
    assert "secret" not in said


def test_a_fault_without_a_file_is_a_sentence_all_the_same():
    fault = OSError(errno.EPIPE, os.strerror(errno.EPIPE))
    assert message_of(fault, Language("en")) == (
        f"A file cannot be read or written: {os.strerror(errno.EPIPE)}."
    )


def test_words_with_values_are_filled_in():
    assert str(Reason("{n} areas", {"n": 3})) == "3 areas"
