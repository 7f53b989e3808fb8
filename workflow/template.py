"""The template workbook as the pages offer it."""

from __future__ import annotations

from domain.period import Period
from domain.places import Place, UnitKind
from geo.gazetteer import load_gazetteer
from workflow.check_workbook import template_for

OFFERED_KINDS = (
    UnitKind.REGENCY,
    UnitKind.RESORT,
    UnitKind.PROVINCE,
    UnitKind.POLICE_REGION,
)


def template_units(period: Period) -> tuple[Place, ...]:
    """The units that a template can be filled in for, regencies first, each kind by name."""
    places = load_gazetteer()
    return tuple(
        place
        for kind in OFFERED_KINDS
        for place in sorted(places.places(kind, period), key=lambda place: place.short_name)
    )


def unit_template(code: str, period: Period) -> bytes:
    """The template for a unit and month.

    Raises:
        UnknownUnit: there is no such unit in that month.
    """
    return template_for(period=period, unit_code=code)


def template_name(code: str, period: Period) -> str:
    """A file name that says what is in it: netra-2024-01-18.06.xlsx."""
    return f"netra-{period}-{code}.xlsx"
