"""The sentences of the join ledger: why areas are joined or unsure, why a unit is not drawn."""

from __future__ import annotations

from collections.abc import Sequence

from domain.language import Language
from domain.period import Period
from domain.places import Geography, UnitKind
from geo.evidence import Doubt, Evidence
from geo.gazetteer import Gazetteer

_NAMED = 3


class Names:
    """Short names of places as they are in a month."""

    def __init__(self, gazetteer: Gazetteer, period: Period) -> None:
        self.gazetteer = gazetteer
        self.period = period

    def of(self, code: str) -> str:
        """The place's name, the code itself when it is not known."""
        place = self.gazetteer.place(code, self.period)
        return place.short_name if place else code

    def listed(self, codes: Sequence[str], language: Language) -> str:
        """At most three names, then how many more there are."""
        names = [self.of(code) for code in codes[:_NAMED]]
        more = len(codes) - _NAMED
        if more > 0:
            names.append(language.plural("{n} more", "{n} more", more))
        return language.list(names)


def count_sentence(
    n_units: int, n_drawn: int, n_listed: int, n_noted: int, language: Language
) -> str:
    """The sum of units in one sentence; ** marks what is bold."""
    if not n_units:
        return language.text("No unit in the data of this month.")
    number = language.number
    sentence = language.plural(
        "**{n}** unit in the data = **{drawn}** on the map + **{listed}** listed below.",
        "**{n}** units in the data = **{drawn}** on the map + **{listed}** listed below.",
        n_units,
        drawn=number(n_drawn),
        listed=number(n_listed),
    )
    if not n_noted:
        return sentence
    notes = language.plural(
        "{n} area or group of areas has a note.",
        "{n} areas or groups of areas have a note.",
        n_noted,
    )
    return f"{sentence} {notes}"


def join_note(unit: str, areas: Sequence[str], names: Names, language: Language) -> str:
    """Which unit makes several areas one."""
    return language.text(
        "{unit} reports for {areas} together.",
        unit=names.of(unit),
        areas=names.listed(areas, language),
    )


def weak_note(found: Evidence, names: Names, language: Language) -> str:
    """What is not sure about the ground of a unit."""
    unit, regency = names.of(found.unit), names.of(found.regency)
    if found.doubt is Doubt.SITE:
        return language.text(
            "{unit} has no area of its own and counts for {regency}.", unit=unit, regency=regency
        )
    if found.doubt is Doubt.UNKNOWN:
        return language.text(
            "{unit} also holds a part of {regency}; no source says which part.",
            unit=unit,
            regency=regency,
        )
    if found.doubt in (Doubt.REMAINDER, Doubt.NAMED):
        return _districts_note(found, unit, regency, language)
    if found.doubt is Doubt.FOUNDED:
        return language.text(
            "{unit} is a new police region; the day on which it began is from the news.", unit=unit
        )
    return language.text(
        "That {unit} holds {regency} and nothing else is assumed from its name.",
        unit=unit,
        regency=regency,
    )


def _districts_note(found: Evidence, unit: str, regency: str, language: Language) -> str:
    told = {
        "unit": unit,
        "regency": regency,
        "n": language.number(found.n_districts),
        "total": language.number(found.of_districts),
    }
    if found.doubt is Doubt.REMAINDER:
        return language.text(
            "{unit} was given the {n} of {total} districts of {regency} that no source assigns.",
            **told,
        )
    return language.text(
        "{unit} holds {n} of {total} districts of {regency}, by news or lists that may be old.",
        **told,
    )


def undrawn_reason(unit: str, geography: Geography, names: Names, language: Language) -> str:
    """Why a unit that counts in the sum is on no area of the map."""
    place = names.gazetteer.place(unit, names.period)
    if place is None:
        return language.text("No place has this code.")
    if not place.exists_in(names.period):
        return language.text(
            "Does not exist in {month}; its report counts in the sum only.",
            month=language.month(names.period),
        )
    if place.kind in (UnitKind.NATIONAL, UnitKind.OTHER):
        return language.text("Is not about a single area.")
    if place.kind in _LARGER.get(geography, ()):
        return language.text("Is larger than the areas of this map.")
    return language.text("Has no area of its own (port or airport).")


_LARGER = {
    Geography.REGENCY: (UnitKind.PROVINCE, UnitKind.POLICE_REGION),
    Geography.RESORT: (UnitKind.PROVINCE, UnitKind.POLICE_REGION),
}


def overlap_reason(others: Sequence[str], names: Names, language: Language) -> str:
    """Why a report counts in no sum."""
    if not others:
        return language.text("Not counted: another report is about the same ground.")
    return language.text(
        "Not counted: the report of {units} is about the same ground.",
        units=names.listed(list(others), language),
    )
