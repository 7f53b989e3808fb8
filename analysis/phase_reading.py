"""Changes in words: against the month before, and against the phase of the election before."""

from __future__ import annotations

from analysis.control_marks import figure_text
from analysis.phase_change import MonthChange, PhaseChange
from analysis.trend import TrendSeries
from analysis.two_periods import Amount, Difference
from domain.calendar import Band, bands_between
from domain.fields import Nature
from domain.indicators import Indicator
from domain.language import N_, Language
from domain.period import Period


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
        return _no_phase(series.periods[found.last], language)
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
        before=_inside(_phase(found.earlier, language)),
        before_figure=_amount(difference.before, series, found.earlier_months, indicator, language),
        verdict=_verdict(difference, indicator, language),
    )
    if found.earlier.is_verified:
        return sentence
    return f"{sentence} {language.text('The dates of that phase have not been verified.')}"


def _phase(band: Band, language: Language) -> str:
    return language.text(
        "{phase} of the {election}",
        phase=band.label(language),
        election=band.election_within(language),
    )


def _inside(words: str) -> str:
    """The same words further on in a sentence."""
    return words[:1].lower() + words[1:]


def _no_phase(period: Period, language: Language) -> str:
    """A month may touch a phase that most of its days do not lie in."""
    month = language.month(period)
    if bands_between(period, period):
        return language.text("Most of {month} lies in no phase of an election.", month=month)
    return language.text("{month} lies in no phase of an election.", month=month)


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
    is_even = indicator.is_rate or found.now.exposure == found.before.exposure
    if change == 0 and is_even:
        return language.text("Unchanged.")
    kind = 0 if not found.is_more_than_chance else 1 if change > 0 else -1
    return language.text(_VERDICTS[found.is_widened, is_even][kind])


# By whether months scatter more than chance, and whether units and months are equal in number: sums
# of unequal ones may tell the opposite. 0: no more than usual; 1: a rise; -1: a fall.
_VERDICTS = {
    (False, True): {
        0: N_("Chance alone can make such a difference."),
        1: N_("The rise is larger than chance usually makes (95%)."),
        -1: N_("The fall is larger than chance usually makes (95%)."),
    },
    (False, False): {
        0: N_("Per unit and month, chance alone can make such a difference."),
        1: N_("Per unit and month, the rise is larger than chance usually makes (95%)."),
        -1: N_("Per unit and month, the fall is larger than chance usually makes (95%)."),
    },
    (True, True): {
        0: N_("The usual ups and downs can make such a difference; they are wider than chance."),
        1: N_("The rise is larger than the usual ups and downs (95%)."),
        -1: N_("The fall is larger than the usual ups and downs (95%)."),
    },
    (True, False): {
        0: N_(
            "Per unit and month, the usual ups and downs can make such a difference; they are "
            "wider than chance."
        ),
        1: N_("Per unit and month, the rise is larger than the usual ups and downs (95%)."),
        -1: N_("Per unit and month, the fall is larger than the usual ups and downs (95%)."),
    },
}


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
