"""Columns of any table taken apart: side-by-side blocks, and in each its months and particulars.

A block is one unit column (or a pair of code and name) with the columns to its right, up to the
next. Its figures fall into slices: those of one month, category and so on. A slice is a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from data_loaders.layout import is_number
from data_loaders.raw import RawSheet, column_number, is_blank
from data_loaders.roles import UNIT_ROLE, BadRole, Role, is_field_of, parse_role
from domain.fields import ReportKind
from domain.period import Period

_CODES_OF_ALL = 0.6
_SAMPLED = 400


@dataclass(frozen=True, slots=True)
class Block:
    """One unit column with what belongs to it.

    Attributes:
        units: "unit_name" or "unit_code" -> column number.
        columns: column number -> role, of all other columns that belong to the units.
    """

    units: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[int, Role] = field(default_factory=dict)

    @property
    def unit_column(self) -> int | None:
        """The column that tells a row's unit: the name, else the code."""
        return self.units.get("unit_name", self.units.get("unit_code"))

    @property
    def last_column(self) -> int:
        """The last column that is read for the block."""
        return max((*self.units.values(), *self.columns), default=0)


@dataclass(frozen=True, slots=True)
class Slice:
    """The figures of a block that share month and particulars: field code -> column number."""

    period: Period | None
    terms: Mapping[str, str]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Split:
    """The blocks of a sheet, and the columns that could not be understood, as written."""

    blocks: tuple[Block, ...]
    problems: tuple[str, ...] = ()


def split_columns(
    sheet: RawSheet, kind: ReportKind, columns: Mapping[str, str], first_row: int = 1
) -> Split:
    """Take the columns that a person named apart into blocks.

    Args:
        first_row: the first row below the headings.
    """
    roles: dict[int, Role] = {}
    problems: list[str] = []
    for key, text in columns.items():
        try:
            role, number = parse_role(text), position_of(key, is_transposed=sheet.is_transposed)
        except ValueError:
            problems.append(f"{key}={text}")
            continue
        if number > sheet.width or number in roles or not is_field_of(role, kind):
            problems.append(f"{key}={text}")
        else:
            roles[number] = role
    return Split(tuple(_blocks(sheet, dict(sorted(roles.items())), first_row)), tuple(problems))


def position_of(key: str, *, is_transposed: bool) -> int:
    """The number of a column by its letter; of a row by its number when units stand across.

    Raises:
        ValueError: it is neither.
    """
    if not is_transposed:
        return column_number(key)
    if not key.isdigit() or int(key) < 1:
        raise ValueError(key)
    return int(key)


def _blocks(sheet: RawSheet, roles: Mapping[int, Role], first_row: int) -> Iterator[Block]:
    groups = list(_groups(sheet, roles, first_row))
    if len(groups) == 1:
        # with one unit column the order does not matter
        yield Block(groups[0], {n: role for n, role in roles.items() if not role.is_unit})
        return
    starts = [min(units.values()) for units in groups]
    for units, start, end in zip(groups, starts, [*starts[1:], sheet.width + 1], strict=True):
        own = {n: r for n, r in roles.items() if not r.is_unit and start <= n < end}
        first = {n: r for n, r in roles.items() if n < starts[0] and not r.is_count}
        yield Block(units, first | own)


def _groups(sheet: RawSheet, roles: Mapping[int, Role], first_row: int) -> Iterator[dict[str, int]]:
    """The unit columns; a code and a name of the same units belong together."""
    units: dict[str, int] = {}
    for number, role in roles.items():
        if role.is_unit:
            code = _unit_field(sheet, number, first_row) if role.field == UNIT_ROLE else role.field
            if code in units:
                yield units
                units = {}
            units[code] = number
    yield units


def _unit_field(sheet: RawSheet, column: int, first_row: int) -> str:
    """Whether a column of units holds names or codes."""
    last = min(sheet.height, first_row + _SAMPLED)
    values = [sheet.value(row, column) for row in range(first_row, last + 1)]
    filled = [value for value in values if not is_blank(value)]
    codes = sum(is_number(value) or _is_code(str(value)) for value in filled)
    return "unit_code" if filled and codes >= len(filled) * _CODES_OF_ALL else "unit_name"


def _is_code(text: str) -> bool:
    head, dash, _ = text.strip().partition("-")
    return bool(dash) and head in ("polda", "polres", "polresta", "polrestabes")


def slices(block: Block) -> tuple[tuple[Slice, ...], tuple[int, ...]]:
    """The slices of a block's figures in order of month, and columns that stand twice in one."""
    found: dict[tuple[Period | None, tuple[tuple[str, str], ...]], dict[str, int]] = {}
    twice: list[int] = []
    for number, role in block.columns.items():
        if role.is_count:
            key = (role.period, tuple(sorted(role.terms.items())))
            counts = found.setdefault(key, {})
            if role.field in counts:
                twice.append(number)
            else:
                counts[role.field] = number
    made = (Slice(month, dict(terms), counts) for (month, terms), counts in found.items())
    return tuple(sorted(made, key=_by_month)), tuple(twice)


def _by_month(each: Slice) -> tuple[str, int]:
    return str(each.period or ""), min(each.counts.values())


def attributes(block: Block) -> tuple[dict[str, int], tuple[int, ...]]:
    """The columns of a block that say something about its rows, and those that stand twice."""
    found: dict[str, int] = {}
    twice: list[int] = []
    for number, role in block.columns.items():
        if not role.is_count:
            if role.field in found:
                twice.append(number)
            else:
                found[role.field] = number
    return found, tuple(twice)


def months_of(roles: Iterable[str]) -> tuple[Period, ...]:
    """All months that roles state, in order; what is no role is passed over."""
    months = set()
    for text in roles:
        try:
            month = parse_role(text).period
        except BadRole:
            continue
        if month:
            months.add(month)
    return tuple(sorted(months))
