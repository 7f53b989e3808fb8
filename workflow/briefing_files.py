"""A briefing as a file: slides, PDF, pictures or a workbook, for one scope."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from domain.briefing import Briefing, Slide, SlideKind
from domain.language import Language
from domain.period import Period
from domain.places import UnitKind
from geo.gazetteer import load_gazetteer
from workflow.briefing_order import (
    ALL,
    FORMATS,
    MIME,
    PAPERS,
    BriefingFile,
    Known,
    Order,
    UnknownScope,
    file_name,
    has_scope,
    joined_name,
    scope_place,
)

if TYPE_CHECKING:
    from workflow.briefing import Made

__all__ = [
    "ALL", "FORMATS", "MIME", "PAPERS", "BriefingFile", "Known", "Order", "UnknownScope",
    "file_name", "has_scope", "scope_place",
]  # fmt: skip
# Zip files know no day before 1980; every file in them bears this one, so that the same files
# give the same bytes.
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def scopes_of(all_of: str, period: Period) -> tuple[str, ...]:
    """The codes of every province ("all-provinces") or police region ("all-poldas") of a month.

    Raises:
        KeyError: it is neither.
    """
    return tuple(place.code for place in load_gazetteer().places(ALL[all_of], period))


def made(known: Known, order: Order) -> Made:
    """The content of the briefing, before it is drawn."""
    from workflow.briefing import briefing, subject_of  # noqa: PLC0415  names need none of it

    subject = subject_of(
        known.facts,
        known.states_of,
        selection=order.selection,
        geography=order.geography,
        period=order.period,
        language=order.language,
        as_of=order.as_of,
        today=order.today,
        boundaries=known.boundaries,
    )
    return briefing(subject)


def examine_look(order: Order) -> None:
    """Look at template and logo before many briefings are made with them.

    Raises:
        TemplateRefused: one of them cannot be used (`exports.deck_template`).
    """
    if order.template is None and order.logo is None:
        return
    from exports.deck_template import logo_picture, template_deck  # noqa: PLC0415  of slides only

    if order.template is not None:
        template_deck(order.template)
    if order.logo is not None:
        logo_picture(order.logo)


def write(known: Known, order: Order) -> BriefingFile:
    """The briefing of one scope as a file; the same input gives the same bytes.

    Raises:
        UnknownScope: there is no such scope in that month.
        TemplateRefused: template or logo cannot be used (`exports.deck_template`).
    """
    place = scope_place(order.selection.scope, order.period)
    content = made(known, order)
    ending = "zip" if order.format == "png" else order.format
    return BriefingFile(
        name=file_name(order, place, ending, is_sample=content.briefing.is_sample),
        mime=MIME[ending],
        content=_WRITERS[order.format](content, order),
        scope=place.code,
        place=place.short_name,
        n_slides=len(content.briefing.slides),
    )


def _deck(content: Made, order: Order) -> bytes:
    # each writer is imported by the one format that needs it: a bulk of decks needs no PDF
    from charts.map_picture import bare_map  # noqa: PLC0415  this form only
    from exports.deck import deck  # noqa: PLC0415  this form only
    from workflow.map_files import map_part  # noqa: PLC0415  this form only

    part = map_part(content.map, order.language)
    picture = bare_map(part, order.language)
    return deck(
        content.briefing,
        pictures={at: picture for at, _ in _maps(content.briefing)},
        template=order.template,
        logo=order.logo,
        language=order.language,
    )


def _pdf(content: Made, order: Order) -> bytes:
    from charts.slide import slides_pdf  # noqa: PLC0415  this form only
    from exports.pdf_properties import with_properties  # noqa: PLC0415  this form only
    from workflow.map_files import map_part  # noqa: PLC0415  this form only

    briefing = content.briefing
    part = map_part(content.map, order.language)
    drawn = slides_pdf(
        briefing.slides,
        {at: part for at, _ in _maps(briefing)},
        language=order.language,
        paper=order.paper,
    )
    return with_properties(
        drawn, title=briefing.title, language=briefing.language, as_of=briefing.as_of
    )


def _pictures(content: Made, order: Order) -> bytes:
    """A zip with every slide as PNG, named by its number and what it is."""
    return zipped(pictures_of(content, order.language))


def pictures_of(content: Made, language: Language) -> Iterable[tuple[str, bytes]]:
    """Every slide as a picture of 1920 x 1080 pixels, with a name that says what it shows."""
    from charts.slide import slide_png  # noqa: PLC0415  this form only
    from workflow.map_files import map_part  # noqa: PLC0415  this form only

    part = map_part(content.map, language)
    with_map = dict(_maps(content.briefing))
    for at, slide in enumerate(content.briefing.slides):
        name = f"{at + 1:02d}-{slide.kind.value}.png"
        yield name, slide_png(slide, language=language, map=part if at in with_map else None)


def _workbook(content: Made, order: Order) -> bytes:
    from workflow.figures_evidence import deeper_of  # noqa: PLC0415  this form only
    from workflow.figures_file import figures_file  # noqa: PLC0415  this form only

    deeper = deeper_of(content, order.language)
    return figures_file(content.briefing, language=order.language, deeper=deeper)


_WRITERS = {"pptx": _deck, "pdf": _pdf, "png": _pictures, "xlsx": _workbook}


def _maps(briefing: Briefing) -> list[tuple[int, Slide]]:
    """Positions of the slides that show the map."""
    return [(at, each) for at, each in enumerate(briefing.slides) if each.kind is SlideKind.MAP]


def zip_name(order: Order, all_of: str, *, is_sample: bool) -> str:
    """Name of a zip with a file for every province or police region."""
    language = order.language
    every = (
        language.pick("semua", "all"),
        {
            UnitKind.PROVINCE: language.pick("provinsi", "provinces"),
            UnitKind.POLICE_REGION: language.pick("polda", "poldas"),
        }[ALL[all_of]],
    )
    return joined_name(order, every, is_sample=is_sample) + ".zip"


def zip_of(files: Iterable[BriefingFile]) -> bytes:
    """Briefings in one zip, pictures in a folder for each."""
    return zipped(entry for file in files for entry in entries(file))


def entries(file: BriefingFile) -> Iterator[tuple[str, bytes]]:
    """The file under its name; pictures each on its own, in a folder of the name."""
    if file.mime != MIME["zip"]:
        yield file.name, file.content
        return
    stem = Path(file.name).stem
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        for name in archive.namelist():
            yield f"{stem}/{name}", archive.read(name)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files in one zip, in their order; the same files give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files:
            add_to(archive, name, content)
    return stream.getvalue()


def add_to(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Put a file into a zip as it is: slides, PDF and pictures are compressed already."""
    entry = zipfile.ZipInfo(name, date_time=_ZIP_DAY)
    entry.compress_type, entry.external_attr = zipfile.ZIP_STORED, 0o644 << 16
    archive.writestr(entry, content)
