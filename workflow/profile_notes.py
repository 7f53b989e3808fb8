"""What a reader must know about the figures of a place before using them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from domain.indicators import INDICATORS, Indicator
from domain.language import Language
from domain.places import UnitKind
from domain.states import State
from workflow.facts import Facts
from workflow.place_changes import changes_within
from workflow.profile import IndicatorProfile, Profile
from workflow.region_origin import region_notes, state_lines


@dataclass(frozen=True, slots=True)
class Note:
    """One note.

    Attributes:
        about: the indicator's name, or what else it is about.
        indicator: code of the indicator whose cells show more; "" when there is none.
        is_fault: whether a figure cannot be right.
    """

    about: str
    text: str
    indicator: str = ""
    is_fault: bool = False


def profile_notes(facts: Facts, found: Profile, language: Language) -> tuple[Note, ...]:
    """Notes on the figures of the month, each about an indicator, and on the place itself."""
    return (
        *_all_figure_notes(found, language),
        *_late_notes(facts, found, language),
        *_place_notes(facts, found, language),
    )


def _all_figure_notes(found: Profile, language: Language) -> tuple[Note, ...]:
    """Indicators of one kind of report share their rows, and rates their personnel: said once."""
    notes: dict[tuple[str, str], Note] = {}
    for each in found.indicators:
        for note in _figure_notes(found, each, language):
            notes.setdefault((each.indicator.kind.value, note.text), note)
    of_personnel = {
        indicator.code for indicator in INDICATORS if indicator.denominator == "personnel"
    }
    kept: dict[tuple[str, str], Note] = {}
    for (kind, text), note in notes.items():
        kept.setdefault(("personnel" if note.indicator in of_personnel else kind, text), note)
    return tuple(kept.values())


def _figure_notes(found: Profile, each: IndicatorProfile, language: Language) -> list[Note]:
    rows = _rows(found, each.indicator)
    label, code = each.indicator.label(language), each.indicator.code
    texts = region_notes(state_lines(rows), each.indicator, found.period, language)
    faults = _above_full(each, rows, language)
    return [*faults, *(Note(label, text, code) for text in texts)]


def _rows(found: Profile, indicator: Indicator) -> pd.DataFrame:
    states = found.states[indicator.code]
    return states[states["period"] == str(found.period)]


def _above_full(each: IndicatorProfile, rows: pd.DataFrame, language: Language) -> list[Note]:
    """More signed than obligated, more attended than invited: one of the figures is wrong."""
    if not each.indicator.has_targets:
        return []
    n = int((rows["numerator"] > rows["denominator"]).sum())
    if not n:
        return []
    text = language.plural(
        "{n} report has more than 100%: one of its figures must be wrong.",
        "{n} reports have more than 100%: one of their figures must be wrong.",
        n,
    )
    return [Note(each.indicator.label(language), text, each.indicator.code, is_fault=True)]


def _late_notes(facts: Facts, found: Profile, language: Language) -> list[Note]:
    """Reports of the month that came after the due day."""
    due = pd.Timestamp(facts.scope.due_on(found.period))
    late = 0
    for kind in facts.scope.kinds:
        rows = _rows(found, found.first_of(kind).indicator)
        late += int((pd.to_datetime(rows["first_received_on"]) > due).sum())
    if not late:
        return []
    text = language.plural("{n} report came late.", "{n} reports came late.", late)
    return [Note(language.text("Reports"), text)]


def _place_notes(facts: Facts, found: Profile, language: Language) -> list[Note]:
    place = found.place
    label = language.text("Place")
    changes = changes_within(place.code, facts.periods, facts.gazetteer, language)
    notes = [Note(label, change.sentence) for change in changes]
    if place.kind is UnitKind.RESORT and place.code in facts.gazetteer.uncertain_resorts(
        found.period
    ):
        notes.append(
            Note(label, language.text("No source gives its line inside a divided regency in full."))
        )
    if place.confidence == "low":
        notes.append(Note(label, language.text("Few sources confirm what is said of this place.")))
    return notes


def is_without_reports(found: Profile) -> bool:
    """Whether no report of any kind is in for the month."""
    return not any(
        State(each.series.at(found.period)["state"]).is_reported for each in found.indicators
    )
