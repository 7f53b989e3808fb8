"""The officer's own workbook back, coloured and commented at the cells of the findings."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from data_loaders.containers import format_of
from data_loaders.findings_sheet import without_findings
from data_loaders.opening import read_workbook
from data_loaders.raw import RawSheet, RawWorkbook, UnreadableWorkbook
from data_loaders.result import CheckedWorkbook
from domain.language import N_, Language
from domain.reasons import Declined, told_with
from exports.annotated_workbook import NotWritten, marked_copy, marked_in_place
from exports.finding_texts import Texts
from exports.package import Unsuitable
from exports.plain_copy import sheet_names

_IN_PLACE = ("xlsx", "xlsm")
_PERSONAL = "personal-data"


class NoAnnotatedCopy(Exception):
    """There is no copy: the file was not read, carries personal data, or is too heavy."""


class IsOriginal(Declined):
    """The copy would replace a file that was checked."""

    template = N_("{file} is the original; name another file.")


def can_annotate(checked: CheckedWorkbook) -> bool:
    """Whether a copy can be given: the file was read and holds no data about persons.

    A file that was refused for personal data is never handed back, not even in parts.
    """
    is_personal = any(issue.code.startswith(_PERSONAL) for issue in checked.issues)
    return checked.format is not None and not is_personal


def annotated(
    content: bytes, file_name: str, checked: CheckedWorkbook, language: Language
) -> bytes:
    """A copy of the workbook with each finding at its cell and a list as the first sheet.

    An .xlsx or .xlsm keeps all its parts but macros. Of .xls, .ods and .csv a new .xlsx is made
    with the same values at the same cells; the list says that formats could not be kept. Of a
    file that is too heavy to be marked only the list is given.

    Args:
        content: the file as it was checked.
        file_name: also tells delimited text from other text.

    Raises:
        NoAnnotatedCopy: see `can_annotate`; or not even the list could be written.
    """
    if not can_annotate(checked):
        raise NoAnnotatedCopy(checked.status)
    try:
        with contextlib.suppress(NotWritten):
            return _whole(content, file_name, checked, language)
        return _list_only(file_name, checked, language)
    except (UnreadableWorkbook, NotWritten, Unsuitable) as fault:
        raise NoAnnotatedCopy(type(fault).__name__) from fault


def annotated_name(file_name: str, language: Language) -> str:
    """The name to save the copy under: the file's own, with a word behind it."""
    stem = PurePath(file_name).stem
    return f"{stem} - {language.text('findings')}.xlsx"


def _whole(content: bytes, file_name: str, checked: CheckedWorkbook, language: Language) -> bytes:
    if format_of(content, file_name) in _IN_PLACE:
        with contextlib.suppress(Unsuitable):
            return _in_place(content, file_name, checked, language)
    return _copy(read_workbook(content, file_name), checked, language)


def _list_only(file_name: str, checked: CheckedWorkbook, language: Language) -> bytes:
    note = language.text("The workbook is too large to be marked; these are its findings alone.")
    findings = Texts(checked.issues, language, {}).findings(file_name, [note])
    return marked_copy((RawSheet(name="Netra", rows=((note,),)),), {}, findings)


def _in_place(
    content: bytes, file_name: str, checked: CheckedWorkbook, language: Language
) -> bytes:
    names = {issue.sheet: issue.sheet for issue in checked.issues if issue.sheet}
    texts = Texts(checked.issues, language, names)
    notes = []
    if checked.format == "xlsm":
        notes.append(language.text("The macros of the original are not in this copy."))
    return marked_in_place(content, texts.marks(), texts.findings(file_name, notes))


def _copy(raw: RawWorkbook, checked: CheckedWorkbook, language: Language) -> bytes:
    sheets = without_findings(raw).sheets
    names = sheet_names([sheet.name for sheet in sheets])
    texts = Texts(checked.issues, language, names)
    note = language.text(
        "This is a new .xlsx with the values of the original (.{format}) at the same cells;"
        " formats, formulas and pictures could not be kept.",
        format=raw.format,
    )
    return marked_copy(sheets, texts.marks(), texts.findings(raw.file_name, [note]))


def write_annotated(
    paths: Sequence[Path], found: Sequence[CheckedWorkbook], out: Path, language: Language
) -> Iterator[str]:
    """Write the copies of checked files: one file as `out`, several into the folder `out`.

    Yields:
        For each file the path of its copy, or why there is none, in the reader's language.

    Raises:
        IsOriginal: the copy would replace a file that was checked.
        NotWritten: the operating system declined; see `domain.reasons`.
    """
    into_folder = len(paths) > 1 or out.is_dir()
    for path, checked in zip(paths, found, strict=True):
        target = out / annotated_name(path.name, language) if into_folder else out
        if any(target.exists() and target.samefile(each) for each in paths if each.exists()):
            raise IsOriginal(file=target)
        yield _write_one(path, checked, target, language)


def _write_one(path: Path, checked: CheckedWorkbook, target: Path, language: Language) -> str:
    try:
        content = annotated(
            path.read_bytes() if path.is_file() else b"", path.name, checked, language
        )
    except NoAnnotatedCopy:
        return language.text(
            "{file}: no annotated copy; the file could not be read or was refused.", file=path.name
        )
    with told_with(target, option="--annotated"):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return str(target)
