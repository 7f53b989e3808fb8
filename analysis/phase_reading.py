"""Changes in words: against the month before, and against the phase of the election before."""

from __future__ import annotations

from analysis.control_marks import figure_text
from analysis.phase_change import MonthChange, PhaseChange
from analysis.trend import TrendSeries
from analysis.two_periods import Amount, Difference
from domain.calendar import Band
from domain.fields import Nature
from domain.indicators import Indicator
from domain.language import Language


def month_change_reading(
    series: TrendSeries, found: MonthChange | None, *, indicator: Indicator, language: Language
) -> str:
    """The last month and the one before with their figures, and whether chance explains it."""
    if found is None:
        return language.text("No two firm months in a row: no comparison with the month before.")
    return language.text(
        "**{month}: {figure}; {before}: {before_figure}.** {verdict}",
        month=language.month(series.periods[found.now]),
        figure=figure_text(series, found.now, indicator, language),
        before=language.month(series.periods[found.before]),
        before_figure=figure_text(series, found.before, indicator, language),
        verdict=_verdict(found.difference, indicator, language),
    )


def phase_change_reading(
    found: PhaseChange, series: TrendSeries, *, indicator: Indicator, language: Language
) -> str:
    """The phase and the same phase of the election before, or why there is no comparison."""
    if found.last is None:
        return language.text("No month is firm yet: no comparison with an earlier election.")
    if found.band is None:
        month = language.month(series.periods[found.last])
        return language.text("{month} lies in no phase of an election.", month=month)
    name = _phase(found.band, language)
    if found.earlier is None or found.difference is None:
        return language.text(
            "{phase}: no figures of the same phase of the election before.", phase=name
        )
    difference = found.difference
    sentence = language.text(
        "**{phase}: {figure}; {before}: {before_figure}.** {verdict}",
        phase=name,
        figure=_amount(difference.now, series, found.months, indicator, language),
        before=_phase(found.earlier, language),
        before_figure=_amount(difference.before, series, found.earlier_months, indicator, language),
        verdict=_verdict(difference, indicator, language),
    )
    if found.earlier.is_verified:
        return sentence
    return f"{sentence} {language.text('The dates of that phase have not been verified.')}"


def _phase(band: Band, language: Language) -> str:
    return language.text(
        "{phase}, {election}", phase=band.label(language), election=band.election(language)
    )


def _amount(
    amount: Amount,
    series: TrendSeries,
    months: tuple[int, ...],
    indicator: Indicator,
    language: Language,
) -> str:
    """Cases in so many months, a rate with its sums, or a position with its month."""
    if indicator.nature is Nature.POSITION:
        return language.text(
            "{figure} at the end of {month}",
            figure=figure_text(series, months[-1], indicator, language),
            month=language.month(series.periods[months[-1]]),
        )
    if indicator.denominator == "personnel":
        return language.plural(
            "{value} a month ({cases} in {n} month)",
            "{value} a month ({cases} in {n} months)",
            len(months),
            value=indicator.write(amount.rate, language),
            cases=language.number(amount.cases),
        )
    if indicator.is_rate:
        return language.text(
            "{value} ({n} of {total})",
            value=indicator.write(amount.rate, language),
            n=language.number(amount.cases),
            total=language.number(amount.exposure),
        )
    return language.plural(
        "{cases} in {n} month",
        "{cases} in {n} months",
        len(months),
        cases=language.number(amount.cases),
    )


def _verdict(found: Difference, indicator: Indicator, language: Language) -> str:
    """What the test allows; of a position only the difference."""
    change = found.change
    if change is None:
        return ""
    if indicator.nature is Nature.POSITION:
        return _position(found, change, indicator, language)
    if found.p is None:
        return ""
    if not found.is_more_than_chance:
        return language.text("Chance alone can make such a difference.")
    if change > 0:
        return language.text("The rise is larger than chance usually makes (95%).")
    return language.text("The fall is larger than chance usually makes (95%).")


def _position(found: Difference, change: float, indicator: Indicator, language: Language) -> str:
    if indicator.has_targets:
        amount = language.number(abs(change) * 100, 1)
        if amount == language.number(0, 1):
            return language.text("Unchanged.")
        if change > 0:
            return language.text("Up {amount} points.", amount=amount)
        return language.text("Down {amount} points.", amount=amount)
    cases = (found.now.cases or 0) - (found.before.cases or 0)
    if cases == 0:
        return language.text("Unchanged.")
    words = language.number(abs(cases))
    return (
        language.text("{amount} more.", amount=words)
        if cases > 0
        else language.text("{amount} fewer.", amount=words)
    )
