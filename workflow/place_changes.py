"""What a reader of a series must know about its place: founded, moved, divided on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.language import Language
from domain.period import Period
from domain.places import Place, UnitKind
from geo.changes import ChangeKind, PlaceChange, changes_of
from geo.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class SeriesChange:
    """A change of a place within the months of a series.

    Attributes:
        kind: what it means for the figures.
        period: the first month that it holds for.
        label: two or three words for a mark in a chart.
        sentence: what changed, when, and what that means for the figures.
    """

    kind: ChangeKind
    period: Period
    label: str
    sentence: str


def changes_within(
    code: str, periods: Sequence[Period], gazetteer: Gazetteer, language: Language
) -> tuple[SeriesChange, ...]:
    """The changes of a place after the first month, up to the last one; oldest first."""
    found = [
        change
        for change in changes_of(code, gazetteer)
        if periods and periods[0] < Period.of(change.on) <= periods[-1]
    ]
    return tuple(
        SeriesChange(
            kind=change.kind,
            period=Period.of(change.on),
            label=_label(change, gazetteer, language),
            sentence=change_sentence(change, gazetteer, language),
        )
        for change in found
    )


def changed_grounds(
    places: Iterable[Place], periods: Sequence[Period], gazetteer: Gazetteer, language: Language
) -> tuple[str, ...]:
    """One sentence for each place of many that lost or gained ground within the months."""
    return tuple(
        change.sentence
        for place in places
        for change in changes_within(place.code, periods, gazetteer, language)
        if change.kind in (ChangeKind.REDUCED, ChangeKind.EXTENDED)
    )


def _label(change: PlaceChange, gazetteer: Gazetteer, language: Language) -> str:
    if change.kind is ChangeKind.FOUNDED:
        return language.text("founded")
    if change.kind is ChangeKind.MOVED:
        return language.text("now {place}", place=_name(change.others[-1], gazetteer))
    return language.text("area changed")


def change_sentence(change: PlaceChange, gazetteer: Gazetteer, language: Language) -> str:
    """One change in words, with how sure its date is."""
    sentence = _sentence(change, gazetteer, language)
    if change.confidence != "low":
        return sentence
    return f"{sentence} {language.text('No source confirms this date.')}"


def _sentence(change: PlaceChange, gazetteer: Gazetteer, language: Language) -> str:
    told = {
        "place": _name(change.code, gazetteer),
        "since": _since(change, language),
        "others": language.list([_name(code, gazetteer) for code in change.others]),
    }
    if change.kind is ChangeKind.FOUNDED:
        return _founded(change, told, language)
    if change.kind is ChangeKind.MOVED:
        return _moved(change, gazetteer, told, language)
    if change.kind is ChangeKind.EXTENDED:
        return language.text(
            "Since {since} {place} also has ground of {others}: figures before and after are not "
            "about the same area.",
            **told,
        )
    if not change.others:
        return language.text(
            "Since {since} {place} is smaller: figures before and after are not about the same "
            "area.",
            **told,
        )
    return language.text(
        "Since {since} {place} is without {others}: figures before and after are not about the "
        "same area.",
        **told,
    )


def _founded(change: PlaceChange, told: dict[str, str], language: Language) -> str:
    if not change.others:
        return language.text("{place} exists since {since}.", **told)
    return language.text(
        "{place} exists since {since}; before that its area was part of {others}.", **told
    )


def _moved(
    change: PlaceChange, gazetteer: Gazetteer, told: dict[str, str], language: Language
) -> str:
    former, now = (_name(code, gazetteer) for code in change.others)
    place = gazetteer.place(change.code)
    told = told | {"former": former, "now": now}
    if place is not None and place.kind is UnitKind.RESORT:
        return language.text(
            "{place} is under {now} since {since}; before that it was under {former}.", **told
        )
    return language.text(
        "{place} is in {now} since {since}; before that it counted under {former}.", **told
    )


def _since(change: PlaceChange, language: Language) -> str:
    if change.day_is_known:
        return language.date(change.on)
    return language.month(Period.of(change.on))


def _name(code: str, gazetteer: Gazetteer) -> str:
    place = gazetteer.place(code)
    return place.short_name if place else code
