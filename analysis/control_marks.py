"""The marks of a control chart, numbered, each with a sentence.

A sentence states the figures, and of a mark only how rare it is when nothing changes.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.control_chart import ControlChart
from analysis.run_rules import Rule, Signal
from analysis.trend import TrendSeries
from domain.calendar import campaign_phase_of
from domain.indicators import Indicator
from domain.language import N_, Language


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered mark of a chart with its sentence.

    Attributes:
        places: indices of the months that bear the number.
        is_provisional: whether the month is still coming in, so that the mark may go again.
    """

    number: int
    rule: Rule
    places: tuple[int, ...]
    is_upward: bool
    is_provisional: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class _Chart:
    """A chart with what its sentences need."""

    series: TrendSeries
    chart: ControlChart
    indicator: Indicator
    language: Language

    def month(self, i: int) -> str:
        return self.language.month(self.series.periods[i])

    def write(self, value: float | None) -> str:
        return self.indicator.write(value, self.language)

    def ends(self, signal: Signal) -> dict[str, str]:
        return {
            "first": self.month(signal.first),
            "last": self.month(signal.last),
            "n": self.language.number(signal.last - signal.first + 1),
        }


def marks_of(
    series: TrendSeries, chart: ControlChart, *, indicator: Indicator, language: Language
) -> tuple[Mark, ...]:
    """The marks in the order of time, numbered from 1; none without limits.

    Months beyond a limit one after the other share a number. Missing months bear none.
    """
    drawn = _Chart(series, chart, indicator, language)
    firm = [(signal, False) for signal in _joined(chart.signals)]
    late = [(signal, True) for signal in _joined(chart.provisional)]
    return tuple(
        _mark(number, signal, is_late, drawn)
        for number, (signal, is_late) in enumerate([*firm, *late], start=1)
    )


def _joined(signals: tuple[Signal, ...]) -> list[Signal]:
    """The signals, points beyond the same limit that follow one another made one."""
    found: list[Signal] = []
    for signal in signals:
        before = next((one for one in found if _goes_on(one, signal)), None)
        if before is None:
            found.append(signal)
            continue
        found.remove(before)
        found.append(Signal(Rule.BEYOND, signal.is_upward, before.first, signal.last))
    return found


def _goes_on(before: Signal, signal: Signal) -> bool:
    is_same = before.rule is signal.rule is Rule.BEYOND and before.is_upward == signal.is_upward
    return is_same and before.last == signal.first - 1


def _mark(number: int, signal: Signal, is_provisional: bool, drawn: _Chart) -> Mark:
    first = signal.first if signal.rule is Rule.BEYOND else signal.last
    return Mark(
        number=number,
        rule=signal.rule,
        places=tuple(range(first, signal.last + 1)),
        is_upward=signal.is_upward,
        is_provisional=is_provisional,
        sentence=_sentence(signal, is_provisional, drawn),
    )


def _sentence(signal: Signal, is_provisional: bool, drawn: _Chart) -> str:
    language = drawn.language
    if signal.rule is not Rule.BEYOND:
        rare = language.text("Chance alone rarely does that.")
        return f"**{_run(signal, drawn)}** {rare}"
    what = f"**{_beyond(signal, drawn)}**"
    if is_provisional:
        late = language.text("Provisional: reports are still coming in, so it is not judged yet.")
        return f"{what} {late}"
    return " ".join((what, _rarity(signal, drawn), *_coincidence(signal, drawn)))


def _rarity(signal: Signal, drawn: _Chart) -> str:
    """How rare a figure beyond the limit is.

    Of exact limits it is at most 1 of 1,000 whatever the mean is, after few months, too. But fewer
    than a dozen cannot show whether months scatter more than chance: then it is more, so no number
    is given; and never more than "about" (docs/control_charts.md).
    """
    if drawn.chart.is_tentative:
        words = (
            N_("If nothing changes, a figure this high is rare; {n} months are too few to say "
               "how rare.")
            if signal.is_upward
            else N_("If nothing changes, a figure this low is rare; {n} months are too few to say "
                    "how rare.")
        )  # fmt: skip
        return drawn.language.text(words, n=drawn.language.number(len(drawn.chart.baseline)))
    words = (
        N_("If nothing changes, a figure this high comes up in about 1 of 1,000 months.")
        if signal.is_upward
        else N_("If nothing changes, a figure this low comes up in about 1 of 1,000 months.")
    )
    return drawn.language.text(words)


def _beyond(signal: Signal, drawn: _Chart) -> str:
    if signal.first != signal.last:
        return _several_beyond(signal, drawn)
    limits = drawn.chart.upper_998 if signal.is_upward else drawn.chart.lower_998
    limit = drawn.write(limits[signal.last])
    words = (
        N_("{month}: {figure}, above the limit of {limit}.")
        if signal.is_upward
        else N_("{month}: {figure}, below the limit of {limit}.")
    )
    if limit == drawn.write(drawn.series.values[signal.last]):  # both round to the same
        words = (
            N_("{month}: {figure}, just above the limit.")
            if signal.is_upward
            else N_("{month}: {figure}, just below the limit.")
        )
    return drawn.language.text(
        words,
        month=drawn.month(signal.last),
        figure=figure_text(drawn.series, signal.last, drawn.indicator, drawn.language),
        limit=limit,
    )


def _several_beyond(signal: Signal, drawn: _Chart) -> str:
    words = (
        N_("{first} to {last}: {n} months above the limit, {low} to {high}.")
        if signal.is_upward
        else N_("{first} to {last}: {n} months below the limit, {low} to {high}.")
    )
    months = drawn.series.values[signal.first : signal.last + 1]
    known = [value for value in months if value is not None]
    low, high = drawn.write(min(known)), drawn.write(max(known))
    if low == high:
        words = (
            N_("{first} to {last}: {n} months above the limit, {high} each.")
            if signal.is_upward
            else N_("{first} to {last}: {n} months below the limit, {high} each.")
        )
    return drawn.language.text(words, **drawn.ends(signal), low=low, high=high)


def figure_text(series: TrendSeries, i: int, indicator: Indicator, language: Language) -> str:
    """A month's value, of a rate with numerator and denominator; a dash where unknown."""
    value = indicator.write(series.values[i], language)
    if not indicator.is_rate or series.values[i] is None:
        return value
    return language.text(
        "{value} ({n} of {total})",
        value=value,
        n=language.number(series.numerators[i]),
        total=language.number(series.denominators[i]),
    )


def _coincidence(signal: Signal, drawn: _Chart) -> tuple[str, ...]:
    """Names the campaign that most days of every month, or of some, lie in; that is no cause."""
    months = drawn.series.periods[signal.first : signal.last + 1]
    bands = {campaign_phase_of(period) for period in months}
    campaigns = [band for band in bands if band]
    if len(campaigns) != 1:
        return ()
    words = (
        N_("During the campaign for the {election}.")
        if len(bands) == 1
        else N_("Partly during the campaign for the {election}.")
    )
    election = campaigns[0].election_within(drawn.language)
    return (drawn.language.text(words, election=election),)


_RUNS = {
    (Rule.TWO_OF_THREE, True): N_(
        "{first} to {last}: two of three months in a row above the upper 95% limit."
    ),
    (Rule.TWO_OF_THREE, False): N_(
        "{first} to {last}: two of three months in a row below the lower 95% limit."
    ),
    (Rule.RUN, True): N_("{first} to {last}: {n} months in a row above the mean of {mean}."),
    (Rule.RUN, False): N_("{first} to {last}: {n} months in a row below the mean of {mean}."),
    (Rule.TREND, True): N_(
        "{first} to {last}: {n} months in a row, each higher than the one before."
    ),
    (Rule.TREND, False): N_(
        "{first} to {last}: {n} months in a row, each lower than the one before."
    ),
}


def _run(signal: Signal, drawn: _Chart) -> str:
    return drawn.language.text(
        _RUNS[signal.rule, signal.is_upward],
        **drawn.ends(signal),
        mean=_means(signal, drawn),
    )


def _means(signal: Signal, drawn: _Chart) -> str:
    """The mean of the stretch, or its ends: that of a count moves with the units that report."""
    stretch = drawn.chart.expected[signal.first : signal.last + 1]
    known = [mean for mean in stretch if mean is not None]
    low, high = (
        mean_text(mean, drawn.indicator, drawn.language) for mean in (min(known), max(known))
    )
    return low if low == high else drawn.language.text("{low} to {high}", low=low, high=high)


def mean_text(mean: float | None, indicator: Indicator, language: Language) -> str:
    """A mean as text: of counts with a decimal, which a mean has; a dash where unknown."""
    if indicator.is_rate:
        return indicator.write(mean, language)
    return language.number(mean, 1)
