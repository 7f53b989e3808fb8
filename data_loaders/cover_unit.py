"""The unit that the cover names: whom the whole file is about."""

from __future__ import annotations

from data_loaders.cover import Cover
from data_loaders.reading import Reading
from data_loaders.units import UnitContext, codes_of, names_of
from domain import issue_catalogue as found
from domain.issues import Issue
from domain.places import Match, Place


def resolve_cover_unit(cover: Cover, context: UnitContext) -> Reading[Place]:
    """The unit that the cover names; None when it names none or it was not found."""
    if not cover.names_unit:
        return Reading(None)
    match = context.resolver.resolve(
        code=cover.unit_code, name=cover.unit_name, kind=context.kind, period=context.period
    )
    if match.place:
        return Reading(match.place)
    if match.conflict:
        return Reading(None, _cover_conflict(cover))
    return Reading(None, (_cover_unknown(cover, match),))


def _cover_unknown(cover: Cover, match: Match) -> Issue:
    code = "unit_name" if cover.unit_name else "unit_code"
    kind = found.COVER_UNIT_AMBIGUOUS if match.is_ambiguous else found.COVER_UNIT_UNKNOWN
    value = cover.unit_name or cover.unit_code
    return Issue(
        kind,
        sheet=cover.sheet,
        cell=cover.cells.get(code),
        field=code,
        value=value,
        parameters={"similar": names_of(match.candidates) or ("–",)},
        candidates=codes_of(match.candidates),
    )


def _cover_conflict(cover: Cover) -> tuple[Issue, ...]:
    code_cell, name_cell = cover.cells.get("unit_code", ""), cover.cells.get("unit_name", "")
    parameters = {
        "code": cover.unit_code,
        "name": cover.unit_name,
        "code_cell": code_cell,
        "name_cell": name_cell,
    }
    return tuple(
        Issue(
            found.UNIT_CONFLICT,
            sheet=cover.sheet,
            cell=cell,
            field=name,
            value=value,
            parameters=parameters,
        )
        for name, cell, value in (
            ("unit_code", code_cell, cover.unit_code),
            ("unit_name", name_cell, cover.unit_name),
        )
    )
