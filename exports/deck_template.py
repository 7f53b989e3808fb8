"""The organisation's own slides and logo: looked at before they are used, refused with a reason.

A template gives its master, its layouts and its size; its slides are dropped. What could run
(macros), fetch (links to files outside) or fill the memory is refused, not mended.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import ClassVar

from PIL import Image, UnidentifiedImageError
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck

from domain.language import N_, Language
from exports.deck_emptying import drop_slides

MEGABYTE = 1_000_000
FILE_BYTES, UNPACKED_BYTES, ENTRIES, RATIO = 50 * MEGABYTE, 300 * MEGABYTE, 5_000, 500
LOGO_BYTES, LOGO_PIXELS, LOGO_SIDE = 10 * MEGABYTE, 40_000_000, 1_200
_MAIN = "ppt/presentation.xml"
_TYPES = "[Content_Types].xml"
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HYPERLINK = "/hyperlink"
_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, RuntimeError,
    NotImplementedError, AttributeError, IndexError, SyntaxError, TypeError,
)  # fmt: skip

NO_PRESENTATION = N_(
    "The template is no presentation (.pptx or .potx). Save it as one in PowerPoint, and try again."
)
TOO_LARGE = N_("The template is larger than {limit} MB. Take pictures and slides out of it.")
HAS_MACROS = N_("The template has macros. Save it as .potx without macros.")
HAS_LINKS = N_(
    "The template fetches {name} from outside. Embed it or take it out; hyperlinks may stay."
)
NO_LAYOUT = N_("The template has no layout with a title. Add one in the slide master.")
NO_PICTURE = N_("The logo is no PNG or JPEG picture. Save it as PNG, and try again.")
LOGO_TOO_LARGE = N_(
    "The logo is larger than {limit} MB or {pixels} million pixels. Make it smaller."
)


class TemplateRefused(Exception):
    """A template or a logo cannot be used; says why and what to do.

    Attributes:
        reason: an English source text.
        exit_code: how a command ends: the file was read, and has a fault.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, reason: str, **values: object) -> None:
        self.reason, self.values = reason, values
        super().__init__(reason.format(**values) if values else reason)

    def message(self, language: Language) -> str:
        """The reason and the way out in the reader's language."""
        return language.text(self.reason, **self.values)


def template_deck(content: bytes) -> Deck:
    """The template without its slides.

    Raises:
        TemplateRefused: it is no presentation, too large, or has macros or fetches from outside.
    """
    if len(content) > FILE_BYTES:
        raise TemplateRefused(TOO_LARGE, limit=FILE_BYTES // MEGABYTE)
    try:
        deck = Presentation(io.BytesIO(_examined(content)))
        drop_slides(deck)
    except _FAULTS as fault:
        raise TemplateRefused(NO_PRESENTATION) from fault
    return deck


def _examined(content: bytes) -> bytes:
    """The file, as a presentation: a template's content type is the one thing changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        _refuse_bomb(entries)
        names = {entry.filename for entry in entries}
        if _MAIN not in names or _TYPES not in names:
            raise TemplateRefused(NO_PRESENTATION)
        parts = {name: _part(archive, name) for name in sorted(names) if not name.endswith("/")}
    _refuse_hostile(parts)
    parts[_TYPES] = parts[_TYPES].replace(
        b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part, unpacked no further than its size is said to be: what lies about it is refused."""
    with archive.open(name) as stream:
        return stream.read(max(1, archive.getinfo(name).file_size))


def _refuse_bomb(entries: list[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in entries)
    dense = any(
        entry.file_size > MEGABYTE and entry.file_size / max(entry.compress_size, 1) > RATIO
        for entry in entries
    )
    if len(entries) > ENTRIES or total > UNPACKED_BYTES or dense:
        raise TemplateRefused(TOO_LARGE, limit=FILE_BYTES // MEGABYTE)
    if any(entry.flag_bits & 1 for entry in entries):
        raise TemplateRefused(NO_PRESENTATION)


def _refuse_hostile(parts: dict[str, bytes]) -> None:
    for name, content in parts.items():
        lower = name.lower()
        if "vbaproject" in lower or "/activex/" in lower:
            raise TemplateRefused(HAS_MACROS)
        if lower.endswith((".xml", ".rels")) and _DECLARATION.search(content[:4_096]):
            raise TemplateRefused(NO_PRESENTATION)
        if lower.endswith(".rels"):
            _refuse_links(content)
    if b"macroEnabled" in parts[_TYPES]:
        raise TemplateRefused(HAS_MACROS)


def _refuse_links(relations: bytes) -> None:
    for each in parse_xml(relations).iter("*"):
        is_outside = each.get("TargetMode", "").lower() == "external"
        if is_outside and not each.get("Type", "").endswith(_HYPERLINK):
            raise TemplateRefused(HAS_LINKS, name=each.get("Target", "?")[:80])


def logo_picture(content: bytes) -> bytes:
    """The logo as PNG, drawn anew from its pixels, at most `LOGO_SIDE` wide or high.

    Raises:
        TemplateRefused: it is no PNG or JPEG, or too large.
    """
    large = TemplateRefused(
        LOGO_TOO_LARGE, limit=LOGO_BYTES // MEGABYTE, pixels=LOGO_PIXELS // MEGABYTE
    )
    if len(content) > LOGO_BYTES:
        raise large
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > LOGO_PIXELS:
                raise large
            drawn = image.convert("RGBA")
    except Image.DecompressionBombError as fault:
        raise large from fault
    except (UnidentifiedImageError, *_FAULTS) as fault:
        raise TemplateRefused(NO_PICTURE) from fault
    drawn.thumbnail((LOGO_SIDE, LOGO_SIDE))
    stream = io.BytesIO()
    drawn.save(stream, "PNG")
    return stream.getvalue()
