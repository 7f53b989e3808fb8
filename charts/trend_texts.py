"""The words on a trend: months below the axis, counts below them, what a pointer shows."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from analysis.trend import TrendSeries
from domain.indicators import Indicator
from domain.language import N_, Language
from domain.period import Period
from domain.states import State


def month_ticks(
    periods: Sequence[Period], counts: Sequence[str], language: Language
) -> tuple[list[float], list[str]]:
    """Positions and texts of the months: name, count, and the year where one begins.

    The year has its own line, so that months stay narrow enough for a phone.
    """
    texts = [
        f"{language.short_month(period)}<br><span>{count}</span>{_year(period, is_first=i == 0)}"
        for i, (period, count) in enumerate(zip(periods, counts, strict=True))
    ]
    return [i + 0.5 for i in range(len(periods))], texts


def _year(period: Period, *, is_first: bool) -> str:
    return f"<br><b>{period.year}</b>" if is_first or period.month == 1 else ""


def count_row(
    series: TrendSeries, indicator: Indicator, language: Language
) -> tuple[str, list[str]]:
    """Name and figures of the row below the months.

    Cases where the figure is a rate of cases, else how many units reported.
    """
    if indicator.is_rate and not indicator.has_targets:
        name = language.text(_NUMERATORS.get(indicator.numerator, "cases"))
        return name, [language.number(value) for value in series.numerators]
    return language.text("reporting"), [language.number(n) for n in series.n_reported]


_NUMERATORS = {"attended": N_("attendances"), "reported": N_("cases")}


def hover_texts(series: TrendSeries, indicator: Indicator, language: Language) -> list[str]:
    """For each month: name, value with numerator and denominator, who reported."""
    return [_hover(series, i, indicator, language) for i in range(len(series.periods))]


def _hover(series: TrendSeries, i: int, indicator: Indicator, language: Language) -> str:
    lines = [f"<b>{escape(series.label)}</b>, {language.month(series.periods[i])}"]
    state = series.states[i]
    if state in (State.ABOVE_ZERO, State.ZERO):
        lines.append(f"<b>{indicator.write(series.values[i], language)}</b>")
        lines.extend(_parts(series, i, indicator, language))
    else:
        lines.append(state.label(language))
    if series.n_expected[i]:
        lines.append(
            language.text(
                "{n} of {total} reported",
                n=language.number(series.n_reported[i]),
                total=language.number(series.n_expected[i]),
            )
        )
    return "<br>".join(lines)


def _parts(series: TrendSeries, i: int, indicator: Indicator, language: Language) -> list[str]:
    if not indicator.is_rate:
        return []
    text = language.text(
        "{n} of {total} {noun}",
        n=language.number(series.numerators[i]),
        total=language.number(series.denominators[i]),
        noun=indicator.denominator_noun(language),
    )
    return [text]
