"""What is asked for when a briefing is to be a file, and what the file is called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from domain.language import Language
from domain.period import Period
from domain.places import Geography, Place, UnitKind
from geo.gazetteer import load_gazetteer
from geo.layers import Boundaries
from workflow.facts import Facts
from workflow.views import Selection, StatesOf

FORMATS = ("pptx", "pdf", "png", "xlsx")
PAPERS = ("16:9", "a4")
MIME = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
ALL = {"all-provinces": UnitKind.PROVINCE, "all-poldas": UnitKind.POLICE_REGION}
_KINDS = (UnitKind.NATIONAL, *ALL.values())
_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Known:
    """What is known, asked once for any number of briefings.

    Attributes:
        boundaries: what maps are drawn from; the built-in ones when None.
    """

    facts: Facts
    states_of: StatesOf
    boundaries: Boundaries | None = None


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is asked for.

    Attributes:
        format: one of `FORMATS`; "png" is a zip with a picture of every slide.
        paper: one of `PAPERS`, for "pdf" only.
        geography: areas of the map; the usual ones of the scope when None.
        template: the organisation's own presentation, for "pptx" only.
        logo: PNG or JPEG, for "pptx" only.
        as_of: the day whose knowledge is shown.
        today: tells provisional months.
    """

    period: Period
    selection: Selection
    language: Language
    format: str
    paper: str = PAPERS[0]
    geography: Geography | None = None
    template: bytes | None = None
    logo: bytes | None = None
    as_of: date
    today: date

    def __post_init__(self) -> None:
        if self.format not in FORMATS or self.paper not in PAPERS:
            raise ValueError(f"no such format: {self.format}, {self.paper}")

    def of_scope(self, code: str) -> Order:
        """The same for another scope."""
        return replace(self, selection=replace(self.selection, scope=code))


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingFile:
    """A finished file.

    Attributes:
        name: says what is in it: contoh-paparan-18-lampung-2024-01.pptx.
        scope: the code of the place that it is about.
        place: its name.
    """

    name: str
    mime: str
    content: bytes
    scope: str
    place: str
    n_slides: int


class UnknownScope(ValueError):
    """No nation, province or police region has this code; the message is the code."""


def scope_place(code: str, period: Period) -> Place:
    """The nation, province or police region of a code, as it is in the month.

    Raises:
        UnknownScope: there is no such scope in that month.
    """
    place = load_gazetteer().place(code, period)
    if place is None or place.kind not in _KINDS or not place.exists_in(period):
        raise UnknownScope(code)
    return place


def has_scope(order: Order) -> bool:
    """Whether the scope is there in the month: Poldas and provinces are founded."""
    try:
        scope_place(order.selection.scope, order.period)
    except UnknownScope:
        return False
    return True


def file_name(order: Order, place: Place, ending: str, *, is_sample: bool) -> str:
    """A name that says what is in the file: sample, scope, institutions, month, day."""
    is_province = place.kind is UnitKind.PROVINCE
    scope = (place.code if is_province else "", place.short_name)
    return f"{joined_name(order, scope, is_sample=is_sample)}.{ending}"


def joined_name(order: Order, scope: Iterable[str], *, is_sample: bool) -> str:
    """The parts of a name; what there is nothing to say about is left out."""
    language = order.language
    parts = (
        language.pick("contoh", "sample") if is_sample else "",
        language.pick("paparan", "briefing"),
        *(_plain(each) for each in (*scope, *order.selection.institutions)),
        str(order.period),
        language.pick("per", "as-of") + f"-{order.as_of}" if order.as_of < order.today else "",
        "a4" if order.format == "pdf" and order.paper == "a4" else "",
    )
    return "-".join(part for part in parts if part)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return _NOT_IN_NAMES.sub("-", letters).strip("-")
