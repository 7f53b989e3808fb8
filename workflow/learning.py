"""What is kept of a person's answers once a file is stored: spellings and the layout.

The rule for spellings. An answer is kept for the kind of unit that was answered, and

* not at all when the name is found without it (the answer was needed for another reason);
* for every file when the name was not known at all: a misspelling, an abbreviation, an old name;
* when the name has several readings ("KOTA BANDUNG" is two police resorts), only for files of the
  same province or Polda, that is where all other units of the file are certain and lie in the one
  region in which the answer lies, too. Elsewhere, and in a file of several regions, it is asked
  again each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from data_loaders.kept_layout import kept_document
from data_loaders.options import TableOptions
from data_loaders.result import CheckedWorkbook
from data_loaders.unit_text import plain_name
from domain.period import Period
from domain.places import Place, Resolver, UnitKind
from domain.regions import common_region, region_of
from store.api import Store

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Lesson:
    """A spelling to keep; `within` is the region in whose files it holds, None for all."""

    kind: UnitKind
    spelling: str
    code: str
    within: str | None


def lessons(
    checked: CheckedWorkbook, options: TableOptions, resolver: Resolver
) -> Iterator[Lesson]:
    """What the answers about places teach, by the rule of this module.

    Args:
        checked: the file as it was stored.
        options: with the answers in `places`.
        resolver: without the answers of this file.
    """
    months = sorted(report.key.period for report in checked.accepted)
    if not months:
        return
    used = {report.key.unit_code for report in checked.accepted}
    others = (resolver.place(code) for code in used - set(options.places.values()))
    region = common_region(place for place in others if place is not None)
    for text, code in options.places.items():
        place = resolver.place(code)
        if place is not None and code in used and len(text) <= _LONGEST:
            yield from _lesson(text, place, region, resolver, months[-1])


def _lesson(
    text: str, place: Place, region: str | None, resolver: Resolver, period: Period
) -> Iterator[Lesson]:
    name = plain_name(text)
    match = resolver.resolve(code=None, name=name, kind=place.kind, period=period)
    if match.place is not None:
        return
    if not match.is_ambiguous:
        yield Lesson(place.kind, name, place.code, None)
    elif region is not None and region_of(place) == region:
        yield Lesson(place.kind, name, place.code, region)


def learn(store: Store, found: Iterable[Lesson], *, at: datetime) -> None:
    """Keep the lessons; what is known already is not kept twice."""
    for lesson in found:
        store.learn_spelling(lesson.kind, lesson.spelling, lesson.code, within=lesson.within, at=at)


def remember(store: Store, fingerprint: str | None, options: TableOptions, *, at: datetime) -> None:
    """Keep how a table was read; the template needs no memory."""
    if fingerprint is not None and options.describes_table:
        store.remember_layout(fingerprint, kept_document(options), at=at)
