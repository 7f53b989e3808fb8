"""What `python -m exports` does: reads what is known, writes briefings to disk."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import ClassVar

from domain.language import N_, Language
from domain.period import Period
from workflow.boundaries import boundaries_in_use
from workflow.briefing_files import MIME, BriefingFile, Known, add_to, entries
from workflow.check_workbook import JAKARTA
from workflow.facts import indicator_states, read_facts
from workflow.settings import settings
from workflow.verify import open_existing_store

ONE_PICTURE = "map"


class NoBriefing(Exception):
    """The call asks for what cannot be; nothing was written."""

    template: ClassVar[str] = N_("There is nothing to write.")

    def __init__(self, **values: object) -> None:
        super().__init__(self.template.format(**values))
        self._values = values

    def message(self, language: Language) -> str:
        """Why, and the way out, in the reader's language."""
        return language.text(self.template, **self._values)


class NothingReported(NoBriefing):
    """The store holds no report at all as known on that day."""

    template = N_("No report is stored. Load workbooks first: python -m data_loaders load FILE")


class MonthNotKnown(NoBriefing):
    """The month lies outside the months of the store."""

    template = N_("There is no report of {month} or around it. Months: {first} to {last}.")


class NoSuchScope(NoBriefing):
    """The scope's code is not known in that month."""

    template = N_(
        "There is no scope {code} in {month}: indonesia, a province such as 18, a police region "
        "such as polda-lampung, all-provinces or all-poldas."
    )


class NoSuchSlide(NoBriefing):
    """One picture was asked for that the briefing does not have."""

    template = N_("The briefing has no slide {slide}; it has: {slides}.")


class DayToCome(NoBriefing):
    """Nothing is known as on a day that lies ahead."""

    template = N_("{day} lies ahead: only what was known on a day up to today can be shown.")


class FileNotRead(NoBriefing):
    """The template or the logo is not there, or may not be read."""

    template = N_("{file} cannot be read: {reason}")


def read_known(period: Period, *, as_of: date, today: date) -> Known:
    """Everything as known at the end of a day, read from the store of the settings.

    Raises:
        NoDatabase: there is no store.
        SettingsRefused: the settings file has faults.
        NoBriefing: the day lies ahead, or nothing is known of the month.
    """
    if as_of > today:
        raise DayToCome(day=as_of)
    moment = datetime.combine(as_of, time.max, JAKARTA) if as_of < today else None
    scope, store = settings().scope, open_existing_store()
    try:
        facts = read_facts(store, as_of=moment, scope=scope)
        boundaries = boundaries_in_use(store)
    finally:
        store.close()
    if facts.is_empty:
        raise NothingReported
    if period not in facts.periods:
        raise MonthNotKnown(month=period, first=facts.periods[0], last=facts.periods[-1])

    return Known(facts, cache(partial(indicator_states, facts)), boundaries)


def save(file: BriefingFile, out: Path, *, slide: str = "") -> list[Path]:
    """Write a briefing to the path, or into it when it is a folder; the files written.

    Pictures come as a zip: they go into a folder, into the zip when the path ends with .zip, and
    one of them (that of `slide`) when it ends with .png.

    Raises:
        NoSuchSlide: there is no picture of that slide.
        OSError: it cannot be written.
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
        OSError: it cannot be written.
    """
    if out.suffix.lower() != ".zip":
        for file in files:
            yield file, [_written(out / name, content) for name, content in entries(file)]
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream, zipfile.ZipFile(stream, "w") as archive:
            for file in files:
                for entry, content in entries(file):
                    add_to(archive, entry, content)
                yield file, [out]
            has_any = bool(archive.namelist())
        if has_any:
            _put_in_place(made, out)
    finally:
        made.unlink(missing_ok=True)


def _written(target: Path, content: bytes) -> Path:
    """Write a file whole or not at all: a scheduler's half file must not be sent to anybody."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        _put_in_place(made, target)
    finally:
        made.unlink(missing_ok=True)
    return target


def _put_in_place(made: Path, target: Path) -> None:
    """Temporary files are the owner's alone; a finished one is as readable as any other."""
    umask = os.umask(0)
    os.umask(umask)
    made.chmod(0o666 & ~umask)
    made.replace(target)
