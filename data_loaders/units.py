"""Which unit each row is about: code and name of the row, else the cover's unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from data_loaders.raw import RawSheet, is_blank
from data_loaders.reading import CellAt
from data_loaders.table import Table
from data_loaders.unit_text import plain_name
from domain import issue_catalogue as found
from domain.issues import Issue, IssueType
from domain.period import Period
from domain.places import Match, Place, Resolver, UnitKind
from domain.regions import common_region
from domain.vocabulary import normalise

_KEMENDAGRI = "kemendagri"
_MOST_UNITS = 2_000
_KIND_WORDS: Mapping[str, UnitKind] = {
    "kab": UnitKind.REGENCY,
    "kabupaten": UnitKind.REGENCY,
    "kota": UnitKind.REGENCY,
    "pemkab": UnitKind.REGENCY,
    "pemkot": UnitKind.REGENCY,
    "polres": UnitKind.RESORT,
    "polresta": UnitKind.RESORT,
    "polrestabes": UnitKind.RESORT,
    "polda": UnitKind.POLICE_REGION,
    "provinsi": UnitKind.PROVINCE,
    "prov": UnitKind.PROVINCE,
    "propinsi": UnitKind.PROVINCE,
    "pemprov": UnitKind.PROVINCE,
    "indonesia": UnitKind.NATIONAL,
    "nasional": UnitKind.NATIONAL,
}


def kind_in_name(name: str) -> UnitKind | None:
    """The kind that the word before a name states, or None."""
    return _KIND_WORDS.get(normalise(name).partition(" ")[0])


def unit_name_test(resolver: Resolver, period: Period) -> Callable[[str], bool]:
    """Tells whether a text is a unit of a month, or begins with the word for a kind of unit."""

    def is_unit_name(text: str) -> bool:
        match = resolver.resolve(code=None, name=text, kind=None, period=period)
        return bool(match.place or match.is_ambiguous or kind_in_name(text))

    return is_unit_name


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitContext:
    """What is the same for all rows of a column of units.

    Attributes:
        kind: the kind that the cover or the caller states.
        own: the unit that the cover names, already resolved.
        within: province or Polda of the file, as its cover or its codes say it.
        beside: province or Polda of all units of the column that are certain: close spellings
            are offered from it, and it decides nothing by itself.
        code_system: "kemendagri" or "bps", decided for the whole column.
    """

    resolver: Resolver
    period: Period
    kind: UnitKind | None = None
    own: Place | None = None
    within: str | None = None
    beside: str | None = None
    siblings: frozenset[str] = frozenset()
    code_system: str = _KEMENDAGRI


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCells:
    """The two cells of a row that name its unit; either column may be absent."""

    code: CellAt | None
    name: CellAt | None

    @property
    def code_text(self) -> str | None:
        """The code as text, None when blank."""
        return (self.code.text or None) if self.code else None

    @property
    def name_text(self) -> str | None:
        """The name without running number and footnote marks, None when blank."""
        return (plain_name(self.name.text) or None) if self.name else None

    @property
    def telling(self) -> CellAt | None:
        """The cell that a finding stands at: the name, else the code."""
        return self.name if self.name_text else self.code if self.code_text else None


@dataclass(frozen=True, slots=True)
class UnitReading:
    """The unit of a row, how it was found, what may have been meant, and the findings."""

    place: Place | None
    how: str = ""
    issues: tuple[Issue, ...] = ()
    candidates: tuple[Place, ...] = field(default=())


def column_context(table: Table, context: UnitContext) -> UnitContext:
    """The context with what only the whole column tells: names beside, and the code system."""
    values = unit_values(table)
    rows = {values(row): row for row in reversed(table.rows)}
    cells = [unit_cells(table, row) for row in rows.values()]
    pairs = {(c.code_text, c.name_text) for c in cells if c.code_text and c.name_text}
    plain = [(code, name) for code, name in pairs if code and name]
    system = context.resolver.code_system_of(plain) if plain else None
    context = replace(
        context,
        siblings=frozenset(c.name_text for c in cells if c.name_text),
        code_system=system or _KEMENDAGRI,
        within=context.within or _common_province(cells),
    )
    return replace(context, beside=context.within or _region_beside(cells, context))


def _region_beside(cells: list[UnitCells], context: UnitContext) -> str | None:
    """The region of the units that are certain without it."""
    different = {(c.code_text, c.name_text): c for c in cells if c.telling}
    if len(different) > _MOST_UNITS:
        return None
    found = (_asked(each, context, context.within).place for each in different.values())
    return common_region(place for place in found if place is not None)


def _common_province(cells: list[UnitCells]) -> str | None:
    provinces = {c.code_text[:2] for c in cells if c.code_text and c.code_text[:2].isdigit()}
    return provinces.pop() if len(provinces) == 1 else None


def unit_values(table: Table) -> Callable[[int], tuple[object, ...]]:
    """What tells the unit of a row: rows of which it is the same name their unit the same way."""
    columns = (table.columns.get(code) for code in ("unit_code", "unit_name"))
    code, name = (column.number if column else 0 for column in columns)
    value, has_merges = table.sheet.value, bool(table.sheet.merges)

    def values(row: int) -> tuple[object, ...]:
        pair = value(row, code), value(row, name)
        # a blank cell may lie in a merged one, which only the row tells
        return (*pair, row) if has_merges and None in pair else pair

    return values


def unit_cells(table: Table, row: int) -> UnitCells:
    """The code and name cells of a row."""
    return UnitCells(
        code=_unit_cell(table, row, "unit_code"), name=_unit_cell(table, row, "unit_name")
    )


def _unit_cell(table: Table, row: int, code: str) -> CellAt | None:
    """The cell; where it lies in one merged over several rows, the one that holds the text."""
    cell, column = table.cell(row, code), table.columns.get(code)
    if cell is None or column is None or not is_blank(cell.value) or not table.sheet.merges:
        return cell
    merge = table.sheet.merge_over(row, column.number)
    if merge is None or merge.left != column.number:
        return cell
    return replace(cell, value=table.sheet.value(merge.top, merge.left))


def read_unit(cells: UnitCells, context: UnitContext, sheet: RawSheet, row: int) -> UnitReading:
    """The unit of one row, with a finding at the very cell when it is not certain."""
    broken = _broken_code(cells)
    if broken:
        return UnitReading(None, issues=(broken,))
    cell = cells.telling
    if cell is None:
        return _own_unit(context, sheet, row, cells)
    reading = _matched(cells, cell, _match(cells, context), context)
    return _checked(reading, cell, context)


def _match(cells: UnitCells, context: UnitContext) -> Match:
    """The unit of the cells; of the region beside only what a person has said is taken."""
    match = _asked(cells, context, context.within)
    if match.place or match.conflict or context.beside in (None, context.within):
        return match
    offered = _asked(cells, context, context.beside)
    if offered.place is None:
        return offered if offered.candidates else match
    if offered.how == "learned":
        return offered
    return replace(match, candidates=tuple(dict.fromkeys((offered.place, *match.candidates))))


def _asked(cells: UnitCells, context: UnitContext, within: str | None) -> Match:
    return context.resolver.resolve(
        code=cells.code_text,
        name=cells.name_text,
        kind=context.kind,
        period=context.period,
        siblings=context.siblings,
        within=within,
        code_system=context.code_system,
    )


def _own_unit(context: UnitContext, sheet: RawSheet, row: int, cells: UnitCells) -> UnitReading:
    if context.own:
        return UnitReading(context.own, "cover")
    at = cells.name or cells.code
    missing = (
        at.issue(found.UNIT_MISSING)
        if at
        else Issue(
            found.UNIT_MISSING, sheet=sheet.name, cell=sheet.cell_name(row, 1), field="unit_name"
        )
    )
    return UnitReading(None, issues=(missing,))


def _broken_code(cells: UnitCells) -> Issue | None:
    code = cells.code
    if code is None:
        return None
    if code.error:
        return code.issue(found.CELL_ERROR, value=code.error)
    if isinstance(code.value, date | datetime | time | timedelta):
        return code.issue(found.UNIT_CODE_TIME)
    if is_blank(code.value) and code.is_uncached:
        return code.issue(found.FORMULA_WITHOUT_VALUE)
    return None


def _matched(cells: UnitCells, cell: CellAt, match: Match, context: UnitContext) -> UnitReading:
    if match.place:
        return UnitReading(match.place, match.how)
    issues = _conflict(cells) if match.conflict else (_not_found(cells, cell, match, context),)
    return UnitReading(None, issues=issues, candidates=match.candidates)


def _conflict(cells: UnitCells) -> tuple[Issue, ...]:
    both = [cell for cell in (cells.name, cells.code) if cell]
    parameters = {
        "code": cells.code_text,
        "name": cells.name_text,
        "code_cell": cells.code.cell if cells.code else "",
        "name_cell": cells.name.cell if cells.name else "",
    }
    return tuple(cell.issue(found.UNIT_CONFLICT, **parameters) for cell in both)


def _not_found(cells: UnitCells, cell: CellAt, match: Match, context: UnitContext) -> Issue:
    if cells.code and cells.code_text and not match.is_ambiguous:
        return replace(_code_fault(cells.code), candidates=codes_of(match.candidates))
    kinds = {place.kind for place in match.candidates}
    no_kind = context.kind is None and kind_in_name(cell.text) is None and len(kinds) != 1
    if no_kind:
        return replace(cell.issue(found.UNIT_KIND_UNKNOWN), candidates=codes_of(match.candidates))
    kind = _kind_of_doubt(match)
    issue = cell.issue(kind, similar=names_of(match.candidates))
    return replace(issue, candidates=codes_of(match.candidates))


def _kind_of_doubt(match: Match) -> IssueType:
    if match.is_ambiguous:
        return found.UNIT_AMBIGUOUS
    return found.UNIT_SIMILAR if match.candidates else found.UNIT_UNKNOWN


def _code_fault(code: CellAt) -> Issue:
    lost_zero = len(code.text) == 4 and code.text[2:3] == "."
    return code.issue(found.UNIT_CODE_NUMBER if lost_zero else found.UNIT_CODE_UNKNOWN)


def _checked(reading: UnitReading, cell: CellAt, context: UnitContext) -> UnitReading:
    place = reading.place
    if place is None:
        return reading
    if not place.exists_in(context.period):
        gone = cell.issue(found.UNIT_NOT_IN_PERIOD, unit=place.short_name, period=context.period)
        return replace(reading, place=None, issues=(gone,))
    if context.own and not _is_under(place, context.own):
        outside = cell.issue(
            found.UNIT_OUTSIDE_COVER, unit=place.short_name, cover=context.own.short_name
        )
        return replace(reading, issues=(outside,))
    return reading


def _is_under(place: Place, own: Place) -> bool:
    """Whether a row about the place fits a file of the unit: itself, or a unit below it."""
    if place.code == own.code or own.kind in (UnitKind.NATIONAL, UnitKind.OTHER):
        return True
    if own.kind is UnitKind.PROVINCE:
        return place.province_code == own.code
    # a regency under two police regions carries neither code
    two_regions = place.kind is UnitKind.REGENCY and place.police_region_code is None
    return own.kind is UnitKind.POLICE_REGION and (
        two_regions or place.police_region_code == own.code
    )


def names_of(places: tuple[Place, ...]) -> tuple[str, ...]:
    """The names of at most five places, for a message."""
    return tuple(place.short_name for place in places[:5])


def codes_of(places: tuple[Place, ...]) -> tuple[str, ...]:
    """The codes of the places."""
    return tuple(place.code for place in places)
