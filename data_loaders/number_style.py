"""How a column writes its numbers: 1.234,5 or 1,234.5, by evidence of all its cells.

A count is whole, so "1.234" can only be 1234 written the Indonesian way. "12.000" can be 12000 or,
written the English way, 12: the other cells of the column decide, else a person is asked once.
Cells that hold true numbers say nothing about how texts are written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeGuard

from data_loaders.raw import CellValue

INDONESIAN, ENGLISH = "id", "en"
STYLES = (INDONESIAN, ENGLISH)

SPACES = " \u00a0\u2007\u2009\u202f"
_NEUTRAL = SPACES + "'’"
_INVISIBLE = str.maketrans("", "", "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad")
_MARKS = {INDONESIAN: (".", ","), ENGLISH: (",", ".")}
_LOST_SHARE = 0.1
_THOUSAND = 1000
_ROUNDING = 1e-6


def _pattern(style: str) -> re.Pattern[str]:
    group, decimal = _MARKS[style]
    grouped = rf"[1-9][0-9]{{0,2}}([{re.escape(group)}{_NEUTRAL}])[0-9]{{3}}(?:\1[0-9]{{3}})*"
    return re.compile(rf"(?:{grouped}|[0-9]+)(?:{re.escape(decimal)}([0-9]+))?")


_PATTERNS = {style: _pattern(style) for style in STYLES}


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A text as a number, in each way of writing that allows it (style -> number)."""

    readings: Mapping[str, Decimal]

    @property
    def whole(self) -> dict[str, int]:
        """The readings that can be counts."""
        return {s: int(n) for s, n in self.readings.items() if n == n.to_integral_value()}

    @property
    def is_open(self) -> bool:
        """Whether two ways of writing give two different counts."""
        return len(set(self.whole.values())) > 1

    @property
    def evidence(self) -> str | None:
        """The one way of writing in which the text is a count; None when both or neither."""
        whole = self.whole
        return next(iter(whole)) if len(whole) == 1 else None


def plain_text(text: str) -> str:
    """The text without what cannot be seen: marks of direction, blanks before and after."""
    return text.translate(_INVISIBLE).strip()


@lru_cache(maxsize=8_192)
def written_number(text: str) -> WrittenNumber | None:
    """The number that a text may be; None when it is none in either way of writing.

    A line break inside is no mark of thousands: two numbers in one cell are not one.
    """
    plain = plain_text(text)
    readings = {}
    for style, pattern in _PATTERNS.items():
        if pattern.fullmatch(plain):
            decimal = _MARKS[style][1]
            digits, _, fraction = plain.partition(decimal)
            readings[style] = Decimal(f"{re.sub('[^0-9]', '', digits)}.{fraction or 0}")
    return WrittenNumber(readings) if readings else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnStyle:
    """What the cells of a column tell of how its numbers are written.

    Attributes:
        style: "id" or "en"; None when no cell tells.
        is_stated: a person said it; every cell is read that way.
        is_mixed: cells contradict each other; `style` is that of most, None when even.
        open_cells: how many cells can be two different counts.
        lost: how many whole numbers may be thousands that lost their zeros, because numbers like
            1.234 beside them have; 0 when there is no sign of it.
        key: how a person names the column: "C", or the number of a row that stands across.
    """

    style: str | None = None
    is_stated: bool = False
    is_mixed: bool = False
    open_cells: int = 0
    lost: int = 0
    key: str = ""


UNTOLD = ColumnStyle()


def style_of(values: Iterable[CellValue], stated: str | None = None, key: str = "") -> ColumnStyle:
    """What a column tells, given its cells from top to bottom."""
    cells = list(values)
    if all(map(_is_whole_or_blank, set(cells))):
        return ColumnStyle(style=stated, is_stated=stated is not None, key=key)
    written = [number for v in cells if isinstance(v, str) and (number := written_number(v))]
    told = Counter(number.evidence for number in written if number.evidence)
    first, second = told[INDONESIAN], told[ENGLISH]
    style = None if first == second else INDONESIAN if first > second else ENGLISH
    return ColumnStyle(
        style=stated or style,
        is_stated=stated is not None,
        is_mixed=stated is None and bool(first and second),
        open_cells=sum(number.is_open for number in written),
        lost=_lost(cells),
        key=key,
    )


def _is_whole_or_blank(value: CellValue) -> bool:
    """A column of nothing else says nothing about its style, and most columns are such."""
    if isinstance(value, float):
        return value.is_integer()
    return value is None or (isinstance(value, int) and not isinstance(value, bool))


def _lost(cells: Sequence[CellValue]) -> int:
    """Whole numbers below 1000 beside numbers like 1.234 (once 1234) or 0.45 (once a share)."""
    broken = [v for v in cells if isinstance(v, float) and not v.is_integer()]
    if not broken:
        return 0
    numbers = [float(v) for v in cells if _is_figure(v)]
    clear = any(lost_thousands(number) for number in broken)
    if not clear and len(broken) < _LOST_SHARE * len(numbers):
        return 0
    return sum(may_have_lost(number) for number in numbers)


def _is_figure(value: CellValue) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and bool(value)


def lost_thousands(number: float) -> int | None:
    """1234 for 1.234: what a number means that lost its mark of thousands.

    None for numbers like 12.5, which mostly are what they seem.
    """
    meant = round(number * _THOUSAND)
    has_decimals = round(number, 1) != number and abs(number * _THOUSAND - meant) < _ROUNDING
    return meant if 1 <= number < _THOUSAND and has_decimals else None


def may_have_lost(value: CellValue) -> bool:
    """Whether a number is whole and small enough to be a thousand times as much."""
    return _is_figure(value) and 1 <= value < _THOUSAND and float(value).is_integer()
