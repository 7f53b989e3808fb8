"""The short code of a view: printed in every figure, it reopens the very same view.

A code is two letters for the page and nine characters of Crockford's base 32, which has no letters
that are mistaken for digits: "PT-4K7M2Q9FX". Nothing is looked up: the view is in the code. The
lists it counts in (indicators, institutions, geographies, ways to form classes) may grow at their
end, never change. A tenth character stands only where the reader chose the classes of the colours:
"PT-4K7M2Q9FX-6"; a U, which is no such digit, at the end means tiles: "PT-4K7M2Q9FX-U". Codes from
before these choices read as they did.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from domain.breaks import BREAK_CHOICES, BreakChoice
from domain.indicators import INDICATORS
from domain.period import Period
from domain.places import NATIONAL_CODE, Geography
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
}
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES = str.maketrans("OIL", "011")
_LENGTH = 9
_TILED = "U"
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
        page: "overview", "map", "trends", "reporting" or "quality".
        scope: the nation, a province or a Polda, as code.
        as_of: the day whose knowledge is shown.
        breaks: how the classes of the colours are formed.
        is_tiled: whether the map is drawn as tiles.
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


def view_code(view: View) -> str:
    """The code of a view.

    Raises:
        ValueError: a part of the view is not known or lies outside the years 2000-2170 (months)
            and 2020-2042 (days).
    """
    parts = (
        _INDICATORS.index(view.indicator),
        _GEOGRAPHIES.index(view.geography),
        _INSTITUTIONS.index(view.institution),
        view.period.months_since(_FIRST_MONTH),
        (view.as_of - _FIRST_DAY).days,
        _scope_number(view.scope),
    )
    number = 0
    for part, radix in zip(parts, _RADICES, strict=True):
        if not 0 <= part < radix:
            raise ValueError(f"no code for {view}")
        number = number * radix + part
    return f"{PAGES[view.page]}-{_written(number)}{_choices(view)}"


def _choices(view: View) -> str:
    digit = "" if view.breaks.is_standard else _ALPHABET[BREAK_CHOICES.index(view.breaks)]
    chosen = digit + (_TILED if view.is_tiled else "")
    return f"-{chosen}" if chosen else ""


def read_view_code(code: str, police_regions: Iterable[str]) -> View:
    """The view that a code stands for; spaces, case and look-alike letters do not matter.

    Args:
        police_regions: codes of all Poldas, to find the one that is meant.

    Raises:
        ValueError: it is no such code; the message is the code.
    """
    letters = code.upper().replace("-", "").replace(" ", "")
    pages = {prefix: page for page, prefix in PAGES.items()}
    is_tiled = letters.endswith(_TILED)
    digits = letters[2:].removesuffix(_TILED).translate(_LOOK_ALIKES)
    known = letters[:2] in pages and not set(digits) - set(_ALPHABET)
    if not known or len(digits) not in (_LENGTH, _LENGTH + 1):
        raise ValueError(code)
    parts = _split(_number(digits[:_LENGTH]))
    try:
        return View(
            page=pages[letters[:2]],
            indicator=_INDICATORS[parts[0]],
            geography=_GEOGRAPHIES[parts[1]],
            institution=_INSTITUTIONS[parts[2]],
            period=_FIRST_MONTH.plus(parts[3]),
            as_of=_FIRST_DAY + timedelta(days=parts[4]),
            scope=_scope_of(parts[5], police_regions),
            breaks=BREAK_CHOICES[_number(digits[_LENGTH:])],
            is_tiled=is_tiled,
        )
    except (LookupError, StopIteration) as cause:
        raise ValueError(code) from cause


def _written(number: int) -> str:
    digits = ""
    for _ in range(_LENGTH):
        number, digit = divmod(number, len(_ALPHABET))
        digits = _ALPHABET[digit] + digits
    return digits


def _number(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number * len(_ALPHABET) + _ALPHABET.index(digit)
    return number


def _split(number: int) -> list[int]:
    parts = []
    for radix in reversed(_RADICES):
        number, part = divmod(number, radix)
        parts.append(part)
    return parts[::-1]


def _scope_number(scope: str) -> int:
    """0 the nation, 1-99 a province by its code, from 128 a Polda by a checksum of its code."""
    if scope == NATIONAL_CODE:
        return 0
    if scope.isdigit():
        return int(scope)
    return _POLICE_REGIONS_FROM + crc32(scope.encode()) % (_RADICES[-1] - _POLICE_REGIONS_FROM)


def _scope_of(number: int, police_regions: Iterable[str]) -> str:
    if number == 0:
        return NATIONAL_CODE
    if number < _POLICE_REGIONS_FROM:
        return f"{number:02d}"
    return next(code for code in police_regions if _scope_number(code) == number)
