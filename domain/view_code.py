"""The short code of a view: printed in every figure, it reopens the very same view.

A code is two letters for the page and nine characters of Crockford's base 32, which has no letters
that are mistaken for digits: "PT-4K7M2Q9FX". Nothing is looked up: the view is in the code. The
lists it counts in (indicators, institutions, geographies, ways to form classes, choices of a page)
may grow at their end, never change. A tenth character stands only where the reader chose the
classes of the colours: "PT-4K7M2Q9FX-6". What a page lets its reader choose besides follows a U,
which is no such digit: two characters for its choices, then five for each place that it names,
"PR-4K7M2Q9FX-U00-7KQ2M". A U that ends the code means a map of tiles. Codes from before these
choices read as they did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from domain.base32 import ALPHABET, LOOK_ALIKES, joined, number_of, split, written
from domain.breaks import BREAK_CHOICES, BreakChoice
from domain.indicators import INDICATORS
from domain.period import Period
from domain.places import NATIONAL_CODE, Geography, Place, UnitKind
from domain.terms import INSTITUTIONS

PAGES = {
    "overview": "RG",
    "map": "PT",
    "trends": "TR",
    "comparison": "BD",
    "reporting": "KL",
    "quality": "MD",
    "violations": "PL",
    "briefing": "PA",
    "profile": "PR",
}
# What a page lets its reader choose by buttons and lists: parameter of its address, and the values
# that it may have; the first is meant where a code names none.
CHOICES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "map": {"rates": ("raw", "smoothed")},
    "trends": {"sum": ("monthly", "cumulative"), "chart": ("one", "several")},
    "comparison": {
        "span": ("12", "0", "6", "3", "1"),
        "spread": ("additive", "multiplicative", "none"),
        "peers": ("all", "region", "size"),
    },
    "violations": {"span": ("0", "12", "6", "3", "1")},
    "profile": {"peers": ("region", "size", "all")},
}
_VALUES = 8
MOST_PLACES = 6
_LENGTH = 9
_MARK = "U"
_CHOICE_LENGTH = 2
_PLACE_LENGTH = 5
_FIRST_MONTH = Period(2000, 1)
_FIRST_DAY = date(2020, 1, 1)
_INDICATORS = tuple(indicator.code for indicator in INDICATORS)
_INSTITUTIONS = ("all", *INSTITUTIONS.codes)
_GEOGRAPHIES = tuple(geography.value for geography in Geography)
# How many values each part of the number may take: indicator, geography, institution, month,
# day, scope. Their product is below 32 ** 9.
_RADICES = (16, 4, 8, 2048, 8192, 4096)
_POLICE_REGIONS_FROM = 128


@dataclass(frozen=True, slots=True)
class View:
    """What a code stands for.

    Attributes:
        page: a key of PAGES.
        scope: the nation, a province or a Polda, as code.
        as_of: the day whose knowledge is shown.
        breaks: how the classes of the colours are formed.
        is_tiled: whether the map is drawn as tiles.
        places: codes of the places that the page is about or marks, within the scope; at most six.
        choices: pairs of parameter and value, of CHOICES[page]; those at their first value are
            left out.
    """

    page: str
    indicator: str
    geography: str
    institution: str
    period: Period
    as_of: date
    scope: str = NATIONAL_CODE
    breaks: BreakChoice = BREAK_CHOICES[0]
    is_tiled: bool = False
    places: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()


def choices_of(page: str, chosen: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The choices of a page as a View has them: in the order of CHOICES, first values left out."""
    return tuple(
        (param, chosen[param])
        for param, values in _options(page).items()
        if chosen.get(param, values[0]) != values[0]
    )


def view_code(view: View) -> str:
    """The code of a view.

    Raises:
        ValueError: a part of the view is not known or lies outside the years 2000-2170 (months)
            and 2020-2042 (days), or it names more than six places.
    """
    parts = (
        _INDICATORS.index(view.indicator),
        _GEOGRAPHIES.index(view.geography),
        _INSTITUTIONS.index(view.institution),
        view.period.months_since(_FIRST_MONTH),
        (view.as_of - _FIRST_DAY).days,
        _scope_number(view.scope),
    )
    is_in_range = all(0 <= part < radix for part, radix in zip(parts, _RADICES, strict=True))
    if not is_in_range or len(view.places) > MOST_PLACES:
        raise ValueError(f"no code for {view}")
    breaks = "" if view.breaks.is_standard else f"-{ALPHABET[BREAK_CHOICES.index(view.breaks)]}"
    return f"{PAGES[view.page]}-{written(joined(parts, _RADICES), _LENGTH)}{breaks}{_more(view)}"


def code_stem(code: str) -> str:
    """What a code begins with: month, indicator, scope and classes, without what follows the U."""
    return code.partition(f"-{_MARK}")[0]


def map_code_ends(choices: tuple[tuple[str, str], ...]) -> tuple[str, str, str, str]:
    """What follows the stem of a map's code: as a map, as tiles, and each with a chosen place.

    The five characters of the place are to be added to the last two: the browser does so.
    """
    view_of_map, view_of_tiles = (_end("map", choices, is_tiled=each) for each in (False, True))
    placed, tiled_placed = (
        _end("map", choices, is_tiled=each, has_places=True) for each in (False, True)
    )
    return view_of_map, view_of_tiles, f"{placed}-", f"{tiled_placed}-"


def _more(view: View) -> str:
    """The part from the U on: tiles alone, or choices and places."""
    end = _end(view.page, view.choices, is_tiled=view.is_tiled, has_places=bool(view.places))
    places = (written(_place_number(code), _PLACE_LENGTH) for code in view.places)
    return "-".join((end, *places))


def _end(
    page: str, choices: Iterable[tuple[str, str]], *, is_tiled: bool, has_places: bool = False
) -> str:
    chosen = dict(choices)
    indexes = [values.index(chosen.get(each, values[0])) for each, values in _options(page).items()]
    if not any(indexes) and not has_places:
        return f"-{_MARK}" if is_tiled else ""
    number = joined((*indexes, int(is_tiled)), _choice_radices(page))
    return f"-{_MARK}{written(number, _CHOICE_LENGTH)}"


def read_view_code(code: str, places: Iterable[Place]) -> View:
    """The view that a code stands for; spaces, case and look-alike letters do not matter.

    Args:
        places: all places that a code may mean.

    Raises:
        ValueError: it is no such code, or names a place that is not there; the message is the code.
    """
    letters = code.upper().replace("-", "").replace(" ", "").translate(LOOK_ALIKES)
    pages = {prefix.translate(LOOK_ALIKES): page for page, prefix in PAGES.items()}
    digits, mark, more = letters[2:].partition(_MARK)
    known = letters[:2] in pages and not set(digits + more) - set(ALPHABET)
    if not known or len(digits) not in (_LENGTH, _LENGTH + 1):
        raise ValueError(code)
    try:
        return _read(pages[letters[:2]], digits, more if mark else None, tuple(places))
    except (LookupError, StopIteration) as cause:
        raise ValueError(code) from cause


def _read(page: str, digits: str, more: str | None, places: Sequence[Place]) -> View:
    parts = split(number_of(digits[:_LENGTH]), _RADICES)
    choices, is_tiled = _chosen(page, more)
    return View(
        page=page,
        indicator=_INDICATORS[parts[0]],
        geography=_GEOGRAPHIES[parts[1]],
        institution=_INSTITUTIONS[parts[2]],
        period=_FIRST_MONTH.plus(parts[3]),
        as_of=_FIRST_DAY + timedelta(days=parts[4]),
        scope=_scope_of(parts[5], places),
        breaks=BREAK_CHOICES[number_of(digits[_LENGTH:])],
        is_tiled=is_tiled,
        places=tuple(_named((more or "")[_CHOICE_LENGTH:], places)),
        choices=choices,
    )


def _chosen(page: str, more: str | None) -> tuple[tuple[tuple[str, str], ...], bool]:
    """Choices that are not at their first value, and whether the map is of tiles."""
    if not more:
        return (), more is not None
    if len(more) < _CHOICE_LENGTH:
        raise LookupError(more)
    *indexes, is_tiled = split(number_of(more[:_CHOICE_LENGTH]), _choice_radices(page))
    found = zip(_options(page).items(), indexes, strict=True)
    return tuple((param, values[n]) for (param, values), n in found if n), bool(is_tiled)


def _named(digits: str, places: Sequence[Place]) -> Iterable[str]:
    """The places of the last part of a code, in their order."""
    if len(digits) % _PLACE_LENGTH or len(digits) > MOST_PLACES * _PLACE_LENGTH:
        raise LookupError(digits)
    codes = {_place_number(place.code): place.code for place in places}
    for start in range(0, len(digits), _PLACE_LENGTH):
        yield codes[number_of(digits[start : start + _PLACE_LENGTH])]


def _options(page: str) -> Mapping[str, Sequence[str]]:
    return CHOICES.get(page, {})


def _choice_radices(page: str) -> tuple[int, ...]:
    """Room for eight values of each choice, so that the lists can grow; tiles come last."""
    return (*(_VALUES for _ in _options(page)), 2)


def _place_number(code: str) -> int:
    """A checksum of the place's code; no two places of Indonesia share one (a test says so)."""
    return crc32(code.encode()) % len(ALPHABET) ** _PLACE_LENGTH


def _scope_number(scope: str) -> int:
    """0 the nation, 1-99 a province by its code, from 128 a Polda by a checksum of its code."""
    if scope == NATIONAL_CODE:
        return 0
    if scope.isdigit():
        return int(scope)
    return _POLICE_REGIONS_FROM + crc32(scope.encode()) % (_RADICES[-1] - _POLICE_REGIONS_FROM)


def _scope_of(number: int, places: Iterable[Place]) -> str:
    if number == 0:
        return NATIONAL_CODE
    if number < _POLICE_REGIONS_FROM:
        return f"{number:02d}"
    regions = (place.code for place in places if place.kind is UnitKind.POLICE_REGION)
    return next(code for code in regions if _scope_number(code) == number)
