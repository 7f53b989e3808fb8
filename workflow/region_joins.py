"""With which areas a place shared its figure in other months."""

from __future__ import annotations

from collections import defaultdict

from analysis.map_view import MapView
from domain.language import Language
from domain.period import Period
from workflow.facts import Facts


def other_joins(facts: Facts, view: MapView, code: str, language: Language) -> tuple[str, ...]:
    """With which areas the place shared its figure in months that differ from the last one."""
    last = view.months[-1].group_of(code)
    found: dict[str, list[Period]] = defaultdict(list)
    for month in view.months:
        group = month.group_of(code)
        if group and group != last:
            found[group].append(month.period)
    return tuple(
        _other_join(facts, group, code, periods, view, language) for group, periods in found.items()
    )


def _other_join(
    facts: Facts, group: str, code: str, periods: list[Period], view: MapView, language: Language
) -> str:
    areas = view.month(periods[0]).members[group]
    names = [_name(facts, area) for area in areas if area != code]
    told = {
        "n": language.number(len(periods)),
        "total": language.number(len(view.months)),
        "last": language.month(periods[-1]),
    }
    if not names:
        return language.text("A figure of its own in {n} of {total} months, up to {last}.", **told)
    return language.text(
        "One figure with {names} in {n} of {total} months, up to {last}.",
        names=language.list(names),
        **told,
    )


def _name(facts: Facts, code: str) -> str:
    place = facts.gazetteer.place(code)
    return place.short_name if place else code
