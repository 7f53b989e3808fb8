"""The funnel of a briefing: places beyond the limits are named, all others are points."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.comparison import Mark
from charts.frame import plain
from domain.briefing import FunnelChart, FunnelPoint, Role, Series, Slide, SlideKind, Standing
from domain.indicators import VIOLATION_RATE
from workflow import comparison_words as words
from workflow.briefing_notes import figures_notes
from workflow.briefing_subject import Subject
from workflow.compared_places import Wanted
from workflow.comparison import DEFAULT_SPAN, Comparison, compare

READINGS = 4
# A line needs no more points than this to look smooth on a slide.
_LINE_STEP = 4
_STANDING: Mapping[Mark, Standing] = {
    Mark.ABOVE: Standing.ABOVE,
    Mark.BELOW: Standing.BELOW,
    Mark.INSIDE: Standing.INSIDE,
    Mark.PLAIN: Standing.INSIDE,
    Mark.FEW: Standing.THIN,
    Mark.POOR: Standing.THIN,
}
_LINES = (
    ("upper_95", Role.WARNING),
    ("lower_95", Role.WARNING),
    ("upper_998", Role.LIMIT),
    ("lower_998", Role.LIMIT),
)


def usual_comparison(subject: Subject) -> Wanted:
    """What the Comparison page compares unless its reader chooses."""
    return Wanted(
        VIOLATION_RATE,
        subject.geography,
        subject.selection,
        subject.period,
        span=DEFAULT_SPAN,
    )


def compared(subject: Subject, wanted: Wanted) -> Comparison:
    """The comparison of the Comparison page."""
    return compare(subject.facts, subject.states, wanted, today=subject.as_of)


def comparison_slide(subject: Subject, found: Comparison) -> Slide:
    """Who differs by more than chance, and how many cannot be told apart."""
    language, title = subject.language, found.title(subject.language)
    own = found.place_reading(language)
    reading = (*((own,) if own else ()), *found.readings(language))
    return subject.slide(
        SlideKind.COMPARISON,
        title=title,
        definition=f"{subject.place_name}. {words.definition(found, language)}",
        body=funnel_chart(subject, found),
        reading=reading[:READINGS],
        alt=_alt(subject, found, title),
        notes=(
            *figures_notes(subject, found.wanted.indicator),
            language.text(
                "One point is one place. The further right, the more people, the narrower the "
                "limits. Solid lines are the 99.8% limits, dashed ones the 95% limits. If all "
                "places were alike, almost all points would lie between them."
            ),
            *reading[READINGS:],
        ),
        line=words.frame_pieces(found, subject.as_of, language),
        code=words.view_code(found, subject.as_of),
    )


def funnel_chart(subject: Subject, found: Comparison) -> FunnelChart:
    """Points in the order of their codes, limits from the smallest place on."""
    language, indicator = subject.language, found.wanted.indicator
    lines = _thinned(found)
    per = words.per_text(indicator, language)
    return FunnelChart(
        points=tuple(_point(line) for _, line in found.places.iterrows()),
        sizes=tuple(float(size) for size in lines["denominator"]),
        limits=_limits(subject, found, lines),
        unit=indicator.unit,
        size_label=words.funnel_words(found, language).size_axis,
        value_label=f"{indicator.label(language)} ({per})" if per else indicator.label(language),
    )


def _point(line: pd.Series) -> FunnelPoint:
    mark = Mark(line["mark"])
    is_named = mark in (Mark.ABOVE, Mark.BELOW)
    return FunnelPoint(
        name=str(line["name"]) if is_named else "",
        size=float(line["denominator"]),
        value=float(line["value"]),
        standing=_STANDING[mark],
    )


def _thinned(found: Comparison) -> pd.DataFrame:
    """Some of the limits' points; none far left of the smallest place, where limits run away."""
    if found.places.empty or np.isnan(found.funnel.rate):
        return found.lines.head(0)
    lines = found.lines[found.lines["denominator"] >= found.places["denominator"].min() * 0.6]
    kept = lines.iloc[::_LINE_STEP]
    return pd.concat([kept, lines.tail(1)]).drop_duplicates("denominator")


def _limits(subject: Subject, found: Comparison, lines: pd.DataFrame) -> tuple[Series, ...]:
    if lines.empty:
        return ()
    language, rate = subject.language, found.funnel.rate
    names = {
        Role.WARNING: language.text("limit 95%"),
        Role.LIMIT: language.text("limit 99.8%"),
    }
    centre = Series(
        words.funnel_words(found, language).centre, (float(rate),) * len(lines), Role.CENTRE
    )
    return (
        centre,
        *(
            Series(names[role], tuple(_known(value) for value in lines[column]), role)
            for column, role in _LINES
        ),
    )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _alt(subject: Subject, found: Comparison, title: str) -> str:
    """How many places have each mark."""
    language = subject.language
    counts = "; ".join(
        f"{item.label}: {language.number(item.n)}" for item in words.legend(found, language)
    )
    return plain(
        language.text(
            "Funnel of {n} places, {place}. {title}. {counts}.",
            n=language.number(found.judged.n_drawn),
            place=subject.place_name,
            title=title,
            counts=counts,
        )
    )
