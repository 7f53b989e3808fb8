"""The legend of a map, as words and counts: screen and paper show the same one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from analysis.classes import Classes
from analysis.map_view import LOOKS, MapMonth, MapView
from domain.breaks import BreakMethod
from domain.indicators import Indicator, IndicatorUnit
from domain.language import N_, Language
from domain.states import State

OTHER_STATES = (State.ZERO, State.BLANK, State.NOT_REPORTED, State.NOT_IN_SCOPE)


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of a legend.

    Attributes:
        look: "0".."5" for a class, "z", "b", "n", "x" for a state.
        label: its name.
        short_label: its name where there is little room.
        count: areas (joined areas count once) that look like this in the month.
    """

    look: str
    label: str
    short_label: str
    count: int


@dataclass(frozen=True, slots=True)
class MapLegend:
    """The legend of one map in one month.

    Attributes:
        caption: "Melapor, di atas nol: 443".
        caption_count: the number in the caption, as written there.
        note: what the classes count, "persen".
        classes: class by class, lowest first.
        states_caption: heading of the other states.
        states_note: what their counts count.
        states: the four other states, always all of them.
        mark_note: how many areas lie above 100 %, empty when none.
        faint_note: what pale colours mean and how many areas have one; empty when none of any
            month has.
    """

    caption: str
    caption_count: str
    note: str
    classes: tuple[LegendEntry, ...]
    states_caption: str
    states_note: str
    states: tuple[LegendEntry, ...]
    mark_note: str
    faint_note: str = ""

    @property
    def entries(self) -> tuple[LegendEntry, ...]:
        """Classes, then states."""
        return self.classes + self.states


_UNIT_NOTES = {
    IndicatorUnit.PERCENT: N_("percent"),
    IndicatorUnit.PER_100: N_("per 100 personnel"),
    IndicatorUnit.PER_1000: N_("per 1,000 personnel"),
    IndicatorUnit.COUNT: N_("cases"),
}


METHOD_NAMES = {
    BreakMethod.QUANTILES: N_("Equal numbers"),
    BreakMethod.NATURAL: N_("Natural breaks"),
    BreakMethod.EQUAL: N_("Equal steps"),
}


def map_legend(view: MapView, month: MapMonth, language: Language) -> MapLegend:
    """Captions, labels and counts of a month of a map."""
    above = language.number(month.counts[State.ABOVE_ZERO])
    return MapLegend(
        caption=language.text("Reported, above zero: {n}", n=above),
        caption_count=above,
        note=_note(view, language),
        classes=_class_entries(view, month, language),
        states_caption=language.text("Other states"),
        states_note=language.text("number of areas"),
        states=_state_entries(month, language),
        mark_note=_mark_note(month, language),
        faint_note=_faint_note(view, month, language),
    )


def _note(view: MapView, language: Language) -> str:
    """The unit of the classes, and how they were formed where the reader chose it."""
    unit = language.text(_UNIT_NOTES[view.indicator.unit])
    if view.breaks.is_standard:
        return unit
    return f"{unit}; {language.text(METHOD_NAMES[view.breaks.method]).lower()}"


def faint_words(indicator: Indicator, language: Language) -> str:
    """What a pale colour means, without a count; the denominator's bound is in it."""
    bound = language.number(indicator.unit.small_base)
    if indicator.denominator == "personnel":
        return language.text("Pale with an edge: fewer than {n} personnel", n=bound)
    return language.text("Pale with an edge: fewer than {n} people", n=bound)


def _faint_note(view: MapView, month: MapMonth, language: Language) -> str:
    if not any(each.groups["is_faint"].any() for each in view.months):
        return ""
    n = language.number(int(month.groups["is_faint"].sum()))
    return f"{faint_words(view.indicator, language)}: {n}"


def _class_entries(view: MapView, month: MapMonth, language: Language) -> tuple[LegendEntry, ...]:
    labels = class_labels(indicator=view.indicator, classes=view.classes, language=language)
    counts = month.class_counts(view.classes)
    return tuple(
        LegendEntry(str(i), label, label, count)
        for i, (label, count) in enumerate(zip(labels, counts, strict=True))
    )


def _state_entries(month: MapMonth, language: Language) -> tuple[LegendEntry, ...]:
    return tuple(
        LegendEntry(
            LOOKS[state], state.label(language), state.short_label(language), month.counts[state]
        )
        for state in OTHER_STATES
    )


def _mark_note(month: MapMonth, language: Language) -> str:
    n = int((month.groups["mark"] == "h").sum())
    if not n:
        return ""
    return language.plural(
        "{n} area above 100%: check the data", "{n} areas above 100%: check the data", n
    )


def class_labels(*, indicator: Indicator, classes: Classes, language: Language) -> tuple[str, ...]:
    """A label for each class, lowest first: "di bawah 50", "50 – 69,9", ..., "100".

    Upper ends are one reading step below the next class: no value lies between two labels or in
    both.
    """
    if indicator.unit is IndicatorUnit.COUNT:
        return _count_labels(classes, language)
    scaled = [value * indicator.unit.scale for value in classes.breaks]
    if not scaled:
        return (language.text("above zero"),)
    between = [_range(low, high, indicator, language) for low, high in pairwise(scaled)]
    first = language.text("below {n}", n=_short(scaled[0], language))
    top = _short(scaled[-1], language)
    is_whole = indicator.has_targets and classes.breaks[-1] == 1.0
    last = top if is_whole else language.text("{n} or more", n=top)
    return (first, *between, last)


def _range(low: float, high: float, indicator: Indicator, language: Language) -> str:
    digits = max(indicator.unit.digits, _digits(low), _digits(high))
    upper = round(high - 10**-digits, digits)
    if upper <= low:
        return _short(low, language)
    return f"{_short(low, language)} – {language.number(upper, digits)}"


def _short(value: float, language: Language) -> str:
    return language.number(value, _digits(value))


def _digits(value: float) -> int:
    """Decimals that the number needs, at most four."""
    return next((d for d in range(4) if abs(round(value, d) - value) < 1e-9), 4)


def _count_labels(classes: Classes, language: Language) -> tuple[str, ...]:
    lows = [int(classes.lowest or 1), *(int(value) for value in classes.breaks)]
    between = [
        language.number(low)
        if low == high - 1
        else f"{language.number(low)} – {language.number(high - 1)}"
        for low, high in pairwise(lows)
    ]
    top = lows[-1]
    if len(lows) == 1:
        return (language.text("{n} or more", n=language.number(top)),)
    return (*between, language.text("more than {n}", n=language.number(top - 1)))
