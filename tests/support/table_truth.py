"""What a generated workbook says: the numbers, where each was written, and what was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from data_loaders.options import TableOptions
from domain.fields import SHEET_OF, ReportKind
from domain.period import Period
from domain.places import Place, UnitKind
from domain.terms import VOCABULARIES
from geo.gazetteer import load_gazetteer

MONTHS = tuple(Period(year, month) for year in (2023, 2024) for month in range(1, 13))


@dataclass(frozen=True, slots=True)
class Number:
    """One figure: what it is about, its value (None is blank) and the cell that holds it."""

    kind: str
    period: str
    unit: str
    institution: str
    dimensions: frozenset[tuple[str, str]]
    field: str
    value: int | None
    sheet: str
    cell: str

    @property
    def report(self) -> tuple[str, str, str, str]:
        """The report that it belongs to."""
        return self.kind, self.period, self.unit, self.institution


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a report is about, before anything is drawn.

    Attributes:
        parent: the province or Polda above all units, or the nation.
        heads: whom the units are grouped under: the parent, or provinces or Poldas of the nation.
        months: one, or several when months stand across.
        terms: what is the same for all figures, the institution included.
    """

    kind: ReportKind
    unit_kind: UnitKind
    parent: Place
    heads: tuple[Place, ...]
    units: tuple[Place, ...]
    basis: str
    months: tuple[Period, ...]
    terms: Mapping[str, str]
    fields: tuple[str, ...]

    @property
    def institution(self) -> str:
        """Whose people the figures are about."""
        return self.terms["institution"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """A workbook, what a person confirms about it, and what is true.

    Attributes:
        numbers: every figure of the tables, blanks included; totals and noise are not among them.
        about: what the report is about, also what the options leave to the workbook.
        heading_rows: rows of headings, to tell a finding about a column from one about a cell.
        dispensable: blanks that may stay away: nobody has a figure in their column.
        heading_columns: the same for a table whose units stand across.
        features: what is special about it, for counting.
    """

    content: bytes
    file_name: str
    sheet: str
    about: Facts
    options: TableOptions
    numbers: tuple[Number, ...]
    heading_rows: frozenset[int]
    features: frozenset[str]
    picture: str
    heading_columns: frozenset[str] = frozenset()
    dispensable: frozenset[Number] = frozenset()

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))

    def __repr__(self) -> str:
        """What a person would want to see of it when a test fails."""
        return f"{self.file_name}\n{self.picture}\n{self.options}"


_PARENT_KIND = {
    UnitKind.REGENCY: UnitKind.PROVINCE,
    UnitKind.RESORT: UnitKind.POLICE_REGION,
    UnitKind.PROVINCE: UnitKind.NATIONAL,
    UnitKind.POLICE_REGION: UnitKind.NATIONAL,
}
_FIELDS = {
    ReportKind.PERSONNEL: (("personnel",),),
    ReportKind.PLEDGES: (("obligated", "signed"), ("obligated", "signed"), ("signed",)),
    ReportKind.SOCIALIZATION: (("invited", "attended"),),
    ReportKind.VIOLATIONS: (
        ("reported",),
        ("reported", "proven"),
        ("reported", "proven", "in_process", "sanctioned"),
    ),
}
_REQUIRED_TERM = {ReportKind.VIOLATIONS: "category"}
_SPREAD_TERM = {ReportKind.VIOLATIONS: "category", ReportKind.PLEDGES: "level"}
_INSTITUTIONS = {
    UnitKind.REGENCY: ("asn_daerah",),
    UnitKind.PROVINCE: ("asn_daerah",),
    UnitKind.RESORT: ("polri", "asn_polri"),
    UnitKind.POLICE_REGION: ("polri", "asn_polri"),
}


def spread_term(kind: ReportKind) -> str | None:
    """The particular that may stand across columns or down rows, None when there is none."""
    return _SPREAD_TERM.get(kind)


def terms_for(kind: ReportKind, institution: str) -> tuple[str, ...]:
    """The codes of that particular that fit the institution and are not called like it."""
    vocabulary = VOCABULARIES[_SPREAD_TERM[kind]]
    own = VOCABULARIES["institution"].get(institution)
    called = {own.label_id, *own.synonyms} if own else set()
    return tuple(
        term.code
        for term in vocabulary.terms
        if term.fits(institution) and term.label_id not in called
    )


def places_under(parent: Place, kind: UnitKind, period: Period) -> tuple[Place, ...]:
    """The units of a kind under a province, a Polda or the nation in a month."""
    return tuple(
        place
        for place in load_gazetteer().listed
        if place.kind is kind
        and place.exists_in(period)
        and (
            parent.kind is UnitKind.NATIONAL
            or parent.code in (place.province_code, place.police_region_code)
        )
    )


def _parents(kind: UnitKind) -> list[Place]:
    return [place for place in load_gazetteer().listed if place.kind is _PARENT_KIND[kind]]


def _nation() -> Place:
    return next(place for place in load_gazetteer().listed if place.kind is UnitKind.NATIONAL)


@st.composite
def _heads(draw: st.DrawFn, kind: UnitKind) -> list[Place]:
    known = _parents(kind)
    most = 3 if draw(st.integers(0, 5)) == 0 else 1
    return draw(st.lists(st.sampled_from(known), min_size=1, max_size=most, unique=True))


@st.composite
def _units(draw: st.DrawFn, head: Place, kind: UnitKind, period: Period) -> list[Place]:
    known = places_under(head, kind, period)
    least = min(len(known), draw(st.sampled_from((1, 3, 6))))
    return draw(st.lists(st.sampled_from(known), min_size=least, max_size=12, unique=True))


@st.composite
def facts(draw: st.DrawFn, *, several_months: bool = False) -> Facts:
    """A report about up to a dozen units of one province, Polda or the nation."""
    unit_kind = draw(st.sampled_from(tuple(_PARENT_KIND)))
    first = draw(st.integers(0, 11 if several_months else len(MONTHS) - 1))
    count = draw(st.integers(2, 6)) if several_months else 1
    months = MONTHS[first : first + count]
    heads = draw(_heads(unit_kind))
    units = tuple(unit for head in heads for unit in draw(_units(head, unit_kind, months[0])))
    kind = draw(st.sampled_from(tuple(ReportKind)))
    institution = draw(st.sampled_from(_INSTITUTIONS[unit_kind]))
    terms = {"institution": institution}
    if kind in _REQUIRED_TERM:
        terms[_REQUIRED_TERM[kind]] = "OTHER"
    return Facts(
        kind=kind,
        unit_kind=unit_kind,
        parent=heads[0] if len(heads) == 1 else _nation(),
        heads=tuple(heads),
        units=units,
        basis=draw(st.sampled_from(("bulanan", "bulanan", "kumulatif"))),
        months=months,
        terms=terms,
        fields=draw(st.sampled_from(_FIELDS[kind])),
    )


SMALL = st.integers(0, 9)
LIKE_YEARS = st.integers(1_990, 2_030)
COUNTS = st.one_of(SMALL, SMALL, st.integers(10, 999), LIKE_YEARS, st.integers(1_000, 250_000))


@st.composite
def row_values(draw: st.DrawFn, kind: ReportKind, fields: tuple[str, ...]) -> dict[str, int | None]:
    """Figures of one row that keep the rules: no more signed than obligated, and so on."""
    values: dict[str, int | None] = {}
    ceiling: int | None = None
    for code in fields:
        value = draw(COUNTS)
        if ceiling is not None and value > ceiling:
            value = ceiling
        ceiling = value if ceiling is None else ceiling
        values[code] = value
    blank = draw(st.integers(0, 19))
    if blank < len(fields):
        values[fields[blank]] = None
    return values


def counts_of(kind: ReportKind) -> tuple[str, ...]:
    """All fields of a kind that hold figures."""
    return tuple(field.code for field in SHEET_OF[kind].counts)
