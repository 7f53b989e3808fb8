"""The funnel of a briefing: places beyond the limits are named, all others are points."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.comparison import Mark
from analysis.comparison_reading import NAMES_IN_SENTENCE
from domain.briefing import (
    Column,
    FunnelChart,
    FunnelPoint,
    Role,
    Series,
    Slide,
    SlideKind,
    Standing,
    Table,
)
from domain.indicators import VIOLATION_RATE
from domain.language import Language
from domain.marked_text import plain
from workflow import comparison_words as words
from workflow.briefing_notes import figures_notes
from workflow.briefing_subject import Subject
from workflow.compared_places import Wanted
from workflow.comparison import DEFAULT_SPAN, Comparison, compare

READINGS = 4
NAMED_ROWS = 11
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
    """Who differs by more than chance, and how many lie within the limits."""
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
    return FunnelChart(
        points=tuple(_point(line) for _, line in found.places.iterrows()),
        sizes=tuple(float(size) for size in lines["denominator"]),
        limits=_limits(subject, found, lines),
        unit=indicator.unit,
        size_label=words.funnel_words(found, language).size_axis,
        value_label=indicator.label(language),
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


def named_slide(subject: Subject, found: Comparison) -> Slide | None:
    """The places beyond the limits where they are too many for a sentence; else None."""
    named, language = found.named, subject.language
    if len(named) <= NAMES_IN_SENTENCE:
        return None
    title = found.title(language)
    cells = [_named_cells(line, found, language) for _, line in named.iterrows()]
    shown = cells[: 2 * NAMED_ROWS]
    rest = len(cells) - len(shown)
    return subject.slide(
        SlideKind.COMPARISON,
        title=title,
        definition=f"{subject.place_name}. {words.definition(found, language)}",
        body=Table(
            columns=_named_columns(language),
            rows=_in_pairs(shown),
            note=language.plural("and {n} other", "and {n} others", rest) if rest else "",
        ),
        reading=(language.text("In the order of their codes; this is no ranking."),),
        alt=plain(" ".join((f"{title}.", *(f"{name}: {value}." for name, value in shown)))),
        notes=figures_notes(subject, found.wanted.indicator),
        line=words.frame_pieces(found, subject.as_of, language),
        code=words.view_code(found, subject.as_of),
    )


def _named_columns(language: Language) -> tuple[Column, ...]:
    place, value = language.text("Place"), language.text("Value")
    pair = (Column(place, 2.6), Column(value, 0.8, is_number=True))
    return (*pair, *pair)


def _named_cells(line: pd.Series, found: Comparison, language: Language) -> tuple[str, str]:
    """The place with the one that it lies in, and its rate with the side that it is on."""
    name = f"{line['name']} · {line['parent']}" if line["parent"] else str(line["name"])
    side = language.text("above") if line["mark"] == Mark.ABOVE else language.text("below")
    return name, f"{found.wanted.indicator.write(line['value'], language)} ({side})"


def _in_pairs(cells: list[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Two places in a row: the first half on the left, the second on the right."""
    half = (len(cells) + 1) // 2
    right = [*cells[half:], *([("", "")] * (2 * half - len(cells)))]
    return tuple((*one, *other) for one, other in zip(cells[:half], right, strict=True))
