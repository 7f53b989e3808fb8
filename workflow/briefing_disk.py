"""Briefings on disk: whole or not at all, in a folder, a zip or one file."""

from __future__ import annotations

import errno
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from domain.language import N_
from domain.reasons import NotWritten, reason_of_number, told_with
from workflow.briefing_call import NoBriefing
from workflow.briefing_files import MIME, BriefingFile, add_to, entries

ONE_PICTURE = "map"


class NoSuchSlide(NoBriefing):
    """One picture was asked for that the briefing does not have."""

    template = N_("The briefing has no slide {slide}; it has: {slides}.")


def examine_out(out: Path, *, is_folder: bool) -> None:
    """Look whether a path can be written before the work is done; nothing is made.

    Args:
        is_folder: the path is to be a folder, made when it is not there.

    Raises:
        NotWritten: it cannot.
    """
    place = out.absolute() if is_folder else out.absolute().parent
    while not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir():
        raise NotWritten(out, reason_of_number(errno.ENOTDIR))
    if not os.access(place, os.W_OK | os.X_OK):
        raise NotWritten(out, reason_of_number(errno.EACCES))


def save(file: BriefingFile, out: Path, *, slide: str = "") -> list[Path]:
    """Write a briefing to the path, or into it when it is a folder; the files written.

    Pictures come as a zip: they go into a folder, into the zip when the path ends with .zip, and
    one of them (that of `slide`) when it ends with .png.

    Raises:
        NoSuchSlide: there is no picture of that slide.
        NotWritten: it cannot be written.
    """
    is_folder = out.is_dir()
    if file.mime != MIME["zip"]:
        target = out / file.name if is_folder else out
        return [_written(target, file.content)]
    if out.suffix.lower() == ".zip":
        return [_written(out, file.content)]
    if out.suffix.lower() == ".png" and not is_folder:
        return [_written(out, _one_picture(file, slide or ONE_PICTURE))]
    return [_written(out / name, content) for name, content in entries(file)]


def _one_picture(file: BriefingFile, slide: str) -> bytes:
    with zipfile.ZipFile(BytesIO(file.content)) as archive:
        kinds = {Path(name).stem.partition("-")[2]: name for name in reversed(archive.namelist())}
        if slide not in kinds:
            raise NoSuchSlide(slide=slide, slides=", ".join(reversed(kinds)))
        return archive.read(kinds[slide])


def save_all(files: Iterable[BriefingFile], out: Path) -> Iterator[tuple[BriefingFile, list[Path]]]:
    """Write each briefing as it is made, into a folder or, when the path ends with .zip, a zip.

    Yields:
        Each briefing with the files that were written for it.

    Raises:
        NotWritten: it cannot be written.
    """
    if out.suffix.lower() != ".zip":
        for file in files:
            yield file, [_written(out / name, content) for name, content in entries(file)]
        return
    with _draft(out) as draft:
        with zipfile.ZipFile(draft, "w") as archive:
            for file in files:
                with told_with(out):
                    for entry, content in entries(file):
                        add_to(archive, entry, content)
                yield file, [out]
            has_any = bool(archive.namelist())
        if has_any:
            _put_in_place(draft, out)


def _written(target: Path, content: bytes) -> Path:
    """Write a file whole or not at all: a scheduler's half file must not be sent to anybody."""
    with _draft(target) as draft:
        with told_with(target):
            draft.write_bytes(content)
        _put_in_place(draft, target)
    return target


@contextmanager
def _draft(target: Path) -> Iterator[Path]:
    """An empty file beside the target; unless it was put in place, it is gone at the end."""
    with told_with(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _put_in_place(draft: Path, target: Path) -> None:
    """Temporary files are the owner's alone; a finished one is as readable as any other."""
    umask = os.umask(0)
    os.umask(umask)
    with told_with(target):
        draft.chmod(0o666 & ~umask)
        draft.replace(target)
